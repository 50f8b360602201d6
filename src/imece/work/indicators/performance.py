"""The performance P of one indicator, its band and its deviation, by the strategic-planning method TR-2019.

The method is encoded from public strategic-plan software and not verified against the official guide.
Symbols: A value at the start of the plan, B target for the end of the monitored year, C actual of the period.
P and every other figure here is in percent (80 means %80), a `Decimal` and never rounded; pages round when they print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from imece.ground.values.period import Period
from imece.work.indicators.choices import Band, Direction, Nature
from imece.work.indicators.formulas import Formula, FormulaCode
from imece.work.indicators.ratio import Ratio
from imece.work.indicators.refusals import CannotScore, Note, Refusal, check_finite

__all__ = [
    "METHOD",
    "BandLimits",
    "CannotScore",
    "Deviation",
    "Note",
    "Performance",
    "Ratio",
    "Refusal",
    "band_of",
    "deviation",
    "effective",
    "expected_share",
    "performance",
]

METHOD = "TR-2019"
HUNDRED = Decimal(100)
ZERO = Decimal(0)
MONTHS = 12

# A kept level, a zero target and "nothing happened" are as good in June as in December.
SAME_ALL_YEAR = frozenset(
    {
        FormulaCode.LEVEL_KEPT,
        FormulaCode.LEVEL_ACTUAL_OVER_TARGET,
        FormulaCode.LEVEL_TARGET_OVER_ACTUAL,
        FormulaCode.ZERO_TARGET,
        FormulaCode.NOTHING_HAPPENED,
    }
)


class Performance(NamedTuple):
    """P as it is (`value`), held between 0 and 100 for the objective (`effective`), and how it came about.

    Both are None when nothing was reported. A judged text indicator has no P, only an effective level.
    """

    value: Decimal | None
    effective: Decimal | None
    formula: Formula
    notes: tuple[Note, ...] = ()
    method: str = METHOD


def performance(
    nature: Nature,
    direction: Direction,
    *,
    baseline: Decimal | None,
    target: Decimal | None,
    actual: Decimal | None,
    ratio: Ratio | None = None,
    judged_level: Decimal | None = None,
) -> Performance:
    """The performance of one indicator in one period.

    `ratio`, when given, takes the place of `actual`. `judged_level` (0–100) is for text indicators only; its written
    reason is kept by whoever stores it. Faults of the definition raise `CannotScore`, reported or not; a missing
    actual gives a performance without value.
    """
    if nature is Nature.TEXT:
        return _judged(judged_level)
    baseline_value, target_value = _definition(nature, baseline, target)
    measured, notes = _measured(actual, ratio)
    code = _choose(nature, direction, baseline_value, target_value, measured)
    notes += _notes_on_definition(nature, direction, baseline_value, target_value, code)
    value = None
    if measured is not None:
        value = _compute(code, direction, baseline_value, target_value, measured)
    formula = Formula(
        code=code,
        baseline=baseline_value if nature is Nature.STOCK else None,
        target=target_value,
        actual=measured,
        numerator=ratio.numerator if ratio else None,
        denominator=ratio.denominator if ratio else None,
        scale=ratio.scale if ratio else None,
        result=value,
    )
    return Performance(value, effective(value), formula, notes)


def effective(value: Decimal | None) -> Decimal | None:
    """P as the objective counts it: min(max(P, 0), 100); a missing P stays missing."""
    if value is None:
        return None
    return ZERO if value < ZERO else min(value, HUNDRED)


def _judged(level: Decimal | None) -> Performance:
    if level is None:
        return Performance(None, None, Formula(FormulaCode.JUDGED), (Note.MISSING_ACTUAL,))
    check_finite(level)
    if not 0 <= level <= HUNDRED:
        raise CannotScore(Refusal.LEVEL_OUT_OF_RANGE)
    return Performance(None, level, Formula(FormulaCode.JUDGED, result=level), (Note.JUDGED,))


def _definition(nature: Nature, baseline: Decimal | None, target: Decimal | None) -> tuple[Decimal, Decimal]:
    """Baseline and target as numbers, or the refusal; only a stock indicator needs its baseline."""
    if target is None:
        raise CannotScore(Refusal.MISSING_TARGET)
    if baseline is None:
        if nature is Nature.STOCK:
            raise CannotScore(Refusal.MISSING_BASELINE)
        baseline = ZERO
    check_finite(baseline, target)
    if nature is not Nature.STOCK and (target < 0 or baseline < 0):
        raise CannotScore(Refusal.NEGATIVE_VALUE)
    return baseline, target


def _measured(actual: Decimal | None, ratio: Ratio | None) -> tuple[Decimal | None, tuple[Note, ...]]:
    if ratio is not None:
        actual = ratio.value()
        if actual is None and not ratio.is_missing:
            return None, (Note.ZERO_DENOMINATOR,)
    if actual is None:
        return None, (Note.MISSING_ACTUAL,)
    check_finite(actual)
    return actual, ()


def _choose(
    nature: Nature, direction: Direction, baseline: Decimal, target: Decimal, actual: Decimal | None
) -> FormulaCode:
    """The row of the method's table. Its "B = 0" row stands in for formulas that would divide by B.

    A stock that is to fall to zero (A ≠ 0, B = 0) keeps the formula of change, which divides by B − A.
    """
    if nature is Nature.STOCK:
        if target != baseline:
            return FormulaCode.CHANGE
        return _choose_for_level(direction, target, actual)
    if target == 0:
        return FormulaCode.ZERO_TARGET
    if nature is Nature.FLOW and direction is Direction.LESS:
        if actual is not None and actual <= 0:
            return FormulaCode.NOTHING_HAPPENED
        return FormulaCode.TARGET_OVER_ACTUAL
    return FormulaCode.ACTUAL_OVER_TARGET


def _choose_for_level(direction: Direction, level: Decimal, actual: Decimal | None) -> FormulaCode:
    """The row "level kept"; below zero the quotient turns, so that a missed level never scores above 100."""
    if level == 0:
        return FormulaCode.ZERO_TARGET
    if actual is None or _meets(direction, level, actual):
        return FormulaCode.LEVEL_KEPT
    if (direction is Direction.MORE) == (level > 0):
        return FormulaCode.LEVEL_ACTUAL_OVER_TARGET
    return FormulaCode.LEVEL_TARGET_OVER_ACTUAL


def _compute(
    code: FormulaCode, direction: Direction, baseline: Decimal, target: Decimal, actual: Decimal
) -> Decimal:
    match code:
        case FormulaCode.CHANGE:
            return (actual - baseline) * HUNDRED / (target - baseline)
        case FormulaCode.ACTUAL_OVER_TARGET | FormulaCode.LEVEL_ACTUAL_OVER_TARGET:
            return actual * HUNDRED / target
        case FormulaCode.TARGET_OVER_ACTUAL | FormulaCode.LEVEL_TARGET_OVER_ACTUAL:
            return target * HUNDRED / actual
        case FormulaCode.ZERO_TARGET:
            return HUNDRED if _meets(direction, ZERO, actual) else ZERO
        case _:
            return HUNDRED


def _meets(direction: Direction, target: Decimal, actual: Decimal) -> bool:
    return actual >= target if direction is Direction.MORE else actual <= target


def _notes_on_definition(
    nature: Nature, direction: Direction, baseline: Decimal, target: Decimal, code: FormulaCode
) -> tuple[Note, ...]:
    if nature is not Nature.STOCK:
        return (Note.ZERO_TARGET,) if code is FormulaCode.ZERO_TARGET else ()
    notes: list[Note] = []
    if code is FormulaCode.ZERO_TARGET:
        notes.append(Note.ZERO_TARGET)
    if target == baseline:
        notes.append(Note.LEVEL_KEPT)
    elif (target > baseline) != (direction is Direction.MORE):
        notes.append(Note.AGAINST_DIRECTION)
    return tuple(notes)


@dataclass(frozen=True)
class BandLimits:
    """Lower edges of the bands, in percent; an office may set its own."""

    partly: Decimal = Decimal(50)
    on_target: Decimal = Decimal(85)
    beyond: Decimal = Decimal(115)

    def __post_init__(self) -> None:
        if not 0 <= self.partly <= self.on_target <= self.beyond:
            raise ValueError("band limits must not be negative and must rise")


@dataclass(frozen=True)
class Deviation:
    """How a performance stands against what was to be expected by the end of its period.

    `expected` is the P that would be just right by then; `judged` is P in percent of it (None when nothing was
    expected yet); `difference` is P − expected in points.
    """

    expected: Decimal
    judged: Decimal | None
    difference: Decimal
    band: Band

    @property
    def reason_required(self) -> bool:
        """Outside the band "on target", below or above, a reason and the measures taken must be written."""
        return self.band is not Band.ON_TARGET


def band_of(value: Decimal | None, limits: BandLimits | None = None) -> Band | None:
    """The band of a performance in percent; a missing performance has none. Upper edge 115 is still on target."""
    if value is None:
        return None
    return _band(value, limits or BandLimits())


def expected_share(period: Period, curve: Sequence[Decimal] | None = None) -> Decimal:
    """The share (0–1) of the year's target that is due by the end of `period`.

    Without a curve: finished months / 12. A curve gives the share due at the end of each of the twelve months; an
    average that should stand at its target all year carries twelve ones.
    Raises `ValueError` for a period across two years and for a curve that is not twelve shares.
    """
    if period.first.year != period.last.year:
        raise ValueError("an expected share needs a period inside one year")
    elapsed = Period.of_year(period.last.year).elapsed_share(period.last)
    if curve is None:
        return elapsed
    if len(curve) != MONTHS or not all(0 <= share <= 1 for share in curve):
        raise ValueError("a curve gives twelve shares between 0 and 1")
    finished = int((elapsed * MONTHS).to_integral_value())
    return curve[finished - 1] if finished else ZERO


def deviation(scored: Performance, share: Decimal, limits: BandLimits | None = None) -> Deviation | None:
    """The performance against the share of the year's target due by now (1 at year-end); None while missing.

    At half-year B stays the year-end target, so about 50 is normal for most formulas. Two kinds differ: a kept level
    is due all year round, and "less is better" (B / C) starts high and falls to 100 by the end of the year.
    """
    value = scored.effective if scored.value is None else scored.value
    if value is None:
        return None
    edges = limits or BandLimits()
    if scored.formula.code is FormulaCode.TARGET_OVER_ACTUAL:
        return _against_ceiling(value, share, edges)
    expected = HUNDRED if scored.formula.code in SAME_ALL_YEAR else share * HUNDRED
    if expected == 0:
        return Deviation(expected, None, value, _band_when_nothing_is_due(value))
    judged = value * HUNDRED / expected
    return Deviation(expected, judged, value - expected, _band(judged, edges))


def _against_ceiling(value: Decimal, share: Decimal, edges: BandLimits) -> Deviation:
    """B / C × 100 against the ceiling B × share that C may have used up by now."""
    if share == 0:
        return Deviation(ZERO, None, value, Band.BEHIND)
    expected = HUNDRED / share
    judged = value * share
    return Deviation(expected, judged, value - expected, _band(judged, edges))


def _band(value: Decimal, edges: BandLimits) -> Band:
    if value < edges.partly:
        return Band.BEHIND
    if value < edges.on_target:
        return Band.PARTLY
    return Band.ON_TARGET if value <= edges.beyond else Band.BEYOND


def _band_when_nothing_is_due(value: Decimal) -> Band:
    if value == 0:
        return Band.ON_TARGET
    return Band.BEYOND if value > 0 else Band.BEHIND
