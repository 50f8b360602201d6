"""How the values of periods make the value of a year, and the values of years the value of a plan.

The same rule serves both steps: give the months, quarters or halves of one year, or the years of one plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from imece.ground.values.period import Period
from imece.work.indicators.choices import Accumulation
from imece.work.indicators.ratio import HUNDRED, Ratio
from imece.work.indicators.refusals import CannotScore, Refusal, check_finite


@dataclass(frozen=True)
class PeriodValue:
    """What one period reported: a figure, or numerator and denominator; neither means that nothing was reported."""

    period: Period
    value: Decimal | None = None
    ratio: Ratio | None = None

    @property
    def is_reported(self) -> bool:
        """True when a figure or a usable ratio is there; a ratio over zero measures nothing."""
        return self.figure is not None

    @property
    def figure(self) -> Decimal | None:
        """The figure of this period alone; of a ratio its quotient."""
        return self.value if self.ratio is None else self.ratio.value()


@dataclass(frozen=True)
class YearValue:
    """The value of the whole span and how much of it was reported.

    `value` is None when nothing usable was reported: missing is not zero. `ratio` keeps the summed counts for the
    formula. `missing` names the periods without a report; `coverage` is the percent of the given periods with one.
    `needs_whole_span` is set when several periods of a "counted once" figure were given but none spans them all.
    """

    value: Decimal | None
    ratio: Ratio | None
    reported: int
    missing: tuple[Period, ...]
    coverage: Decimal
    needs_whole_span: bool = False


def accumulate(values: Sequence[PeriodValue], how: Accumulation) -> YearValue:
    """The value of the span that `values` cover, in any order; periods without a report belong in the sequence too.

    - sum: the figures are added; ratios are added by numerator and denominator, then divided.
    - average: the mean of the reported figures; ratios as for the sum, never the mean of percentages.
    - latest: the report that ends last. maximum: the highest report.
    - unique: persons or firms counted once over the span cannot be added from their parts, so the figure is taken as
      given by the report whose period spans all others; without one there is no value.

    Raises `CannotScore` for overlapping periods in a sum or average, and for ratios mixed with bare figures in them.
    """
    known = [entry for entry in values if entry.is_reported]
    chosen = _combine(known, how) if known else None
    return YearValue(
        value=chosen.figure if chosen else None,
        ratio=chosen.ratio if chosen else None,
        reported=len(known),
        missing=tuple(entry.period for entry in values if not entry.is_reported),
        coverage=len(known) * HUNDRED / len(values) if values else Decimal(0),
        needs_whole_span=bool(known) and chosen is None,
    )


@dataclass(frozen=True)
class _Combined:
    figure: Decimal | None
    ratio: Ratio | None


def _combine(known: list[PeriodValue], how: Accumulation) -> _Combined | None:
    check_finite(*(figure for entry in known if (figure := entry.figure) is not None))
    match how:
        case Accumulation.SUM | Accumulation.AVERAGE:
            return _added(known, how)
        case Accumulation.LATEST:
            return _taken(max(known, key=lambda entry: (entry.period.last, entry.period.first)))
        case Accumulation.MAXIMUM:
            return _taken(max(known, key=lambda entry: entry.figure or Decimal(0)))
        case Accumulation.UNIQUE:
            return _spanning(known)


def _taken(entry: PeriodValue) -> _Combined:
    return _Combined(entry.figure, entry.ratio)


def _added(known: list[PeriodValue], how: Accumulation) -> _Combined:
    ordered = sorted(known, key=lambda entry: entry.period.first)
    for earlier, later in pairwise(ordered):
        if later.period.overlaps(earlier.period):
            raise CannotScore(Refusal.OVERLAPPING_PERIODS)
    ratios = [entry.ratio for entry in known if entry.ratio is not None]
    if ratios:
        summed = _summed(ratios, len(known))
        return _Combined(summed.value(), summed)
    total = sum((entry.value for entry in known if entry.value is not None), Decimal(0))
    return _Combined(total / len(known) if how is Accumulation.AVERAGE else total, None)


def _summed(ratios: list[Ratio], expected: int) -> Ratio:
    if len(ratios) != expected or len({ratio.scale for ratio in ratios}) != 1:
        raise CannotScore(Refusal.MIXED_RATIO)
    return Ratio(
        numerator=sum((ratio.numerator for ratio in ratios if ratio.numerator is not None), Decimal(0)),
        denominator=sum((ratio.denominator for ratio in ratios if ratio.denominator is not None), Decimal(0)),
        scale=ratios[0].scale,
    )


def _spanning(known: list[PeriodValue]) -> _Combined | None:
    first = min(entry.period.first for entry in known)
    last = max(entry.period.last for entry in known)
    whole = [entry for entry in known if entry.period.first == first and entry.period.last == last]
    return _taken(whole[-1]) if whole else None
