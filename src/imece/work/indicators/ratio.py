"""A measured share, kept as its two counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from imece.work.indicators.refusals import CannotScore, Refusal, check_finite

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Ratio:
    """A measured share kept as its two counts, so that sums are divided and percentages never averaged.

    `scale` is 100 for percent, 1000 for "per thousand researchers", 1 for a plain quotient.
    """

    numerator: Decimal | None
    denominator: Decimal | None
    scale: Decimal = HUNDRED

    @property
    def is_missing(self) -> bool:
        """True when neither count was reported."""
        return self.numerator is None and self.denominator is None

    def value(self) -> Decimal | None:
        """Numerator / denominator × scale; None when missing or when the denominator is zero.

        Raises `CannotScore` when only one of the two counts is there or one is not finite.
        """
        if self.is_missing:
            return None
        if self.numerator is None or self.denominator is None:
            raise CannotScore(Refusal.INCOMPLETE_RATIO)
        check_finite(self.numerator, self.denominator)
        if self.denominator == 0:
            return None
        return self.numerator * self.scale / self.denominator
