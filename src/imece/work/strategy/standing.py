"""How indicators, objectives and goals stand in a year: the rows of pages, reports and the public portal. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from imece.work.indicators.choices import Band
from imece.work.indicators.performance import (
    BandLimits,
    Deviation,
    Performance,
    band_of,
)
from imece.work.indicators.queries.kept import scored_again, share_by, standing_of
from imece.work.indicators.refusals import Refusal
from imece.work.strategy import scores

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from imece.work.indicators.models import Indicator, Target, YearFigure
    from imece.work.strategy.models import Goal, KeptScore, Objective, ObjectiveIndicator, Plan

HUNDRED: Final = Decimal(100)
MONTHS: Final = 12
LATE: Final = (Band.BEHIND, Band.PARTLY)


@dataclass(frozen=True, slots=True)
class Told:
    """What the last approved report of the year said about a deviation."""

    reason: str = ""
    measures: str = ""


@dataclass(frozen=True)
class IndicatorStanding:
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

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.link.indicator

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

    @property
    def missing_reason(self) -> str:
        """Why no formula can score it, in the reader's language; empty when one can."""
        return str(Refusal(self.why_not).label) if self.why_not in Refusal.values else ""


@dataclass(frozen=True)
class ObjectiveStanding:
    """One objective in a year with its indicators and both figures."""

    objective: Objective
    score: scores.ObjectiveScore
    indicators: list[IndicatorStanding]
    expected: Decimal | None
    band: str
    trend: list[Decimal | None] = field(default_factory=list)

    @property
    def late(self) -> list[IndicatorStanding]:
        """Indicators below their band."""
        return [row for row in self.indicators if row.is_late]

    @property
    def missing(self) -> list[IndicatorStanding]:
        """Indicators of which nothing was reported."""
        return [row for row in self.indicators if row.effective is None]

    @property
    def through(self) -> date | None:
        """The last day that was reported on."""
        return max((row.through for row in self.indicators if row.through), default=None)

    @property
    def weights_total(self) -> Decimal:
        """The sum of the weights given."""
        return sum((row.weight for row in self.indicators if row.weight is not None), Decimal(0))

    @property
    def has_weights(self) -> bool:
        """Whether any indicator carries a weight; without one the score is a plain mean."""
        return any(row.weight is not None for row in self.indicators)


@dataclass(frozen=True)
class GoalStanding:
    """One goal in a year."""

    goal: Goal
    score: scores.GoalScore
    objectives: list[ObjectiveStanding]
    band: str


@dataclass(frozen=True)
class PlanStanding:
    """A plan in a year, on one basis."""

    plan: Plan
    year: int
    basis: str
    score: scores.PlanScore
    goals: list[GoalStanding]
    band: str
    trend: list[Decimal | None] = field(default_factory=list)

    @property
    def objectives(self) -> list[ObjectiveStanding]:
        """All objectives in the order of the plan."""
        return [objective for goal in self.goals for objective in goal.objectives]

    @property
    def indicators(self) -> list[IndicatorStanding]:
        """All indicators in the order of the plan."""
        return [row for objective in self.objectives for row in objective.indicators]

    @property
    def late(self) -> list[IndicatorStanding]:
        """Indicators below their band, the heaviest first."""
        late = [row for row in self.indicators if row.is_late]
        return sorted(late, key=lambda row: row.gain or Decimal(0), reverse=True)

    @property
    def missing(self) -> list[IndicatorStanding]:
        """Indicators of which nothing was reported."""
        return [row for row in self.indicators if row.effective is None]

    @property
    def through(self) -> date | None:
        """The last day that was reported on."""
        return max((row.through for row in self.indicators if row.through), default=None)

    @property
    def lead(self) -> scores.Score:
        """The score that the page's first sentence tells: the plan's, or the one objective's of a partial plan."""
        objectives = self.objectives
        if self.score.method is None and len(objectives) == 1:
            return objectives[0].score
        return self.score


def from_figure(
    link: ObjectiveIndicator,
    weight: Decimal | None,
    target: Target | None,
    figure: YearFigure | None,
    limits: BandLimits,
    told: Told,
    published_at: datetime | None,
) -> IndicatorStanding:
    """The standing of an indicator from its kept yearly figure."""
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
        published_at=published_at,
    )


def objective_standing(
    objective: Objective,
    rows: list[IndicatorStanding],
    limits: BandLimits,
    trend: list[Decimal | None],
) -> ObjectiveStanding:
    """The objective's two figures and its band against what was to be expected of its indicators by now."""
    score = scores.objective_score([scores.Part(row.weight, row.effective, row.link.number) for row in rows])
    expected = expected_of(rows)
    return ObjectiveStanding(objective, score, rows, expected, band_against(score, expected, limits), trend)


def expected_of(rows: list[IndicatorStanding]) -> Decimal | None:
    """The method's score that would be just right by now, from what is expected of each indicator, reported or not."""
    day = max((row.through for row in rows if row.through), default=None)
    if day is None:
        return None
    parts = [
        scores.Part(row.weight, min(expected, HUNDRED))
        for row in rows
        for expected in [row.expected if row.expected is not None else share_by(row.indicator, day) * HUNDRED]
    ]
    return scores.objective_score(parts).method


def band_against(score: scores.Score, expected: Decimal | None, limits: BandLimits) -> str:
    """The band of what is known, in percent of what was expected; empty while nothing is known."""
    if score.known_only is None:
        return ""
    judged = score.known_only * HUNDRED / expected if expected else score.known_only
    band = band_of(judged, limits)
    return band.value if band else ""


def goal_standing(
    goal: Goal, objectives: list[ObjectiveStanding], limits: BandLimits, *, whole: bool
) -> GoalStanding:
    """The goal's figures from its objectives'; withheld while only a part of the plan is kept."""
    members = [scores.Member(row.score, row.objective.weight, row.objective.number) for row in objectives]
    score = scores.goal_score(members, whole_plan=whole)
    return GoalStanding(goal, score, objectives, band_against(score, _mean(objectives), limits))


def plan_standing(
    plan: Plan,
    year: int,
    basis: str,
    goals: list[GoalStanding],
    limits: BandLimits,
    trend: list[Decimal | None],
) -> PlanStanding:
    """The plan's figures from its goals'."""
    members = [scores.Member(row.score, row.goal.weight, row.goal.number) for row in goals]
    score = scores.plan_score(members, whole_plan=not plan.is_partial)
    objectives = [objective for goal in goals for objective in goal.objectives]
    return PlanStanding(
        plan, year, basis, score, goals, band_against(score, _mean(objectives), limits), trend
    )


def _mean(objectives: list[ObjectiveStanding]) -> Decimal | None:
    expected = [row.expected for row in objectives if row.expected is not None]
    return sum(expected, Decimal(0)) / len(expected) if expected else None


def trend_of(rows: Mapping[int, KeptScore], years: range) -> list[Decimal | None]:
    """The kept method scores year by year; a year without any report is a gap, not a zero."""
    return [
        row.method_score if (row := rows.get(year)) is not None and row.known_score is not None else None
        for year in years
    ]
