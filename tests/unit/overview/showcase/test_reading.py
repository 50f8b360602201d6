"""What the relative days of the demo's data files mean."""

from __future__ import annotations

from datetime import date

import pytest

from imece.ground.values.period import Period
from imece.overview.showcase.reading import OFFICES, Calendar, activity_rows, office_file
from imece.work.activities.choices import Precision

AUTUMN = Calendar(date(2026, 11, 21))
SPRING = Calendar(date(2027, 3, 5))


def test_own_year_is_the_last_whose_first_half_was_due() -> None:
    assert AUTUMN.year == 2026
    assert SPRING.year == 2026
    assert Calendar(date(2026, 7, 20)).year == 2025
    assert Calendar(date(2026, 7, 21)).year == 2026


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0:04-15", date(2026, 4, 15)),
        ("-1:04-15", date(2025, 4, 15)),
        ("2016-04-06", date(2016, 4, 6)),
        ("+14", date(2026, 12, 5)),
        ("-3", date(2026, 11, 18)),
    ],
)
def test_day_is_read(text: str, day: date) -> None:
    assert AUTUMN.day(text) == day


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        AUTUMN.day("0:13-45")


def test_happening_keeps_how_exactly_it_is_known() -> None:
    year = AUTUMN.when("2016")
    assert (year.first, year.last, year.precision) == (date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR)
    days = AUTUMN.when("0:05-13..0:05-15")
    assert (days.first, days.last, days.precision) == (date(2026, 5, 13), date(2026, 5, 15), Precision.DAY)


def test_period_is_relative_to_the_own_year() -> None:
    assert SPRING.period("-1-H2") == Period.of_half(2025, 2)
    assert SPRING.period("0-H1") == Period.of_half(2026, 1)


def test_weights_of_the_objective_make_a_hundred() -> None:
    rows = office_file("gaziantep")["plan"]["indicators"]
    assert sum(int(row["weight"]) for row in rows) == 100
    assert [row["number"] for row in rows].count("2.4.9") == 2


@pytest.mark.parametrize("slug", OFFICES)
def test_every_happening_of_the_sheets_can_be_read(slug: str) -> None:
    rows = activity_rows(slug)
    assert len(rows) >= 6
    assert all(AUTUMN.when(row["when"]).first <= AUTUMN.when(row["when"]).last for row in rows)
    assert all(row["title"] and row["title_en"] for row in rows)
