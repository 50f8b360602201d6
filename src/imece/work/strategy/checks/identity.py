"""Checks of identity: the same number, the same name or the same measure met twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext_noop

from imece.work.strategy.checks.finding import Check, Criterion, Hit, Severity, Value, check
from imece.work.strategy.checks.likeness import near_pairs
from imece.work.strategy.checks.names_read import shortened
from imece.work.strategy.checks.weights import HUNDRED, sum_of
from imece.work.strategy.plan_sheet import GoalSheet, IndicatorSheet, ObjectiveSheet, PlanSheet
from imece.work.strategy.plan_words import search_words

TOLD_CHANGES = 5

RENUMBER = gettext_noop("Keep every row and number them by their place: %(renumbering)s.")
BOTH_WEIGH = gettext_noop(
    "Number %(number)s stands twice in objective %(objective)s: “%(first)s” and “%(second)s”. Both rows count: "
    "without the second one the weights would sum to %(rest)s instead of 100."
)


def exact(name: str) -> str:
    """A name as its readers see it; only blanks do not count."""
    return " ".join(name.split())


@check(
    "I01",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("Number %(number)s stands twice in objective %(objective)s: “%(first)s” and “%(second)s”."),
    RENUMBER,
)
def number_twice(plan: PlanSheet) -> Iterator[Hit]:
    """Two indicators of one objective carry the same number; they are told apart by position and name."""
    for objective in plan.objectives():
        seen: dict[tuple[str, str], IndicatorSheet] = {}
        for row in objective.indicators:
            first = seen.setdefault((row.level, row.number), row)
            if row.number and first is not row:
                yield _number_hit(objective, first, row)


def _number_hit(objective: ObjectiveSheet, first: IndicatorSheet, second: IndicatorSheet) -> Hit:
    values: dict[str, Value] = {
        "number": second.number,
        "objective": objective.label,
        "first": shortened(first.name),
        "second": shortened(second.name),
        "renumbering": renumbering(objective, second.level),
    }
    total = sum_of([row.weight for row in objective.indicators])
    if total == HUNDRED and second.weight.value:
        return Hit(second.place, {**values, "rest": total - second.weight.value}, message=BOTH_WEIGH)
    return Hit(second.place, values)


def renumbering(objective: ObjectiveSheet, level: str = "") -> str:
    """Numbers by position where they differ from the printed ones: "“name”: 2.4.9 → 2.4.10; …".

    Each level of indicators is a table of its own; of a long list only the first changes are told.
    """
    rows = [row for row in objective.indicators if row.level == level]
    prefix, separator, _last = rows[0].number.rpartition(".") if rows else ("", "", "")
    changes = [
        f"“{shortened(row.name, 50)}”: {row.number} → {prefix}{separator}{place}"
        for place, row in enumerate(rows, start=1)
        if row.number != f"{prefix}{separator}{place}"
    ]
    return "; ".join(changes[:TOLD_CHANGES]) + ("; …" if len(changes) > TOLD_CHANGES else "")


@check(
    "I02",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("Number %(number)s is given twice: to “%(first)s” and to “%(second)s”."),
    gettext_noop("Give the second one a number of its own."),
)
def number_elsewhere(plan: PlanSheet) -> Iterator[Hit]:
    """Two goals, two objectives, or two indicators of different objectives carry the same number."""
    yield from _repeated_numbers(plan.goals)
    yield from _repeated_numbers(list(plan.objectives()))
    owners: dict[str, tuple[ObjectiveSheet, IndicatorSheet]] = {}
    for objective, row in plan.rows():
        # Numbers that restart in each objective (1, 2, 3 …) are a habit, not a slip; "2.4.1" twice is one.
        if "." not in row.number:
            continue
        owner, first = owners.setdefault(row.number, (objective, row))
        if owner is not objective:
            yield Hit(row.place, _pair(row.number, first.name, row.name))


def _repeated_numbers(items: Sequence[GoalSheet | ObjectiveSheet]) -> Iterator[Hit]:
    seen: dict[str, GoalSheet | ObjectiveSheet] = {}
    for item in items:
        if not item.number:
            continue
        first = seen.setdefault(item.number, item)
        if first is not item:
            yield Hit(item.place, _pair(item.number, first.name, item.name))


def _pair(number: str, first: str, second: str) -> dict[str, Value]:
    return {"number": number, "first": shortened(first), "second": shortened(second)}


@check(
    "I03",
    Severity.WARNING,
    Criterion.DEFINITION,
    gettext_noop(
        "Indicators %(first)s and %(second)s of objective %(objective)s have the same name: “%(name)s”."
    ),
    gettext_noop("Say in the name what each one counts, or leave one out."),
)
def name_twice(plan: PlanSheet) -> Iterator[Hit]:
    """The same name twice in one objective at one level."""
    for objective in plan.objectives():
        for first, second in _same_names((objective, row) for row in objective.indicators):
            if not _two_levels(first[1], second[1]):
                yield _name_hit(first, second)


@check(
    "I04",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("“%(name)s” is counted in objective %(one)s and again in objective %(other)s."),
    gettext_noop("See that the same fact is not counted twice; bind both to one measure or keep one."),
)
def counted_twice(plan: PlanSheet) -> Iterator[Hit]:
    """The same measure under two objectives at one level: double counting."""
    for (one, first), (other, second) in _same_names(plan.rows()):
        if one is not other and not _two_levels(first, second):
            yield Hit(second.place, {"name": shortened(second.name), "one": one.label, "other": other.label})


@check(
    "I05",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("“%(name)s” stands at two levels with different targets: %(first)s and %(second)s."),
    gettext_noop("Give both the same target, or say in the names what differs."),
)
def two_levels(plan: PlanSheet) -> Iterator[Hit]:
    """The same measure as outcome and as output."""
    for (_one, first), (_other, second) in _same_names(plan.rows()):
        if not _two_levels(first, second):
            continue
        values: dict[str, Value] = {"name": shortened(second.name)}
        ends = _end(first), _end(second)
        if ends[0] == ends[1]:
            yield Hit(second.place, values, message=TWO_LEVELS_ALIKE, proposal=KEEP_ONE_LEVEL)
        else:
            yield Hit(second.place, {**values, "first": _told(ends[0]), "second": _told(ends[1])})


TWO_LEVELS_ALIKE = gettext_noop("“%(name)s” stands at two levels with the same target.")
KEEP_ONE_LEVEL = gettext_noop("Keep it at the level where it belongs.")


@check(
    "I06",
    Severity.NOTE,
    Criterion.DEFINITION,
    gettext_noop("Two names differ only in spelling: “%(first)s” (%(one)s) and “%(second)s” (%(other)s)."),
    gettext_noop("Write both alike when they mean the same, or say what differs."),
)
def near_names(plan: PlanSheet) -> Iterator[Hit]:
    """Names that differ only by case, hyphen, apostrophe, marks or one letter."""
    rows = list(plan.indicators())
    for one, other in near_pairs([exact(row.name) for row in rows]):
        first, second = rows[one], rows[other]
        yield Hit(
            second.place,
            {"first": first.name, "second": second.name, "one": first.label, "other": second.label},
        )


def _same_names(
    rows: Iterable[tuple[ObjectiveSheet, IndicatorSheet]],
) -> Iterator[tuple[tuple[ObjectiveSheet, IndicatorSheet], tuple[ObjectiveSheet, IndicatorSheet]]]:
    """Each later row of a name with the first row of that name."""
    by_name: dict[str, list[tuple[ObjectiveSheet, IndicatorSheet]]] = defaultdict(list)
    for objective, row in rows:
        if row.name:
            met = by_name[exact(row.name)]
            met.append((objective, row))
            if len(met) > 1:
                yield met[0], met[-1]


def _two_levels(first: IndicatorSheet, second: IndicatorSheet) -> bool:
    levels = search_words(first.level), search_words(second.level)
    return "" not in levels and levels[0] != levels[1]


def _name_hit(
    first: tuple[ObjectiveSheet, IndicatorSheet], second: tuple[ObjectiveSheet, IndicatorSheet]
) -> Hit:
    return Hit(
        second[1].place,
        {
            "first": first[1].number or "1",
            "second": second[1].number or "2",
            "objective": second[0].label,
            "name": shortened(second[1].name),
        },
    )


def _told(end: Value | None) -> Value:
    return "–" if end is None else end


def _end(row: IndicatorSheet) -> Value | None:
    """The value an indicator is to reach: its total, else its last yearly target."""
    yearly = list(row.yearly_targets.values())
    return row.total.value if row.total.value is not None else (yearly[-1] if yearly else None)


CHECKS: tuple[Check, ...] = (
    number_twice,
    number_elsewhere,
    name_twice,
    counted_twice,
    two_levels,
    near_names,
)
