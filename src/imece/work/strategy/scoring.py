"""Keeps the scores right: one read of the plan as it is weighed, the pure method, one write."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import FilteredRelation, Q

from imece.ground.values import clock
from imece.ground.values.numbers import trim
from imece.work.indicators.choices import Basis
from imece.work.strategy import scores
from imece.work.strategy.choices import Level
from imece.work.strategy.models import Goal, KeptScore, ObjectiveIndicator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from imece.ground.values.period import Period

KEPT_BASES: Final = (Basis.APPROVED, Basis.PUBLISHED)
STORED: Final = Decimal("0.000001")
BATCH: Final = 500
FIELDS: Final = ("through", "method_score", "known_score", "coverage", "lines", "why_not", "changed_at")


@dataclass(slots=True)
class Weighed:
    """One indicator in its objective: number, weight in force, and its effective performance by basis."""

    label: str
    weight: Decimal | None
    effective: dict[str, Decimal | None] = field(default_factory=dict)
    through: dict[str, date | None] = field(default_factory=dict)


@dataclass(slots=True)
class Branch:
    """An objective (its leaves are indicators) or a goal (its branches are objectives)."""

    pk: int
    label: str
    weight: Decimal | None
    leaves: dict[int, Weighed] = field(default_factory=dict)
    branches: dict[int, Branch] = field(default_factory=dict)
    indicator_ids: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Tree:
    """A plan as it is weighed."""

    pk: int
    whole: bool
    goals: dict[int, Branch] = field(default_factory=dict)


def rescore(indicator_ids: Iterable[int], period: Period) -> None:
    """Rescore the objectives that hold these indicators, with their goals and plans. Two statements per year."""
    ids = frozenset(indicator_ids)
    plans = ObjectiveIndicator.objects.filter(indicator_id__in=ids).values("objective__goal__plan_id")
    for year in range(period.first.year, period.last.year + 1):
        _keep(year, read(Goal.objects.filter(plan_id__in=plans, plan__removed_at__isnull=True), year), ids)


def rescore_plan(plan_id: int, years: Iterable[int]) -> None:
    """Score a whole plan anew."""
    for year in years:
        _keep(year, read(Goal.objects.filter(plan_id=plan_id), year))


def rescore_year(year: int) -> None:
    """Score every kept plan of a year anew: as many reads as there are batches of rows, not of plans."""
    _keep(year, read(Goal.objects.filter(plan__removed_at__isnull=True), year))


def read(goals: QuerySet[Goal], year: int) -> list[Tree]:
    """The plans of these goals with weights in force at the end of the year and kept figures, in one query.

    The end of the year decides, since B is the target for the end of the monitored year.
    """
    day = date(year, 12, 31)
    rows = (
        goals.annotate(
            link=FilteredRelation(
                "objectives__indicators",
                condition=(
                    Q(objectives__indicators__added_on__isnull=True)
                    | Q(objectives__indicators__added_on__lte=day)
                )
                & (
                    Q(objectives__indicators__removed_on__isnull=True)
                    | Q(objectives__indicators__removed_on__gt=day)
                ),
            ),
            in_force=FilteredRelation(
                "link__weights",
                condition=Q(link__weights__in_force_from__lte=day)
                & (Q(link__weights__superseded_on__isnull=True) | Q(link__weights__superseded_on__gt=day)),
            ),
            figure=FilteredRelation(
                "link__indicator__figures",
                condition=Q(
                    link__indicator__figures__year=year, link__indicator__figures__basis__in=KEPT_BASES
                ),
            ),
        )
        .order_by("plan_id", "position", "pk", "objectives__position", "objectives__pk", "link__position")
        .values_list(
            "plan_id",
            "plan__is_partial",
            "pk",
            "number",
            "weight",
            "objectives__pk",
            "objectives__number",
            "objectives__weight",
            "link__pk",
            "link__number",
            "link__indicator_id",
            "in_force__value",
            "figure__basis",
            "figure__effective",
            "figure__through",
            named=True,
        )
    )
    return _trees(rows.iterator(chunk_size=2000))


def _trees(rows: Iterable[Any]) -> list[Tree]:
    plans: dict[int, Tree] = {}
    for row in rows:
        plan = plans.setdefault(row.plan_id, Tree(row.plan_id, not row.plan__is_partial))
        goal = plan.goals.setdefault(row.pk, Branch(row.pk, row.number, row.weight))
        if row.objectives__pk is None:
            continue
        objective = goal.branches.setdefault(
            row.objectives__pk, Branch(row.objectives__pk, row.objectives__number, row.objectives__weight)
        )
        if row.link__pk is None:
            continue
        leaf = objective.leaves.setdefault(row.link__pk, Weighed(row.link__number, row.in_force__value))
        objective.indicator_ids.add(row.link__indicator_id)
        if row.figure__basis is not None:
            leaf.effective[row.figure__basis] = row.figure__effective
            leaf.through[row.figure__basis] = row.figure__through
    return list(plans.values())


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
    """The goal's score, its last day, and the rows to write: its touched objectives' and its own."""
    members = {pk: objective_of(branch, basis) for pk, branch in goal.branches.items()}
    ends = {pk: latest(branch, basis) for pk, branch in goal.branches.items()}
    rows = [
        kept(members[pk], Spot(Level.OBJECTIVE, pk, plan.pk, goal.pk, pk), year, basis, ends[pk])
        for pk, branch in goal.branches.items()
        if only is None or not only.isdisjoint(branch.indicator_ids)
    ]
    score = goal_of(goal, members, whole=plan.whole)
    end = _last(ends.values())
    if rows or only is None:
        rows.append(kept(score, Spot(Level.GOAL, goal.pk, plan.pk, goal.pk), year, basis, end))
    return score, end, rows


def _last(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def objective_of(branch: Branch, basis: str) -> scores.ObjectiveScore:
    """The score of an objective from the figures of one basis."""
    return scores.objective_score(
        [scores.Part(leaf.weight, leaf.effective.get(basis), leaf.label) for leaf in branch.leaves.values()]
    )


def goal_of(goal: Branch, members: dict[int, scores.ObjectiveScore], *, whole: bool) -> scores.GoalScore:
    """The score of a goal from its objectives'."""
    return scores.goal_score(
        [scores.Member(members[pk], branch.weight, branch.label) for pk, branch in goal.branches.items()],
        whole_plan=whole,
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
