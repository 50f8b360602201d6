"""How much is made at each scale, and the fixed days that the material knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from imece.ground.values.period import PeriodKind
from imece.work.indicators.choices import Frequency

APPROVED_UNTIL: Final = date(2026, 6, 30)
SUBMITTED_UNTIL: Final = date(2026, 9, 30)
PUBLISHED_UNTIL: Final = date(2025, 12, 31)
MADE_AT: Final = datetime(2026, 11, 1, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers per office, unless they say otherwise.

    `objectives` are per goal, `indicators` per objective; `years` are those of the plan, in each of which every
    indicator has one actual per `frequency`. `findables` is how many search rows there are at least in all offices
    together (`institutions` are of the whole installation); what the records themselves do not give is filled up.
    """

    name: str
    offices: int
    units: int
    goals: int
    objectives: int
    indicators: int
    years: range
    activities: int
    frequency: Frequency = Frequency.QUARTER
    institutions: int = 0
    projects: int = 0
    findables: int = 0

    @property
    def indicators_of_office(self) -> int:
        """Indicators of one office."""
        return self.goals * self.objectives * self.indicators

    @property
    def periods_of_year(self) -> int:
        """How often an indicator is reported in a year."""
        return 12 // PeriodKind(self.frequency).months

    @property
    def actuals(self) -> int:
        """Actuals of all offices together."""
        return self.offices * self.indicators_of_office * len(self.years) * self.periods_of_year


SCALES: Final = {
    scale.name: scale
    for scale in (
        Scale(
            "small",
            offices=2,
            units=4,
            goals=2,
            objectives=2,
            indicators=3,
            years=range(2025, 2027),
            activities=60,
            institutions=60,
            projects=40,
            frequency=Frequency.HALF,
        ),
        Scale(
            "office",
            offices=1,
            units=25,
            goals=5,
            objectives=5,
            indicators=8,
            years=range(2022, 2027),
            activities=100_000,
            institutions=5_000,
            projects=100_000,
        ),
        Scale(
            "province",
            offices=20,
            units=10,
            goals=5,
            objectives=5,
            indicators=20,
            years=range(2022, 2027),
            activities=5_000,
            institutions=20_000,
            projects=1_000,
        ),
        Scale(
            "country",
            offices=81,
            units=12,
            goals=6,
            objectives=8,
            indicators=13,
            years=range(2022, 2027),
            activities=1_000,
            institutions=200_000,
            projects=1_235,
            findables=1_000_000,
        ),
    )
}
