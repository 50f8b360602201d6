"""Keeps the scores right: one read of the plan as it is weighed (`weighing`), the pure method, one write."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from imece.ground.values import clock
from imece.ground.values.numbers import trim
from imece.work.strategy import scores
from imece.work.strategy.choices import Level
from imece.work.strategy.models import Goal, KeptScore
from imece.work.strategy.weighing import KEPT_BASES, Before, read, read_narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from imece.ground.values.period import Period
    from imece.work.strategy.weighing import Branch, Tree

STORED: Final = Decimal("0.000001")
BATCH: Final = 500
FIELDS: Final = ("through", "method_score", "known_score", "coverage", "lines", "why_not", "changed_at")


def rescore(indicator_ids: Iterable[int], period: Period) -> None:
    """Rescore the objectives that hold these indicators, with their goals and plans. Two statements per year.

    Only these objectives are read down to their indicators; the others count as they were kept, which is what a goal
    counts anyway. A plan with an objective that was never kept is scored and kept as a whole.
    """
    ids = frozenset(indicator_ids)
    for year in range(period.first.year, period.last.year + 1):
        plans = read_narrowed(ids, year)
        _keep(year, [plan for plan in plans if plan.is_kept(ids)], ids)
        if unkept := [plan.pk for plan in plans if not plan.is_kept(ids)]:
            _keep(year, read(Goal.objects.filter(plan_id__in=unkept), year))


def rescore_plan(plan_id: int, years: Iterable[int]) -> None:
    """Score a whole plan anew."""
    for year in years:
        _keep(year, read(Goal.objects.filter(plan_id=plan_id), year))


def rescore_year(year: int) -> None:
    """Score every kept plan of a year anew: as many reads as there are batches of rows, not of plans."""
    _keep(year, read(Goal.objects.filter(plan__removed_at__isnull=True), year))


def _keep(year: int, plans: Sequence[Tree], only: frozenset[int] | None = None) -> None:
    """Score the plans and write what is asked for; `only` leaves objectives without these indicators alone."""
    rows = [row for plan in plans for basis in KEPT_BASES for row in _plan_rows(plan, year, basis, only)]
    if rows:
        KeptScore.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["level", "thing_id", "year", "basis"],
            update_fields=list(FIELDS),
        )


def _plan_rows(plan: Tree, year: int, basis: str, only: frozenset[int] | None) -> list[KeptScore]:
    rows: list[KeptScore] = []
    members: list[scores.Member] = []
    ends: list[date | None] = []
    for goal in plan.goals.values():
        score, end, goal_rows = _goal_rows(plan, goal, year, basis, only)
        rows += goal_rows
        members.append(scores.Member(score, goal.weight, goal.label))
        ends.append(end)
    whole = scores.plan_score(members, whole_plan=plan.whole)
    rows.append(kept(whole, Spot(Level.PLAN, plan.pk, plan.pk), year, basis, _last(ends)))
    return rows


def _goal_rows(
    plan: Tree, goal: Branch, year: int, basis: str, only: frozenset[int] | None
) -> tuple[scores.GoalScore, date | None, list[KeptScore]]:
    """The goal's score, its last day, and the rows to write: its touched objectives' and its own.

    A goal counts its objectives' scores as they are kept (six places), so that it comes out the same whether they were
    all scored now or only one of them.
    """
    rows: list[KeptScore] = []
    members: list[scores.Member] = []
    ends: list[date | None] = []
    for objective in goal.branches.values():
        if only is None or not only.isdisjoint(objective.indicator_ids):
            score, end = objective_of(objective, basis), latest(objective, basis)
            spot = Spot(Level.OBJECTIVE, objective.pk, plan.pk, goal.pk, objective.pk)
            rows.append(row := kept(score, spot, year, basis, end))
            before = Before(row.method_score, row.known_score, row.coverage, end)
        else:
            before = objective.before[basis]
        members.append(scores.Member(_counted(before), objective.weight, objective.label))
        ends.append(before.through)
    whole = scores.goal_score(members, whole_plan=plan.whole)
    if rows or only is None:
        spot = Spot(Level.GOAL, goal.pk, plan.pk, goal.pk)
        rows.append(kept(whole, spot, year, basis, _last(ends)))
    return whole, _last(ends), rows


def _counted(before: Before) -> scores.ObjectiveScore:
    """An objective's kept score as its goal counts it; what it was made of does not matter there."""
    return scores.ObjectiveScore(
        method=before.method,
        known_only=before.known_only,
        coverage=before.coverage,
        weights_total=scores.ZERO,
        plain_mean=False,
        lines=(),
        divisor=scores.ZERO,
    )


def _last(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def objective_of(branch: Branch, basis: str) -> scores.ObjectiveScore:
    """The score of an objective from the figures of one basis."""
    return scores.objective_score(
        [scores.Part(leaf.weight, leaf.effective.get(basis), leaf.label) for leaf in branch.leaves.values()]
    )


def latest(branch: Branch, basis: str) -> date | None:
    """The last day that any indicator of the objective reported on."""
    return _last(leaf.through.get(basis) for leaf in branch.leaves.values())


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a score belongs: its level, its own record, and the records above it."""

    level: Level
    thing_id: int
    plan_id: int
    goal_id: int | None = None
    objective_id: int | None = None


def kept(score: scores.Score, spot: Spot, year: int, basis: str, through: date | None) -> KeptScore:
    """The row that keeps a score."""
    return KeptScore(
        level=spot.level,
        thing_id=spot.thing_id,
        plan_id=spot.plan_id,
        goal_id=spot.goal_id,
        objective_id=spot.objective_id,
        year=year,
        basis=basis,
        through=through,
        method_score=_stored(score.method),
        known_score=_stored(score.known_only),
        coverage=_stored(score.coverage) or Decimal(0),
        lines=[_line(line) for line in score.lines],
        why_not=score.withheld.value if score.withheld else "",
        changed_at=clock.now(),
    )


def _line(line: scores.ScoreLine) -> dict[str, str | None]:
    return {
        "label": line.label,
        "weight": _text(line.weight),
        "score": _text(line.score),
        "known": _text(line.known_only),
        "coverage": _text(line.coverage),
    }


def restored(row: KeptScore) -> scores.Score:
    """The score as the pure module has it, so that its formula can be printed as it was kept."""
    lines = [
        scores.ScoreLine(
            label=str(line["label"]),
            weight=_decimal(line["weight"]),
            score=_decimal(line["score"]),
            known_only=_decimal(line["known"]),
            coverage=_decimal(line["coverage"]) or Decimal(0),
        )
        for line in row.lines
    ]
    divisor = scores.HUNDRED if row.level == Level.OBJECTIVE else None
    score = scores.Score.of_lines(lines, divisor=divisor)
    if row.why_not == scores.Withheld.PARTIAL_PLAN:
        return scores.Score(
            None,
            None,
            score.coverage,
            score.weights_total,
            score.plain_mean,
            score.lines,
            score.divisor,
            scores.Withheld.PARTIAL_PLAN,
        )
    return score


def _stored(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(STORED)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(trim(value.quantize(STORED)), "f")


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
