"""What the public sees of a plan: published plans, published figures, nothing of the inside. For the portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from imece.ground.questions.prepared import Prepared
from imece.services.accounts.models import Unit
from imece.work.indicators.choices import Basis
from imece.work.strategy.choices import Level
from imece.work.strategy.models import KeptScore, Objective, ObjectiveNote, Plan
from imece.work.strategy.queries.overview import plan_scores, plan_standing, published_times
from imece.work.strategy.queries.plans import by_kind
from imece.work.strategy.queries.standing import objective_standing

if TYPE_CHECKING:
    from datetime import datetime

    from imece.work.strategy.querysets import PlanQuerySet
    from imece.work.strategy.reached import IndicatorStanding, PartStanding
    from imece.work.strategy.standing import ObjectiveStanding, PlanStanding


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """A published plan in a year; `published_at` is when the newest of its figures was published."""

    plan: Plan
    year: int
    standing: PlanStanding[PartStanding]
    years: list[int]

    @property
    def published_at(self) -> datetime | None:
        """When the newest figure shown was published; None while there is none."""
        return max((row.published_at for row in self.standing.indicators if row.published_at), default=None)


@dataclass(frozen=True, slots=True)
class PublicObjective:
    """One objective of a published plan in a year, with what the public page prints beside its indicators."""

    plan: Plan
    year: int
    standing: ObjectiveStanding[IndicatorStanding]
    notes: dict[str, list[ObjectiveNote]]
    units: list[Unit]
    years: list[int]

    @property
    def objective(self) -> Objective:
        """The objective itself; its texts through `said`."""
        return self.standing.objective

    @property
    def published_at(self) -> datetime | None:
        """When the newest figure shown was published; None while there is none."""
        return max((row.published_at for row in self.standing.indicators if row.published_at), default=None)


def public_plans() -> PlanQuerySet:
    """Published plans of offices that have public pages."""
    return Plan.objects.published().filter(office__is_public=True).select_related("office")


def public_plan(office: str, plan_id: int, year: int | None = None) -> PublicPlan | None:
    """A published plan of an office with published figures; None when there is no such plan. Six queries whatever its size.

    Without a year, the newest that has a published figure. Texts are read with `said`, which knows the language.
    """
    plan = next(iter(PLAN.ask(office=office, plan=plan_id)), None)
    if plan is None:
        return None
    trend = plan_scores(plan, Basis.PUBLISHED)
    years = sorted(reported for reported, row in trend.items() if row.coverage > 0)
    shown = year if year is not None and year in plan.years else _newest(plan, years)
    times = published_times(plan, shown)
    standing = plan_standing(plan, shown, Basis.PUBLISHED, trend=trend, published=times)
    return PublicPlan(plan, shown, standing, years)


def public_objective(
    office: str, plan_id: int, objective_id: int, year: int | None = None
) -> PublicObjective | None:
    """One objective of a published plan; None when the plan is not public or has no such objective."""
    objective = next(iter(OBJECTIVE.ask(office=office, plan=plan_id, objective=objective_id)), None)
    if objective is None:
        return None
    plan = objective.goal.plan
    years = _years(plan)
    shown = year if year is not None and year in plan.years else _newest(plan, years)
    standing = objective_standing(objective, shown, Basis.PUBLISHED)
    notes = by_kind(NOTES.ask(objective=objective.pk))
    return PublicObjective(plan, shown, standing, notes, UNITS.ask(objective=objective.pk), years)


def _years(plan: Plan) -> list[int]:
    """The years of the plan that have a published figure, in order."""
    return sorted(year for (year,) in YEARS.ask(plan=plan.pk))


def _newest(plan: Plan, years: list[int]) -> int:
    return years[-1] if years else plan.first_year


PLAN: Final = Prepared(
    lambda office, plan: public_plans().filter(office__slug=office, pk=plan), office=str, plan=int
)
OBJECTIVE: Final = Prepared(
    lambda office, plan, objective: Objective.objects.filter(
        pk=objective, goal__plan__in=public_plans().filter(office__slug=office, pk=plan).values("pk")
    ).select_related("goal__plan__office", "responsible_unit"),
    office=str,
    plan=int,
    objective=int,
)
NOTES: Final = Prepared(lambda objective: ObjectiveNote.objects.filter(objective_id=objective), objective=int)
UNITS: Final = Prepared(lambda objective: Unit.objects.filter(collaborations=objective), objective=int)
YEARS: Final = Prepared(
    lambda plan: KeptScore.objects.filter(
        plan_id=plan, level=Level.PLAN, basis=Basis.PUBLISHED, coverage__gt=0
    ).values_list("year"),
    plan=int,
)
