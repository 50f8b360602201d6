"""What a kept year figure says: P with its formula again, and how it stands against what was to be expected by then."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from imece.ground.values.period import Period
from imece.work.indicators.choices import Direction, Nature, UnitKind
from imece.work.indicators.performance import Deviation, Performance, deviation, expected_share, performance
from imece.work.indicators.ratio import Ratio
from imece.work.indicators.refusals import CannotScore
from imece.work.indicators.scoring import end_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from imece.work.indicators.performance import BandLimits

HUNDRED: Final = Decimal(100)
MONTHS: Final = 12
KNOWN_SHARES: Final = 1024


class Defined(Protocol):
    """What of an indicator decides its P: an indicator, or a row that carries only this."""

    @property
    def nature(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def unit_kind(self) -> str: ...
    @property
    def is_ratio(self) -> bool: ...
    def baseline_on(self, day: date) -> Decimal | None: ...


class Curved(Protocol):
    """What carries the shares of the year's target due by the end of each month; empty for equal months."""

    @property
    def expected_curve(self) -> Sequence[str]: ...


class Kept(Protocol):
    """What of a year's figure P is made of: a kept figure, or a row that carries only this."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def numerator(self) -> Decimal | None: ...
    @property
    def denominator(self) -> Decimal | None: ...
    @property
    def judged_level(self) -> Decimal | None: ...
    @property
    def target(self) -> Decimal | None: ...
    @property
    def through(self) -> date | None: ...


def scored_again(indicator: Defined, figure: Kept) -> Performance | None:
    """P with its formula, from what was kept; None where the method refuses."""
    if figure.through is None:
        return None
    scale = HUNDRED if indicator.unit_kind == UnitKind.PERCENT else Decimal(1)
    ratio = Ratio(figure.numerator, figure.denominator, scale) if indicator.is_ratio else None
    try:
        return performance(
            Nature(indicator.nature),
            Direction(indicator.direction),
            baseline=indicator.baseline_on(end_of(figure.through.year)),
            target=figure.target,
            actual=None if indicator.is_ratio else figure.value,
            ratio=ratio,
            judged_level=figure.judged_level,
        )
    except CannotScore:
        return None


def standing_of(
    indicator: Curved, scored: Performance | None, through: date | None, limits: BandLimits
) -> Deviation | None:
    """How it stands against what was to be expected by the last day reported on."""
    if scored is None or through is None:
        return None
    return deviation(scored, share_by(indicator.expected_curve, through), limits)


def share_by(curve: Sequence[str], day: date) -> Decimal:
    """The share of the year's target that is due by a day; an indicator may carry its own curve."""
    return _share(tuple(curve), day)


@lru_cache(maxsize=KNOWN_SHARES)
def _share(curve: tuple[str, ...], day: date) -> Decimal:
    shares = [Decimal(share) for share in curve]
    period = Period(day.replace(month=1, day=1), day)
    return expected_share(period, shares if len(shares) == MONTHS else None)
