"""A kept plan in the form in which plans are checked, exported and compared: the plan sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from imece.ground.values.numbers import format_decimal, trim
from imece.work.indicators.choices import Accumulation, Direction, Nature
from imece.work.indicators.models import Target
from imece.work.strategy.choices import NoteKind
from imece.work.strategy.models import Objective, ObjectiveIndicator, Plan, Weight
from imece.work.strategy.plan_sheet import (
    Figure,
    GoalSheet,
    IndicatorSheet,
    NoteSheet,
    ObjectiveSheet,
    Place,
    PlanSheet,
)

if TYPE_CHECKING:
    from datetime import date

    from imece.work.strategy.models import Goal


def sheet_of(plan: Plan, *, day: date | None = None) -> PlanSheet:
    """The plan as it stands, or as it stood on a day; seven queries whatever its size.

    Places name the number of what is meant, since a kept plan has no rows.
    """
    goals = plan.goals.prefetch_related(
        Prefetch("objectives", Objective.objects.select_related("responsible_unit")),
        "objectives__collaborating_units",
        "objectives__notes",
        Prefetch(
            "objectives__indicators",
            (
                ObjectiveIndicator.objects.present() if day is None else ObjectiveIndicator.objects.on(day)
            ).select_related("indicator__responsible_unit"),
        ),
        Prefetch(
            "objectives__indicators__weights",
            Weight.objects.present() if day is None else Weight.objects.in_force_on(day),
        ),
        Prefetch(
            "objectives__indicators__indicator__targets",
            Target.objects.filter(superseded_on__isnull=True)
            if day is None
            else Target.objects.in_force_on(day),
        ),
    )
    return PlanSheet(
        title=plan.title,
        first_year=plan.first_year,
        last_year=plan.last_year,
        is_partial=plan.is_partial,
        goals=tuple(_goal(goal, plan) for goal in goals),
        place=Place(),
    )


def _goal(goal: Goal, plan: Plan) -> GoalSheet:
    """A percentage of unknown meaning is `unlabelled`: nobody is to take it for a weight."""
    return GoalSheet(
        number=goal.number,
        name=goal.title,
        weight=_number(goal.weight),
        unlabelled=_number(goal.printed_percent) if goal.printed_percent_means == "unknown" else Figure(),
        objectives=tuple(_objective(objective, plan) for objective in goal.objectives.all()),
        place=Place(goal.number),
    )


def _objective(objective: Objective, plan: Plan) -> ObjectiveSheet:
    collaborating = [unit.name for unit in objective.collaborating_units.all()]
    return ObjectiveSheet(
        number=objective.number,
        name=objective.title,
        weight=_number(objective.weight),
        responsible_unit=objective.responsible_unit.name
        if objective.responsible_unit
        else objective.responsible_text,
        collaborating_units=objective.collaborators_text or "; ".join(collaborating),
        cost=_number(objective.cost_estimate),
        currency=objective.cost_currency,
        costs_by_year={int(year): _number(Decimal(cost)) for year, cost in objective.costs_by_year.items()},
        notes=tuple(
            NoteSheet(NoteKind(note.kind), note.text, note.control) for note in objective.notes.all()
        ),
        indicators=tuple(_indicator(link, plan) for link in objective.indicators.all()),
        place=Place(objective.number),
    )


def _indicator(link: ObjectiveIndicator, plan: Plan) -> IndicatorSheet:
    indicator = link.indicator
    weight = next(iter(link.weights.all()), None)
    targets = {
        target.year: Figure(target.text, None)
        if target.value is None and target.text
        else _number(target.value)
        for target in indicator.targets.all()
        if target.year in plan.years
    }
    return IndicatorSheet(
        number=link.number,
        name=indicator.name,
        unit=indicator.unit_label,
        weight=_number(weight.value if weight else None),
        baseline=_number(indicator.baseline),
        baseline_year=indicator.baseline_year,
        targets=targets,
        programme_targets={
            target.year: _number(target.programme_value)
            for target in indicator.targets.all()
            if target.year in plan.years and target.programme_value is not None
        },
        nature=Nature(indicator.nature),
        direction=Direction(indicator.direction),
        accumulation=Accumulation(indicator.accumulation),
        responsible_unit=indicator.responsible_unit.name if indicator.responsible_unit else "",
        place=Place(link.number),
    )


def _number(value: Decimal | None) -> Figure:
    """A kept number has one spelling; `typed` is False so that no check judges how it is written."""
    if value is None:
        return Figure()
    exact = trim(value)
    return Figure(format_decimal(exact, "tr", grouping=False), exact, typed=False)
