"""What if: a plan scored again with some actuals and weights moved, by the method's own functions. Pure, nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from imece.ground.values.numbers import largest_remainder
from imece.work.indicators.choices import Direction, Nature
from imece.work.indicators.performance import CannotScore, performance
from imece.work.indicators.scoring import end_of
from imece.work.strategy import scores

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imece.work.strategy.models import Goal, Objective
    from imece.work.strategy.reached import IndicatorStanding
    from imece.work.strategy.standing import GoalStanding, ObjectiveStanding, PlanStanding

HUNDRED: Final = Decimal(100)
ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
BY_ONES: Final = 3  # figures up to so many digits are moved by ones
WEIGHT_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is moved: values of the year and weights, by the indicator's place in the plan."""

    values: Mapping[int, Decimal] = field(default_factory=dict)
    weights: Mapping[int, Decimal] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is moved."""
        return not self.values and not self.weights


@dataclass(frozen=True, slots=True)
class Pair:
    """A score as it is and as it would be."""

    now: scores.Score
    then: scores.Score

    @property
    def difference(self) -> Decimal | None:
        """By how many points the method's score moves."""
        if self.now.method is None or self.then.method is None:
            return None
        return self.then.method - self.now.method


@dataclass(frozen=True, slots=True)
class MovedIndicator:
    """One indicator in the scenario; `value` and `weight` are the moved ones or what is."""

    standing: IndicatorStanding
    value: Decimal | None
    weight: Decimal | None
    effective: Decimal | None

    @property
    def is_moved(self) -> bool:
        """Whether anything of it differs from what is."""
        return (self.value, self.weight) != (present_value(self.standing), self.standing.weight)


@dataclass(frozen=True, slots=True)
class MovedObjective:
    """One objective in the scenario."""

    objective: Objective
    score: Pair
    indicators: list[MovedIndicator]

    @property
    def weights_total(self) -> Decimal:
        """The sum of the scenario's weights."""
        return sum((row.weight for row in self.indicators if row.weight is not None), ZERO)

    @property
    def has_moved_weights(self) -> bool:
        """Whether a weight of it is moved."""
        return any(row.weight != row.standing.weight for row in self.indicators)

    @property
    def is_unbalanced(self) -> bool:
        """Whether the scenario's weights no longer make 100."""
        return self.has_moved_weights and self.weights_total != HUNDRED


@dataclass(frozen=True, slots=True)
class MovedGoal:
    """One goal in the scenario."""

    goal: Goal
    score: Pair
    objectives: list[MovedObjective]


@dataclass(frozen=True, slots=True)
class Effect:
    """What one step more (or less, where less is better) of an indicator does to its objective."""

    objective: Objective
    row: MovedIndicator
    step: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Simulation:
    """The plan as it is and as it would be; `effects` are the next steps that lift most, the strongest first."""

    plan: Pair
    goals: list[MovedGoal]
    effects: list[Effect]

    @property
    def objectives(self) -> list[MovedObjective]:
        """All objectives in the order of the plan."""
        return [objective for goal in self.goals for objective in goal.objectives]


def simulate(standing: PlanStanding[IndicatorStanding], scenario: Scenario) -> Simulation:
    """Score the plan with the scenario; an empty one gives the present scores."""
    whole = not standing.plan.is_partial
    goals = [_goal(goal, scenario, standing.year, whole=whole) for goal in standing.goals]
    members = [scores.Member(goal.score.then, goal.goal.weight, goal.goal.number) for goal in goals]
    effects = [
        effect
        for goal in goals
        for objective in goal.objectives
        for row in objective.indicators
        for effect in [_effect(objective, row, standing.year)]
        if effect is not None
    ]
    effects.sort(key=lambda effect: effect.points, reverse=True)
    return Simulation(Pair(standing.score, scores.plan_score(members, whole_plan=whole)), goals, effects)


