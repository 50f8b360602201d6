"""Reporting by a signed link: the request with all its indicators, the receipt, the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from imece.doors.guest_desk.entrance import link_page
from imece.services.documents import serving
from imece.work.indicators import queries
from imece.work.indicators.forms.entry import ALREADY, EntrySheet
from imece.work.indicators.policies import request_of_link
from imece.work.indicators.queries import desk
from imece.work.indicators.queries.entry import entries

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import ReportRequest


def asked_of(actor: Actor) -> ReportRequest:
    """The one request of the link."""
    key = request_of_link(actor)
    if key is None:
        raise Http404
    return queries.report_request(actor, key)


@link_page
def report(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """Every indicator of the request with its input; saved or submitted together."""
    asked = asked_of(actor)
    rows = entries(list(desk.of_request(actor, asked)))
    if request.method == "POST":
        intent = request.POST.get("intent", "")
        sheet = EntrySheet(actor, rows, data=request.POST, files=request.FILES, intent=intent)
        if not sheet.forms or (sheet.is_valid() and sheet.send()):
            if not sheet.forms:
                messages.info(request, ALREADY)
            if intent == "submit" or not sheet.forms:
                return redirect("guest_desk:receipt", token)
            messages.success(request, _("Your draft is kept. You can come back with the same link."))
            return redirect("guest_desk:report", token)
    else:
        sheet = EntrySheet(actor, rows)
    closure = desk.closure_of(actor, asked.period)
    context = {"sheet": sheet, "asked": asked, "office": actor.office, "closure": closure, "token": token}
    return render(request, "guest_desk/report.html", context)


@link_page
def receipt(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """What was submitted, when, and the receipts."""
    asked = asked_of(actor)
    context = {
        "asked": asked,
        "actuals": desk.of_request(actor, asked),
        "office": actor.office,
        "token": token,
    }
    return render(request, "guest_desk/receipt.html", context)


@link_page
def document(request: HttpRequest, actor: Actor, token: str, actual: int, document: int) -> HttpResponse:
    """A document that was attached to one of the request's actuals."""
    held = queries.actual_document(actor, actual, document)
    return serving.send(held.document, small="small" in request.GET)  # type: ignore[return-value]
