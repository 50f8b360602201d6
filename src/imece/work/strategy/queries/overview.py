"""How a whole plan stands: its goals and objectives from kept figures, read as rows. The indicators have their own pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.db.models import FilteredRelation, Max, Q, TextField
from django.db.models.functions import Cast

from imece.ground.questions.prepared import Prepared
from imece.work.indicators.choices import ActualState, Basis
from imece.work.indicators.models import Actual
from imece.work.strategy import standing
from imece.work.strategy.choices import Level
from imece.work.strategy.limits import limits_of
from imece.work.strategy.models import Goal, KeptScore, Objective, ObjectiveIndicator
from imece.work.strategy.reached import KeptRow, PartStanding, from_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from imece.work.indicators.performance import BandLimits
    from imece.work.strategy.models import Plan

KNOWN_OBJECTIVES: Final = 512
COLUMNS: Final = (
    "pk",
    "objective_id",
    "indicator_id",
    "number",
    "weight",
    "indicator__nature",
    "indicator__direction",
    "indicator__unit_kind",
    "indicator__is_ratio",
    "indicator__baseline",
    "curve",
    "formers",
    "figure__pk",
    "figure__through",
    "figure__value",
    "figure__numerator",
    "figure__denominator",
    "figure__judged_level",
    "figure__target",
)


def plan_standing(
    plan: Plan,
    year: int,
    basis: str = Basis.APPROVED,
    *,
    trend: Mapping[int, KeptScore] | None = None,
    published: Mapping[int, datetime] | None = None,
    with_units: bool = False,
) -> standing.PlanStanding[PartStanding]:
    """The plan with goals and objectives in a year, scored from the kept figures; four queries whatever its size.

    `trend` are the plan's kept scores by year when the caller has read them already; `published` is when the newest
    figure of each indicator was published, for pages that say so; `with_units` brings who is responsible along.
    """
    objectives: dict[int, list[Objective]] = defaultdict(list)
    for objective in (WITH_UNITS if with_units else OBJECTIVES).ask(plan=plan.pk):
        objectives[objective.goal_id].append(objective)
    limits = limits_of(plan)
    rows: dict[int, list[KeptRow]] = defaultdict(list)
    for row in kept_rows(plan, year, basis):
        rows[row.objective_id].append(row)
    goal_rows = [
        standing.goal_standing(
            goal,
            [
                _standing_of(objective, rows[objective.pk], limits, published or {})
                for objective in objectives[goal.pk]
            ],
            limits,
            whole=not plan.is_partial,
        )
        for goal in GOALS.ask(plan=plan.pk)
    ]
    years = standing.trend_of(plan_scores(plan, basis) if trend is None else trend, plan.years)
    return standing.plan_standing(plan, year, basis, goal_rows, limits, years)


def _standing_of(
    objective: Objective, rows: list[KeptRow], limits: BandLimits, published: Mapping[int, datetime]
) -> standing.ObjectiveStanding[PartStanding]:
    parts, found = _scored(tuple(rows), tuple(published.get(row.indicator_id) for row in rows), limits)
    return standing.ObjectiveStanding(objective, found.score, parts, found.expected, found.band)


@lru_cache(maxsize=KNOWN_OBJECTIVES)
def _scored(
    rows: tuple[KeptRow, ...], times: tuple[datetime | None, ...], limits: BandLimits
) -> tuple[tuple[PartStanding, ...], standing.Reckoned]:
    """An objective scored from its rows; as nothing else decides, the same rows are not scored twice."""
    parts = tuple(from_row(row, limits, when) for row, when in zip(rows, times, strict=True))
    return parts, standing.reckoned(parts, limits)


GOALS: Final = Prepared(lambda plan: Goal.objects.filter(plan_id=plan), plan=int)
OBJECTIVES: Final = Prepared(lambda plan: Objective.objects.filter(goal__plan_id=plan), plan=int)
WITH_UNITS: Final = Prepared(
    lambda plan: Objective.objects.filter(goal__plan_id=plan).select_related("responsible_unit"), plan=int
)


def kept_rows(plan: Plan, year: int, basis: str) -> list[KeptRow]:
    """The plan's indicators with the weight in force at the end of the year and the year's kept figure; one query."""
    rows = ROWS.ask(plan=plan.pk, day=date(year, 12, 31), year=year, basis=str(basis))
    return [KeptRow._make(row) for row in rows]


def _rows(plan: int, day: date, year: int, basis: str) -> QuerySet[ObjectiveIndicator, tuple[Any, ...]]:
    return (
        ObjectiveIndicator.objects.on(day)
        .weighed_on(day)
        .filter(objective__goal__plan_id=plan)
        .annotate(
            curve=Cast("indicator__expected_curve", TextField()),
            formers=Cast("indicator__former_baselines", TextField()),
            figure=FilteredRelation(
                "indicator__figures",
                condition=Q(indicator__figures__year=year, indicator__figures__basis=basis),
            ),
        )
        .order_by("position", "pk")
        .values_list(*COLUMNS)
    )


ROWS: Final = Prepared(_rows, plan=int, day=date, year=int, basis=str)


def plan_scores(plan: Plan, basis: str) -> dict[int, KeptScore]:
    """The plan's own kept scores by year, without their lines; one query."""
    return {row.year: row for row in TREND.ask(plan=plan.pk, basis=str(basis))}


TREND: Final = Prepared(
    lambda plan, basis: KeptScore.objects.filter(level=Level.PLAN, thing_id=plan, basis=basis).defer("lines"),
    plan=int,
    basis=str,
)


def published_times(plan: Plan, year: int) -> dict[int, datetime]:
    """When the newest report of the year was published, by indicator; one query."""
    return dict(TIMES.ask(plan=plan.pk, first=date(year, 1, 1), last=date(year, 12, 31)))


def _times(plan: int, first: date, last: date) -> QuerySet[Actual, tuple[Any, ...]]:
    links = ObjectiveIndicator.objects.on(last).filter(objective__goal__plan_id=plan)
    reports = Actual.objects.filter(
        indicator__in=links.values("indicator_id"),
        state=ActualState.APPROVED,
        published_at__isnull=False,
        first__gte=first,
        last__lte=last,
    )
    return reports.order_by().values_list("indicator_id").annotate(Max("published_at"))


TIMES: Final = Prepared(_times, plan=int, first=date, last=date)


@dataclass(frozen=True, slots=True)
class LateRow:
    """An indicator below its band, with its place and its name."""

    link: ObjectiveIndicator
    standing: PartStanding


def heaviest(late: Sequence[PartStanding], most: int) -> list[LateRow]:
    """The first of the late rows with their indicators' names; one query, none when nothing is late."""
    shown = late[:most]
    if not shown:
        return []
    links: dict[int, Any] = ObjectiveIndicator.objects.select_related("indicator").in_bulk(
        [row.link_id for row in shown]
    )
    return [LateRow(links[row.link_id], row) for row in shown]
