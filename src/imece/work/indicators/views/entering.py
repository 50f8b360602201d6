"""Entering actuals: my list, one actual, a whole request; evidence, receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.documents import serving
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say
from imece.work.indicators import policies, queries
from imece.work.indicators.actions import reporting
from imece.work.indicators.forms.entry import ALREADY, EntrySheet
from imece.work.indicators.queries import desk
from imece.work.indicators.queries.entry import entries
from imece.work.indicators.undoable import ACTUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import Actual, ReportRequest
    from imece.work.indicators.queries.lookups import HeldDocument

MOST_ON_MY_PAGE = 60
SHOWN_ANSWERED = 10


def sheet_of(request: HttpRequest, actor: Actor, actuals: Sequence[Actual]) -> EntrySheet:
    """The forms of the actuals, filled with what was sent, if anything."""
    if request.method != "POST":
        return EntrySheet(actor, entries(actuals))
    intent = request.POST.get("intent", "")
    return EntrySheet(actor, entries(actuals), data=request.POST, files=request.FILES, intent=intent)


def was_sent(request: HttpRequest, sheet: EntrySheet) -> bool:
    """Whether a POST went through as a whole; a second click on a sent sheet counts as sent."""
    return request.method == "POST" and (not sheet.forms or (sheet.is_valid() and sheet.send()))


def say_what_became_of(request: HttpRequest, sheet: EntrySheet) -> None:
    """Submitted, kept as a draft, or (from a second click or tab) submitted before."""
    if not sheet.forms:
        messages.info(request, ALREADY)
    elif sheet.intent == "submit":
        messages.success(request, _("Submitted. Thank you."))
    elif sheet.watch is not None:
        say(request, _("Your draft is kept."), sheet.watch)


@office_page(may=policies.may_read)
def mine(request: OfficeRequest) -> HttpResponse:
    """What my unit has to enter, and what it has sent."""
    context = {
        "waiting": desk.mine(request.actor)[:MOST_ON_MY_PAGE],
        "answered": desk.answered(request.actor)[:SHOWN_ANSWERED],
        "requests": policies.visible_requests(request.actor)
        .filter(
            office_id=request.actor.office_id, withdrawn_at__isnull=True, actuals__in=desk.mine(request.actor)
        )
        .select_related("unit")
        .distinct(),
        "today": request.actor.today,
    }
    return render(request, "indicators/mine.html", context)


@office_page(load=queries.actual, may=policies.may_enter_actual)
def enter(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """One actual."""
    sheet = sheet_of(request, request.actor, [actual])
    if was_sent(request, sheet):
        if sheet.forms and sheet.intent == "submit":
            return redirect("indicators:receipt", request.actor.office.slug, actual.pk)
        say_what_became_of(request, sheet)
        where = "indicators:enter" if sheet.forms else "indicators:receipt"
        return redirect(where, request.actor.office.slug, actual.pk)
    context = {"sheet": sheet, "actual": actual, "closure": desk.closure_of(request.actor, actual.period)}
    return render(request, "indicators/enter.html", context)


@office_page(load=queries.report_request, may=policies.may_read)
def report_request(request: OfficeRequest, asked: ReportRequest) -> HttpResponse:
    """A whole request on one page: every indicator with its input, all sent at once."""
    actuals = list(desk.of_request(request.actor, asked))
    sheet = sheet_of(request, request.actor, actuals)
    if was_sent(request, sheet):
        say_what_became_of(request, sheet)
        return redirect("indicators:request", request.actor.office.slug, asked.pk)
    context = {
        "sheet": sheet,
        "asked": asked,
        "closure": desk.closure_of(request.actor, asked.period),
        "may_request": policies.may_request(request.actor, asked),
        "today": request.actor.today,
    }
    return render(request, "indicators/request.html", context)


@office_page(load=queries.actual, may=policies.may_read)
def receipt(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """Time and hash of a submission."""
    may_withdraw = policies.may_withdraw(request.actor, actual)
    context = {"actual": actual, "may_withdraw": may_withdraw.allowed and actual.state == "submitted"}
    return render(request, "indicators/receipt.html", context)


@office_page(load=queries.actual, may=policies.may_withdraw)
@require_POST
def withdraw(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """Take a submission back."""
    reporting.withdraw(actor=request.actor, actual=actual)
    messages.success(request, _("Taken back: it is a draft again."))
    return redirect("indicators:enter", request.actor.office.slug, actual.pk)


@office_page(load=queries.actual_document, may=policies.may_read)
def document(request: OfficeRequest, held: HeldDocument) -> HttpResponse:
    """A document of an actual, as a download (or its small picture)."""
    return serving.send(held.document, small="small" in request.GET)  # type: ignore[return-value]


@office_page(load=queries.actual_document, may=policies.may_take_document)
@require_POST
def take_document(request: OfficeRequest, held: HeldDocument) -> HttpResponse:
    """Take a document off an actual that is still being entered."""
    with watching(request.actor, ACTUAL, [held.actual.pk]) as watch:
        reporting.take_away_evidence(actor=request.actor, actual=held.actual, document=held.document)
    say(request, _("The document is taken away."), watch)
    return redirect("indicators:enter", request.actor.office.slug, held.actual.pk)
