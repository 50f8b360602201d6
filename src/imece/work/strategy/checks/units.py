"""Checks of units: what a value is counted in must fit its name, its figures and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from imece.work.indicators.choices import UnitKind
from imece.work.strategy.checks.finding import Check, Criterion, Hit, Severity, check
from imece.work.strategy.checks.names_read import (
    counts_people,
    kind_of_unit,
    names_rate,
    shortened,
    split_name,
    unit_key,
    unit_of,
)
from imece.work.strategy.plan_sheet import Figure, IndicatorSheet, PlanSheet

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_UNGROUPED = re.compile(r"\d{4,}(?:,\d+)?")
_AMOUNT = re.compile(r"[^\d.,%₺€$\s-]*\s*[%₺€$]?\s*(?P<digits>[\d.,]*\d)\s*(?P<word>[^\d.,\s].*)?")
_COUNTS = frozenset({UnitKind.COUNT, UnitKind.PERSON})
_MARKS = {"%": UnitKind.PERCENT, "₺": UnitKind.MONEY, "€": UnitKind.MONEY, "$": UnitKind.MONEY}


@check(
    "U01",
    Severity.WARNING,
    Criterion.MEASURABILITY,
    gettext_noop("Indicator %(indicator)s is a rate by its name (“%(name)s”), but its unit is “%(unit)s”."),
    gettext_noop("Measure it in percent, or as numerator and denominator, or rename it."),
)
def rate_with_count_unit(plan: PlanSheet) -> Iterator[Hit]:
    """A ratio or rate that is counted in pieces or persons."""
    for row in plan.indicators():
        if names_rate(row.name) and kind_of_unit(unit_of(row)) in _COUNTS:
            yield Hit(row.place, {"indicator": row.label, "name": shortened(row.name), "unit": unit_of(row)})


@check(
    "U02",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("Indicator %(indicator)s: the unit is “%(unit)s”, but a value is written “%(value)s”."),
    gettext_noop("Correct the unit or the value."),
)
def value_contradicts_unit(plan: PlanSheet) -> Iterator[Hit]:
    """A value that carries a unit other than the row's own."""
    for row in plan.indicators():
        own = kind_of_unit(unit_of(row))
        for figure in _figures(row):
            carried = _carried_kind(figure)
            if own is not None and carried is not None and carried is not own and {own, carried} != _COUNTS:
                yield Hit(row.place, {"indicator": row.label, "unit": unit_of(row), "value": figure.raw})
                break


@check(
    "U03",
    Severity.NOTE,
    Criterion.CONSISTENCY,
    gettext_noop(
        "Indicator %(indicator)s: the unit “%(unit)s” is written once more in the value “%(value)s”."
    ),
    gettext_noop("Write the bare number; the unit has its own column."),
)
def unit_in_value(plan: PlanSheet) -> Iterator[Hit]:
    """The unit stands in its column and in the value as well."""
    for row in plan.indicators():
        own = kind_of_unit(row.unit)
        for figure in _figures(row):
            if own is not None and _carried_kind(figure) is own:
                yield Hit(row.place, {"indicator": row.label, "unit": row.unit, "value": figure.raw})
                break


@check(
    "U04",
    Severity.NOTE,
    Criterion.DEFINITION,
    gettext_noop("Indicator %(indicator)s has its unit inside its name: “%(name)s”."),
    gettext_noop("Split it: name “%(bare)s”, unit “%(unit)s”."),
)
def unit_in_name(plan: PlanSheet) -> Iterator[Hit]:
    """A unit in brackets at the end of a name."""
    for row in plan.indicators():
        bare, unit = split_name(row.name)
        if unit:
            yield Hit(row.place, {"indicator": row.label, "name": row.name, "bare": bare, "unit": unit})


@check(
    "U05",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("Indicator %(indicator)s: its name says “%(inside)s”, its unit column says “%(unit)s”."),
)
def name_contradicts_unit(plan: PlanSheet) -> Iterator[Hit]:
    """The unit inside the name is another one than the unit beside it."""
    for row in plan.indicators():
        inside = split_name(row.name).unit
        if inside and row.unit and kind_of_unit(row.unit) not in {None, kind_of_unit(inside)}:
            yield Hit(row.place, {"indicator": row.label, "inside": inside, "unit": row.unit})


@check(
    "U06",
    Severity.NOTE,
    Criterion.CONSISTENCY,
    gettext_noop(
        "Thousands are written in two ways: “%(plain)s” (indicator %(first)s) and “%(grouped)s” (indicator %(second)s)."
    ),
    gettext_noop("Write all with a dot at the thousands, or none."),
)
def thousands_two_ways(plan: PlanSheet) -> Iterator[Hit]:
    """Some figures of the table group their thousands and some do not."""
    plain: tuple[IndicatorSheet, Figure] | None = None
    grouped: tuple[IndicatorSheet, Figure] | None = None
    for row in plan.indicators():
        for figure in _figures(row):
            digits = figure.raw.strip("%₺ -") if figure.typed else ""
            if plain is None and _UNGROUPED.fullmatch(digits):
                plain = row, figure
            if grouped is None and _GROUPED.fullmatch(digits):
                grouped = row, figure
    if plain and grouped:
        yield Hit(
            plain[0].place,
            {
                "plain": plain[1].raw,
                "first": plain[0].label,
                "grouped": grouped[1].raw,
                "second": grouped[0].label,
            },
        )


@check(
    "U07",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop(
        "People are counted as “%(count_unit)s” in %(as_count)s and as “%(person_unit)s” in %(as_person)s."
    ),
    gettext_noop("Count people in persons everywhere."),
)
def people_two_ways(plan: PlanSheet) -> Iterator[Hit]:
    """Persons are pieces in one row and persons in another."""
    people = [row for row in plan.indicators() if counts_people(row.name)]
    as_count = [row for row in people if kind_of_unit(unit_of(row)) is UnitKind.COUNT]
    as_person = [row for row in people if kind_of_unit(unit_of(row)) is UnitKind.PERSON]
    if as_count and as_person:
        yield Hit(
            as_count[0].place,
            {
                "count_unit": unit_of(as_count[0]),
                "as_count": ", ".join(row.label for row in as_count),
                "person_unit": unit_of(as_person[0]),
                "as_person": ", ".join(row.label for row in as_person),
            },
        )


def _figures(row: IndicatorSheet) -> list[Figure]:
    return [row.baseline, *(row.targets[year] for year in sorted(row.targets)), row.total]


def _carried_kind(figure: Figure) -> UnitKind | None:
    """The kind of unit that a value carries along: "%15", "10 adet", "1.000 TL"."""
    for mark, kind in _MARKS.items():
        if mark in figure.raw:
            return kind
    found = _AMOUNT.fullmatch(figure.raw)
    return kind_of_unit(found["word"]) if found and found["word"] and unit_key(found["word"]) else None


CHECKS: tuple[Check, ...] = (
    rate_with_count_unit,
    value_contradicts_unit,
    unit_in_value,
    unit_in_name,
    name_contradicts_unit,
    thousands_two_ways,
    people_two_ways,
)
