"""Checks of time: years outside the plan, years left out, and totals that disagree with their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy, gettext_noop

from imece.work.indicators.choices import Accumulation, Direction, Nature, UnitKind
from imece.work.strategy.checks.finding import Check, Criterion, Hit, Severity, Value, check
from imece.work.strategy.checks.names_read import kind_of_unit, shortened, unit_of
from imece.work.strategy.checks.scoring import together
from imece.work.strategy.plan_sheet import IndicatorSheet, PlanSheet

HUNDRED = Decimal(100)


@check(
    "T01",
    Severity.ERROR,
    Criterion.CONSISTENCY,
    gettext_noop(
        "Indicator %(indicator)s: the target %(target)s of %(year)s lies above the total %(total)s."
    ),
    gettext_noop("Correct one of them; a year cannot hold more than the whole."),
)
def year_above_total(plan: PlanSheet) -> Iterator[Hit]:
    """One year's target is higher than the target of the whole plan."""
    for row in plan.indicators():
        total = row.total.value
        if total is None or _may_exceed_total(row, total):
            continue
        for year, target in row.yearly_targets.items():
            if target > total:
                yield Hit(row.place, {"indicator": row.label, "target": target, "year": year, "total": total})


def _may_exceed_total(row: IndicatorSheet, total: Decimal) -> bool:
    """A year may lie above an average, and above the end level of something that is to shrink."""
    if row.accumulation is Accumulation.AVERAGE:
        return True
    if row.accumulation in {Accumulation.SUM, Accumulation.UNIQUE}:
        return False
    shrinks = row.baseline.value is not None and row.baseline.value > total
    return row.direction is Direction.LESS or shrinks


AVERAGE = gettext_lazy("the average of the years")
LAST_YEAR = gettext_lazy("the last year's level")
HIGHEST_YEAR = gettext_lazy("the highest year")
YEARS_ADDED = gettext_lazy("the sum of the years")


@check(
    "T02",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop(
        "Indicator %(indicator)s: the total %(total)s is %(found)s, though it should be %(expected)s."
    ),
    gettext_noop("Correct the total, or say that it means %(found)s."),
)
def total_of_another_kind(plan: PlanSheet) -> Iterator[Hit]:
    """A total that looks like an average or level where a sum is meant, or a level that was summed over the years."""
    for row in plan.indicators():
        total, years = row.total.value, _whole_row(plan, row)
        if total is None or not years or row.accumulation is None:
            continue
        expected, name = _expected_total(row.accumulation, years)
        if expected is None or _about(total, expected):
            continue
        found = next((word for word, value in _readings(years) if _about(total, value)), None)
        if found is not None:
            yield Hit(row.place, {"indicator": row.label, "total": total, "found": found, "expected": name})


@check(
    "T03",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("Indicator %(indicator)s: the total is %(total)s, but %(name)s is %(expected)s."),
)
def total_disagrees(plan: PlanSheet) -> Iterator[Hit]:
    """A total that no reading of the years explains."""
    for row in plan.indicators():
        total, years = row.total.value, _whole_row(plan, row)
        if total is None or not years or row.accumulation is None:
            continue
        expected, name = _expected_total(row.accumulation, years)
        explained = any(_about(total, value) for _word, value in _readings(years))
        if expected is not None and not _about(total, expected) and not explained:
            yield Hit(row.place, {"indicator": row.label, "total": total, "name": name, "expected": expected})


@check(
    "T04",
    Severity.NOTE,
    Criterion.DEFINITION,
    gettext_noop(
        "Indicator %(indicator)s: the total %(total)s may be a sum or a level; the document does not say."
    ),
    gettext_noop("Say how the years make the total."),
)
def total_unexplained(plan: PlanSheet) -> Iterator[Hit]:
    """A total without a word on how the years make it; the arithmetic proposes, a person decides."""
    rows = [row for row in plan.indicators() if row.total.value is not None and row.target_years]
    hits = []
    for row in rows:
        if row.accumulation is not None or row.total.value is None:
            continue
        values: dict[str, Value] = {"indicator": row.label, "total": row.total.value}
        years = _whole_row(plan, row)
        found = [word for word, value in _readings(years) if _about(row.total.value, value)] if years else []
        if len(found) == 1:
            hits.append(Hit(row.place, {**values, "found": found[0]}, proposal=FIGURES_SUGGEST))
        else:
            hits.append(Hit(row.place, values))
    yield from together(plan, hits, len(rows), TOTALS_UNEXPLAINED)


FIGURES_SUGGEST = gettext_noop("By the figures it is %(found)s; confirm it.")
TOTALS_UNEXPLAINED = gettext_noop(
    "%(count)s indicators give a total that may be a sum or a level; the document does not say."
)


@check(
    "T05",
    Severity.WARNING,
    Criterion.MEASURABILITY,
    gettext_noop("Indicator %(indicator)s: percentages of several years were added up to %(total)s."),
    gettext_noop("Give the level to be reached at the end of the plan instead."),
)
def percentages_added(plan: PlanSheet) -> Iterator[Hit]:
    """A percentage above 100 that is the sum of yearly percentages; steps that add up to 100 are a milestone."""
    for row in plan.indicators():
        total, years = row.total.value, list(row.yearly_targets.values())
        if total is None or len(years) < 2 or kind_of_unit(unit_of(row)) is not UnitKind.PERCENT:
            continue
        if row.accumulation in {None, Accumulation.SUM} and total > HUNDRED and total == sum(years):
            yield Hit(row.place, {"indicator": row.label, "total": total})


