"""Months as weeks and days as a list: whatever the days are, nothing is lost and nothing stands twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.overview.calendar.entries import Day, Entry, Month, agenda, clipped, spread

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def entry(first: date, last: date | None = None, *, key: int = 1, is_exact: bool = True) -> Entry:
    """An activity on those days."""
    return Entry("activity", key, "Toplantı", first, last or first, "/x/", STAMP, is_exact=is_exact)


@given(DAYS)
def test_month_shows_each_of_its_days_once_in_whole_weeks(day: date) -> None:
    month = Month.of(day)
    weeks = month.weeks([], day)
    shown = [square.date for week in weeks for square in week]
    assert all(len(week) == 7 and week[0].date.weekday() == 0 for week in weeks)
    assert shown == [shown[0] + timedelta(days=n) for n in range(len(shown))]
    assert (shown[0], shown[-1]) == month.span
    inside = [square.date for week in weeks for square in week if square.is_inside]
    assert (inside[0], inside[-1]) == (month.first, month.last)
    assert [square.date for week in weeks for square in week if square.is_today] == [day]


@given(DAYS, st.integers(-1000, 1000))
def test_month_moved_there_and_back_is_the_same(day: date, months: int) -> None:
    month = Month.of(day)
    there = month.moved(months)
    assert there is not None
    assert there.moved(-months) == month
    assert Month.from_key(month.key) == month


@pytest.mark.parametrize(
    "key", ["", "2026", "2026-13", "2026-1", "11-2026", "0000-01", "9999-12", "2026-11-01", "abcd-ef"]
)
def test_month_is_refused_when_the_address_names_none(key: str) -> None:
    assert Month.from_key(key) is None


@pytest.mark.parametrize(("month", "step"), [(Month(1900, 1), -1), (Month(2200, 12), 1)])
def test_month_has_no_neighbour_at_the_ends_of_time(month: Month, step: int) -> None:
    assert month.moved(step) is None


@given(DAYS, st.integers(0, 40))
def test_entry_stands_on_each_of_its_days(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = spread([entry(first, last)])
    assert sorted(found) == [first + timedelta(days=n) for n in range(length + 1)]


@given(DAYS, st.integers(0, 40))
def test_entry_stands_once_in_the_list_of_a_month_that_it_touches(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    month = Month.of(last)
    rows = agenda([entry(first, last)], month.first, month.last)
    assert [day for day, _ in rows] == [max(first, month.first)]


def test_entry_of_which_only_the_month_is_known_stands_on_no_day() -> None:
    vague = entry(date(2026, 5, 1), date(2026, 5, 31), is_exact=False)
    assert spread([vague]) == {}
    assert agenda([vague], date(2026, 5, 1), date(2026, 5, 31)) == []
    assert clipped([vague], date(2026, 5, 31), date(2026, 6, 1)) == [vague]


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (3, 3), (4, 4), (5, 3), (40, 3)])
def test_day_counts_what_it_does_not_show(count: int, shown: int) -> None:
    day = date(2026, 11, 22)
    square = Day(day, is_inside=True, is_today=False, entries=tuple(entry(day, key=n) for n in range(count)))
    assert len(square.shown) == shown
    assert square.hidden == count - shown
