"""What the public sees of a plan: published plans, published figures, nothing of the inside. For the portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imece.work.indicators.choices import Basis
from imece.work.strategy.choices import Level
from imece.work.strategy.models import Objective, ObjectiveNote, Plan
from imece.work.strategy.queries.plans import notes_of
from imece.work.strategy.queries.standing import kept_scores, objective_standing, plan_standing

if TYPE_CHECKING:
    from datetime import datetime

    from imece.work.strategy.querysets import PlanQuerySet
    from imece.work.strategy.standing import ObjectiveStanding, PlanStanding


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """A published plan in a year; `published_at` is when the newest of its figures was published."""

    plan: Plan
    year: int
    standing: PlanStanding
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
    standing: ObjectiveStanding
    notes: dict[str, list[ObjectiveNote]]
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


def public_plan(slug: str, year: int | None = None) -> PublicPlan | None:
    """A published plan with published figures; None when there is no such plan. Ten queries whatever its size.

    Without a year, the newest that has a published figure. Texts are read with `said`, which knows the language.
    """
    plan = public_plans().filter(slug=slug).first()
    if plan is None:
        return None
    kept = kept_scores(plan)
    rows = kept[Level.PLAN, plan.pk, Basis.PUBLISHED]
    years = sorted(reported for reported, row in rows.items() if row.coverage > 0)
    shown = year if year is not None and year in plan.years else _newest(plan, years)
    return PublicPlan(plan, shown, plan_standing(plan, shown, Basis.PUBLISHED, kept), years)


def public_objective(slug: str, objective_id: int, year: int | None = None) -> PublicObjective | None:
    """One objective of a published plan; None when the plan is not public or has no such objective."""
    objective = (
        Objective.objects.filter(pk=objective_id, goal__plan__in=public_plans().filter(slug=slug))
        .select_related("goal__plan__office", "responsible_unit")
        .prefetch_related("collaborating_units", "notes")
        .first()
    )
    if objective is None:
        return None
    plan = objective.goal.plan
    years = _years(plan)
    shown = year if year is not None and year in plan.years else _newest(plan, years)
    standing = objective_standing(objective, shown, Basis.PUBLISHED)
    return PublicObjective(plan, shown, standing, notes_of(objective), years)


def _years(plan: Plan) -> list[int]:
    """The years of the plan that have a published figure, in order."""
    rows = plan.scores.filter(level=Level.PLAN, basis=Basis.PUBLISHED, coverage__gt=0)
    return sorted(rows.values_list("year", flat=True))


def _newest(plan: Plan, years: list[int]) -> int:
    return years[-1] if years else plan.first_year
