"""Days and stretches of days, written and read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values.period import NotADate, Period, format_dates, format_day, parse_day, parse_days
from tests.unit.ground.values.strategies import any_text, days, languages, periods, steady


@pytest.mark.parametrize(
    ("first", "last", "turkish", "english"),
    [
        (date(2019, 4, 15), date(2019, 4, 19), "15–19 Nisan 2019", "15–19 April 2019"),
        (date(2019, 2, 28), date(2019, 3, 3), "28 Şubat–3 Mart 2019", "28 February–3 March 2019"),
        (
            date(2019, 12, 30),
            date(2020, 1, 2),
            "30 Aralık 2019–2 Ocak 2020",
            "30 December 2019–2 January 2020",
        ),
        (date(2016, 4, 7), date(2016, 4, 7), "7 Nisan 2016", "7 April 2016"),
    ],
)
def test_format_dates_is_short(first: date, last: date, turkish: str, english: str) -> None:
    assert format_dates(first, last, "tr") == turkish
    assert format_dates(first, last, "en") == english


@pytest.mark.parametrize(
    "text",
    [
        "21.11.2026",
        "21/11/2026",
        "21-11-2026",
        "2026-11-21",
        "21 Kasım 2026",
        "21 KASIM 2026",
        "21 kasim 2026",
        "21 Kas. 2026",
        "21 November 2026",
        "  21.\u00a011. 2026 ",
    ],
)
def test_parse_day_reads_spellings(text: str) -> None:
    assert parse_day(text) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \t", "empty"),
        ("yarın", "unknown_form"),
        ("21.11.26", "unknown_form"),
        ("Kasım 2026", "unknown_form"),
        ("21 Kasım", "unknown_form"),
        ("21.11/2026", "unknown_form"),
        ("\u0662\u0661.\u0661\u0661.\u0662\u0660\u0662\u0666", "unknown_form"),
        ("1" * 500, "unknown_form"),
        ("31.02.2026", "no_such_day"),
        ("2026-13-01", "no_such_day"),
        ("0 Ocak 2026", "no_such_day"),
    ],
)
def test_parse_day_refuses_with_a_code(text: str, code: str) -> None:
    with pytest.raises(NotADate) as refusal:
        parse_day(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("15 -19 Nisan 2019", "2019-04-15..2019-04-19"),
        ("15–19 Nisan 2019", "2019-04-15..2019-04-19"),
        ("7 Nisan 2016", "2016-04-07..2016-04-07"),
        ("21-24 Nisan 2016", "2016-04-21..2016-04-24"),
        ("28 Şubat - 3 Mart 2019", "2019-02-28..2019-03-03"),
        ("30 Aralık 2019–2 Ocak 2020", "2019-12-30..2020-01-02"),
        ("15-19.04.2019", "2019-04-15..2019-04-19"),
        ("15.04-19.05.2019", "2019-04-15..2019-05-19"),
        ("15.04.2019 - 19.04.2019", "2019-04-15..2019-04-19"),
        ("2019-04-15 - 2019-04-19", "2019-04-15..2019-04-19"),
        ("2018-2020", "2018-01-01..2020-12-31"),
        ("2018", "2018"),
        ("Nisan 2016", "2016-04"),
        ("04.2016", "2016-04"),
        ("2016-04", "2016-04"),
        ("Ocak-Mart 2016", "2016-Q1"),
        ("Kasım 2016 - Şubat 2017", "2016-11-01..2017-02-28"),
    ],
)
def test_parse_days_reads_stretches(text: str, key: str) -> None:
    assert parse_days(text).key == key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("her yıl", "unknown_form"),
        ("Nisan", "unknown_form"),
        ("15-19 Nisan", "unknown_form"),
        ("2018-Nisan 2020", "unknown_form"),
        ("Nisan - 3 Mayıs 2019", "unknown_form"),
        ("-", "unknown_form"),
        ("19-15 Nisan 2019", "backwards"),
        ("2020-2018", "backwards"),
        ("30-31 Nisan 2019", "no_such_day"),
        ("13.2019", "no_such_day"),
    ],
)
def test_parse_days_refuses_with_a_code(text: str, code: str) -> None:
    with pytest.raises(NotADate) as refusal:
        parse_days(text)
    assert refusal.value.code == code


@given(days, languages)
@steady
def test_a_written_day_is_read_back(day: date, language: str) -> None:
    assert parse_day(format_day(day, language)) == day
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day:%d.%m.%Y}") == day
    assert parse_days(format_day(day, language)) == Period(day, day)


@given(periods, languages)
@steady
def test_a_written_stretch_is_read_back(period: Period, language: str) -> None:
    assert parse_days(format_dates(period.first, period.last, language)) == period


@given(any_text | st.text("0123456789.-/ Nisan", max_size=24))
@steady
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        period = parse_days(text)
    except NotADate:
        return
    assert period.first.year >= 1000
