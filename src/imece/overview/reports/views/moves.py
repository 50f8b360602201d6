"""The moves of a report, each a button: submit, take back, return, approve, publish, withdraw, take up again, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.overview.reports import actions, policies
from imece.overview.reports.queries import lookups
from imece.services.accounts.doorway import OfficeRequest, office_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from imece.overview.reports.models import Report


@office_page(load=lookups.report, may=policies.may_submit)
@require_POST
def submit(request: OfficeRequest, report: Report) -> HttpResponse:
    """Hand it in."""
    return moved(
        request,
        report,
        _("The report is submitted."),
        lambda: actions.submit_report(actor=request.actor, report=report),
    )


@office_page(load=lookups.report, may=policies.may_take_back)
@require_POST
def take_back(request: OfficeRequest, report: Report) -> HttpResponse:
    """Take it back to write on."""
    return moved(
        request,
        report,
        _("You can write in it again."),
        lambda: actions.take_back_report(actor=request.actor, report=report),
    )


@office_page(load=lookups.report, may=policies.may_decide)
@require_POST
def give_back(request: OfficeRequest, report: Report) -> HttpResponse:
    """Return it with a note."""
    note = request.POST.get("note", "")
    return moved(
        request,
        report,
        _("The report was returned."),
        lambda: actions.return_report(actor=request.actor, report=report, note=note),
    )


@office_page(load=lookups.report, may=policies.may_approve)
@require_POST
def approve(request: OfficeRequest, report: Report) -> HttpResponse:
    """Approve and freeze it."""
    return moved(
        request,
        report,
        _("The report is approved; what it says is frozen."),
        lambda: actions.approve_report(actor=request.actor, report=report),
    )


@office_page(load=lookups.report, may=policies.may_publish)
@require_POST
def publish(request: OfficeRequest, report: Report) -> HttpResponse:
    """Let everybody read it."""
    return moved(
        request,
        report,
        _("The report is on the public page."),
        lambda: actions.publish_report(actor=request.actor, report=report),
    )


@office_page(load=lookups.report, may=policies.may_publish)
@require_POST
def withdraw(request: OfficeRequest, report: Report) -> HttpResponse:
    """Take it from the public page."""
    return moved(
        request,
        report,
        _("The report is no longer public."),
        lambda: actions.withdraw_report(actor=request.actor, report=report),
    )


@office_page(load=lookups.report, may=policies.may_take_up_again)
@require_POST
def take_up(request: OfficeRequest, report: Report) -> HttpResponse:
    """Open an approved report again, with a reason."""
    note = request.POST.get("note", "")
    return moved(
        request,
        report,
        _("The report is open again."),
        lambda: actions.take_up_report(actor=request.actor, report=report, note=note),
    )


@office_page(load=lookups.report, may=policies.may_write)
@require_POST
def renew(request: OfficeRequest, report: Report) -> HttpResponse:
    """Make the drafts anew from records."""
    return moved(
        request,
        report,
        _("The drafts are made anew; what people wrote stays."),
        lambda: actions.renew_drafts(actor=request.actor, report=report),
    )


@office_page(load=lookups.report, may=policies.may_remove)
@require_POST
def remove(request: OfficeRequest, report: Report) -> HttpResponse:
    """Take away a report that was begun by mistake."""
    actions.remove_report(actor=request.actor, report=report)
    messages.success(request, _("The report is removed."))
    return redirect("reports:desk", request.actor.office.slug)


def moved(request: OfficeRequest, report: Report, said: str, act: Callable[[], object]) -> HttpResponse:
    """Make the move and say so, or say why not; back to the report."""
    try:
        act()
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, said)
    return redirect("reports:report", request.actor.office.slug, report.pk)
