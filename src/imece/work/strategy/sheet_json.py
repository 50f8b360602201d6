"""A plan sheet as the JSON that `plan_json.from_json` reads again, figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from imece.ground.values.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imece.work.strategy.plan_sheet import Figure, GoalSheet, IndicatorSheet, ObjectiveSheet, PlanSheet


def plan_json(plan: PlanSheet) -> dict[str, Any]:
    """The plan as the JSON that `plan_json.from_json` reads; empty keys are left out."""
    return _filled(
        {
            "title": plan.title,
            "first_year": plan.first_year,
            "last_year": plan.last_year,
            "is_partial": plan.is_partial,
            "goals": [_goal(goal) for goal in plan.goals],
        }
    )


def _goal(goal: GoalSheet) -> dict[str, Any]:
    return _filled(
        {
            "number": goal.number,
            "name": goal.name,
            "weight": _spelt(goal.weight),
            "unlabelled": _spelt(goal.unlabelled),
            "objectives": [_objective(objective) for objective in goal.objectives],
        }
    )


def _objective(objective: ObjectiveSheet) -> dict[str, Any]:
    return _filled(
        {
            "number": objective.number,
            "name": objective.name,
            "weight": _spelt(objective.weight),
            "responsible_unit": objective.responsible_unit,
            "collaborating_units": objective.collaborating_units,
            "cost": _spelt(objective.cost),
            "currency": objective.currency,
            "costs_by_year": _by_year(objective.costs_by_year),
            "notes": [
                _filled({"kind": note.kind.value, "text": note.text, "control": note.control})
                for note in objective.notes
            ],
            "indicators": [_indicator(row) for row in objective.indicators],
        }
    )


def _indicator(row: IndicatorSheet) -> dict[str, Any]:
    return _filled(
        {
            "number": row.number,
            "name": row.name,
            "unit": row.unit,
            "weight": _spelt(row.weight),
            "baseline": _spelt(row.baseline),
            "baseline_year": row.baseline_year,
            "targets": _by_year(row.targets),
            "programme_targets": _by_year(row.programme_targets),
            "nature": row.nature.value if row.nature else "",
            "direction": row.direction.value if row.direction else "",
            "accumulation": row.accumulation.value if row.accumulation else "",
            "responsible_unit": row.responsible_unit,
        }
    )


def _by_year(figures: Mapping[int, Figure]) -> dict[str, str]:
    return {str(year): _spelt(figure) for year, figure in sorted(figures.items()) if figure.raw}


def _spelt(figure: Figure) -> str:
    """A spelling that is read again as the same number: a comma is always the decimal sign, a dot may be grouping."""
    if figure.typed or figure.value is None:
        return figure.raw
    return format_decimal(figure.value, "tr", grouping=False)


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}
