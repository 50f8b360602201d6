"""Dates as people write them: days, months, years, and years from a column of their own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.work.activities.choices import Precision
from imece.work.activities.dates import RefusedDate, When, read


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("21.11.2026", date(2026, 11, 21), date(2026, 11, 21), "day"),
        ("2026-11-21", date(2026, 11, 21), date(2026, 11, 21), "day"),
        ("15 -19 Nisan 2019", date(2019, 4, 15), date(2019, 4, 19), "day"),
        ("15-19.04.2019", date(2019, 4, 15), date(2019, 4, 19), "day"),
        ("1-30 Nisan 2019", date(2019, 4, 1), date(2019, 4, 30), "day"),
        ("Nisan 2016", date(2016, 4, 1), date(2016, 4, 30), "month"),
        ("04.2016", date(2016, 4, 1), date(2016, 4, 30), "month"),
        ("2016-04", date(2016, 4, 1), date(2016, 4, 30), "month"),
        ("Nisan–Haziran 2016", date(2016, 4, 1), date(2016, 6, 30), "month"),
        ("2016", date(2016, 1, 1), date(2016, 12, 31), "year"),
        ("2018-2020", date(2018, 1, 1), date(2020, 12, 31), "year"),
    ],
)
def test_a_text_tells_how_exactly_it_knows(text: str, first: date, last: date, precision: str) -> None:
    assert read(text) == When(first, last, Precision(precision))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("", date(2016, 1, 1), date(2016, 12, 31), "year"),
        ("6 Nisan", date(2016, 4, 6), date(2016, 4, 6), "day"),
        ("06.04", date(2016, 4, 6), date(2016, 4, 6), "day"),
        ("21-24 Nisan", date(2016, 4, 21), date(2016, 4, 24), "day"),
        ("Nisan", date(2016, 4, 1), date(2016, 4, 30), "month"),
        ("07 Nisan 2015", date(2015, 4, 7), date(2015, 4, 7), "day"),
    ],
)
def test_a_default_year_completes_what_names_none(text: str, first: date, last: date, precision: str) -> None:
    assert read(text, default_year=2016) == When(first, last, Precision(precision))


def test_a_second_text_is_the_end() -> None:
    assert read("28.02.2019", "3 Mart") == When(date(2019, 2, 28), date(2019, 3, 3))
    assert read("Nisan 2019", "Mayıs 2019").precision == Precision.MONTH


@pytest.mark.parametrize(
    ("text", "until", "code"),
    [
        ("", "", "empty"),
        ("   ", "", "empty"),
        ("yarın", "", "unknown_form"),
        ("31.02.2026", "", "no_such_day"),
        ("21.11.2026", "20.11.2026", "backwards"),
        ("19-15 Nisan 2019", "", "backwards"),
        ("01.01.1066", "", "far"),
        ("3000", "", "far"),
        ("6 Nisan", "", "unknown_form"),
        ("<script>", "", "unknown_form"),
        ("9" * 200, "", "unknown_form"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, until: str, code: str) -> None:
    with pytest.raises(RefusedDate) as refused:
        read(text, until)
    assert refused.value.code == code
    assert str(refused.value.sentence)


@given(st.text(max_size=40), st.none() | st.integers(1900, 2100))
def test_any_text_is_read_or_refused(text: str, year: int | None) -> None:
    try:
        found = read(text, default_year=year)
    except RefusedDate:
        return
    assert found.first <= found.last


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.integers(0, 400), st.sampled_from(["tr", "en"]))
def test_what_is_written_is_read_back(first: date, more: int, language: str) -> None:
    days = When(first, first + timedelta(days=more))
    assert read(days.words(language)) == days


@pytest.mark.parametrize(
    "text", ["Nisan 2016", "2016", "2018-2020", "Nisan–Haziran 2016", "15-19 Nisan 2019"]
)
def test_months_and_years_are_read_back_too(text: str) -> None:
    found = read(text)
    assert read(found.words("tr")) == found
    assert read(found.words("en")) == found
