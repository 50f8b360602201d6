"""The days of a project, as people write them: "2018-2020", "Mart 2021", "01.02.2020 – 31.01.2022"; each end as exact as it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from imece.ground.values.period import format_dates
from imece.work.activities import dates
from imece.work.activities.choices import Precision

_DASH: Final = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
Known = tuple[date | None, str]
RefusedDate = dates.RefusedDate


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, each with its own precision; None is unknown."""

    start: date | None = None
    start_precision: Precision = Precision.DAY
    end: date | None = None
    end_precision: Precision = Precision.DAY


def read_days(text: str, until: str = "") -> Days:
    """What one typed text (or two) says about the days of a project; both empty say nothing. Raises `RefusedDate`.

    One text of a stretch gives both ends; of a single day, month or year only the beginning is known.
    """
    text, until = _tidy(text), _tidy(until)
    if not text and not until:
        return Days()
    if not text:
        end = dates.read(until)
        return Days(end=end.last, end_precision=end.precision)
    if until:
        return _between(text, until)
    try:
        whole = dates.read(text)
    except RefusedDate as no:
        return _cut(text, no)
    if _is_single(whole):
        return Days(whole.first, whole.precision)
    return Days(whole.first, whole.precision, whole.last, whole.precision)


def _between(text: str, until: str) -> Days:
    begin, end = dates.read(text), dates.read(until)
    if end.last < begin.first:
        raise RefusedDate("backwards")
    return Days(begin.first, begin.precision, end.last, end.precision)


def _cut(text: str, no: RefusedDate) -> Days:
    """Two ends that are known to different exactness: "01.02.2020 – 2022"."""
    if no.code != "unknown_form":
        raise no
    for mark in _DASH.finditer(text):
        left, right = text[: mark.start()].strip(), text[mark.end() :].strip()
        try:
            return _between(left, right)
        except RefusedDate as other:
            if other.code not in {"unknown_form", "empty"}:
                raise
    raise no


def _is_single(when: dates.When) -> bool:
    """Whether the text named one day, one month or one year."""
    first, last = when.first, when.last
    if when.precision == Precision.DAY:
        return first == last
    if when.precision == Precision.MONTH:
        return (first.year, first.month) == (last.year, last.month)
    return first.year == last.year


def typed(day: date | None, precision: str, language: str) -> str:
    """One end as a person would type it."""
    return "" if day is None else dates.When(day, day, Precision(precision)).words(language)


def days_shown(start: Known, end: Known, language: str) -> str:
    """ "1 Şubat 2020–31 Ocak 2022", "2018–2020", "Mart 2021 –", "– 2020"; empty when nothing is known."""
    (first, first_known), (last, last_known) = start, end
    if first is not None and last is not None:
        if first_known == last_known == Precision.DAY:
            return format_dates(first, last, language)
        ends = dict.fromkeys((typed(first, first_known, language), typed(last, last_known, language)))
        return "–".join(ends)
    if first is not None:
        return f"{typed(first, first_known, language)} –"
    return f"– {typed(last, last_known, language)}" if last is not None else ""


def _tidy(text: str) -> str:
    """A spreadsheet's date cell comes with its midnight."""
    return text.strip().removesuffix(" 00:00:00").removesuffix(" 00:00")
