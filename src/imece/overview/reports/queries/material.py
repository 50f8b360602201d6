"""What a report on a plan is made of: standings on its last day, the frozen actuals behind them, what units told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import override

from imece.work.indicators.choices import ActualState, Basis
from imece.work.indicators.models import Actual
from imece.work.strategy.models import ObjectiveNote, UnitBudget
from imece.work.strategy.queries import scores_as_of
from imece.work.strategy.reached import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from imece.ground.values.period import Period
    from imece.services.accounts.models import Office
    from imece.work.indicators.models import Indicator
    from imece.work.strategy.models import Objective, Plan
    from imece.work.strategy.reached import IndicatorStanding
    from imece.work.strategy.standing import ObjectiveStanding, PlanStanding

    Objectives = ObjectiveStanding[IndicatorStanding]
    Whole = PlanStanding[IndicatorStanding]

PUBLIC_INSPECTION: Final = "portal:inspect"  # the one page above us that a paper names by its address


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in its place, with the frozen actuals that made its figure."""

    standing: IndicatorStanding
    told: Told
    day: date
    approved: tuple[Actual, ...] = ()
    waiting: int = 0

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        measured: Indicator = self.standing.indicator
        return measured

    @property
    def baseline(self) -> Decimal | None:
        """The value at the start of the plan by which the year is scored."""
        baseline: Decimal | None = self.indicator.baseline_on(self.day)
        return baseline

    @property
    def latest(self) -> Actual | None:
        """The newest frozen actual of the period."""
        return self.approved[-1] if self.approved else None

    @property
    def needs_reason(self) -> bool:
        """Whether the figure lies outside what was to be expected, below or above."""
        return self.standing.deviation is not None and self.standing.deviation.reason_required

    @property
    def is_missing(self) -> bool:
        """Whether nothing was reported. Missing is not zero."""
        return self.standing.value is None and self.standing.effective is None

    def address(self, plan: Plan) -> str:
        """Where what stands behind the figure can be inspected: by everybody once it is published, else by the office.

        Empty while nothing is frozen.
        """
        actual = self.latest
        if actual is None:
            return ""
        if actual.published_at is not None and plan.published_at is not None and plan.office.is_public:
            words = [plan.office.slug, plan.pk, self.standing.link.pk, actual.period.key]
            return full_address(PUBLIC_INSPECTION, words)
        return inspect_address(actual)


@dataclass(frozen=True, slots=True)
class ObjectiveLines:
    """One objective with its lines, risks, findings and needs."""

    standing: Objectives
    lines: tuple[Line, ...]
    notes: dict[str, tuple[ObjectiveNote, ...]] = field(default_factory=dict)
    budget: UnitBudget | None = None

    @property
    def objective(self) -> Objective:
        """The objective."""
        return self.standing.objective

    def noted(self, kind: str) -> tuple[ObjectiveNote, ...]:
        """Its risks, findings or needs."""
        return self.notes.get(kind, ())


