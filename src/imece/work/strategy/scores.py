"""Scores of objectives, goals and plans from the performances of their indicators (method TR-2019, not verified).

Two figures always stand together: the *method's* score, in which missing counts as zero, and the *known-only* score
over what was reported, with its coverage. All are percent, `Decimal`, unrounded; rounding belongs to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from imece.ground.values.numbers import format_decimal, round_half_up

HUNDRED = Decimal(100)
ZERO = Decimal(0)
PLACES = 2


class Withheld(TextChoices):
    """Why a goal or plan shows no score."""

    PARTIAL_PLAN = (
        "partial_plan",
        _("Only a part of the plan is kept here, so its goals and the plan get no score."),
    )
    NOTHING_TO_SCORE = "nothing_to_score", _("There is nothing to score yet.")


@dataclass(frozen=True)
class Part:
    """One indicator in its objective: weight in percent (None: not given) and effective performance 0–100.

    `effective` is None when nothing was reported; `label` is what a page prints beside the line.
    """

    weight: Decimal | None
    effective: Decimal | None
    label: str = ""

    def __post_init__(self) -> None:
        _check_weight(self.weight)
        if self.effective is not None and not 0 <= self.effective <= HUNDRED:
            raise ValueError("an effective performance lies between 0 and 100")


@dataclass(frozen=True)
class ScoreLine:
    """One line of a score.

    `score` is what it counts in the method (None: missing, counted as zero), `known_only` what was reached over the
    reported share `coverage` (percent), `contribution` what the line adds to the method's score.
    """

    label: str
    weight: Decimal | None
    score: Decimal | None
    known_only: Decimal | None
    coverage: Decimal
    contribution: Decimal = ZERO


@dataclass(frozen=True)
class Score:
    """What the scores of every level have in common; the subclasses say the level.

    `method` is None only when the score is withheld (`withheld` says why); `known_only` is None while nothing is
    reported. `coverage` is the percent of the weight that was reported. `weights_total` is 0 for a plain mean.
    """

    method: Decimal | None
    known_only: Decimal | None
    coverage: Decimal
    weights_total: Decimal
    plain_mean: bool
    lines: tuple[ScoreLine, ...]
    divisor: Decimal
    withheld: Withheld | None = None

    @classmethod
    def of_lines(cls, lines: Sequence[ScoreLine], *, divisor: Decimal | None = None) -> Self:
        """The score of weighted lines: Σ weight × score / divisor; without any weight the plain mean.

        Without `divisor` the weights' own sum divides. Nothing to divide by gives a withheld score.
        """
        plain = all(line.weight is None for line in lines)
        weights = [_weight(line, plain=plain) for line in lines]
        total = sum(weights, ZERO)
        if total == 0:
            return cls(None, None, ZERO, ZERO, plain, tuple(lines), ZERO, Withheld.NOTHING_TO_SCORE)
        divided_by = total if plain or divisor is None else divisor
        pairs = list(zip(lines, weights, strict=True))
        gained = sum((weight * (line.score or ZERO) for line, weight in pairs), ZERO)
        known = [
            (weight * line.coverage, line.known_only) for line, weight in pairs if line.known_only is not None
        ]
        known_weight = sum((weight for weight, _score in known), ZERO)
        known_gain = sum((weight * score for weight, score in known), ZERO)
        return cls(
            method=gained / divided_by,
            known_only=known_gain / known_weight if known_weight else None,
            coverage=sum((weight * line.coverage for line, weight in pairs), ZERO) / total,
            weights_total=ZERO if plain else total,
            plain_mean=plain,
            lines=tuple(
                ScoreLine(
                    line.label,
                    line.weight,
                    line.score,
                    line.known_only,
                    line.coverage,
                    weight * (line.score or ZERO) / divided_by,
                )
                for line, weight in pairs
            ),
            divisor=divided_by,
        )

    @property
    def weights_gap(self) -> Decimal:
        """What the weights lack to 100 (negative: they are over); 0 for a plain mean."""
        return ZERO if self.plain_mean else HUNDRED - self.weights_total

    def reason(self, language: str) -> str:
        """Why there is no score, in Turkish (`tr`) or English (`en`); empty when there is one."""
        if self.withheld is None:
            return ""
        with override(language):
            return str(self.withheld.label)

    def formula(self, language: str) -> str:
        """The method's score with its figures, e.g. "(60 × 100 + 40 × 50) / 100 = 80"; empty when withheld."""
        if self.method is None:
            return ""
        terms = [(_weight(line, plain=self.plain_mean), line.score or ZERO) for line in self.lines]
        return _printed(terms, self.divisor, self.method, language)

    def known_only_formula(self, language: str) -> str:
        """The known-only score with its figures, e.g. "(60 × 90) / 60 = 90"; empty when nothing is known."""
        if self.known_only is None:
            return ""
        terms = [
            (_weight(line, plain=self.plain_mean) * line.coverage / HUNDRED, line.known_only)
            for line in self.lines
            if line.known_only is not None
        ]
        return _printed(terms, sum((weight for weight, _score in terms), ZERO), self.known_only, language)


