"""Checks of what an indicator needs before a formula can score it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_noop

from imece.work.indicators.choices import Direction, Nature
from imece.work.strategy.checks.finding import Check, Criterion, Hit, Severity, check
from imece.work.strategy.checks.names_read import names_growth, shortened
from imece.work.strategy.plan_sheet import Figure, IndicatorSheet, PlanSheet

_NUMBERS = re.compile(r"\d[\d.,]*")


def together(plan: PlanSheet, hits: Sequence[Hit], concerned: int, message: str) -> Iterator[Hit]:
    """The hits one by one; but when each of several rows is struck, the document lacks it: one finding says so."""
    if concerned > 1 and len(hits) == concerned:
        yield Hit(plan.place, {"count": concerned}, message=message)
    else:
        yield from hits


@check(
    "M01",
    Severity.ERROR,
    Criterion.MEASURABILITY,
    gettext_noop("Indicator %(indicator)s (“%(name)s”) has no target, so no formula can score it."),
    gettext_noop("Write the target of each year, or make it a text indicator with a judged level."),
)
def target_missing(plan: PlanSheet) -> Iterator[Hit]:
    """An indicator without any target."""
    concerned = [row for row in plan.indicators() if row.nature is not Nature.TEXT]
    hits = [
        Hit(row.place, {"indicator": row.label, "name": shortened(row.name)})
        for row in concerned
        if not row.has_target
    ]
    yield from together(plan, hits, len(concerned), NO_TARGETS_AT_ALL)


NO_TARGETS_AT_ALL = gettext_noop(
    "None of the %(count)s indicators has a target, so no formula can score them."
)


@check(
    "M02",
    Severity.ERROR,
    Criterion.MEASURABILITY,
    gettext_noop(
        "Indicator %(indicator)s (“%(name)s”) measures a change from the start, but has no value at the start."
    ),
    gettext_noop("Write the value at the start of the plan and its year."),
)
def baseline_missing(plan: PlanSheet) -> Iterator[Hit]:
    """A stock indicator without baseline, or an increase without value and year to increase from."""
    for row in plan.indicators():
        no_value = row.baseline.is_blank
        grows_from_nowhere = names_growth(row.name) and no_value and row.baseline_year is None
        needs = row.nature is Nature.STOCK and no_value
        if row.nature is not Nature.TEXT and (needs or grows_from_nowhere):
            yield Hit(row.place, {"indicator": row.label, "name": shortened(row.name)})


@check(
    "M03",
    Severity.ERROR,
    Criterion.MEASURABILITY,
    gettext_noop("Indicator %(indicator)s: “%(value)s” is no number, so no formula can score it."),
    gettext_noop("Write a plain number, or make it a text indicator with a judged level."),
)
def figure_unreadable(plan: PlanSheet) -> Iterator[Hit]:
    """A target or baseline that is no number, or holds several."""
    for row in plan.indicators():
        if row.nature is Nature.TEXT:
            continue
        for figure in _figures(row):
            if figure.is_unreadable:
                several = len(_NUMBERS.findall(figure.raw)) > 1
                yield Hit(
                    row.place,
                    {"indicator": row.label, "value": shortened(figure.raw)},
                    message=SEVERAL_VALUES if several else "",
                    proposal=ONE_VALUE if several else "",
                )


SEVERAL_VALUES = gettext_noop("Indicator %(indicator)s: “%(value)s” holds several values in one cell.")
ONE_VALUE = gettext_noop("Write one value per cell; split the indicator when it measures two things.")


@check(
    "M04",
    Severity.ERROR,
    Criterion.MEASURABILITY,
    gettext_noop(
        "Indicator %(indicator)s counts happenings of a year, but has the negative value %(value)s."
    ),
    gettext_noop("Only a stock indicator may go below zero; change its nature or its value."),
)
def negative_flow(plan: PlanSheet) -> Iterator[Hit]:
    """A negative target or baseline outside stock indicators, for which the method has no formula."""
    for row in plan.indicators():
        if row.nature not in {Nature.FLOW, Nature.MILESTONE}:
            continue
        for figure in _figures(row):
            if figure.value is not None and figure.value < 0:
                yield Hit(row.place, {"indicator": row.label, "value": figure.value})


@check(
    "M05",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop(
        "Indicator %(indicator)s: the targets go from %(baseline)s to %(target)s, against the direction given."
    ),
    gettext_noop("See whether more or less is better, or whether two values were exchanged."),
)
def against_direction(plan: PlanSheet) -> Iterator[Hit]:
    """A stock indicator whose last target lies on the wrong side of its baseline."""
    for row in plan.indicators():
        baseline, targets = row.baseline.value, list(row.yearly_targets.values())
        if row.nature is not Nature.STOCK or row.direction is None or baseline is None or not targets:
            continue
        target = targets[-1]
        if target != baseline and (target > baseline) != (row.direction is Direction.MORE):
            yield Hit(row.place, {"indicator": row.label, "baseline": baseline, "target": target})


@check(
    "M06",
    Severity.WARNING,
    Criterion.DEFINITION,
    gettext_noop(
        "Indicator %(indicator)s (“%(name)s”) does not say how it counts: yearly flow or stock, more or less."
    ),
    gettext_noop("Choose its nature and direction; they decide the formula of its score."),
)
def counting_unsaid(plan: PlanSheet) -> Iterator[Hit]:
    """Nature or direction is not given, so the formula would be a guess."""
    rows = list(plan.indicators())
    hits = [
        Hit(row.place, {"indicator": row.label, "name": shortened(row.name)})
        for row in rows
        if row.nature is None or (row.direction is None and row.nature is not Nature.TEXT)
    ]
    yield from together(plan, hits, len(rows), COUNTING_UNSAID_AT_ALL)


COUNTING_UNSAID_AT_ALL = gettext_noop(
    "None of the %(count)s indicators says how it counts: yearly flow or stock, more or less is better."
)


@check(
    "M07",
    Severity.WARNING,
    Criterion.DEFINITION,
    gettext_noop(
        "Indicator %(indicator)s: the word “%(word)s” is not known as a nature, direction or accumulation."
    ),
)
def word_unknown(plan: PlanSheet) -> Iterator[Hit]:
    """A word in one of the three columns that choose the formula, which nobody understands."""
    for row in plan.indicators():
        for word in row.unknown_words:
            yield Hit(row.place, {"indicator": row.label, "word": shortened(word)})


def _figures(row: IndicatorSheet) -> list[Figure]:
    return [row.baseline, *row.targets.values(), row.total]


CHECKS: tuple[Check, ...] = (
    target_missing,
    baseline_missing,
    figure_unreadable,
    negative_flow,
    against_direction,
    counting_unsaid,
    word_unknown,
)
