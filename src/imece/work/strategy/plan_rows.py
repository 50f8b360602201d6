"""A plan from the rows of a table: one row per indicator, its goal and objective beside it.

A goal or objective left empty is the one above, as merged cells leave it. Columns are known by their headings, in
Turkish or English, whatever their order; columns that are not known are left alone. Risks, findings and needs of an
objective stand line by line in the cells of its first row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

from django.utils.translation import gettext_noop

from imece.work.strategy.choices import NoteKind
from imece.work.strategy.plan_sheet import (
    BLANKS,
    Figure,
    GoalSheet,
    IndicatorSheet,
    NoteSheet,
    ObjectiveSheet,
    Place,
    PlanSheet,
    WrongSheet,
)
from imece.work.strategy.plan_words import COLUMNS, SUM_ROW, counting_of, search_words

HEADINGS: Final = {heading: column for column, headings in COLUMNS.items() for heading in headings}
_YEAR: Final = re.compile(
    r"(?:hedef |hedeflenen |target |yil )?((?:19|20)\d\d)(?: yili?)?(?: hedefi| hedeflenen| target| hedef)?"
)
_PROGRAMME: Final = re.compile(r"(?:performans programi|performance programme|programme) ((?:19|20)\d\d)")
_COST: Final = re.compile(r"(?:maliyet|cost) ((?:19|20)\d\d)")
_BASELINE_WITH_YEAR: Final = re.compile(r"(.+?) ((?:19|20)\d\d)(?: yili)?")
_WHOLE_YEAR: Final = re.compile(r"(?:19|20)\d\d")

NO_NAME_COLUMN = gettext_noop(
    "The table has no column for the name of the indicator; it may be headed “Gösterge” or “Indicator”."
)
NO_OBJECTIVE_COLUMN = gettext_noop(
    "The table has no column for the objective; it may be headed “Hedef No”, “Hedef” or “Objective”."
)
TWO_COLUMNS = gettext_noop("Two columns of the table mean the same: “%(first)s” and “%(second)s”.")
NO_INDICATORS = gettext_noop("The table has no row with an objective or an indicator.")


@dataclass(frozen=True)
class _Columns:
    """Which column of the table means what."""

    fields: dict[str, int]
    targets: dict[int, int]
    programme: dict[int, int]
    costs: dict[int, int]
    baseline_year: int | None


@dataclass
class _Node:
    """A goal or objective while its rows are gathered."""

    number: str
    name: str
    place: Place
    texts: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    objectives: dict[tuple[str, str], _Node] = field(default_factory=dict)
    indicators: list[IndicatorSheet] = field(default_factory=list)
    costs: dict[int, Figure] = field(default_factory=dict)
    notes: tuple[NoteSheet, ...] = ()


def from_rows(
    headings: Sequence[str],
    rows: Iterable[tuple[int, Sequence[object]]],
    *,
    sheet: str = "",
    title: str = "",
) -> PlanSheet:
    """The plan of a table; `rows` are pairs of the row's number (as a person sees it) and its cells.

    The plan's years are the first and last year that have a column. Raises `WrongSheet` when a needed column is
    missing, when two columns mean the same, and when no row holds anything.
    """
    columns = _columns(headings)
    goals: dict[tuple[str, str], _Node] = {}
    goal: _Node | None = None
    objective: _Node | None = None
    for number, cells in rows:
        row = _Row(columns, cells, Place(sheet, number))
        if row.is_empty:
            continue
        if goal is None or row.names("goal"):
            following = _node(goals, row, "goal")
            objective = objective if following is goal else None
            goal = following
        if objective is None or row.names("objective"):
            objective = _node(goal.objectives, row, "objective")
        if row.text("name"):
            objective.indicators.append(row.indicator())
    if not goals:
        raise WrongSheet(NO_INDICATORS)
    years = sorted(columns.targets)
    return PlanSheet(
        title=title,
        first_year=years[0] if years else None,
        last_year=years[-1] if years else None,
        goals=tuple(_goal(node) for node in goals.values()),
        place=Place(sheet),
    )


def _columns(headings: Sequence[str]) -> _Columns:
    fields: dict[str, int] = {}
    by_year: dict[re.Pattern[str], dict[int, int]] = {_YEAR: {}, _PROGRAMME: {}, _COST: {}}
    baseline_year: int | None = None
    for index, heading in enumerate(headings):
        words = search_words(heading)
        column = HEADINGS.get(words)
        with_year = _BASELINE_WITH_YEAR.fullmatch(words)
        if column is None and with_year and HEADINGS.get(with_year[1]) == "baseline":
            column, baseline_year = "baseline", int(with_year[2])
        if column is not None:
            if column in fields:
                raise WrongSheet(TWO_COLUMNS, {"first": headings[fields[column]], "second": heading})
            fields[column] = index
        else:
            for pattern, found in by_year.items():
                if year := pattern.fullmatch(words):
                    found.setdefault(int(year[1]), index)
    if "name" not in fields:
        raise WrongSheet(NO_NAME_COLUMN)
    if "objective_number" not in fields and "objective_name" not in fields:
        raise WrongSheet(NO_OBJECTIVE_COLUMN)
    return _Columns(fields, by_year[_YEAR], by_year[_PROGRAMME], by_year[_COST], baseline_year)


@dataclass(frozen=True)
class _Row:
    """One row of the table, asked by the meaning of its columns."""

    columns: _Columns
    cells: Sequence[object]
    place: Place

    def cell(self, column: str) -> object:
        return self._at(self.columns.fields.get(column))

    def text(self, column: str) -> str:
        """The text of a cell with its own punctuation; line breaks become blanks."""
        value = self.cell(column)
        return "" if value is None else " ".join(str(value).split())

    def figure(self, column: str) -> Figure:
        return Figure.of(self.cell(column))

    def year(self, column: str) -> int | None:
        found = _WHOLE_YEAR.search(self.text(column))
        return int(found.group()) if found else None

    def by_year(self, columns: Mapping[int, int]) -> dict[int, Figure]:
        return {year: Figure.of(self._at(index)) for year, index in columns.items()}

    def lines(self, column: str) -> list[str]:
        """The lines of a cell, blank ones as nothing: the second control belongs to the second risk."""
        value = self.cell(column)
        lines = [] if value is None else [line.strip() for line in str(value).split("\n")]
        return ["" if line in BLANKS else line for line in lines]

    def notes(self) -> tuple[NoteSheet, ...]:
        """Risks with their controls, findings and needs: one line of their cells each."""
        controls = self.lines("risk_controls")
        risks = zip_longest(self.lines("risks"), controls, fillvalue="")
        return (
            *(NoteSheet(NoteKind.RISK, text, control) for text, control in risks if text),
            *(NoteSheet(NoteKind.FINDING, text) for text in self.lines("findings") if text),
            *(NoteSheet(NoteKind.NEED, text) for text in self.lines("needs") if text),
        )

    def names(self, level: str) -> bool:
        """True when the row itself says its goal or objective."""
        return bool(self.text(f"{level}_number") or self.text(f"{level}_name"))

    @property
    def is_empty(self) -> bool:
        """True when the row names neither goal nor objective nor indicator, as an empty row or a table's sum does."""
        if search_words(self.text("name")) in SUM_ROW:
            return True
        return not (self.names("goal") or self.names("objective") or self.text("name"))

    def indicator(self) -> IndicatorSheet:
        counting = counting_of(self.text("nature"), self.text("direction"), self.text("accumulation"))
        return IndicatorSheet(
            number=self.text("number"),
            name=self.text("name"),
            unit=self.text("unit"),
            weight=self.figure("weight"),
            baseline=self.figure("baseline"),
            baseline_year=self.year("baseline_year") or self.columns.baseline_year,
            year=self.year("year"),
            targets=self.by_year(self.columns.targets),
            programme_targets=_said(self.by_year(self.columns.programme)),
            total=self.figure("total"),
            nature=counting.nature,
            direction=counting.direction,
            accumulation=counting.accumulation,
            unknown_words=counting.unknown,
            level=self.text("level"),
            responsible_unit=self.text("responsible_unit"),
            place=self.place,
        )

    def _at(self, index: int | None) -> object:
        return self.cells[index] if index is not None and index < len(self.cells) else None


