"""Days and stretches of days as text: "15–19 Nisan 2019" written, and read from what people type."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from imece.ground.values.months import month_name, month_number

_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212]")
_LONGEST_TEXT: Final = 80

_YEAR: Final = r"(?P<year>[1-9]\d{3})"
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?P<day>\d{{1,2}})\s*(?P<mark>[./-])\s*(?P<month>\d{{1,2}})\s*(?P=mark)\s*{_YEAR}",
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
        rf"{_YEAR}-(?P<month>\d{{2}})",
        rf"(?P<month>\d{{1,2}})[./]{_YEAR}",
        r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})\.?",
        _YEAR,
        r"(?P<day>\d{1,2})\.?",
    )
)
_NAMED_FORM: Final = re.compile(
    r"(?:(?P<day>[0-9]{1,2})\.?\s*)?(?P<name>[^\W\d_]+\.?)(?:,?\s*(?P<year>[1-9][0-9]{3}))?",
)


class NotADate(ValueError):
    """A text that names no day; `code` is stable: `empty`, `unknown_form`, `no_such_day` or `backwards`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class _Point(NamedTuple):
    """What one side of a typed stretch of days says; None where it is silent."""

    year: int | None
    month: int | None
    day: int | None

    def completed_by(self, end: "_Point") -> "_Point":
        """Return this beginning with the year and month it borrows from the end ("15" of "15-19 Nisan 2019")."""
        if self.year is not None:
            return self
        month = end.month if self.month is None else self.month
        return _Point(end.year, month, self.day)

    def is_as_fine_as(self, other: "_Point") -> bool:
        """Tell whether both sides name a day, both a month or both a year."""
        return (self.month is None, self.day is None) == (other.month is None, other.day is None)

    def span(self) -> tuple[date, date]:
        """Return the first and last day of what is named; the year must be known."""
        if self.year is None:
            raise _unknown_form()
        try:
            if self.month is None:
                return date(self.year, 1, 1), date(self.year, 12, 31)
            if self.day is None:
                return date(self.year, self.month, 1), last_of_month(self.year, self.month)
            return (day := date(self.year, self.month, self.day)), day
        except ValueError as error:
            raise NotADate("no_such_day", "There is no such day in the calendar.") from error


def last_of_month(year: int, month: int) -> date:
    """Return the last day of the month; `ValueError` for a month outside 1 to 12."""
    return date(year, month, 1).replace(day=monthrange(year, month)[1])


def format_day(day: date, language: str) -> str:
    """Return "7 Nisan 2016" or "7 April 2016"."""
    return f"{day.day} {month_name(day.month, language)} {day.year}"


def format_dates(first: date, last: date, language: str) -> str:
    """Return a stretch of days as short as it can be said.

    "15–19 Nisan 2019", "28 Şubat–3 Mart 2019", "30 Aralık 2019–2 Ocak 2020", and a single day alone.
    """
    end = format_day(last, language)
    if first == last:
        return end
    if first.year != last.year:
        return f"{format_day(first, language)}–{end}"
    if first.month != last.month:
        return f"{first.day} {month_name(first.month, language)}–{end}"
    return f"{first.day}–{end}"


def parse_day(text: str) -> date:
    """Return the day in "21.11.2026", "21/11/2026", "21-11-2026", "2026-11-21", "21 Kasım 2026" or "21 Nov 2026".

    The day stands before the month, as in Türkiye; years have four digits. Raises `NotADate`.
    """
    point = _point(_tidy(text))
    if point is None or point.year is None or point.day is None:
        raise _unknown_form()
    return point.span()[0]


def parse_span(text: str) -> tuple[date, date]:
    """Return the first and last day of a typed day, month, year or stretch of them.

    Read are all forms of `parse_day`, "2018", "Nisan 2016", "04.2016", "2016-04", and two of them with a dash between,
    where the first may leave out what the second says: "15 -19 Nisan 2019", "28 Şubat - 3 Mart 2019",
    "15-19.04.2019", "Nisan–Haziran 2016", "2018-2020". Raises `NotADate`, also when the end lies before the beginning.
    """
    typed = _tidy(text)
    whole = _point(typed)
    if whole is not None and whole.year is not None:
        return whole.span()
    for left, right in _cuts_at_dashes(typed):
        beginning, end = _point(left), _point(right)
        if beginning is None or end is None or end.year is None:
            continue
        beginning = beginning.completed_by(end)
        if beginning.is_as_fine_as(end):
            first, last = beginning.span()[0], end.span()[1]
            if last < first:
                raise NotADate("backwards", "The last day lies before the first.")
            return first, last
    raise _unknown_form()


def _tidy(text: str) -> str:
    typed = _DASHES.sub("-", " ".join(text.split()))
    if not typed:
        raise NotADate("empty", "No date was given.")
    if len(typed) > _LONGEST_TEXT:
        raise _unknown_form()
    return typed


def _unknown_form() -> NotADate:
    return NotADate("unknown_form", "This is not written like a date.")


def _cuts_at_dashes(text: str) -> Iterator[tuple[str, str]]:
    for place, character in enumerate(text):
        if character == "-":
            yield text[:place].strip(), text[place + 1 :].strip()


def _point(text: str) -> _Point | None:
    """Return what a single date form says, or None if the text is in none of the forms."""
    for form in _FORMS:
        if match := form.fullmatch(text):
            parts = match.groupdict()
            return _Point(
                *(int(parts[part]) if parts.get(part) else None for part in ("year", "month", "day"))
            )
    named = _NAMED_FORM.fullmatch(text)
    month = month_number(named["name"]) if named else None
    if named is None or month is None:
        return None
    year, day = named["year"], named["day"]
    return _Point(int(year) if year else None, month, int(day) if day else None)
