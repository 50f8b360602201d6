"""A plan going out: the sheet that the importer reads again."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.services.exchange.writing import Form, SheetColumn, workbook
from imece.work.strategy.choices import NoteKind
from imece.work.strategy.plan_sheet import IndicatorSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from imece.work.strategy.plan_sheet import Figure, ObjectiveSheet, PlanSheet

# The headings are those that `plan_words` knows in both languages.
HEADINGS: Final = (
    ("goal_number", gettext_lazy("Goal no")),
    ("goal_name", gettext_lazy("Goal")),
    ("goal_weight", gettext_lazy("Goal weight")),
    ("unlabelled", gettext_lazy("Percentage beside the goal")),
    ("objective_number", gettext_lazy("Objective no")),
    ("objective_name", gettext_lazy("Objective")),
    ("objective_weight", gettext_lazy("Objective weight")),
    ("responsible_unit", gettext_lazy("Responsible unit")),
    ("collaborating_units", gettext_lazy("Collaborating units")),
    ("cost", gettext_lazy("Cost estimate")),
    ("currency", gettext_lazy("Currency")),
    ("risks", gettext_lazy("Risks")),
    ("risk_controls", gettext_lazy("Controls of the risks")),
    ("findings", gettext_lazy("Findings")),
    ("needs", gettext_lazy("Needs")),
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
FIGURES: Final = {"goal_weight", "unlabelled", "objective_weight", "cost", "weight", "baseline"}
NOTHING: Final = "–"  # keeps the line of a risk without a control; the import reads it as nothing said
NO_INDICATOR: Final = IndicatorSheet(number="", name="")


def plan_workbook(plan: PlanSheet) -> IO[bytes]:
    """The plan as a table, one row for each indicator, with a column for each year."""
    years = list(range(plan.first_year or 0, (plan.last_year or -1) + 1))
    columns = [
        SheetColumn(heading, Form.NUMBER if key in FIGURES else Form.TEXT, 60 if key == "name" else None)
        for key, heading in HEADINGS
    ]
    columns += [SheetColumn(str(year), Form.NUMBER) for year in years]
    columns += [SheetColumn(f"{_('Performance programme')} {year}", Form.NUMBER) for year in years]
    columns += [SheetColumn(f"{_('Cost')} {year}", Form.NUMBER) for year in years]
    return workbook(_rows(plan, years), columns, title=plan.title or _("Plan"))


def _rows(plan: PlanSheet, years: list[int]) -> Iterator[list[Any]]:
    for goal in plan.goals:
        above = [goal.number, goal.name, _cell(goal.weight), _cell(goal.unlabelled)]
        for objective in goal.objectives:
            beside, costs = _objective(objective), _by_year(objective.costs_by_year, years)
            for indicator in objective.indicators:
                yield [*above, *beside, *_indicator(indicator, years), *costs]
            if not objective.indicators:
                yield [*above, *beside, *_indicator(NO_INDICATOR, years), *costs]
        if not goal.objectives:
            yield above


def _objective(objective: ObjectiveSheet) -> list[Any]:
    risks = [note for note in objective.notes if note.kind == NoteKind.RISK]
    return [
        objective.number,
        objective.name,
        _cell(objective.weight),
        objective.responsible_unit,
        objective.collaborating_units,
        _cell(objective.cost),
        objective.currency,
        _lines(note.text for note in risks),
        _lines(note.control or NOTHING for note in risks),
        _lines(note.text for note in objective.notes if note.kind == NoteKind.FINDING),
        _lines(note.text for note in objective.notes if note.kind == NoteKind.NEED),
    ]


def _indicator(indicator: IndicatorSheet, years: list[int]) -> list[Any]:
    return [
        indicator.number,
        indicator.name,
        indicator.unit,
        _cell(indicator.weight),
        str(indicator.nature.label) if indicator.nature else "",
        str(indicator.direction.label) if indicator.direction else "",
        str(indicator.accumulation.label) if indicator.accumulation else "",
        _cell(indicator.baseline),
        str(indicator.baseline_year or ""),
        *_by_year(indicator.targets, years),
        *_by_year(indicator.programme_targets, years),
    ]


def _by_year(figures: Mapping[int, Figure], years: list[int]) -> list[Any]:
    return [_cell(figures[year]) if year in figures else None for year in years]


def _lines(texts: Iterable[str]) -> str:
    """Each text on a line of its own; a text's own line breaks become blanks."""
    return "\n".join(" ".join(text.split()) for text in texts)


def _cell(figure: Figure) -> Any:
    return figure.value if figure.value is not None else figure.raw
