"""How an objective stands: its indicators with weights and targets in force, kept figures, both scores. Constant queries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from imece.ground.questions.prepared import Prepared
from imece.work.indicators.choices import ActualState, Basis
from imece.work.indicators.models import Actual, Target, YearFigure
from imece.work.indicators.performance import BandLimits
from imece.work.strategy import standing
from imece.work.strategy.limits import limits_of
from imece.work.strategy.models import ObjectiveIndicator
from imece.work.strategy.reached import IndicatorStanding, Told, from_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from imece.work.indicators.querysets import ActualQuerySet
    from imece.work.strategy.models import Objective, Plan
    from imece.work.strategy.querysets import LinkQuerySet

BY_DAY: Final = ("in_force_from", "pk")


def objective_standing(
    objective: Objective, year: int, basis: str = Basis.APPROVED, *, years: Sequence[int] = ()
) -> standing.ObjectiveStanding[IndicatorStanding]:
    """One objective with its indicators in a year; four queries. `years` asks for the targets of more years."""
    limits = limits_of(objective.goal.plan)
    rows = indicator_standings(objective, year, basis, limits, years)
    return standing.objective_standing(objective, rows, limits)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a year's standings are made of, by indicator."""

    targets: dict[int, dict[int, Target]]
    figures: dict[int, YearFigure]
    told: dict[int, Told]


def indicator_standings(
    objective: Objective, year: int, basis: str, limits: BandLimits, years: Sequence[int] = ()
) -> list[IndicatorStanding]:
    """The indicators of the objective as they stood at the end of the year; four queries, written once."""
    day = date(year, 12, 31)
    at: dict[str, Any] = {"objective": objective.pk, "day": day}
    asked = {year, *years}
    links: list[Any] = LINKS.ask(**at)
    ground = Ground(
        targets=_in_force(
            {link.indicator_id for link in links},
            [row for row in TARGETS.ask(**at, first=min(asked), last=max(asked)) if row.year in asked],
        ),
        figures={row.indicator_id: row for row in FIGURES.ask(**at, year=year, basis=str(basis))},
        told=_last_told(TOLD.ask(**at, since=date(year, 1, 1), until=day)),
    )
    return [_standing(link, year, ground, limits) for link in links]


def standings_of(
    objective_ids: Sequence[int], year: int, basis: str, limits: BandLimits, years: Sequence[int] = ()
) -> dict[int, list[IndicatorStanding]]:
    """The indicators of many objectives as they stood at the end of the year; four queries."""
    day = date(year, 12, 31)
    links: list[Any] = list(links_on(objective_ids, day).weighed_on(day))
    ground = _ground(links, year, basis, {year, *years})
    rows: dict[int, list[IndicatorStanding]] = {pk: [] for pk in objective_ids}
    for link in links:
        rows[link.objective_id].append(_standing(link, year, ground, limits))
    return rows


def _standing(link: Any, year: int, ground: Ground, limits: BandLimits) -> IndicatorStanding:
    return from_figure(
        year,
        link,
        link.weight,
        ground.targets[link.indicator_id],
        ground.figures.get(link.indicator_id),
        limits,
        ground.told.get(link.indicator_id, Told()),
    )


def full_standing(plan: Plan, year: int, basis: str) -> standing.PlanStanding[IndicatorStanding]:
    """The plan with every indicator in full, for pages that reckon with them; six queries whatever its size."""
    goals = list(plan.goals.prefetch_related("objectives"))
    limits = limits_of(plan)
    rows = standings_of([each.pk for goal in goals for each in goal.objectives.all()], year, basis, limits)
    made = [
        standing.goal_standing(
            goal,
            [standing.objective_standing(each, rows[each.pk], limits) for each in goal.objectives.all()],
            limits,
            whole=not plan.is_partial,
        )
        for goal in goals
    ]
    return standing.plan_standing(plan, year, basis, made, limits, [])


def links_on(objective_ids: Sequence[int], day: date) -> LinkQuerySet:
    """The indicators that were part of these objectives on a day."""
    return (
        ObjectiveIndicator.objects.on(day)
        .filter(objective_id__in=objective_ids)
        .select_related("indicator")
        .order_by("position", "pk")
    )


def _ground(links: Sequence[ObjectiveIndicator], year: int, basis: str, years: set[int]) -> Ground:
    ids = {link.indicator_id for link in links}
    figures = YearFigure.objects.filter(indicator_id__in=ids, year=year, basis=basis)
    targets = Target.objects.filter(indicator_id__in=ids, year__in=years).order_by(*BY_DAY)
    reports = told_between(Actual.objects.filter(indicator_id__in=ids), date(year, 1, 1), date(year, 12, 31))
    return Ground(
        targets=_in_force(ids, targets),
        figures={figure.indicator_id: figure for figure in figures},
        told=_last_told(reports),
    )


def _in_force(ids: set[int], rows: Iterable[Target]) -> dict[int, dict[int, Target]]:
    """By indicator and year, the target in force at the end of its year; `rows` in the order of their days."""
    found: dict[int, dict[int, Target]] = {pk: {} for pk in ids}
    for target in rows:
        end = date(target.year, 12, 31)
        if target.in_force_from <= end and (target.superseded_on is None or target.superseded_on > end):
            found[target.indicator_id][target.year] = target
    return found


def told_between(actuals: ActualQuerySet, since: date, until: date) -> QuerySet[Actual, tuple[Any, ...]]:
    """What approved reports of these days said, in their order."""
    rows = actuals.filter(state=ActualState.APPROVED, first__gte=since, last__lte=until).order_by("last")
    return rows.values_list("indicator_id", "deviation_reason", "measures_taken", "published_at")


def _last_told(reports: Iterable[tuple[Any, ...]]) -> dict[int, Told]:
    """What the last report of each indicator said, and when the newest one was published."""
    told: dict[int, Told] = {}
    for pk, reason, measures, published_at in reports:
        known = told.get(pk, Told())
        newest = max((day for day in (known.published_at, published_at) if day), default=None)
        if reason or measures:
            known = Told(reason, measures)
        told[pk] = replace(known, published_at=newest)
    return told


def _held(objective: int, day: date) -> QuerySet[ObjectiveIndicator, Any]:
    """The ids of the indicators of one objective on a day, for a subquery."""
    return ObjectiveIndicator.objects.on(day).filter(objective_id=objective).values("indicator_id")


LINKS: Final = Prepared(
    lambda objective, day: links_on([objective], day).weighed_on(day), objective=int, day=date
)
TARGETS: Final = Prepared(
    lambda objective, day, first, last: Target.objects.filter(
        indicator__in=_held(objective, day), year__gte=first, year__lte=last
    ).order_by(*BY_DAY),
    objective=int,
    day=date,
    first=int,
    last=int,
)
FIGURES: Final = Prepared(
    lambda objective, day, year, basis: YearFigure.objects.filter(
        indicator__in=_held(objective, day), year=year, basis=basis
    ),
    objective=int,
    day=date,
    year=int,
    basis=str,
)
TOLD: Final = Prepared(
    lambda objective, day, since, until: told_between(
        Actual.objects.filter(indicator__in=_held(objective, day)), since, until
    ),
    objective=int,
    day=date,
    since=date,
    until=date,
)