@dataclass(frozen=True, slots=True)
class Material:
    """All that a report on a plan tells."""

    office: Office
    plan: Plan
    period: Period
    standing: Whole
    objectives: tuple[ObjectiveLines, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All indicators in the order of the plan."""
        return tuple(line for objective in self.objectives for line in objective.lines)

    @property
    def late(self) -> tuple[Line, ...]:
        """Below their band."""
        return tuple(line for line in self.lines if line.standing.is_late)

    @property
    def missing(self) -> tuple[Line, ...]:
        """Of which nothing was reported."""
        return tuple(line for line in self.lines if line.is_missing)

    @property
    def deviating(self) -> tuple[Line, ...]:
        """Outside what was to be expected, below or above."""
        return tuple(line for line in self.lines if line.needs_reason)

    @property
    def is_sample(self) -> bool:
        """Whether the figures are samples."""
        return self.plan.is_sample or self.office.is_sample

    def line_of(self, indicator_id: int | None) -> Line | None:
        """The line of one indicator."""
        return next((line for line in self.lines if line.standing.link.indicator_id == indicator_id), None)


def inspect_address(actual: Actual) -> str:
    """The full address of the office's page with everything behind a figure."""
    return full_address("indicators:inspect", [actual.office.slug, actual.pk])


def full_address(name: str, words: Sequence[object]) -> str:
    """The address of a page as it is printed; the same in every language."""
    with override("tr"):
        path = reverse(name, args=list(words))
    return f"{settings.IMECE_BASE_URL.rstrip('/')}{path}"


def material(
    plan: Plan,
    period: Period,
    unit_ids: Iterable[int] | None = None,
    *,
    notes: bool = False,
    budgets: bool = False,
) -> Material:
    """The plan as its frozen figures say at the end of the period; with `unit_ids` only what those units answer for.

    Eight queries whatever the size of the plan; `notes` (risks, findings, needs) and `budgets` ask one more each.
    """
    standing = scores_as_of(plan, period.last, Basis.APPROVED)
    chosen = None if unit_ids is None else frozenset(unit_ids)
    rows = [
        row for row in standing.indicators if chosen is None or row.indicator.responsible_unit_id in chosen
    ]
    links = {row.link.pk for row in rows}
    behind = actuals_behind([row.link.indicator_id for row in rows], period.last)
    noted = notes_of([row.objective.pk for row in standing.objectives]) if notes else {}
    spent = budgets_of(standing, period.last.year) if budgets else {}
    objectives = []
    for objective in standing.objectives:
        lines = tuple(
            line_of(row, behind, period.last) for row in objective.indicators if row.link.pk in links
        )
        if lines or chosen is None:
            thing = objective.objective
            objectives.append(
                ObjectiveLines(
                    objective, lines, noted.get(thing.pk, {}), spent.get(thing.responsible_unit_id or 0)
                )
            )
    return Material(plan.office, plan, period, standing, tuple(objectives))


def with_collaborators(found: Material) -> Material:
    """The same with the collaborating units of every objective; one query."""
    prefetch_related_objects([row.objective for row in found.objectives], "collaborating_units")
    return found


def actuals_behind(indicator_ids: list[int], day: date) -> dict[int, list[Actual]]:
    """The year's actuals until the day, whatever their state; one query."""
    found: dict[int, list[Actual]] = defaultdict(list)
    rows = Actual.objects.filter(
        indicator_id__in=indicator_ids, first__year=day.year, last__lte=day
    ).select_related("office")
    for row in rows.order_by("last", "first"):
        found[row.indicator_id].append(row)
    return found


def line_of(row: IndicatorStanding, behind: dict[int, list[Actual]], day: date) -> Line:
    """One line with its frozen actuals and the newest explanation among them."""
    actuals = behind.get(row.link.indicator_id, [])
    approved = tuple(actual for actual in actuals if actual.state == ActualState.APPROVED)
    told = Told()
    for actual in approved:
        if actual.deviation_reason or actual.measures_taken:
            told = Told(actual.deviation_reason, actual.measures_taken)
    return Line(row, told, day, approved, len(actuals) - len(approved))


def notes_of(objective_ids: list[int]) -> dict[int, dict[str, tuple[ObjectiveNote, ...]]]:
    """Risks, findings and needs by objective and kind; one query."""
    found: dict[int, dict[str, tuple[ObjectiveNote, ...]]] = defaultdict(dict)
    for note in ObjectiveNote.objects.filter(objective_id__in=objective_ids):
        kinds = found[note.objective_id]
        kinds[note.kind] = (*kinds.get(note.kind, ()), note)
    return found


def budgets_of(standing: Whole, year: int) -> dict[int, UnitBudget]:
    """What the responsible units were given and spent in the year; one query."""
    units = {row.objective.responsible_unit_id for row in standing.objectives}
    rows = UnitBudget.objects.filter(unit_id__in=[unit for unit in units if unit is not None], year=year)
    return {row.unit_id: row for row in rows}


def spent_share(budget: UnitBudget | None) -> Decimal | None:
    """How much of the appropriation was spent, in percent; None while the spending is not known."""
    if budget is None or budget.spending is None or not budget.appropriation:
        return None
    share: Decimal = budget.spending * 100 / budget.appropriation
    return share
