"""What a kept year figure says: P with its formula again, and how it stands against what was to be expected by then."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from imece.ground.values.period import Period
from imece.work.indicators.choices import Direction, Nature, UnitKind
from imece.work.indicators.performance import Deviation, Performance, deviation, expected_share, performance
from imece.work.indicators.ratio import Ratio
from imece.work.indicators.refusals import CannotScore

if TYPE_CHECKING:
    from datetime import date

    from imece.work.indicators.models import Indicator, YearFigure
    from imece.work.indicators.performance import BandLimits

HUNDRED: Final = Decimal(100)
MONTHS: Final = 12


def scored_again(indicator: Indicator, figure: YearFigure) -> Performance | None:
    """P with its formula, from what was kept; None where the method refuses."""
    scale = HUNDRED if indicator.unit_kind == UnitKind.PERCENT else Decimal(1)
    ratio = Ratio(figure.numerator, figure.denominator, scale) if indicator.is_ratio else None
    try:
        return performance(
            Nature(indicator.nature),
            Direction(indicator.direction),
            baseline=indicator.baseline,
            target=figure.target,
            actual=None if indicator.is_ratio else figure.value,
            ratio=ratio,
            judged_level=figure.judged_level,
        )
    except CannotScore:
        return None


def standing_of(
    indicator: Indicator, scored: Performance | None, through: date | None, limits: BandLimits
) -> Deviation | None:
    """How it stands against what was to be expected by the last day reported on."""
    if scored is None or through is None:
        return None
    return deviation(scored, share_by(indicator, through), limits)


def share_by(indicator: Indicator, day: date) -> Decimal:
    """The share of the year's target that is due by a day; an indicator may carry its own curve."""
    curve = [Decimal(share) for share in indicator.expected_curve]
    period = Period(day.replace(month=1, day=1), day)
    return expected_share(period, curve if len(curve) == MONTHS else None)
