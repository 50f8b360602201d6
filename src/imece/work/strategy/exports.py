"""A plan going out: the sheet that the importer reads again."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.services.exchange.writing import Form, SheetColumn, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.work.strategy.plan_sheet import Figure, GoalSheet, IndicatorSheet, ObjectiveSheet, PlanSheet

# The headings are those that `plan_words` knows in both languages.
HEADINGS: Final = (
    ("goal_number", gettext_lazy("Goal no")),
    ("goal_name", gettext_lazy("Goal")),
    ("goal_weight", gettext_lazy("Goal weight")),
    ("objective_number", gettext_lazy("Objective no")),
    ("objective_name", gettext_lazy("Objective")),
    ("objective_weight", gettext_lazy("Objective weight")),
    ("responsible_unit", gettext_lazy("Responsible unit")),
    ("collaborating_units", gettext_lazy("Collaborating units")),
    ("number", gettext_lazy("Indicator no")),
    ("name", gettext_lazy("Indicator")),
    ("unit", gettext_lazy("Unit of measure")),
    ("weight", gettext_lazy("Effect on the objective")),
    ("nature", gettext_lazy("Nature")),
    ("direction", gettext_lazy("Direction")),
    ("accumulation", gettext_lazy("Accumulation")),
    ("baseline", gettext_lazy("Baseline")),
    ("baseline_year", gettext_lazy("Baseline year")),
)
FIGURES: Final = {"goal_weight", "objective_weight", "weight", "baseline"}


def plan_workbook(plan: PlanSheet) -> IO[bytes]:
    """The plan as a table, one row for each indicator, with a column for each year."""
    years = list(range(plan.first_year or 0, (plan.last_year or -1) + 1))
    columns = [
        SheetColumn(heading, Form.NUMBER if key in FIGURES else Form.TEXT, 60 if key == "name" else None)
        for key, heading in HEADINGS
    ]
    columns += [SheetColumn(str(year), Form.NUMBER) for year in years]
    return workbook(_rows(plan, years), columns, title=plan.title or _("Plan"))


def _rows(plan: PlanSheet, years: list[int]) -> Iterator[list[Any]]:
    for goal in plan.goals:
        for objective in goal.objectives:
            for indicator in objective.indicators:
                yield _row(goal, objective, indicator, years)
            if not objective.indicators:
                yield _row(goal, objective, None, years)
        if not goal.objectives:
            yield [goal.number, goal.name, _cell(goal.weight)]


def _row(
    goal: GoalSheet, objective: ObjectiveSheet, indicator: IndicatorSheet | None, years: list[int]
) -> list[Any]:
    above = [
        goal.number,
        goal.name,
        _cell(goal.weight),
        objective.number,
        objective.name,
        _cell(objective.weight),
        objective.responsible_unit,
        objective.collaborating_units,
    ]
    if indicator is None:
        return above
    return [
        *above,
        indicator.number,
        indicator.name,
        indicator.unit,
        _cell(indicator.weight),
        str(indicator.nature.label) if indicator.nature else "",
        str(indicator.direction.label) if indicator.direction else "",
        str(indicator.accumulation.label) if indicator.accumulation else "",
        _cell(indicator.baseline),
        str(indicator.baseline_year or ""),
        *(_cell(indicator.targets[year]) if year in indicator.targets else None for year in years),
    ]


def _cell(figure: Figure) -> Any:
    return figure.value if figure.value is not None else figure.raw