@dataclass(frozen=True)
class ObjectiveScore(Score):
    """The score of an objective from its indicators."""


@dataclass(frozen=True)
class GoalScore(Score):
    """The score of a goal from its objectives."""


@dataclass(frozen=True)
class PlanScore(Score):
    """The score of a plan from its goals."""


@dataclass(frozen=True)
class Member:
    """One objective in its goal, or one goal in its plan, with the weight the plan gives it (None: not given)."""

    score: Score
    weight: Decimal | None = None
    label: str = ""

    def __post_init__(self) -> None:
        _check_weight(self.weight)


def objective_score(parts: Sequence[Part]) -> ObjectiveScore:
    """Σ weight × effective / 100; without any weight the plain mean.

    In a draft the weights may not sum to 100: the formula stays the method's, `weights_gap` says what is missing or
    over, and an indicator without weight among weighted ones adds nothing. An objective without indicators is withheld.
    """
    lines = [
        ScoreLine(
            label=part.label,
            weight=part.weight,
            score=part.effective,
            known_only=part.effective,
            coverage=ZERO if part.effective is None else HUNDRED,
        )
        for part in parts
    ]
    return ObjectiveScore.of_lines(lines, divisor=HUNDRED)


def method_score(parts: Sequence[Part]) -> Decimal | None:
    """Only the method's score of `objective_score`, for what is asked often and shown without its lines."""
    plain = all(part.weight is None for part in parts)
    weights = [Decimal(1) if plain else part.weight or ZERO for part in parts]
    total = sum(weights, ZERO)
    if total == 0:
        return None
    gained = sum(
        (weight * (part.effective or ZERO) for part, weight in zip(parts, weights, strict=True)), ZERO
    )
    return gained / (total if plain else HUNDRED)


def goal_score(objectives: Sequence[Member], *, whole_plan: bool) -> GoalScore:
    """Mean of the objectives' scores, weighted when the plan gives weights; withheld when the plan is partly kept.

    The known-only score weighs each objective by what was reported in it, so it is the score of the same reported
    indicators as below and meets the method's score when everything was reported.
    """
    score = GoalScore.of_lines(_lines(objectives))
    return score if whole_plan else _withhold(score)


def plan_score(goals: Sequence[Member], *, whole_plan: bool) -> PlanScore:
    """Mean of the goals' scores, weighted when the plan gives weights; withheld when the plan is partly kept."""
    score = PlanScore.of_lines(_lines(goals))
    return score if whole_plan else _withhold(score)


def _lines(members: Sequence[Member]) -> list[ScoreLine]:
    return [
        ScoreLine(
            label=member.label,
            weight=member.weight,
            score=member.score.method,
            known_only=member.score.known_only,
            coverage=member.score.coverage,
        )
        for member in members
    ]


AnyScore = TypeVar("AnyScore", bound=Score)


def _withhold(score: AnyScore) -> AnyScore:
    return replace(score, method=None, known_only=None, withheld=Withheld.PARTIAL_PLAN)


def _weight(line: ScoreLine, *, plain: bool) -> Decimal:
    return Decimal(1) if plain else line.weight or ZERO


def _check_weight(weight: Decimal | None) -> None:
    if weight is not None and weight < 0:
        raise ValueError("a weight is not negative")


def _printed(
    terms: Sequence[tuple[Decimal, Decimal]], divisor: Decimal, result: Decimal, language: str
) -> str:
    """The sum of weight × score over its divisor; a weight of one is not printed."""
    printed = [
        _number(score, language)
        if weight == 1
        else f"{_number(weight, language)} × {_number(score, language)}"
        for weight, score in terms
    ]
    rounded = round_half_up(result, PLACES)
    sign = "=" if rounded == result else "≈"
    return f"({' + '.join(printed)}) / {_number(divisor, language)} {sign} {_number(rounded, language)}"


def _number(value: Decimal, language: str) -> str:
    return format_decimal(round_half_up(value, PLACES), language)
