"""Days of a project as people write them; whatever is written back is read to the same days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.work.activities.choices import Precision
from imece.work.projects.days import Days, RefusedDate, days_shown, read_days, typed

DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 -19 Nisan 2019", Days(date(2019, 4, 15), DAY, date(2019, 4, 19), DAY)),
        ("2018-2020", Days(date(2018, 1, 1), YEAR, date(2020, 12, 31), YEAR)),
        ("Mart 2021", Days(date(2021, 3, 1), MONTH)),
        ("2016", Days(date(2016, 1, 1), YEAR)),
        ("01.02.2020 – 31.01.2022", Days(date(2020, 2, 1), DAY, date(2022, 1, 31), DAY)),
        ("01.02.2020 – 2022", Days(date(2020, 2, 1), DAY, date(2022, 12, 31), YEAR)),
        ("Nisan - Haziran 2016", Days(date(2016, 4, 1), MONTH, date(2016, 6, 30), MONTH)),
        ("2019-04-15 00:00:00", Days(date(2019, 4, 15), DAY)),
        ("", Days()),
    ],
)
def test_days_are_read_as_people_write_them(text: str, expected: Days) -> None:
    assert read_days(text) == expected


@pytest.mark.parametrize(
    ("text", "until", "code"),
    [
        ("2020-2018", "", "backwards"),
        ("31.01.2022", "01.02.2020", "backwards"),
        ("31.02.2020", "", "no_such_day"),
        ("yakında", "", "unknown_form"),
        ("3020", "", "far"),
        ("=1+1", "", "unknown_form"),
    ],
)
def test_days_are_refused_when_they_name_none(text: str, until: str, code: str) -> None:
    with pytest.raises(RefusedDate) as no:
        read_days(text, until)
    assert no.value.code == code


@given(DAYS, st.integers(0, 4000), st.sampled_from(["tr", "en"]))
def test_days_are_read_back_when_typed(first: date, length: int, language: str) -> None:
    last = min(first + timedelta(days=length), date(2100, 12, 31))
    said = typed(first, DAY, language), typed(last, DAY, language)
    assert read_days(*said) == Days(first, DAY, last, DAY)


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str, until: str) -> None:
    try:
        found = read_days(text, until)
    except RefusedDate:
        return
    assert found.start is None or found.end is None or found.start <= found.end


def test_days_are_shown_when_one_end_is_unknown() -> None:
    assert days_shown((date(2021, 3, 1), MONTH), (None, DAY), "tr") == "Mart 2021 –"
    assert days_shown((None, DAY), (date(2020, 12, 31), YEAR), "tr") == "– 2020"
    assert days_shown((date(2018, 1, 1), YEAR), (date(2020, 12, 31), YEAR), "en") == "2018–2020"
    assert days_shown((None, DAY), (None, DAY), "tr") == ""
