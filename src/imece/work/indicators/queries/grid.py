"""The entry grid: indicators of one rhythm by the periods of a year, which cells are open, and why the others are not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, refused
from imece.ground.ui import reading
from imece.ground.values.period import Period, PeriodKind, periods_of_year
from imece.work.indicators import policies
from imece.work.indicators.cells import Spot, Typed
from imece.work.indicators.choices import Accumulation, ActualState, Nature
from imece.work.indicators.due import due_periods
from imece.work.indicators.models import Actual, ClosedPeriod, Indicator, Target
from imece.work.indicators.workflow import ACTUAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from django.utils.functional import _StrPromise

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.work.indicators.querysets import IndicatorQuerySet

MOST_ROWS: Final = 250
MARKS: Final = {
    ActualState.DRAFT: "pencil",
    ActualState.SUBMITTED: "send",
    ActualState.RETURNED: "arrow-back-up",
    ActualState.APPROVED: "circle-check",
}
COUNTED = _("Counted from the records; nothing is typed here.")
IN_WORDS = _("Reported in words: open its own page.")
CLOSED = _("The period is closed. The coordinator can reopen it with a reason.")
FROZEN = _("Approved and frozen.")
SENT = _("Submitted: it waits for approval. Who submitted it can take it back.")
NOT_ASKED = _("The office has not asked for this period yet.")
NOT_BEGUN = _("The period has not begun yet.")
NOT_DUE = _("This indicator is not reported for such a period.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the office's actuals the grid shows."""

    year: int
    kind: PeriodKind
    unit: Unit | None = None

    @property
    def periods(self) -> list[Period]:
        """The columns."""
        return periods_of_year(self.year, self.kind)


@dataclass(slots=True)
class Cell:
    """One indicator in one period. `error` and `typed` are what a refused sending left behind."""

    indicator: Indicator
    spot: Spot
    actual: Actual | None
    may_fill: Decision
    why: int = 0
    typed: str | None = None
    error: str = ""

    @property
    def state(self) -> str:
        """How far it has come; empty where there is no row yet."""
        return "" if self.actual is None else state_of(self.actual)

    @property
    def mark(self) -> str:
        """The icon of its state."""
        return MARKS[ActualState(self.state)] if self.state else ""

    @property
    def mark_label(self) -> str:
        """The state in words where no input says it."""
        return "" if self.may_fill.allowed or not self.state else str(ActualState(self.state).label)

    @property
    def figure(self) -> Typed:
        """What it holds."""
        return Typed.of(self.actual)

    @property
    def text(self) -> str:
        """What its input shows: what was typed, else what is held."""
        return self.figure.spelled(reading.language()) if self.typed is None else self.typed

    @property
    def words(self) -> str:
        """The actual of an indicator that is reported in words."""
        return self.actual.text if self.actual is not None else ""


@dataclass(slots=True)
class Row:
    """An indicator with its cells."""

    indicator: Indicator
    target: Decimal | None
    cells: list[Cell]


@dataclass(slots=True)
class Grid:
    """The whole table; `reasons` are the distinct whys of closed cells, which cells name by number from 1."""

    chosen: Chosen
    rows: list[Row]
    total: int
    reasons: list[str] = field(default_factory=list)

    @property
    def cells(self) -> Iterable[Cell]:
        """Every cell, row by row."""
        return (cell for row in self.rows for cell in row.cells)

    @property
    def open_cells(self) -> int:
        """How many can be filled."""
        return sum(cell.may_fill.allowed for cell in self.cells)

    @property
    def drafts(self) -> int:
        """How many wait only for their submission."""
        return sum(cell.state == ActualState.DRAFT and cell.may_fill.allowed for cell in self.cells)


def grid(actor: Actor, chosen: Chosen) -> Grid:
    """The table for an actor; five questions whatever the number of cells."""
    wanted = indicators_in(actor, chosen)
    indicators = list(
        wanted.select_related("responsible_unit").order_by("responsible_unit__sort_key", "pk")[
            : MOST_ROWS + 1
        ]
    )
    total = wanted.count() if len(indicators) > MOST_ROWS else len(indicators)
    indicators = indicators[:MOST_ROWS]
    held = actuals_of(actor, indicators, chosen.year)
    closed = closed_periods(actor, chosen.year)
    targets = _targets(indicators, chosen.year)
    rows = [Row(each, targets.get(each.pk), _cells(actor, each, chosen, held, closed)) for each in indicators]
    found = Grid(chosen, rows, total)
    numbers: dict[str, int] = {}
    for cell in found.cells:
        if not cell.may_fill.allowed:
            cell.why = numbers.setdefault(str(cell.may_fill.reason), len(numbers) + 1)
    found.reasons = list(numbers)
    return found


