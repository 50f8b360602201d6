"""The reporting desk: a period at a glance, requests, approvals, closing and publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.work.indicators import policies, queries
from imece.work.indicators.actions import periods, publishing
from imece.work.indicators.choices import ActualState
from imece.work.indicators.forms.office import ReasonForm
from imece.work.indicators.models import Actual
from imece.work.indicators.queries import desk as desks

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from imece.ground.values.period import Period

SORTS = {"unit": ("indicator__responsible_unit__sort_key", "indicator_id", "first", "pk")}


@office_page(may=policies.may_see_desk)
def desk(request: OfficeRequest) -> HttpResponse:
    """The period that ended last."""
    return show_desk(request, desks.last_finished(request.actor.today))


@office_page(load=queries.period, may=policies.may_see_desk)
def desk_of(request: OfficeRequest, period: Period) -> HttpResponse:
    """A chosen period."""
    return show_desk(request, period)


def show_desk(request: OfficeRequest, period: Period) -> HttpResponse:
    """Units and states, what is late, the actuals of the period page by page."""
    context = {
        "desk": desks.desk(request.actor, period),
        "period": period,
        "states": [state.label for state in ActualState],
        "list": listing(desks.actuals_of(request.actor, period), request, sorts=SORTS, default="unit"),
        "periods": desks.periods_to_choose(request.actor, period),
        "may_request": policies.may_request(request.actor),
        "may_close": policies.may_close_period(request.actor),
        "may_lay_chain": policies.may_lay_chain(request.actor),
        "language": get_language(),
    }
    return render(request, "indicators/desk.html", context)


@office_page(load=queries.period, may=policies.may_see_desk)
def period_page(request: OfficeRequest, period: Period) -> HttpResponse:
    """Whether the period is closed, by whom, why it was reopened; close, reopen, publish."""
    inside = Actual.objects.filter(office_id=request.actor.office_id).within(period)
    context = {
        "period": period,
        "here": desks.OfficePeriod(request.actor.office, period),
        "closure": desks.closure_of(request.actor, period),
        "closures": desks.closures(request.actor, period),
        "left": inside.exclude(state=ActualState.APPROVED).count(),
        "unpublished": inside.approved().filter(published_at__isnull=True).count(),
        "total": inside.count(),
        "may_close": policies.may_close_period(request.actor),
        "close_form": ReasonForm(required=False, label=_("Why it is closed without them"), prefix="close"),
        "reopen_form": ReasonForm(label=_("Why it is opened again"), prefix="reopen"),
    }
    return render(request, "indicators/period.html", context)


@office_page(load=queries.period, may=policies.may_close_period)
@require_POST
def close(request: OfficeRequest, period: Period) -> HttpResponse:
    """Close the period."""
    reason = request.POST.get("close-reason", "")
    return said(
        request,
        period,
        _("The period is closed."),
        lambda: periods.close_period(actor=request.actor, period=period, reason_for_open=reason),
    )


@office_page(load=queries.period, may=policies.may_reopen)
@require_POST
def reopen(request: OfficeRequest, period: Period) -> HttpResponse:
    """Open it again, with a reason."""
    reason = request.POST.get("reopen-reason", "")
    return said(
        request,
        period,
        _("The period is open again."),
        lambda: periods.reopen_period(actor=request.actor, period=period, reason=reason),
    )


@office_page(load=queries.period, may=policies.may_publish)
@require_POST
def publish(request: OfficeRequest, period: Period) -> HttpResponse:
    """Let the public see the approved figures."""
    return said(
        request,
        period,
        _("The approved figures are published."),
        lambda: publishing.publish_period(actor=request.actor, period=period),
    )


def said(request: OfficeRequest, period: Period, sentence: str, act: Callable[[], object]) -> HttpResponse:
    """Do it and go back to the period's page with what happened or why not."""
    try:
        act()
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, sentence)
    return redirect("indicators:period", request.actor.office.slug, period.key)
