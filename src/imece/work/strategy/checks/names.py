"""Checks of the texts in cells: stray punctuation, several values in one cell, units nobody is, units nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from imece.work.indicators.choices import UnitKind
from imece.work.strategy.checks.finding import Check, Criterion, Hit, Severity, check
from imece.work.strategy.checks.likeness import slip_apart
from imece.work.strategy.checks.names_read import UNITS, kind_of_unit, shortened, unit_key
from imece.work.strategy.plan_sheet import Place, PlanSheet
from imece.work.strategy.plan_words import search_words

_STRAY = re.compile(r"^\s*[,;:]|[,;:]\s*$|,\s*,")
_BETWEEN_UNITS = re.compile(r"\s*[;,+]\s*|\s+(?:ve|veya|and|or)\s+")
# "Adet/Kişi" is two units; "kg/gün" is one.
_PIECES_OR_PERSONS = re.compile(r"(\w+)\s*/\s*(\w+)")
_BETWEEN_ORGANISATIONS = re.compile(r"\s*;\s*|\s+/\s+")
_NOBODY = re.compile(
    r"(?:tum|butun|diger|ilgili|all|other|related|relevant)(?: \w+)?"
    r" (?:birimler|birim|birimleri|daireler|daire baskanliklari|mudurlukler|paydaslar|units|departments|stakeholders)"
)


@check(
    "N01",
    Severity.NOTE,
    Criterion.DEFINITION,
    gettext_noop("“%(text)s” begins or ends with a stray comma, or has two in a row."),
    gettext_noop("Write “%(clean)s”, unless something after the comma was lost."),
)
def stray_punctuation(plan: PlanSheet) -> Iterator[Hit]:
    """A comma, semicolon or colon at the edge of a name, unit or responsible unit."""
    for place, text in _texts(plan):
        if _STRAY.search(text):
            clean = re.sub(r",(?:\s*,)+", ",", text).strip(" ,;:")
            yield Hit(place, {"text": shortened(text), "clean": shortened(clean)})


@check(
    "N02",
    Severity.WARNING,
    Criterion.DEFINITION,
    gettext_noop("One cell holds several values: “%(text)s”."),
    gettext_noop("Keep one value in each cell; name further units as collaborating."),
)
def several_in_a_cell(plan: PlanSheet) -> Iterator[Hit]:
    """Two units of measure in one cell, or two organisations as responsible."""
    for row in plan.indicators():
        if _holds_several_units(row.unit):
            yield Hit(row.place, {"text": row.unit})
    for place, text in _responsible(plan):
        if len([part for part in _BETWEEN_ORGANISATIONS.split(text) if part]) > 1:
            yield Hit(place, {"text": shortened(text)})


@check(
    "N03",
    Severity.WARNING,
    Criterion.VERIFIABILITY,
    gettext_noop("“%(text)s” is named as responsible; that is everybody, so nobody answers."),
    gettext_noop("Name one unit as responsible and the others as collaborating."),
)
def nobody_responsible(plan: PlanSheet) -> Iterator[Hit]:
    """A pseudo-unit such as "TÜM BİRİMLER" is responsible."""
    for place, text in _responsible(plan):
        if _NOBODY.fullmatch(search_words(text)):
            yield Hit(place, {"text": text})


@check(
    "N04",
    Severity.NOTE,
    Criterion.VERIFIABILITY,
    gettext_noop("“%(text)s” is named as collaborating unit of objective %(objective)s; it names nobody."),
    gettext_noop("List the units that really take part."),
)
def nobody_collaborates(plan: PlanSheet) -> Iterator[Hit]:
    """A pseudo-unit such as "Diğer harcama birimleri" collaborates."""
    for objective in plan.objectives():
        if _NOBODY.fullmatch(search_words(objective.collaborating_units)):
            yield Hit(objective.place, {"text": objective.collaborating_units, "objective": objective.label})


@check(
    "N05",
    Severity.NOTE,
    Criterion.DEFINITION,
    gettext_noop("Indicator %(indicator)s: the unit “%(unit)s” is not known."),
    gettext_noop("Perhaps “%(nearest)s” is meant."),
)
def unit_misspelled(plan: PlanSheet) -> Iterator[Hit]:
    """A unit one letter away from a known one; units wholly of the document's own are left alone."""
    for row in plan.indicators():
        key = unit_key(row.unit)
        if not key or key in UNITS:
            continue
        nearest = next((unit for unit in UNITS if len(unit) > 3 and _slip(unit, key)), None)
        if nearest is not None:
            spelled = next(
                (other.unit for other in plan.indicators() if unit_key(other.unit) == nearest), nearest
            )
            yield Hit(row.place, {"indicator": row.label, "unit": row.unit, "nearest": spelled})


def _holds_several_units(unit: str) -> bool:
    if kind_of_unit(unit) is not None:
        return False
    pair = _PIECES_OR_PERSONS.fullmatch(unit.strip())
    if pair:
        return {kind_of_unit(part) for part in pair.groups()} == {UnitKind.COUNT, UnitKind.PERSON}
    parts = [part for part in _BETWEEN_UNITS.split(unit) if part]
    return len(parts) > 1 and all(kind_of_unit(part) is not None for part in parts)


def _slip(unit: str, key: str) -> bool:
    """Units are short, so they are lengthened alike before they are compared as words."""
    return slip_apart(f"unit{unit}", f"unit{key}")


def _texts(plan: PlanSheet) -> Iterator[tuple[Place, str]]:
    for goal in plan.goals:
        yield goal.place, goal.name
    for objective in plan.objectives():
        yield from ((objective.place, text) for text in (objective.name, objective.responsible_unit))
        yield objective.place, objective.collaborating_units
    for row in plan.indicators():
        yield from ((row.place, text) for text in (row.name, row.unit, row.responsible_unit))


def _responsible(plan: PlanSheet) -> Iterator[tuple[Place, str]]:
    for objective in plan.objectives():
        yield objective.place, objective.responsible_unit
    for row in plan.indicators():
        yield row.place, row.responsible_unit


CHECKS: tuple[Check, ...] = (
    stray_punctuation,
    several_in_a_cell,
    nobody_responsible,
    nobody_collaborates,
    unit_misspelled,
)
