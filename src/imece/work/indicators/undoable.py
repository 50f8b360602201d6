"""What of indicators can be taken back for a minute: their definition, targets, steps and measure; figures typed."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.documents.undoable import files_of
from imece.services.search.actions import forget, keep
from imece.services.undoing.kinds import Kind, Table, nothing_beside
from imece.work.indicators import policies
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.actions.indicators import SEARCH_KIND, findables
from imece.work.indicators.actions.periods import hold_office
from imece.work.indicators.models import Actual, Indicator, MilestoneStep, Target
from imece.work.indicators.queries.grid import closed_periods
from imece.work.indicators.workflow import ACTUAL as STATES

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked


def _hold(actor: Actor, asked: Asked) -> None:
    things = Indicator.objects.filter(pk__in=asked.ids).order_by("pk")
    list(things.select_for_update(of=("self",)).values("pk"))


def _may(actor: Actor, asked: Asked) -> Decision:
    things = Indicator.objects.filter(pk__in=asked.ids)
    return first_refusal(*(partial(policies.may_manage_indicator, actor, thing) for thing in things))


def _settle(actor: Actor, asked: Asked) -> None:
    """The search, and the kept figures of the years reported on; who listens to figures rescores."""
    kept = list(Indicator.objects.kept().filter(pk__in=asked.ids))
    keep(findables(kept, actor.office.slug))
    forget(SEARCH_KIND, sorted(set(asked.ids) - {indicator.pk for indicator in kept}))
    years = Actual.objects.filter(indicator_id__in=asked.ids).order_by().values_list("first__year", flat=True)
    for year in sorted(set(years)):
        recompute_figures(year, asked.ids)


def _home(office: str) -> str:
    return reverse("indicators:list", args=[office])


INDICATOR: Final = Kind(
    name="indicators.indicator",
    tables=(
        Table(Indicator),
        Table(Target, "indicator"),
        Table(MilestoneStep, "indicator"),
        Table(Actual, "indicator", stamps=("changed_at",), counters=("revision",)),
    ),
    hold=_hold,
    may=_may,
    settle=_settle,
    home=_home,
)


def _hold_actuals(actor: Actor, asked: Asked) -> None:
    """The office first, as all who make rows do; then the years' rows in the order of their keys, as every writer does."""
    if actor.is_staff:
        hold_office(actor.office_id)
    years = Actual.objects.filter(pk__in=asked.ids).order_by().values_list("indicator_id", "first__year")
    pairs = set(years)
    beside = Actual.objects.filter(
        indicator_id__in={indicator for indicator, _year in pairs},
        first__year__in={year for _indicator, year in pairs},
    )
    list(beside.order_by("pk").select_for_update(of=("self",)).values("pk"))


def _may_enter(actor: Actor, asked: Asked) -> Decision:
    """As keeping a draft: not approved, not submitted, the period not closed."""
    rows = list(Actual.objects.filter(pk__in=asked.ids).select_related("indicator", "office"))
    years = sorted({row.first.year for row in rows})
    closed = list(chain.from_iterable(closed_periods(actor, year) for year in years))
    if any(each.covers(row.period) for each in closed for row in rows):
        return refused(_("This can no longer be undone: the period is closed."))
    return (
        first_refusal(*(partial(STATES.may, "save_draft", actor, row) for row in rows)) if rows else ALLOWED
    )


ACTUAL: Final = Kind(
    name="indicators.actual",
    tables=(Table(Actual, stamps=("changed_at",), counters=("revision",)), files_of(Actual)),
    hold=_hold_actuals,
    may=_may_enter,
    settle=nothing_beside,
    related=("indicator",),
)


def _hold_steps(actor: Actor, asked: Asked) -> None:
    """The milestones first, as ticking does."""
    milestones = MilestoneStep.objects.filter(pk__in=asked.ids).order_by().values("indicator")
    list(
        Indicator.objects.filter(pk__in=milestones)
        .order_by("pk")
        .select_for_update(of=("self",))
        .values("pk")
    )
    list(MilestoneStep.objects.filter(pk__in=asked.ids).order_by("pk").select_for_update().values("pk"))


def _may_tick(actor: Actor, asked: Asked) -> Decision:
    steps = MilestoneStep.objects.filter(pk__in=asked.ids).select_related("indicator")
    return first_refusal(*(partial(policies.may_tick_step, actor, step.indicator) for step in steps))


STEP: Final = Kind(
    name="indicators.step",
    tables=(Table(MilestoneStep), files_of(MilestoneStep)),
    hold=_hold_steps,
    may=_may_tick,
    settle=nothing_beside,
)
