"""How indicators, objectives and goals stand in a year: the rows of pages, reports and the public portal. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from imece.work.indicators.performance import BandLimits, band_of
from imece.work.indicators.queries.kept import share_by
from imece.work.strategy import scores
from imece.work.strategy.reached import HUNDRED, Reached

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from imece.work.strategy.models import Goal, KeptScore, Objective, Plan

Row_co = TypeVar("Row_co", bound=Reached, covariant=True)


@dataclass(frozen=True)
class ObjectiveStanding(Generic[Row_co]):
    """One objective in a year with its indicators and both figures."""

    objective: Objective
    score: scores.ObjectiveScore
    indicators: Sequence[Row_co]
    expected: Decimal | None
    band: str

    @property
    def late(self) -> list[Row_co]:
        """Indicators below their band."""
        return [row for row in self.indicators if row.is_late]

    @property
    def missing(self) -> list[Row_co]:
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
class GoalStanding(Generic[Row_co]):
    """One goal in a year."""

    goal: Goal
    score: scores.GoalScore
    objectives: Sequence[ObjectiveStanding[Row_co]]
    band: str


@dataclass(frozen=True)
class PlanStanding(Generic[Row_co]):
    """A plan in a year, on one basis."""

    plan: Plan
    year: int
    basis: str
    score: scores.PlanScore
    goals: Sequence[GoalStanding[Row_co]]
    band: str
    trend: list[Decimal | None] = field(default_factory=list)

    @property
    def objectives(self) -> list[ObjectiveStanding[Row_co]]:
        """All objectives in the order of the plan."""
        return [objective for goal in self.goals for objective in goal.objectives]

    @property
    def indicators(self) -> list[Row_co]:
        """All indicators in the order of the plan."""
        return [row for objective in self.objectives for row in objective.indicators]

    @property
    def late(self) -> list[Row_co]:
        """Indicators below their band, the heaviest first."""
        late = [row for row in self.indicators if row.is_late]
        return sorted(late, key=_gain, reverse=True)

    @property
    def missing(self) -> list[Row_co]:
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


class Reckoned(NamedTuple):
    """What the indicators of an objective come to: its two figures, what was to be expected by now, and the band."""

    score: scores.ObjectiveScore
    expected: Decimal | None
    band: str


def objective_standing(
    objective: Objective, rows: Sequence[Row_co], limits: BandLimits
) -> ObjectiveStanding[Row_co]:
    """The objective's two figures and its band against what was to be expected of its indicators by now."""
    found = reckoned(rows, limits)
    return ObjectiveStanding(objective, found.score, rows, found.expected, found.band)


def reckoned(rows: Sequence[Reached], limits: BandLimits) -> Reckoned:
    """The figures of an objective from its indicators."""
    score = scores.objective_score([scores.Part(row.weight, row.effective, row.number) for row in rows])
    expected = expected_of(rows)
    return Reckoned(score, expected, band_against(score, expected, limits))


def expected_of(rows: Sequence[Reached]) -> Decimal | None:
    """The method's score that would be just right by now, from what is expected of each indicator, reported or not."""
    day = max((row.through for row in rows if row.through), default=None)
    if day is None:
        return None
    parts = [
        scores.Part(row.weight, min(expected, HUNDRED))
        for row in rows
        for expected in [row.expected if row.expected is not None else share_by(row.curve, day) * HUNDRED]
    ]
    return scores.method_score(parts)


def band_against(score: scores.Score, expected: Decimal | None, limits: BandLimits) -> str:
    """The band of what is known, in percent of what was expected; empty while nothing is known."""
    if score.known_only is None:
        return ""
    judged = score.known_only * HUNDRED / expected if expected else score.known_only
    band = band_of(judged, limits)
    return band.value if band else ""


def goal_standing(
    goal: Goal, objectives: Sequence[ObjectiveStanding[Row_co]], limits: BandLimits, *, whole: bool
) -> GoalStanding[Row_co]:
    """The goal's figures from its objectives'; withheld while only a part of the plan is kept."""
    members = [scores.Member(row.score, row.objective.weight, row.objective.number) for row in objectives]
    score = scores.goal_score(members, whole_plan=whole)
    return GoalStanding(goal, score, objectives, band_against(score, _mean(objectives), limits))


def plan_standing(
    plan: Plan,
    year: int,
    basis: str,
    goals: Sequence[GoalStanding[Row_co]],
    limits: BandLimits,
    trend: list[Decimal | None],
) -> PlanStanding[Row_co]:
    """The plan's figures from its goals'."""
    members = [scores.Member(row.score, row.goal.weight, row.goal.number) for row in goals]
    score = scores.plan_score(members, whole_plan=not plan.is_partial)
    objectives = [objective for goal in goals for objective in goal.objectives]
    return PlanStanding(
        plan, year, basis, score, goals, band_against(score, _mean(objectives), limits), trend
    )


def _gain(row: Reached) -> Decimal:
    return row.gain or Decimal(0)


def _mean(objectives: Sequence[ObjectiveStanding[Reached]]) -> Decimal | None:
    expected = [row.expected for row in objectives if row.expected is not None]
    return sum(expected, Decimal(0)) / len(expected) if expected else None


def trend_of(rows: Mapping[int, KeptScore], years: range) -> list[Decimal | None]:
    """The kept method scores year by year; a year without any report is a gap, not a zero."""
    return [
        row.method_score if (row := rows.get(year)) is not None and row.known_score is not None else None
        for year in years
    ]
