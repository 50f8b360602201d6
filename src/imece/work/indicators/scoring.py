"""From the reports of one year to the kept figure: the pure step between rows and the method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from imece.ground.values.period import Period, PeriodKind
from imece.work.indicators.accumulation import PeriodValue, accumulate
from imece.work.indicators.choices import Accumulation, Direction, Nature, UnitKind
from imece.work.indicators.performance import (
    BandLimits,
    CannotScore,
    Deviation,
    Performance,
    deviation,
    expected_share,
    performance,
)
from imece.work.indicators.ratio import Ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from imece.work.indicators.models import Indicator

PERCENT_SCALE = Decimal(100)
PLAIN_SCALE = Decimal(1)
STORED_PLACES = Decimal("0.000001")
STORED_LIMIT = Decimal(10) ** 18


def end_of(year: int) -> date:
    """The day whose definition decides what scores a year."""
    return date(year, 12, 31)


@dataclass(frozen=True, slots=True)
class Rule:
    """What of an indicator decides its score."""

    nature: Nature
    direction: Direction
    accumulation: Accumulation
    baseline: Decimal | None
    is_ratio: bool
    scale: Decimal
    periods_due: int

    @classmethod
    def of(cls, indicator: Indicator, day: date | None = None) -> Rule:
        """The rule of an indicator, with the baseline that held on a day (without one: today's)."""
        return cls(
            nature=Nature(indicator.nature),
            direction=Direction(indicator.direction),
            accumulation=Accumulation(indicator.accumulation),
            baseline=indicator.baseline_on(day) if day else indicator.baseline,
            is_ratio=indicator.is_ratio,
            scale=PERCENT_SCALE if indicator.unit_kind == UnitKind.PERCENT else PLAIN_SCALE,
            periods_due=12 // PeriodKind(indicator.frequency).months,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What one period of the year said."""

    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    judged_level: Decimal | None = None
    is_declared: bool = False


class YearScore(NamedTuple):
    """A year's figure as it is kept; `scored` is None when the method refuses, and `why_not` holds the code."""

    through: date | None
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    judged_level: Decimal | None
    target: Decimal | None
    periods_reported: int
    is_declared: bool
    scored: Performance | None
    why_not: str

    @property
    def performance(self) -> Decimal | None:
        """P in percent, cut to what can be stored."""
        return stored(self.scored.value) if self.scored else None

    @property
    def effective(self) -> Decimal | None:
        """P held between 0 and 100."""
        return stored(self.scored.effective) if self.scored else None


def stored(value: Decimal | None) -> Decimal | None:
    """A figure as the column takes it: six places; what would not fit is left out rather than cut wrongly."""
    if value is None or not -STORED_LIMIT < value < STORED_LIMIT:
        return None
    return value.quantize(STORED_PLACES)


class YearFacts(NamedTuple):
    """What a year's reports come to, before the method looks at it; made by `accumulate` or by the database."""

    value: Decimal | None
    ratio: Ratio | None = None
    through: date | None = None
    judged_level: Decimal | None = None
    reported: int = 0
    is_declared: bool = False
    why_not: str = ""


def year_score(rule: Rule, target: Decimal | None, reports: Sequence[Report]) -> YearScore:
    """The figure of a year from the reports of its periods and the target then in force."""
    return scored_year(rule, target, facts_of(rule, reports))


def facts_of(rule: Rule, reports: Sequence[Report]) -> YearFacts:
    """The reports of a year put together by the indicator's own way."""
    latest = max(reports, key=lambda report: report.period.last, default=None)
    told: dict[str, Any] = {
        "through": latest.period.last if latest else None,
        "judged_level": latest.judged_level if latest else None,
        "is_declared": any(report.is_declared for report in reports),
    }
    try:
        year = accumulate([_period_value(rule, report) for report in reports], rule.accumulation)
    except CannotScore as no:
        return YearFacts(None, why_not=no.code, **told)
    return YearFacts(
        value=year.value,
        ratio=year.ratio,
        reported=len(reports) if rule.nature is Nature.TEXT else year.reported,
        why_not="needs_whole_span" if year.needs_whole_span else "",
        **told,
    )


def scored_year(rule: Rule, target: Decimal | None, facts: YearFacts) -> YearScore:
    """The facts of a year scored by the method; a missing target does not make a figure disappear."""
    scored, why_not = None, facts.why_not
    try:
        scored = performance(
            rule.nature,
            rule.direction,
            baseline=rule.baseline,
            target=target,
            actual=None if rule.is_ratio else facts.value,
            ratio=facts.ratio if rule.is_ratio else None,
            judged_level=facts.judged_level,
        )
    except CannotScore as no:
        why_not = why_not or no.code
    return YearScore(
        through=facts.through,
        value=stored(facts.value),
        numerator=facts.ratio.numerator if facts.ratio else None,
        denominator=facts.ratio.denominator if facts.ratio else None,
        judged_level=facts.judged_level,
        target=target,
        periods_reported=facts.reported,
        is_declared=facts.is_declared,
        scored=scored,
        why_not=why_not,
    )


def _period_value(rule: Rule, report: Report) -> PeriodValue:
    if rule.is_ratio:
        return PeriodValue(report.period, ratio=Ratio(report.numerator, report.denominator, rule.scale))
    return PeriodValue(report.period, value=report.value)


def ratio_value(rule: Rule, numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """The quotient of the two counts as it is stored; None while one is missing or the denominator is zero."""
    if numerator is None or denominator is None:
        return None
    return stored(Ratio(numerator, denominator, rule.scale).value())


def deviation_at(
    score: YearScore, period: Period, curve: Sequence[str], limits: BandLimits
) -> Deviation | None:
    """How the year stands at the end of `period` against what was to be expected by then."""
    if score.scored is None or period.first.year != period.last.year:
        return None
    shares = [Decimal(share) for share in curve] if len(curve) == 12 else None
    return deviation(score.scored, expected_share(period, shares), limits)


def limits_of(settings: Mapping[str, Any]) -> BandLimits:
    """The bands an office chose (`settings["bands"] = {"partly": "50", …}`), else the usual ones."""
    bands = settings.get("bands")
    if not isinstance(bands, dict):
        return BandLimits()
    usual = BandLimits()
    return BandLimits(
        partly=Decimal(str(bands.get("partly", usual.partly))),
        on_target=Decimal(str(bands.get("on_target", usual.on_target))),
        beyond=Decimal(str(bands.get("beyond", usual.beyond))),
    )
