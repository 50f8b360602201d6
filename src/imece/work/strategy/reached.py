"""How one indicator stands in a year: the row that pages show, and the lighter one that an overview is made of."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from imece.work.indicators.choices import Band
from imece.work.indicators.formers import baseline_on
from imece.work.indicators.performance import BandLimits, Deviation, Performance
from imece.work.indicators.queries.kept import scored_again, standing_of
from imece.work.indicators.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from imece.work.indicators.models import Indicator, Target, YearFigure
    from imece.work.strategy.models import ObjectiveIndicator

HUNDRED: Final = Decimal(100)
LATE: Final = (Band.BEHIND, Band.PARTLY)


@dataclass(frozen=True, slots=True)
class Told:
    """What the last approved reports of the year said about a deviation, and when the newest one was published."""

    reason: str = ""
    measures: str = ""
    published_at: datetime | None = None


class Reached:
    """What every row of one indicator tells, whether it carries the indicator itself or only what scores it."""

    weight: Decimal | None
    scored: Performance | None
    deviation: Deviation | None
    through: date | None
    published_at: datetime | None

    @property
    def number(self) -> str:
        """The number in its objective."""
        raise NotImplementedError

    @property
    def curve(self) -> Sequence[str]:
        """The shares of the year's target due by the end of each month."""
        raise NotImplementedError

    @property
    def performance(self) -> Decimal | None:
        """P as it is, also beyond 100 and below 0."""
        return self.scored.value if self.scored else None

    @property
    def effective(self) -> Decimal | None:
        """P as the objective counts it."""
        return self.scored.effective if self.scored else None

    @property
    def band(self) -> str:
        """The band's code; empty while nothing was reported."""
        return self.deviation.band.value if self.deviation else ""

    @property
    def is_late(self) -> bool:
        """Whether it stands below its band."""
        return self.deviation is not None and self.deviation.band in LATE

    @property
    def expected(self) -> Decimal | None:
        """P that would be just right by now."""
        return self.deviation.expected if self.deviation else None

    @property
    def gain(self) -> Decimal | None:
        """How many points of the objective's score this indicator can still bring."""
        if self.weight is None:
            return None
        return self.weight * (HUNDRED - (self.effective or Decimal(0))) / HUNDRED


@dataclass(frozen=True)
class IndicatorStanding(Reached):
    """One indicator in its objective in a year. `value` None means that nothing was reported: missing is not zero."""

    link: ObjectiveIndicator
    weight: Decimal | None
    target: Decimal | None
    target_row: Target | None
    value: Decimal | None
    scored: Performance | None
    deviation: Deviation | None
    through: date | None
    is_declared: bool = False
    why_not: str = ""
    told: Told = Told()
    published_at: datetime | None = None
    targets: Mapping[int, Target] = field(default_factory=dict)

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.link.indicator

    @property
    def number(self) -> str:
        """The number in its objective."""
        return self.link.number

    @property
    def curve(self) -> Sequence[str]:
        """The indicator's own curve."""
        return self.indicator.expected_curve

    @property
    def missing_reason(self) -> str:
        """Why no formula can score it, in the reader's language; empty when one can."""
        return str(Refusal(self.why_not).label) if self.why_not in Refusal.values else ""


def from_figure(
    year: int,
    link: ObjectiveIndicator,
    weight: Decimal | None,
    targets: Mapping[int, Target],
    figure: YearFigure | None,
    limits: BandLimits,
    told: Told,
) -> IndicatorStanding:
    """The standing of an indicator from its kept yearly figure; `targets` are those in force, by year."""
    target = targets.get(year)
    if figure is None:
        return IndicatorStanding(
            link=link,
            weight=weight,
            target=target.value if target else None,
            target_row=target,
            value=None,
            scored=None,
            deviation=None,
            through=None,
            targets=targets,
        )
    scored = scored_again(link.indicator, figure)
    return IndicatorStanding(
        link=link,
        weight=weight,
        target=figure.target,
        target_row=target,
        value=figure.value,
        scored=scored,
        deviation=standing_of(link.indicator, scored, figure.through, limits),
        through=figure.through,
        is_declared=figure.is_declared,
        why_not=figure.why_not,
        told=told,
        published_at=told.published_at,
        targets=targets,
    )


class KeptRow(NamedTuple):
    """What scores one indicator in its objective, read as one row: the definition, the weight and the kept figure."""

    link_id: int
    objective_id: int
    indicator_id: int
    number: str
    weight: Decimal | None
    nature: str
    direction: str
    unit_kind: str
    is_ratio: bool
    baseline: Decimal | None
    curve_text: str
    formers_text: str
    figure_id: int | None
    through: date | None
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    judged_level: Decimal | None
    target: Decimal | None

    @property
    def expected_curve(self) -> Sequence[str]:
        """The indicator's own curve; nearly all have none, so it is read as text and parsed once."""
        return _curve(self.curve_text)

    def baseline_on(self, day: date) -> Decimal | None:
        """The baseline that held on a day; nearly always the present one."""
        return baseline_on(_formers(self.formers_text), self.baseline, day)


@lru_cache(maxsize=256)
def _formers(text: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=256)
def _curve(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@dataclass(frozen=True)
class PartStanding(Reached):
    """One indicator in an overview: what its objective is scored and banded by, without the indicator itself."""

    link_id: int
    objective_id: int
    indicator_id: int
    place_number: str
    weight: Decimal | None
    scored: Performance | None
    deviation: Deviation | None
    through: date | None
    own_curve: Sequence[str]
    published_at: datetime | None = None

    @property
    def number(self) -> str:
        """The number in its objective."""
        return self.place_number

    @property
    def curve(self) -> Sequence[str]:
        """The indicator's own curve."""
        return self.own_curve


def from_row(row: KeptRow, limits: BandLimits, published_at: datetime | None = None) -> PartStanding:
    """The standing of an indicator from one read row, by the same steps as `from_figure`."""
    scored = None if row.figure_id is None else scored_again(row, row)
    return PartStanding(
        link_id=row.link_id,
        objective_id=row.objective_id,
        indicator_id=row.indicator_id,
        place_number=row.number,
        weight=row.weight,
        scored=scored,
        deviation=standing_of(row, scored, row.through, limits),
        through=row.through,
        own_curve=row.expected_curve,
        published_at=published_at,
    )