def _goal(goal: GoalStanding[IndicatorStanding], scenario: Scenario, year: int, *, whole: bool) -> MovedGoal:
    objectives = [_objective(row, scenario, year) for row in goal.objectives]
    members = [
        scores.Member(row.score.then, row.objective.weight, row.objective.number) for row in objectives
    ]
    return MovedGoal(goal.goal, Pair(goal.score, scores.goal_score(members, whole_plan=whole)), objectives)


def _objective(
    standing: ObjectiveStanding[IndicatorStanding], scenario: Scenario, year: int
) -> MovedObjective:
    rows = [_indicator(row, scenario, year) for row in standing.indicators]
    return MovedObjective(standing.objective, Pair(standing.score, _score(rows)), rows)


def _indicator(row: IndicatorStanding, scenario: Scenario, year: int) -> MovedIndicator:
    pk = row.link.pk
    value = scenario.values.get(pk, present_value(row))
    effective = effective_of(row, value, year) if pk in scenario.values else row.effective
    return MovedIndicator(row, value, scenario.weights.get(pk, row.weight), effective)


def _score(rows: list[MovedIndicator]) -> scores.ObjectiveScore:
    return scores.objective_score(
        [scores.Part(row.weight, row.effective, row.standing.number) for row in rows]
    )


def present_value(row: IndicatorStanding) -> Decimal | None:
    """The year's value as it is; of an indicator in words its judged level."""
    return row.effective if row.indicator.nature == Nature.TEXT else row.value


def effective_of(row: IndicatorStanding, value: Decimal | None, year: int) -> Decimal | None:
    """What the objective would count for the indicator at that value of the year (of a text: that level)."""
    indicator = row.indicator
    in_words = indicator.nature == Nature.TEXT
    try:
        return performance(
            Nature(indicator.nature),
            Direction(indicator.direction),
            baseline=indicator.baseline_on(end_of(year)),
            target=row.target,
            actual=None if in_words else value,
            judged_level=value if in_words else None,
        ).effective
    except CannotScore:
        return None


def step_of(row: IndicatorStanding) -> Decimal:
    """By how much one moves an indicator: by ones, of large figures by a unit of the target's second digit."""
    if row.indicator.nature == Nature.TEXT:
        return ONE
    largest = max((abs(each) for each in (row.target, row.value) if each is not None), default=ONE)
    digits = largest.adjusted() + 1 if largest else 1
    return ONE if digits <= BY_ONES else ONE.scaleb(digits - 2)


def stepped(row: IndicatorStanding, value: Decimal | None, *, up: bool) -> Decimal:
    """The value one step up or down; only a stock goes below zero, a level not above 100."""
    moved = (value or ZERO) + (step_of(row) if up else -step_of(row))
    if row.indicator.nature == Nature.TEXT:
        return min(max(moved, ZERO), HUNDRED)
    return moved if row.indicator.nature == Nature.STOCK else max(moved, ZERO)


def _effect(objective: MovedObjective, row: MovedIndicator, year: int) -> Effect | None:
    """The effect of one step in the better direction; None where it lifts nothing."""
    before = objective.score.then.method
    up = row.standing.indicator.direction == Direction.MORE
    if before is None or (row.value is None and not up):
        return None
    moved = stepped(row.standing, row.value, up=up)
    lifted = MovedIndicator(row.standing, moved, row.weight, effective_of(row.standing, moved, year))
    after = _score([lifted if each is row else each for each in objective.indicators]).method
    if after is None or after <= before:
        return None
    return Effect(objective.objective, row, moved - (row.value or ZERO), after - before)


def evened(weights: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """The weights shared out in proportion so that they make exactly 100, as finely as they were given."""
    places = min(
        max((-int(each.normalize().as_tuple().exponent) for each in weights.values()), default=0),
        WEIGHT_PLACES,
    )
    parts = largest_remainder(list(weights.values()), HUNDRED, max(places, 0))
    return dict(zip(weights, parts, strict=True))
