"""Checks of weights: what an objective's indicators weigh must sum to exactly 100."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext_noop

from imece.work.strategy.checks.finding import Check, Criterion, Hit, Severity, check
from imece.work.strategy.plan_sheet import Figure, ObjectiveSheet, PlanSheet

HUNDRED = Decimal(100)


def sum_of(figures: Sequence[Figure]) -> Decimal | None:
    """The sum of the weights that are numbers; None when there is not one."""
    values = [figure.value for figure in figures if figure.value is not None]
    return sum(values, Decimal(0)) if values else None


def _weights(objective: ObjectiveSheet) -> list[Figure]:
    return [indicator.weight for indicator in objective.indicators]


AS_SHARES = gettext_noop(
    "The weights (%(sum)s in all) look like shares of one: write them in percent, 20 for 0.20."
)


@check(
    "W01",
    Severity.ERROR,
    Criterion.CONSISTENCY,
    gettext_noop("The weights of objective %(objective)s sum to %(sum)s: %(gap)s is missing to 100."),
    gettext_noop("Share out the missing %(gap)s, or see whether an indicator was left out."),
)
def weights_short(plan: PlanSheet) -> Iterator[Hit]:
    """The weights of an objective's indicators sum to less than 100."""
    for objective in plan.objectives():
        total = sum_of(_weights(objective))
        if total is not None and total < HUNDRED:
            yield Hit(
                objective.place,
                {"objective": objective.label, "sum": total, "gap": HUNDRED - total},
                proposal=AS_SHARES if total == 1 else "",
            )


@check(
    "W02",
    Severity.ERROR,
    Criterion.CONSISTENCY,
    gettext_noop("The weights of objective %(objective)s sum to %(sum)s: %(gap)s more than 100."),
    gettext_noop("Lower the weights by %(gap)s, or see whether an indicator is there twice."),
)
def weights_over(plan: PlanSheet) -> Iterator[Hit]:
    """The weights of an objective's indicators sum to more than 100."""
    for objective in plan.objectives():
        total = sum_of(_weights(objective))
        if total is not None and total > HUNDRED:
            yield Hit(objective.place, {"objective": objective.label, "sum": total, "gap": total - HUNDRED})


@check(
    "W03",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("Indicator %(indicator)s has no weight, though others of objective %(objective)s have one."),
    gettext_noop("Give it a weight; without one it adds nothing to the score of the objective."),
)
def weight_missing(plan: PlanSheet) -> Iterator[Hit]:
    """Some indicators of an objective carry a weight and some do not."""
    for objective in plan.objectives():
        if sum_of(_weights(objective)) is None:
            continue
        for indicator in objective.indicators:
            if indicator.weight.is_blank:
                yield Hit(indicator.place, {"indicator": indicator.label, "objective": objective.label})


@check(
    "W04",
    Severity.NOTE,
    Criterion.CONSISTENCY,
    gettext_noop("Objective %(objective)s gives no weights; its score is the plain mean of its indicators."),
)
def weights_absent(plan: PlanSheet) -> Iterator[Hit]:
    """An objective without any weight."""
    for objective in plan.objectives():
        if len(objective.indicators) > 1 and all(weight.is_blank for weight in _weights(objective)):
            yield Hit(objective.place, {"objective": objective.label})


@check(
    "W05",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("The weights of the objectives of goal %(goal)s sum to %(sum)s, not to 100."),
)
def objective_weights_off(plan: PlanSheet) -> Iterator[Hit]:
    """The weights that a plan gives its objectives do not sum to 100 in their goal."""
    if plan.is_partial:
        return
    for goal in plan.goals:
        total = sum_of([objective.weight for objective in goal.objectives])
        if total is not None and total != HUNDRED:
            yield Hit(goal.place, {"goal": goal.label, "sum": total})


@check(
    "W06",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("The weights of the goals sum to %(sum)s, not to 100."),
)
def goal_weights_off(plan: PlanSheet) -> Iterator[Hit]:
    """The weights that a plan gives its goals do not sum to 100."""
    total = sum_of([goal.weight for goal in plan.goals])
    if not plan.is_partial and total is not None and total != HUNDRED:
        yield Hit(plan.place, {"sum": total})


@check(
    "W07",
    Severity.NOTE,
    Criterion.DEFINITION,
    gettext_noop("Beside goal %(goal)s stands “%(mark)s” without a word: it may be a weight or a score."),
    gettext_noop("Ask what it means and label it."),
)
def percentage_without_label(plan: PlanSheet) -> Iterator[Hit]:
    """A percentage beside a goal that the document does not name."""
    for goal in plan.goals:
        if not goal.unlabelled.is_blank:
            yield Hit(goal.place, {"goal": goal.label, "mark": goal.unlabelled.raw})


@check(
    "W08",
    Severity.ERROR,
    Criterion.MEASURABILITY,
    gettext_noop("The weight of indicator %(indicator)s is no number: “%(weight)s”."),
)
def weight_unreadable(plan: PlanSheet) -> Iterator[Hit]:
    """A weight that is not a number, or a negative one."""
    for indicator in plan.indicators():
        value = indicator.weight.value
        if indicator.weight.is_unreadable or (value is not None and value < 0):
            yield Hit(indicator.place, {"indicator": indicator.label, "weight": indicator.weight.raw})


CHECKS: tuple[Check, ...] = (
    weights_short,
    weights_over,
    weight_missing,
    weights_absent,
    objective_weights_off,
    goal_weights_off,
    percentage_without_label,
    weight_unreadable,
)
