"""What stands on a day, whatever app it comes from, and a month of days as weeks."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHOWN_PER_DAY: Final = 3
MONDAY: Final = 0
YEARS: Final = range(1900, 2201)
"""The years that the calendar turns its pages through."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated thing: its source and number, what it is called, its days (inclusive), where it leads."""

    source: str
    key: int
    title: str
    first: date
    last: date
    url: str
    stamp: datetime
    kind: str = ""
    place: str = ""
    unit: str = ""
    note: str = ""
    icon: str = "calendar"
    is_late: bool = False
    is_done: bool = False
    is_cancelled: bool = False
    is_exact: bool = True
    """Whether the day is known; a happening of which only the month is known stands beside the days."""

    @property
    def uid(self) -> str:
        """The same for as long as the record lives, whoever asks."""
        return f"{self.source}-{self.key}"


@dataclass(frozen=True, slots=True)
class Day:
    """One square of a month: its date, whether it belongs to the month, what stands on it."""

    date: date
    is_inside: bool
    is_today: bool
    entries: tuple[Entry, ...]

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The first few; when one more would do, it is shown instead of being counted."""
        if len(self.entries) <= SHOWN_PER_DAY + 1:
            return self.entries
        return self.entries[:SHOWN_PER_DAY]

    @property
    def hidden(self) -> int:
        """How many more there are."""
        return len(self.entries) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Month:
    """A month: `year` and `number` (1–12)."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def from_key(cls, key: str) -> Month | None:
        """`2026-11`, or None for anything else."""
        if len(key) != len("2026-11"):
            return None
        try:
            day = date.fromisoformat(f"{key}-01")
        except ValueError:
            return None
        return cls.of(day) if day.year in YEARS else None

    @property
    def key(self) -> str:
        """`2026-11`."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        if self.number == 12:
            return date(self.year, 12, 31)
        return date(self.year, self.number + 1, 1) - timedelta(days=1)

    def moved(self, months: int) -> Month | None:
        """The month so many months later (or earlier); None beyond the calendar's years."""
        at = self.year * 12 + self.number - 1 + months
        year, number = divmod(at, 12)
        return Month(year, number + 1) if year in YEARS else None

    def weeks(self, entries: Iterable[Entry], today: date) -> list[list[Day]]:
        """The month as whole weeks from Monday; an entry stands on each of its days."""
        by_day = spread(entries)
        return [
            [Day(day, day.month == self.number, day == today, tuple(by_day.get(day, ()))) for day in week]
            for week in Calendar(MONDAY).monthdatescalendar(self.year, self.number)
        ]

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day that its picture shows."""
        weeks = Calendar(MONDAY).monthdatescalendar(self.year, self.number)
        return weeks[0][0], weeks[-1][-1]


def spread(entries: Iterable[Entry]) -> dict[date, list[Entry]]:
    """What stands on each day; entries of which only the month is known stand on none."""
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        if not entry.is_exact:
            continue
        for offset in range((entry.last - entry.first).days + 1):
            found.setdefault(entry.first + timedelta(days=offset), []).append(entry)
    return found


def clipped(entries: Sequence[Entry], first: date, last: date) -> list[Entry]:
    """Those that touch the days from first to last, in their order."""
    return [entry for entry in entries if entry.first <= last and entry.last >= first]


def agenda(entries: Iterable[Entry], first: date, last: date) -> list[tuple[date, list[Entry]]]:
    """Day by day, what begins on it (or was already going on when the list begins); empty days are left out."""
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        if entry.is_exact and entry.first <= last and entry.last >= first:
            found.setdefault(max(entry.first, first), []).append(entry)
    return sorted(found.items())
