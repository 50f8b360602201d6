"""Which periods of an indicator fall due within a requested period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.ground.values.period import Period, PeriodKind, periods_of_year
from imece.work.indicators.choices import Accumulation

if TYPE_CHECKING:
    from imece.work.indicators.models import Indicator


def due_periods(indicator: Indicator, asked: Period) -> list[Period]:
    """The periods that end within `asked`, by the indicator's frequency.

    A figure that counts persons or firms once cannot be added from its parts, so its whole year is asked for too.
    """
    kinds = [PeriodKind(indicator.frequency)]
    if indicator.accumulation == Accumulation.UNIQUE and kinds != [PeriodKind.YEAR]:
        kinds.append(PeriodKind.YEAR)
    years = range(asked.first.year, asked.last.year + 1)
    return [
        period
        for kind in kinds
        for year in years
        for period in periods_of_year(year, kind)
        if asked.contains(period.last)
    ]
