"""Checks of structure: empty branches, gaps in the numbers, numbers under the wrong parent, counts that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.utils.translation import gettext_lazy, gettext_noop

from imece.work.strategy.checks.finding import Check, Criterion, Hit, Severity, check
from imece.work.strategy.checks.names_read import shortened
from imece.work.strategy.plan_sheet import GoalSheet, IndicatorSheet, ObjectiveSheet, PlanSheet

_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_NUMBERS = re.compile(r"\d{1,9}")

LEVEL_NAMES = {
    "goals": gettext_lazy("goals"),
    "objectives": gettext_lazy("objectives"),
    "indicators": gettext_lazy("indicators"),
}


@check(
    "S01",
    Severity.WARNING,
    Criterion.RELEVANCE,
    gettext_noop(
        "Objective %(objective)s (“%(name)s”) has no indicator, so nothing shows whether it is reached."
    ),
    gettext_noop("Give it at least one indicator with weight and targets."),
)
def objective_without_indicator(plan: PlanSheet) -> Iterator[Hit]:
    """An objective that nothing measures."""
    for objective in plan.objectives():
        if not objective.indicators:
            yield Hit(objective.place, {"objective": objective.label, "name": shortened(objective.name)})


@check(
    "S02",
    Severity.WARNING,
    Criterion.RELEVANCE,
    gettext_noop("Goal %(goal)s (“%(name)s”) has no objective."),
)
def goal_without_objective(plan: PlanSheet) -> Iterator[Hit]:
    """A goal that no objective serves."""
    for goal in plan.goals:
        if not goal.objectives:
            yield Hit(goal.place, {"goal": goal.label, "name": shortened(goal.name)})


@check(
    "S03",
    Severity.NOTE,
    Criterion.CONSISTENCY,
    gettext_noop("The numbers jump from %(before)s to %(after)s: something may be missing between them."),
    gettext_noop("See whether a row was lost, or number without gaps."),
)
def number_gap(plan: PlanSheet) -> Iterator[Hit]:
    """A gap in the numbers of goals, of a goal's objectives or of an objective's indicators."""
    if not plan.is_partial:
        yield from _gaps(plan.goals)
        for goal in plan.goals:
            yield from _gaps(goal.objectives)
    for objective in plan.objectives():
        yield from _gaps(objective.indicators)


def _gaps(items: Sequence[GoalSheet | ObjectiveSheet | IndicatorSheet]) -> Iterator[Hit]:
    """Jumps of more than one between neighbours in order of number, so that an unsorted list is no gap."""
    numbered = sorted(
        ((number, item) for item in items if (number := _own_number(item.number)) is not None),
        key=lambda pair: pair[0],
    )
    for (low, before), (high, after) in pairwise(numbered):
        if high - low > 1:
            yield Hit(after.place, {"before": before.number, "after": after.number})


def _own_number(number: str) -> int | None:
    found = _LAST_NUMBER.search(number)
    return int(found.group()) if found and len(found.group()) < 7 else None


@check(
    "S04",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("Number %(number)s stands under %(parent)s, but does not belong to it by its number."),
    gettext_noop("Move the row to where its number belongs, or correct the number."),
)
def wrong_parent(plan: PlanSheet) -> Iterator[Hit]:
    """A number like 3.1.2 under objective 2.4, or an objective 3.1 under goal 2."""
    for goal in plan.goals:
        for objective in goal.objectives:
            if not _belongs(objective.number, goal.number):
                yield Hit(objective.place, {"number": objective.number, "parent": goal.label})
            for row in objective.indicators:
                if not _belongs(row.number, objective.number):
                    yield Hit(row.place, {"number": row.number, "parent": objective.label})


def _belongs(number: str, parent: str) -> bool:
    """False only when both numbers are full ones and the parent's is not the beginning of the child's."""
    own, above = ([int(part) for part in _NUMBERS.findall(text)] for text in (number, parent))
    if not above or len(own) != len(above) + 1 or len(own) < 2:
        return True
    return own[: len(above)] == above


@check(
    "S05",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("The text speaks of %(stated)s %(level)s, but %(listed)s are listed."),
    gettext_noop("Correct the text or find what is missing."),
)
def counts_disagree(plan: PlanSheet) -> Iterator[Hit]:
    """The document's own counts differ from what it lists."""
    if plan.is_partial:
        return
    listed = {
        "goals": len(plan.goals),
        "objectives": sum(1 for _ in plan.objectives()),
        "indicators": sum(1 for _ in plan.indicators()),
    }
    for level, stated in plan.stated.items():
        if level in listed and stated != listed[level]:
            yield Hit(plan.place, {"stated": stated, "level": LEVEL_NAMES[level], "listed": listed[level]})


CHECKS: tuple[Check, ...] = (
    objective_without_indicator,
    goal_without_objective,
    number_gap,
    wrong_parent,
    counts_disagree,
)
