"""The time machine: a plan scored on any day with the targets and weights that were in force then."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from imece.work.indicators.choices import ActualState, Basis
from imece.work.indicators.models import Actual, Target
from imece.work.indicators.queries.kept import standing_of
from imece.work.indicators.scoring import Report, Rule, year_score
from imece.work.strategy import standing
from imece.work.strategy.limits import limits_of
from imece.work.strategy.models import Objective, ObjectiveIndicator, PlanVersion, Weight
from imece.work.strategy.queries.standing import links_on
from imece.work.strategy.reached import IndicatorStanding

if TYPE_CHECKING:
    from decimal import Decimal

    from imece.work.indicators.performance import BandLimits
    from imece.work.strategy.models import Plan


def scores_as_of(
    plan: Plan, day: date, basis: str = Basis.APPROVED
) -> standing.PlanStanding[IndicatorStanding]:
    """The plan on a day: the periods of that year that had ended, with targets and weights in force on the day.

    Computed on demand from the frozen figures, never kept; seven queries.
    """
    goals = list(
        plan.goals.prefetch_related(
            Prefetch("objectives", Objective.objects.select_related("responsible_unit"))
        )
    )
    objectives = [objective for goal in goals for objective in goal.objectives.all()]
    limits = limits_of(plan)
    rows = _rows([objective.pk for objective in objectives], day, basis, limits)
    goal_rows = [
        standing.goal_standing(
            goal,
            [
                standing.objective_standing(objective, rows[objective.pk], limits)
                for objective in goal.objectives.all()
            ],
            limits,
            whole=not plan.is_partial,
        )
        for goal in goals
    ]
    return standing.plan_standing(plan, day.year, basis, goal_rows, limits, [])


def version_on(plan: Plan, day: date) -> PlanVersion | None:
    """The version that was in force on a day; None before the plan was adopted or before it begins."""
    return plan.versions.filter(in_force_from__lte=day).order_by("-number").first()


def _rows(
    objective_ids: list[int], day: date, basis: str, limits: BandLimits
) -> dict[int, list[IndicatorStanding]]:
    links = list(links_on(objective_ids, day))
    ids = {link.indicator_id for link in links}
    weights = dict(
        Weight.objects.in_force_on(day)
        .filter(link__in=[link.pk for link in links])
        .values_list("link_id", "value")
    )
    targets = {
        target.indicator_id: target
        for target in Target.objects.in_force_on(day).filter(indicator_id__in=ids, year=day.year)
    }
    reports = _reports(ids, day, basis)
    rows: dict[int, list[IndicatorStanding]] = {pk: [] for pk in objective_ids}
    for link in links:
        target = targets.get(link.indicator_id)
        rows[link.objective_id].append(
            _row(link, day, weights.get(link.pk), target, reports[link.indicator_id], limits)
        )
    return rows


def _reports(ids: set[int], day: date, basis: str) -> dict[int, list[Report]]:
    """The frozen figures of the year's periods that had ended by the day."""
    actuals = Actual.objects.filter(
        indicator_id__in=ids,
        state=ActualState.APPROVED,
        first__gte=date(day.year, 1, 1),
        last__lte=day,
    )
    if basis == Basis.PUBLISHED:
        actuals = actuals.filter(published_at__isnull=False)
    reports: dict[int, list[Report]] = defaultdict(list)
    for actual in actuals.order_by("first"):
        published = basis == Basis.PUBLISHED
        reports[actual.indicator_id].append(
            Report(
                period=actual.period,
                value=actual.published_value if published else actual.approved_value,
                numerator=actual.published_numerator if published else actual.approved_numerator,
                denominator=actual.published_denominator if published else actual.approved_denominator,
                judged_level=actual.judged_level,
            )
        )
    return reports


def _row(
    link: ObjectiveIndicator,
    day: date,
    weight: Decimal | None,
    target: Target | None,
    reports: list[Report],
    limits: BandLimits,
) -> IndicatorStanding:
    scored = year_score(Rule.of(link.indicator, day), target.value if target else None, reports)
    return IndicatorStanding(
        link=link,
        weight=weight,
        target=target.value if target else None,
        target_row=target,
        value=scored.value,
        scored=scored.scored,
        deviation=standing_of(link.indicator, scored.scored, scored.through, limits),
        through=scored.through,
        why_not=scored.why_not,
    )