@check(
    "T06",
    Severity.WARNING,
    Criterion.MEASURABILITY,
    gettext_noop("Indicator %(indicator)s (“%(name)s”) has no target for %(years)s, though other rows have."),
    gettext_noop("Write the missing target; where nothing is planned, write 0."),
)
def year_missing(plan: PlanSheet) -> Iterator[Hit]:
    """A row that leaves out years for which other rows of its table have targets; a milestone is due in its own year only."""
    years_of_table: dict[str, set[int]] = defaultdict(set)
    for row in plan.indicators():
        years_of_table[row.level].update(row.target_years)
    for row in plan.indicators():
        missing = sorted(years_of_table[row.level].difference(row.target_years))
        if missing and row.has_target and row.nature not in {Nature.MILESTONE, Nature.TEXT}:
            yield Hit(
                row.place,
                {
                    "indicator": row.label,
                    "name": shortened(row.name),
                    "years": ", ".join(str(year) for year in missing),
                },
            )


@check(
    "T07",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop("A year stands on %(with_year)s of %(count)s rows; it is missing on: %(rows)s."),
    gettext_noop("Write the monitored year on every row."),
)
def monitored_year_missing(plan: PlanSheet) -> Iterator[Hit]:
    """The monitored year is printed on some rows of an objective and not on others."""
    for objective in plan.objectives():
        without = [row for row in objective.indicators if row.year is None]
        if 0 < len(without) < len(objective.indicators):
            values: dict[str, Value] = {
                "with_year": len(objective.indicators) - len(without),
                "count": len(objective.indicators),
                "rows": ", ".join(row.label for row in without),
            }
            yield Hit(without[0].place, values)


@check(
    "T08",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop(
        "Indicator %(indicator)s has a target for %(year)s, outside the plan's years %(first)s–%(last)s."
    ),
)
def year_outside(plan: PlanSheet) -> Iterator[Hit]:
    """A target year before the plan begins or after it ends."""
    first, last = plan.first_year, plan.last_year
    if first is None or last is None or last < first:
        return
    for row in plan.indicators():
        for year in row.target_years:
            if not first <= year <= last:
                yield Hit(row.place, {"indicator": row.label, "year": year, "first": first, "last": last})


@check(
    "T09",
    Severity.WARNING,
    Criterion.CONSISTENCY,
    gettext_noop(
        "Indicator %(indicator)s starts from a value of %(year)s, after the plan's first year %(first)s."
    ),
    gettext_noop("Take the value before the plan begins."),
)
def baseline_after_start(plan: PlanSheet) -> Iterator[Hit]:
    """A baseline measured when the plan was already running."""
    for row in plan.indicators():
        if (
            plan.first_year is not None
            and row.baseline_year is not None
            and row.baseline_year > plan.first_year
        ):
            yield Hit(
                row.place, {"indicator": row.label, "year": row.baseline_year, "first": plan.first_year}
            )


@check(
    "T10",
    Severity.ERROR,
    Criterion.CONSISTENCY,
    gettext_noop("The plan begins in %(first)s and ends in %(last)s, before it begins."),
)
def ends_before_it_begins(plan: PlanSheet) -> Iterator[Hit]:
    """The plan's last year lies before its first."""
    if plan.first_year is not None and plan.last_year is not None and plan.last_year < plan.first_year:
        yield Hit(plan.place, {"first": plan.first_year, "last": plan.last_year})


def _whole_row(plan: PlanSheet, row: IndicatorSheet) -> list[Decimal]:
    """The targets of a row that has all of the plan's years, at least two of them; otherwise nothing."""
    years = {year for other in plan.indicators() for year in other.target_years}
    targets = row.yearly_targets
    return list(targets.values()) if len(targets) > 1 and set(targets) == years else []


def _expected_total(how: Accumulation, years: list[Decimal]) -> tuple[Decimal | None, Value]:
    """What the total should be; persons counted once over the span are at most the sum, so nothing is expected."""
    match how:
        case Accumulation.SUM:
            return sum(years, Decimal(0)), YEARS_ADDED
        case Accumulation.LATEST:
            return years[-1], LAST_YEAR
        case Accumulation.MAXIMUM:
            return max(years), HIGHEST_YEAR
        case Accumulation.AVERAGE:
            return sum(years, Decimal(0)) / len(years), AVERAGE
        case Accumulation.UNIQUE:
            return None, YEARS_ADDED


def _readings(years: list[Decimal]) -> list[tuple[Value, Decimal]]:
    """The ways in which a total can come from its years, each once, likeliest first."""
    total = sum(years, Decimal(0))
    candidates: list[tuple[Value, Decimal]] = [
        (YEARS_ADDED, total),
        (LAST_YEAR, years[-1]),
        (AVERAGE, total / len(years)),
        (HIGHEST_YEAR, max(years)),
    ]
    readings: list[tuple[Value, Decimal]] = []
    for word, value in candidates:
        if all(value != known for _word, known in readings):
            readings.append((word, value))
    return readings


def _about(total: Decimal, value: Decimal) -> bool:
    """Equal up to the rounding of a printed average."""
    return abs(total - value) < Decimal("0.01") * max(Decimal(1), abs(value)) if value % 1 else total == value


CHECKS: tuple[Check, ...] = (
    year_above_total,
    total_of_another_kind,
    total_disagrees,
    total_unexplained,
    percentages_added,
    year_missing,
    monitored_year_missing,
    year_outside,
    baseline_after_start,
    ends_before_it_begins,
)
