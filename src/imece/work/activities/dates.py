"""When something happened, as people write it: exact days, only a month, or only a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.values.months import month_name
from imece.ground.values.period import NotADate, Period, format_dates, format_day, parse_day, parse_days
from imece.work.activities.choices import Precision

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise

_YEAR: Final = re.compile(r"(?<!\d)[1-9]\d{3}(?!\d)")
_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]")
EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100
LEAP_YEAR: Final = 2000

REFUSALS: Final[dict[str, _StrPromise]] = {
    "empty": _("Enter the date."),
    "unknown_form": _("Write the date like 21.11.2026, 15–19 Nisan 2019, Nisan 2016 or 2016."),
    "no_such_day": _("There is no such day in the calendar."),
    "backwards": _("The last day lies before the first."),
    "far": _("The year must lie between 1900 and 2100."),
}


class RefusedDate(Exception):
    """A date that is not taken; `code` for tests, `sentence` for the person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = REFUSALS[code]


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day, and how exactly they are known."""

    first: date
    last: date
    precision: Precision = Precision.DAY

    def words(self, language: str) -> str:
        """As a person would type it: read back by `read` to the same days."""
        ends = dict.fromkeys(self._said(day, language) for day in (self.first, self.last))
        return " – ".join(ends)

    def shown(self, language: str) -> str:
        """As it is read on a page: "15–19 Nisan 2019", "Nisan 2016", "2016"."""
        return (
            format_dates(self.first, self.last, language)
            if self.precision == Precision.DAY
            else self.words(language)
        )

    def _said(self, day: date, language: str) -> str:
        if self.precision == Precision.DAY:
            return format_day(day, language)
        if self.precision == Precision.MONTH:
            return f"{month_name(day.month, language)} {day.year}"
        return str(day.year)


def read(text: str, until: str = "", *, default_year: int | None = None) -> When:
    """What a typed date says, with an optional second text for the last day.

    `default_year` completes texts without a year and stands for an empty text. Raises `RefusedDate`.
    """
    text, until = text.strip(), until.strip()
    if not text and default_year is not None:
        text = str(default_year)
    if not text:
        raise RefusedDate("empty")
    begin, precision = _span(text, default_year)
    if not until:
        return _bounded(begin.first, begin.last, precision)
    end, end_precision = _span(until, begin.first.year)
    if end.last < begin.first:
        raise RefusedDate("backwards")
    finest = precision if precision == end_precision else Precision.DAY
    return _bounded(begin.first, end.last, finest)


def lacks_year(text: str) -> bool:
    """Whether a text names days or a month that only a year beside it would date."""
    if not text.strip() or _YEAR.search(text):
        return False
    try:
        read(text)
    except RefusedDate:
        try:
            read(text, default_year=LEAP_YEAR)
        except RefusedDate:
            return False
        return True
    return False


def _bounded(first: date, last: date, precision: Precision) -> When:
    if first.year < EARLIEST_YEAR or last.year > LATEST_YEAR:
        raise RefusedDate("far")
    return When(first, last, precision)


def _span(text: str, default_year: int | None) -> tuple[Period, Precision]:
    """The days of a text; when it names no year, the default one is written behind it."""
    tries = [text]
    if default_year is not None and not _YEAR.search(text):
        tries += [f"{text} {default_year}", f"{text.rstrip('.')}.{default_year}"]
    refusal = "unknown_form"
    for attempt in tries:
        try:
            return parse_days(attempt), _precision(attempt)
        except NotADate as no:
            refusal = no.code if no.code in REFUSALS and no.code != "unknown_form" else refusal
    raise RefusedDate(refusal)


def _precision(text: str) -> Precision:
    """How exactly a readable text names its days: what is left of its digits beside the years tells."""
    try:
        parse_day(text)
    except NotADate:
        years = len(_YEAR.findall(text))
        others = len(_DIGITS.findall(_YEAR.sub(" ", text)))
        if _LETTERS.search(text):
            return Precision.DAY if others else Precision.MONTH
        if not others:
            return Precision.YEAR
        return Precision.MONTH if others == years else Precision.DAY
    return Precision.DAY