def _node(nodes: dict[tuple[str, str], _Node], row: _Row, level: str) -> _Node:
    """The goal or objective that the row names: one met before, else a new one.

    A row may repeat only the number or only the name of the last one.
    """
    number, name = row.text(f"{level}_number"), row.text(f"{level}_name")
    last = list(nodes.values())[-1] if nodes else None
    if last is not None and number in {"", last.number} and name in {"", last.name}:
        return last
    node = nodes.setdefault((number, name), _Node(number, name, row.place))
    if level == "objective":
        node.texts.setdefault("responsible_unit", row.text("responsible_unit"))
        node.texts.setdefault("collaborating_units", row.text("collaborating_units"))
        node.texts.setdefault("currency", row.text("currency"))
        node.figures.setdefault("cost", row.figure("cost"))
        node.costs = node.costs or _said(row.by_year(row.columns.costs))
        node.notes = node.notes or row.notes()
    else:
        node.figures.setdefault("unlabelled", row.figure("unlabelled"))
    node.figures.setdefault("weight", row.figure(f"{level}_weight"))
    return node


def _said(figures: Mapping[int, Figure]) -> dict[int, Figure]:
    return {year: figure for year, figure in figures.items() if not figure.is_blank}


def _goal(node: _Node) -> GoalSheet:
    return GoalSheet(
        number=node.number,
        name=node.name,
        weight=node.figures["weight"],
        unlabelled=node.figures["unlabelled"],
        objectives=tuple(_objective(objective) for objective in node.objectives.values()),
        place=node.place,
    )


def _objective(node: _Node) -> ObjectiveSheet:
    """The objective; a unit that stands on its rows is not said a second time by each indicator."""
    unit = node.texts["responsible_unit"]
    return ObjectiveSheet(
        number=node.number,
        name=node.name,
        weight=node.figures["weight"],
        responsible_unit=unit,
        collaborating_units=node.texts["collaborating_units"],
        cost=node.figures["cost"],
        currency=node.texts["currency"],
        costs_by_year=node.costs,
        notes=node.notes,
        indicators=tuple(
            replace(row, responsible_unit="") if row.responsible_unit == unit else row
            for row in node.indicators
        ),
        place=node.place,
    )
