"""Periods: inclusive stretches of days, with years, halves, quarters and months that have a name.

Also the face for dates as text (`format_dates`, `format_day`, `parse_day`, `parse_days`).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self

from imece.ground.values.day_text import (
    NotADate,
    format_dates,
    format_day,
    last_of_month,
    parse_day,
    parse_span,
)
from imece.ground.values.months import month_name
from imece.ground.values.numbers import speaks_turkish

__all__ = [
    "NotADate",
    "NotAPeriod",
    "Period",
    "PeriodKind",
    "format_dates",
    "format_day",
    "parse_day",
    "parse_days",
    "periods_of_year",
]

_KEY: Final = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?", re.ASCII)
_FREE_KEY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)
_ORDINALS: Final = ("first", "second", "third", "fourth")


class PeriodKind(StrEnum):
    """The periods that have a name; the value is what databases and addresses hold."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months one such period has: 1, 3, 6 or 12."""
        return _MONTHS[self]


_MONTHS: Final = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


class NotAPeriod(ValueError):
    """Days that make no period; `code` is stable: `backwards`, `unknown_key`, `no_such_period` or `uneven`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; ordered by first day, then by last."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if isinstance(self.first, datetime) or isinstance(self.last, datetime):
            raise TypeError("A period is made of days, not of moments.")
        if self.last < self.first:
            raise NotAPeriod("backwards", "The last day lies before the first.")

    @classmethod
    def of(cls, kind: PeriodKind, year: int, number: int = 1) -> Self:
        """Return the n-th month, quarter, half or (n = 1) year of the year."""
        if not 1 <= number <= 12 // kind.months or not date.min.year <= year <= date.max.year:
            raise NotAPeriod("no_such_period", "There is no such period in the calendar.")
        end = number * kind.months
        return cls(date(year, end - kind.months + 1, 1), last_of_month(year, end))

    @classmethod
    def of_year(cls, year: int) -> Self:
        """Return the whole calendar year."""
        return cls.of(PeriodKind.YEAR, year)

    @classmethod
    def of_half(cls, year: int, number: int) -> Self:
        """Return half 1 or 2 of the year."""
        return cls.of(PeriodKind.HALF, year, number)

    @classmethod
    def of_quarter(cls, year: int, number: int) -> Self:
        """Return quarter 1 to 4 of the year."""
        return cls.of(PeriodKind.QUARTER, year, number)

    @classmethod
    def of_month(cls, year: int, number: int) -> Self:
        """Return month 1 to 12 of the year."""
        return cls.of(PeriodKind.MONTH, year, number)

    @classmethod
    def containing(cls, day: date, kind: PeriodKind) -> Self:
        """Return the month, quarter, half or year in which the day lies."""
        return cls.of(kind, day.year, (day.month - 1) // kind.months + 1)

    @classmethod
    def from_key(cls, key: str) -> Self:
        """Return the period of "2021", "2021-H1", "2021-Q3", "2021-05" or "2021-04-15..2021-04-19".

        Raises `NotAPeriod`. The reverse of `key`.
        """
        try:
            if match := _KEY.fullmatch(key):
                year, half, quarter, month = (int(part) if part else None for part in match.groups())
                kinds = ((half, PeriodKind.HALF), (quarter, PeriodKind.QUARTER), (month, PeriodKind.MONTH))
                number, kind = next(((n, kind) for n, kind in kinds if n), (1, PeriodKind.YEAR))
                return cls.of(kind, year or 0, number)
            if match := _FREE_KEY.fullmatch(key):
                return cls(date.fromisoformat(match[1]), date.fromisoformat(match[2]))
        except NotAPeriod:
            raise
        except ValueError as error:
            raise NotAPeriod("no_such_period", "There is no such period in the calendar.") from error
        raise NotAPeriod("unknown_key", "This is not the key of a period.")

    @property
    def kind(self) -> PeriodKind | None:
        """Which named kind the period is; None for free days ("15–19 April")."""
        if not self._is_whole_months or self.first.year != self.last.year:
            return None
        for kind, months in _MONTHS.items():
            if self.months == months and (self.first.month - 1) % months == 0:
                return kind
        return None

    @property
    def number(self) -> int | None:
        """Which month, quarter or half of its year the period is, counted from 1; None for free days."""
        return None if self.kind is None else (self.first.month - 1) // self.kind.months + 1

    @property
    def year(self) -> int:
        """The calendar year in which the period begins."""
        return self.first.year

    @property
    def months(self) -> int:
        """How many calendar months the period touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.last - self.first).days + 1

    @property
    def key(self) -> str:
        """A stable name for addresses, files and databases; sorts by time within one kind."""
        kind, year = self.kind, f"{self.year:04}"
        if kind is None:
            return f"{self.first.isoformat()}..{self.last.isoformat()}"
        return {
            PeriodKind.YEAR: year,
            PeriodKind.HALF: f"{year}-H{self.number}",
            PeriodKind.QUARTER: f"{year}-Q{self.number}",
            PeriodKind.MONTH: f"{year}-{self.first.month:02}",
        }[kind]

    @property
    def _is_whole_months(self) -> bool:
        return self.first.day == 1 and self.last == last_of_month(self.last.year, self.last.month)

    def __str__(self) -> str:
        return self.key

    def label(self, language: str) -> str:
        """Return the period as a person reads it: "2021 1. yarıyıl", "third quarter of 2021", "Mayıs 2021".

        Several whole years are "2018–2020"; other free days as `format_dates` writes them.
        """
        kind, number = self.kind, self.number
        if self._is_whole_months and (self.first.month, self.last.month) == (1, 12):
            return str(self.year) if kind else f"{self.year}–{self.last.year}"
        if kind is None or number is None:
            return format_dates(self.first, self.last, language)
        if kind is PeriodKind.MONTH:
            return f"{month_name(self.first.month, language)} {self.year}"
        if speaks_turkish(language):
            return f"{self.year} {number}. {'yarıyıl' if kind is PeriodKind.HALF else 'çeyrek'}"
        return f"{_ORDINALS[number - 1]} {kind.value} of {self.year}"

    def contains(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.first <= day <= self.last

    def covers(self, other: "Period") -> bool:
        """Tell whether every day of the other period lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two periods share a day."""
        return self.first <= other.last and other.first <= self.last

    def parts(self, kind: PeriodKind) -> list["Period"]:
        """Return the named periods of the kind that make up this one, such as the four quarters of a year.

        Raises `NotAPeriod` (`uneven`) if they do not fit without remainder.
        """
        part = Period.containing(self.first, kind)
        parts = [part]
        while part.last < self.last:
            part = part.next()
            parts.append(part)
        if (parts[0].first, part.last) != (self.first, self.last):
            raise NotAPeriod("uneven", f"The period is not made of whole parts of the kind {kind.value}.")
        return parts

    def until(self, day: date) -> "Period | None":
        """Return the part of the period up to and including the day; None if it has not begun by then."""
        return None if day < self.first else Period(self.first, min(day, self.last))

    def elapsed_share(self, day: date) -> Decimal:
        """Return which share of the period has passed when the day ends, from 0 to 1.

        Periods of whole months count finished months (a year on 30 June: 6/12; on 29 June: 5/12), as targets are
        spread; other periods count days.
        """
        if day < self.first:
            return Decimal(0)
        if day >= self.last:
            return Decimal(1)
        if not self._is_whole_months:
            return Decimal((day - self.first).days + 1) / self.days
        finished = (day.year - self.first.year) * 12 + day.month - self.first.month
        finished += day == last_of_month(day.year, day.month)
        return Decimal(finished) / self.months

    def next(self) -> "Period":
        """Return the following month, quarter, half or year; `NotAPeriod` for free days or after year 9999."""
        return self._neighbour(self.last, timedelta(days=1))

    def previous(self) -> "Period":
        """Return the month, quarter, half or year before; `NotAPeriod` for free days or before year 1."""
        return self._neighbour(self.first, timedelta(days=-1))

    def _neighbour(self, edge: date, step: timedelta) -> "Period":
        if self.kind is None:
            raise NotAPeriod("uneven", "Only a named period has a next and a previous one.")
        try:
            return Period.containing(edge + step, self.kind)
        except OverflowError as error:
            raise NotAPeriod("no_such_period", "There is no such period in the calendar.") from error


def periods_of_year(year: int, kind: PeriodKind) -> list[Period]:
    """Return the twelve months, four quarters, two halves or the one year of a year, in order."""
    return [Period.of(kind, year, number) for number in range(1, 12 // kind.months + 1)]


def parse_days(text: str) -> Period:
    """Return the period that a person typed: "7 Nisan 2016", "15 -19 Nisan 2019", "Nisan 2016", "2018-2020" …

    `day_text.parse_span` lists all forms. Raises `NotADate`.
    """
    return Period(*parse_span(text))


def periods_said(text: str, language: str) -> str:
    """Return a label such as "Report · 2025-H1" with the key of its period as a person reads it.

    Only a part that is a key from end to end counts: labels are parted by " · ".
    """
    return " · ".join(_said(part, language) for part in text.split(" · "))


def _said(part: str, language: str) -> str:
    try:
        return Period.from_key(part).label(language)
    except NotAPeriod:
        return part
