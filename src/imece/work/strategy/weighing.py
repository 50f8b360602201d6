"""Reads plans as they are weighed: goals, objectives, indicators with the weight in force and their kept figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import FilteredRelation, Q

from imece.ground.questions.prepared import Prepared
from imece.work.indicators.choices import Basis
from imece.work.strategy.models import Goal, ObjectiveIndicator

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from django.db.models import QuerySet

KEPT_BASES: Final = (Basis.APPROVED, Basis.PUBLISHED)
PLAN_COLUMNS: Final = (
    "plan_id",
    "plan__is_partial",
    "pk",
    "number",
    "weight",
    "objectives__pk",
    "objectives__number",
    "objectives__weight",
    "link__pk",
    "link__number",
    "link__indicator_id",
    "in_force__value",
    "figure__basis",
    "figure__effective",
    "figure__through",
)
KEPT_COLUMNS: Final = (
    "before__basis",
    "before__method_score",
    "before__known_score",
    "before__coverage",
    "before__through",
)
READ_AT_ONCE: Final = 2000


@dataclass(slots=True)
class Weighed:
    """One indicator in its objective: number, weight in force, and its effective performance by basis."""

    label: str
    weight: Decimal | None
    effective: dict[str, Decimal | None] = field(default_factory=dict)
    through: dict[str, date | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What an objective was scored when it was last kept."""

    method: Decimal | None
    known_only: Decimal | None
    coverage: Decimal
    through: date | None


@dataclass(slots=True)
class Branch:
    """An objective (its leaves are indicators) or a goal (its branches are objectives)."""

    pk: int
    label: str
    weight: Decimal | None
    leaves: dict[int, Weighed] = field(default_factory=dict)
    branches: dict[int, Branch] = field(default_factory=dict)
    indicator_ids: set[int] = field(default_factory=set)
    before: dict[str, Before] = field(default_factory=dict)


@dataclass(slots=True)
class Tree:
    """A plan as it is weighed."""

    pk: int
    whole: bool
    goals: dict[int, Branch] = field(default_factory=dict)

    def is_kept(self, besides: frozenset[int]) -> bool:
        """Whether every objective but those that hold one of these indicators was scored before, on each basis."""
        return all(
            len(objective.before) == len(KEPT_BASES) or not besides.isdisjoint(objective.indicator_ids)
            for goal in self.goals.values()
            for objective in goal.branches.values()
        )


def read(goals: QuerySet[Goal], year: int) -> list[Tree]:
    """The plans of these goals with weights in force at the end of the year and kept figures, in one query.

    The end of the year decides, since B is the target for the end of the monitored year.
    """
    rows = _weighed(goals, "objectives__indicators", date(year, 12, 31), year)
    return _trees(rows.values_list(*PLAN_COLUMNS, named=True).iterator(chunk_size=READ_AT_ONCE))


def read_narrowed(indicator_ids: frozenset[int], year: int) -> list[Tree]:
    """The plans that hold these indicators: leaves only of their objectives, the others as they were kept before."""
    day = date(year, 12, 31)
    if len(indicator_ids) == 1:
        (indicator,) = indicator_ids
        return _trees(AROUND_ONE.ask(indicator=indicator, day=day, year=year))
    return _trees(around({"indicator_id__in": indicator_ids}, day, year).iterator(chunk_size=READ_AT_ONCE))


def around(held: dict[str, Any], day: date, year: int) -> QuerySet[Goal, Any]:
    """The rows of plans with a link that meets the condition: from that link to its neighbours in the objective."""
    plans = ObjectiveIndicator.objects.filter(**held).values("objective__goal__plan_id")
    goals = Goal.objects.filter(plan_id__in=plans, plan__removed_at__isnull=True)
    theirs = Q(**{f"objectives__indicators__{name}": value for name, value in held.items()})
    before = FilteredRelation(
        "objectives__scores",
        condition=Q(objectives__scores__year=year, objectives__scores__basis__in=KEPT_BASES),
    )
    reached = goals.annotate(held=FilteredRelation("objectives__indicators", condition=theirs), before=before)
    rows = _weighed(reached, "held__objective__indicators", day, year)
    return rows.values_list(*PLAN_COLUMNS, *KEPT_COLUMNS, named=True)


AROUND_ONE: Final = Prepared(
    lambda indicator, day, year: around({"indicator_id": indicator}, day, year),
    indicator=int,
    day=date,
    year=int,
)


def _weighed(goals: QuerySet[Goal], links: str, day: date, year: int) -> QuerySet[Goal]:
    """Goals joined with objectives, the links on that day (by the path `links`), weights in force, kept figures."""
    present = (Q(**{f"{links}__added_on__isnull": True}) | Q(**{f"{links}__added_on__lte": day})) & (
        Q(**{f"{links}__removed_on__isnull": True}) | Q(**{f"{links}__removed_on__gt": day})
    )
    return goals.annotate(
        link=FilteredRelation(links, condition=present),
        in_force=FilteredRelation(
            "link__weights",
            condition=Q(link__weights__in_force_from__lte=day)
            & (Q(link__weights__superseded_on__isnull=True) | Q(link__weights__superseded_on__gt=day)),
        ),
        figure=FilteredRelation(
            "link__indicator__figures",
            condition=Q(link__indicator__figures__year=year, link__indicator__figures__basis__in=KEPT_BASES),
        ),
    ).order_by("plan_id", "position", "pk", "objectives__position", "objectives__pk", "link__position")


def _trees(rows: Iterable[Any]) -> list[Tree]:
    plans: dict[int, Tree] = {}
    for row in rows:
        plan = plans.setdefault(row.plan_id, Tree(row.plan_id, not row.plan__is_partial))
        goal = plan.goals.setdefault(row.pk, Branch(row.pk, row.number, row.weight))
        if row.objectives__pk is None:
            continue
        objective = goal.branches.setdefault(
            row.objectives__pk, Branch(row.objectives__pk, row.objectives__number, row.objectives__weight)
        )
        if (basis := getattr(row, "before__basis", None)) is not None:
            objective.before[basis] = Before(
                row.before__method_score,
                row.before__known_score,
                row.before__coverage,
                row.before__through,
            )
        if row.link__pk is None:
            continue
        leaf = objective.leaves.setdefault(row.link__pk, Weighed(row.link__number, row.in_force__value))
        objective.indicator_ids.add(row.link__indicator_id)
        if row.figure__basis is not None:
            leaf.effective[row.figure__basis] = row.figure__effective
            leaf.through[row.figure__basis] = row.figure__through
    return list(plans.values())