def _cells(
    actor: Actor,
    indicator: Indicator,
    chosen: Chosen,
    held: dict[Spot, Actual],
    closed: Iterable[Period],
) -> list[Cell]:
    spots = [Spot(indicator.pk, period) for period in chosen.periods]
    return [
        Cell(indicator, spot, held.get(spot), may_fill(actor, indicator, spot.period, held.get(spot), closed))
        for spot in spots
    ]


def indicators_in(actor: Actor, chosen: Chosen) -> IndicatorQuerySet:
    """The visible indicators in use that are reported in this rhythm."""
    rhythm = Q(frequency=chosen.kind)
    if chosen.kind is PeriodKind.YEAR:
        rhythm |= Q(accumulation=Accumulation.UNIQUE)
    rows = policies.visible_indicators(actor).kept().filter(rhythm, office_id=actor.office_id)
    if chosen.unit is not None:
        rows = rows.filter(responsible_unit__path__startswith=chosen.unit.path)
    return rows


def actuals_of(actor: Actor, indicators: Iterable[Indicator], year: int) -> dict[Spot, Actual]:
    """The year's actuals of these indicators by cell, each knowing its indicator and office; one question."""
    known = {each.pk: each for each in indicators}
    rows = Actual.objects.filter(indicator_id__in=list(known), first__year=year)
    return {spot_of(row): row for row in made_known(rows, actor, known)}


def made_known(rows: Iterable[Actual], actor: Actor, known: dict[int, Indicator]) -> Iterable[Actual]:
    """The rows with indicator and office set from what is known, so that nothing is asked for each."""
    for row in rows:
        row.indicator, row.office = known[row.indicator_id], actor.office
        yield row


def state_of(row: Actual) -> str:
    """The state that a cell shows; an open actual shows none."""
    return "" if row.state == ActualState.OPEN else row.state


def spot_of(row: Actual) -> Spot:
    """The cell of an actual."""
    return Spot(row.indicator_id, row.period)


def closed_periods(actor: Actor, year: int) -> list[Period]:
    """The closed periods that touch the year; one question."""
    whole = Period.of_year(year)
    closed = ClosedPeriod.objects.shut().filter(
        office_id=actor.office_id, first__lte=whole.last, last__gte=whole.first
    )
    return [Period(first, last) for first, last in closed.values_list("first", "last")]


def may_fill(
    actor: Actor, indicator: Indicator, period: Period, actual: Actual | None, closed: Iterable[Period]
) -> Decision:
    """Whether the actor may type a figure in this cell."""
    standing = _standing(indicator, period, actual, closed)
    if standing:
        return refused(standing)
    if actual is not None:
        return ACTUAL.may("save_draft", actor, actual)
    if not policies.may_manage_indicator(actor, indicator).allowed:
        return refused(NOT_ASKED)
    return ALLOWED if period.first <= actor.today else refused(NOT_BEGUN)


def _standing(
    indicator: Indicator, period: Period, actual: Actual | None, closed: Iterable[Period]
) -> _StrPromise | str:
    """What closes the cell to everybody; empty when nothing does."""
    if indicator.is_counted:
        return COUNTED
    if actual is not None and actual.state == ActualState.APPROVED:
        return FROZEN
    if any(each.covers(period) for each in closed):
        return CLOSED
    if actual is not None and actual.state == ActualState.SUBMITTED:
        return SENT
    if indicator.nature == Nature.TEXT:
        return IN_WORDS
    return NOT_DUE if actual is None and period not in due_periods(indicator, period) else ""


def _targets(indicators: list[Indicator], year: int) -> dict[int, Decimal | None]:
    last = Period.of_year(year).last
    rows = Target.objects.in_force_on(last).filter(
        indicator_id__in=[each.pk for each in indicators], year=year
    )
    return dict(rows.values_list("indicator_id", "value"))


def kinds_of(actor: Actor) -> list[PeriodKind]:
    """The rhythms in which something is reported, the one with most indicators first; one question."""
    rows = (
        policies.visible_indicators(actor)
        .kept()
        .filter(office_id=actor.office_id)
        .order_by()
        .values_list("frequency", "accumulation")
        .annotate(Count("pk"))
    )
    found: Counter[PeriodKind] = Counter()
    for frequency, accumulation, number in rows:
        found[PeriodKind(frequency)] += number
        if accumulation == Accumulation.UNIQUE and frequency != PeriodKind.YEAR:
            found[PeriodKind.YEAR] += number
    return [kind for kind, _number in found.most_common()]


def units_of(actor: Actor) -> list[Unit]:
    """The units to choose from: all for staff, those of the own branch for a contact."""
    units = actor.office.units.filter(is_active=True).order_by("sort_key")
    return list(units if actor.is_staff else units.filter(pk__in=actor.unit_ids))
