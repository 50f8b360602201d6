"""How a plan or an objective stands: weights and targets in force, kept figures, both scores. Constant queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from imece.work.indicators.choices import ActualState, Basis
from imece.work.indicators.models import Actual, Target, YearFigure
from imece.work.indicators.performance import BandLimits
from imece.work.strategy import standing
from imece.work.strategy.choices import Level
from imece.work.strategy.limits import limits_of
from imece.work.strategy.models import Goal, KeptScore, Objective, ObjectiveIndicator, Weight
from imece.work.strategy.standing import Told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal

    from django.db.models import QuerySet

    from imece.work.strategy.models import Plan


Kept = dict[tuple[str, int, str], dict[int, KeptScore]]  # (level, id, basis) → year → score


def plan_standing(
    plan: Plan, year: int, basis: str = Basis.APPROVED, kept: Kept | None = None
) -> standing.PlanStanding:
    """The plan with goals, objectives and indicators in a year; nine queries whatever its size.

    `kept` are the plan's kept scores when the caller has read them already.
    """
    goals = list(plan.goals.prefetch_related(Prefetch("objectives", _objectives())))
    objectives = [objective for goal in goals for objective in goal.objectives.all()]
    limits = limits_of(plan)
    trends = kept_scores(plan) if kept is None else kept
    rows = indicator_standings([objective.pk for objective in objectives], year, basis, limits)
    by_objective = {
        objective.pk: standing.objective_standing(
            objective,
            rows[objective.pk],
            limits,
            standing.trend_of(trends[Level.OBJECTIVE, objective.pk, basis], plan.years),
        )
        for objective in objectives
    }
    goal_rows = [
        standing.goal_standing(
            goal, [by_objective[row.pk] for row in goal.objectives.all()], limits, whole=not plan.is_partial
        )
        for goal in goals
    ]
    trend = standing.trend_of(trends[Level.PLAN, plan.pk, basis], plan.years)
    return standing.plan_standing(plan, year, basis, goal_rows, limits, trend)


def objective_standing(
    objective: Objective, year: int, basis: str = Basis.APPROVED
) -> standing.ObjectiveStanding:
    """One objective with its indicators in a year."""
    limits = limits_of(objective.goal.plan)
    rows = indicator_standings([objective.pk], year, basis, limits)
    kept = KeptScore.objects.filter(level=Level.OBJECTIVE, thing_id=objective.pk, basis=basis).defer("lines")
    trend = standing.trend_of({row.year: row for row in kept}, objective.goal.plan.years)
    return standing.objective_standing(objective, rows[objective.pk], limits, trend)


def _objectives() -> QuerySet[Objective]:
    return Objective.objects.select_related("responsible_unit").prefetch_related("collaborating_units")


def kept_scores(plan: Plan) -> Kept:
    """All kept scores of a plan, without their lines; one query."""
    trends: Kept = defaultdict(dict)
    for row in KeptScore.objects.filter(plan=plan).defer("lines"):
        trends[row.level, row.thing_id, row.basis][row.year] = row
    return trends


@dataclass(frozen=True, slots=True)
class Ground:
    """What a year's standings are made of, by link or by indicator."""

    weights: dict[int, Decimal]
    targets: dict[int, Target]
    figures: dict[int, YearFigure]
    told: dict[int, Told]
    published: dict[int, datetime]


def indicator_standings(
    objective_ids: Sequence[int], year: int, basis: str, limits: BandLimits
) -> dict[int, list[standing.IndicatorStanding]]:
    """The indicators of these objectives as they stood at the end of the year; five queries."""
    day = date(year, 12, 31)
    links = list(links_on(objective_ids, day))
    ground = _ground(links, year, basis, day)
    rows: dict[int, list[standing.IndicatorStanding]] = {pk: [] for pk in objective_ids}
    for link in links:
        rows[link.objective_id].append(
            standing.from_figure(
                link,
                ground.weights.get(link.pk),
                ground.targets.get(link.indicator_id),
                ground.figures.get(link.indicator_id),
                limits,
                ground.told.get(link.indicator_id, Told()),
                ground.published.get(link.indicator_id),
            )
        )
    return rows


def links_on(objective_ids: Sequence[int], day: date) -> QuerySet[ObjectiveIndicator]:
    """The indicators that were part of these objectives on a day."""
    return (
        ObjectiveIndicator.objects.on(day)
        .filter(objective_id__in=objective_ids)
        .select_related("indicator__responsible_unit", "objective")
        .order_by("position", "pk")
    )


def _ground(links: Sequence[ObjectiveIndicator], year: int, basis: str, day: date) -> Ground:
    ids = {link.indicator_id for link in links}
    figures = YearFigure.objects.filter(indicator_id__in=ids, year=year, basis=basis)
    told, published = _reports(ids, year)
    weights = Weight.objects.in_force_on(day).filter(link__in=[link.pk for link in links])
    targets = Target.objects.in_force_on(day).filter(indicator_id__in=ids, year=year)
    return Ground(
        weights=dict(weights.values_list("link_id", "value")),
        targets={target.indicator_id: target for target in targets},
        figures={figure.indicator_id: figure for figure in figures},
        told=told,
        published=published,
    )


def _reports(ids: set[int], year: int) -> tuple[dict[int, Told], dict[int, datetime]]:
    """What the last approved report of each indicator said, and when the last one was published."""
    told: dict[int, Told] = {}
    published: dict[int, Any] = {}
    rows = Actual.objects.filter(
        indicator_id__in=ids,
        state=ActualState.APPROVED,
        first__gte=date(year, 1, 1),
        last__lte=date(year, 12, 31),
    ).order_by("last")
    for row in rows.only("indicator_id", "deviation_reason", "measures_taken", "published_at"):
        if row.deviation_reason or row.measures_taken:
            told[row.indicator_id] = Told(row.deviation_reason, row.measures_taken)
        if row.published_at is not None:
            published[row.indicator_id] = max(
                row.published_at, published.get(row.indicator_id, row.published_at)
            )
    return told, published


def goals_of(plan: Plan) -> QuerySet[Goal]:
    """The goals with their objectives, for the tree."""
    return plan.goals.prefetch_related(Prefetch("objectives", _objectives()))
