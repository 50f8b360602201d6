"""A plan from JSON: the keys are the names of the plan sheet's own fields.

    {"title": "…", "first_year": 2020, "last_year": 2024, "is_partial": false,
     "stated": {"goals": 4, "objectives": 15, "indicators": 80},
     "goals": [{"number": "2", "name": "…", "weight": "18", "unlabelled": "%18",
       "objectives": [{"number": "2.4", "name": "…", "weight": null, "responsible_unit": "…",
                       "collaborating_units": "…", "cost": "18.234.583,13", "currency": "TRY",
                     "costs_by_year": {"2020": "3.000.000", "2021": "3.500.000"},
                     "notes": [{"kind": "risk", "text": "…", "control": "…"},
                               {"kind": "finding", "text": "…"}, {"kind": "need", "text": "…"}],
         "indicators": [{"number": "2.4.1", "name": "…", "unit": "adet", "weight": "8",
                         "baseline": "3", "baseline_year": 2019, "year": 2021,
                         "targets": {"2020": "4", "2021": "4"}, "total": "20",
                         "programme_targets": {"2021": "3"},
                         "nature": "flow", "direction": "more", "accumulation": "sum",
                         "level": "output", "responsible_unit": "…",
                         "place": {"sheet": "Plan", "row": 12}}]}]}]}

Every key may be left out. Figures are texts as printed ("25.000", "%8", "-") or JSON numbers; the words of nature,
direction and accumulation may be Turkish or English; any level may carry a "place".
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from imece.work.strategy.choices import NoteKind
from imece.work.strategy.plan_sheet import (
    NOT_A_PLAN,
    Figure,
    GoalSheet,
    IndicatorSheet,
    NoteSheet,
    ObjectiveSheet,
    Place,
    PlanSheet,
    WrongSheet,
)
from imece.work.strategy.plan_words import counting_of


def from_json(data: object) -> PlanSheet:
    """The plan of a JSON document (read with `parse_float=Decimal`). Raises `WrongSheet` for another form."""
    plan = _object(data, "plan")
    if "goals" not in plan:
        raise _wrong("goals")
    return PlanSheet(
        title=_text(plan, "title"),
        first_year=_year(plan, "first_year"),
        last_year=_year(plan, "last_year"),
        is_partial=bool(plan.get("is_partial", False)),
        stated={
            str(key): _count(value, "stated") for key, value in _object(plan.get("stated"), "stated").items()
        },
        goals=tuple(_goal(item) for item in _list(plan, "goals")),
        place=_place(plan),
    )


def _goal(data: object) -> GoalSheet:
    goal = _object(data, "goals")
    return GoalSheet(
        number=_text(goal, "number"),
        name=_text(goal, "name"),
        weight=_figure(goal, "weight"),
        unlabelled=_figure(goal, "unlabelled"),
        objectives=tuple(_objective(item) for item in _list(goal, "objectives")),
        place=_place(goal),
    )


def _objective(data: object) -> ObjectiveSheet:
    objective = _object(data, "objectives")
    return ObjectiveSheet(
        number=_text(objective, "number"),
        name=_text(objective, "name"),
        weight=_figure(objective, "weight"),
        responsible_unit=_text(objective, "responsible_unit"),
        collaborating_units=_text(objective, "collaborating_units"),
        cost=_figure(objective, "cost"),
        currency=_text(objective, "currency"),
        costs_by_year=_by_year(objective, "costs_by_year"),
        notes=tuple(_note(item) for item in _list(objective, "notes")),
        indicators=tuple(_indicator(item) for item in _list(objective, "indicators")),
        place=_place(objective),
    )


def _note(data: object) -> NoteSheet:
    note = _object(data, "notes")
    if note.get("kind") not in NoteKind.values:
        raise _wrong("kind")
    return NoteSheet(NoteKind(note["kind"]), _text(note, "text"), _text(note, "control"))


def _by_year(data: Mapping[str, Any], key: str) -> dict[int, Figure]:
    return {_count(year, key): _figure_of(value, key) for year, value in _object(data.get(key), key).items()}


def _indicator(data: object) -> IndicatorSheet:
    row = _object(data, "indicators")
    counting = counting_of(_text(row, "nature"), _text(row, "direction"), _text(row, "accumulation"))
    return IndicatorSheet(
        number=_text(row, "number"),
        name=_text(row, "name"),
        unit=_text(row, "unit"),
        weight=_figure(row, "weight"),
        baseline=_figure(row, "baseline"),
        baseline_year=_year(row, "baseline_year"),
        year=_year(row, "year"),
        targets=_by_year(row, "targets"),
        programme_targets=_by_year(row, "programme_targets"),
        total=_figure(row, "total"),
        nature=counting.nature,
        direction=counting.direction,
        accumulation=counting.accumulation,
        unknown_words=counting.unknown,
        level=_text(row, "level"),
        responsible_unit=_text(row, "responsible_unit"),
        place=_place(row),
    )


def _place(data: Mapping[str, Any]) -> Place:
    place = _object(data.get("place"), "place")
    row = place.get("row")
    return Place(sheet=_text(place, "sheet"), row=None if row is None else _count(row, "row"))


def _object(data: object, field: str) -> Mapping[str, Any]:
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        raise _wrong(field)
    return data


def _list(data: Mapping[str, Any], key: str) -> list[object]:
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(key)
    return value


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise _wrong(key)
    return str(value)


def _figure(data: Mapping[str, Any], key: str) -> Figure:
    return _figure_of(data.get(key), key)


def _figure_of(value: object, field: str) -> Figure:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal | None):
        raise _wrong(field)
    if isinstance(value, Decimal) and not value.is_finite():
        raise _wrong(field)
    return Figure.of(value)


def _year(data: Mapping[str, Any], key: str) -> int | None:
    value = data.get(key)
    return None if value is None or value == "" else _count(value, key)


def _count(value: object, field: str) -> int:
    """A whole number of reasonable size; a year, a row or a number of things."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _wrong(field)
    text = str(value).strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise _wrong(field)
    return int(text)


def _wrong(field: str) -> WrongSheet:
    return WrongSheet(NOT_A_PLAN, {"field": field})
