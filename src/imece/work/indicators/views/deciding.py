"""Deciding: the inbox of what waits for my signature, approving one or many, returning with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import whole_number
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.work.indicators import policies, queries
from imece.work.indicators.actions import deciding
from imece.work.indicators.queries import desk

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.work.indicators.models import Actual


@office_page(may=policies.may_read)
def inbox(request: OfficeRequest) -> HttpResponse:
    """What waits for my signature; ticked rows are approved together."""
    waiting = desk.inbox(request.actor)
    if request.method == "POST":
        chosen = set(request.POST.getlist("actual"))
        approve_many(request, [row for row in waiting if str(row.pk) in chosen])
        return redirect("indicators:inbox", request.actor.office.slug)
    return render(request, "indicators/inbox.html", {"waiting": waiting, "today": request.actor.today})


def approve_many(request: OfficeRequest, rows: list[Actual]) -> None:
    """Approve each by itself: one that is refused does not hold up the others."""
    done = 0
    for row in rows:
        try:
            deciding.approve_step(actor=request.actor, actual=row, revision=seen_revision(request, row))
        except Refused as no:
            messages.error(request, f"{row.indicator}: {no}")
        else:
            done += 1
    if done:
        messages.success(
            request,
            ngettext("%(count)d figure approved.", "%(count)d figures approved.", done) % {"count": done},
        )
    elif not rows:
        messages.info(request, _("Tick what you want to approve."))


def seen_revision(request: OfficeRequest, row: Actual) -> int | None:
    """The revision that the page showed."""
    sent = request.POST.get(f"revision-{row.pk}") or request.POST.get("revision")
    return whole_number(sent, row.revision, least=0) if sent else None


@office_page(load=queries.actual, may=policies.may_weigh)
@require_POST
def decide(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """Approve, return or take up one figure; the verb itself asks who may."""
    note = request.POST.get("reason", "")
    try:
        match request.POST.get("move"):
            case "approve":
                deciding.approve_step(
                    actor=request.actor, actual=actual, revision=seen_revision(request, actual)
                )
                messages.success(request, _("Approved."))
            case "return":
                deciding.return_(actor=request.actor, actual=actual, note=note)
                messages.success(request, _("Returned with your note."))
            case "take_up_again":
                deciding.take_up_again(actor=request.actor, actual=actual, reason=note)
                messages.success(request, _("Taken up again; the unit can mend it now."))
            case _other:
                messages.error(request, _("Choose what to do."))
    except Refused as no:
        messages.error(request, str(no))
    return redirect("indicators:inspect", request.actor.office.slug, actual.pk)
