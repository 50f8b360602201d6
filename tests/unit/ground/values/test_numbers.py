"""Numbers typed and shown: spellings read, faults refused with a code, exact sums."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values.numbers import (
    NotANumber,
    format_decimal,
    format_percent,
    largest_remainder,
    parse_decimal,
    round_half_up,
    speaks_turkish,
    spell_decimal,
    trim,
)
from tests.unit.ground.values.strategies import any_text, fine_numbers, languages, steady


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("25.000", "25000"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1,234", "1.234"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        (",5", "0.5"),
        ("%120", "120"),
        ("120 %", "120"),
        ("-%8", "-8"),
        ("18.234.583,13 ₺", "18234583.13"),
        ("₺\u00a01\u202f234,50", "1234.50"),
        ("18 234 583,13", "18234583.13"),
        (" +7 ", "7"),
        ("\u22125", "-5"),
        ("- 5", "-5"),
        ("007", "7"),
        ("999999999999999999,999999", "999999999999999999.999999"),
    ],
)
def test_parse_decimal_reads_spellings(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


def test_parse_decimal_keeps_decimals_and_has_no_negative_zero() -> None:
    assert str(parse_decimal("1,50")) == "1.50"
    assert str(parse_decimal("-0,00")) == "0.00"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("  \u00a0", "empty"),
        ("1e308", "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        ("-Infinity", "not_a_number"),
        ("12 TL", "not_a_number"),
        ("5-", "not_a_number"),
        ("%", "not_a_number"),
        ("%5%", "not_a_number"),
        ("5,", "not_a_number"),
        (",", "not_a_number"),
        ("\u0663", "not_a_number"),
        ("1_000", "not_a_number"),
        ("--5", "two_signs"),
        ("+-5", "two_signs"),
        ("1.23.456", "grouping"),
        ("1.234.56", "grouping"),
        ("1.234,567.8", "grouping"),
        ("1.234.567,8,9", "grouping"),
        ("12.34,5", "grouping"),
        ("1,2,3", "grouping"),
        ("1 2", "grouping"),
        ("1 234.567,8", "grouping"),
        ("0.125.000", "grouping"),
        ("1,5 5", "grouping"),
        ("1234567890123456789", "too_large"),
        ("9" * 200, "too_large"),
        ("1,1234567", "too_precise"),
    ],
)
def test_parse_decimal_refuses_with_a_code(text: str, code: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        parse_decimal(text)
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


@given(any_text | st.text("0123456789.,+-%₺ e", max_size=24))
@steady
def test_parse_decimal_returns_a_bounded_number_or_refuses(text: str) -> None:
    try:
        number = parse_decimal(text)
    except NotANumber:
        return
    assert number.is_finite()
    assert abs(number) < 10**18


@given(fine_numbers, languages)
@steady
def test_what_is_shown_with_decimals_is_read_back(number: Decimal, language: str) -> None:
    shown = format_decimal(number, language, places=6)
    assert parse_decimal(shown) == number


@given(fine_numbers, languages)
@steady
def test_what_an_input_holds_is_read_back_in_every_language(number: Decimal, language: str) -> None:
    assert parse_decimal(spell_decimal(number, language)) == number


def test_an_input_never_holds_a_spelling_that_means_another_number() -> None:
    held = {value: spell_decimal(Decimal(value), "en") for value in ("1234", "1.234", "1234.5", "1234567")}
    assert held == {"1234": "1234", "1.234": "1.2340", "1234.5": "1,234.5", "1234567": "1,234,567"}
    assert spell_decimal(1234, "tr") == "1.234"


@given(fine_numbers)
@steady
def test_what_is_shown_in_turkish_is_read_back_as_it_is(number: Decimal) -> None:
    assert parse_decimal(format_decimal(number, "tr")) == number
    assert parse_decimal(format_percent(number, "tr")) == number


@pytest.mark.parametrize(
    ("value", "language", "places", "shown"),
    [
        (Decimal("18234583.13"), "tr", None, "18.234.583,13"),
        (Decimal("18234583.13"), "en", None, "18,234,583.13"),
        (Decimal("1234.50"), "tr-TR", None, "1.234,5"),
        (Decimal("1E+3"), "tr", None, "1.000"),
        (Decimal("2.5"), "tr", 0, "3"),
        (Decimal("-2.5"), "en", 0, "-3"),
        (Decimal("-0.004"), "tr", 2, "0,00"),
        (Decimal("-0.0"), "tr", None, "0"),
        (12, "tr", 2, "12,00"),
    ],
)
def test_format_decimal_shows(value: Decimal | int, language: str, places: int | None, shown: str) -> None:
    assert format_decimal(value, language, places) == shown


def test_format_decimal_can_leave_out_grouping() -> None:
    assert format_decimal(Decimal("1234567.5"), "tr", grouping=False) == "1234567,5"


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_format_decimal_refuses_what_is_not_finite(value: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_decimal(value, "tr")


def test_format_decimal_refuses_floats() -> None:
    with pytest.raises(TypeError, match="exact"):
        format_decimal(1.5, "tr")  # type: ignore[arg-type]  # what an untyped caller might do


def test_format_percent_puts_the_sign_where_the_language_does() -> None:
    assert format_percent(8, "tr") == "%8"
    assert format_percent(8, "en") == "8%"
    assert format_percent(Decimal("-1234.56"), "tr", 1) == "-%1.234,6"
    assert format_percent(Decimal("-1234.56"), "en", 1) == "-1,234.6%"


@given(fine_numbers)
@steady
def test_trim_keeps_the_value_and_drops_zeros_and_exponents(number: Decimal) -> None:
    trimmed = trim(number)
    assert trimmed == number
    assert "E" not in str(trimmed) or trimmed.adjusted() < -6
    assert trim(trimmed).as_tuple() == trimmed.as_tuple()


def test_trim_undoes_exponents_and_does_not_round() -> None:
    assert str(trim(Decimal("1E+2"))) == "100"
    assert str(trim(Decimal("1.500"))) == "1.5"
    assert str(trim(Decimal("-0.00"))) == "0"
    assert trim(Decimal("1234567890123456789012345678901.5")) == Decimal("1234567890123456789012345678901.5")


def test_round_half_up_rounds_away_from_zero() -> None:
    assert str(round_half_up(Decimal("0.125"), 2)) == "0.13"
    assert str(round_half_up(Decimal("-0.125"), 2)) == "-0.13"


def test_speaks_turkish_looks_at_the_language_only() -> None:
    assert speaks_turkish("tr")
    assert speaks_turkish("TR_CY")
    assert not speaks_turkish("en-TR")
    assert not speaks_turkish("trv")


def test_largest_remainder_gives_left_over_units_to_the_largest_remainders() -> None:
    thirds = [Decimal(1)] * 3
    assert largest_remainder(thirds, Decimal(100), 0) == [34, 33, 33]
    assert largest_remainder(thirds, Decimal(100), 2) == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]
    assert largest_remainder([Decimal("0.4"), Decimal("0.6")], Decimal(1), 0) == [0, 1]
    assert largest_remainder(thirds, Decimal(-100), 0) == [-34, -33, -33]
    assert largest_remainder([Decimal(0)], Decimal(0), 0) == [0]


@pytest.mark.parametrize(
    ("shares", "total"),
    [
        ([Decimal(-1), Decimal(2)], Decimal(1)),
        ([Decimal(0)], Decimal(1)),
        ([], Decimal(1)),
        ([Decimal(1)], Decimal("0.5")),
    ],
)
def test_largest_remainder_refuses_what_cannot_be_divided(shares: list[Decimal], total: Decimal) -> None:
    with pytest.raises(ValueError, match=r"share|total"):
        largest_remainder(shares, total, 0)


@given(
    st.lists(st.integers(0, 10**6).map(lambda n: Decimal(n).scaleb(-3)), min_size=1, max_size=9).filter(any),
    st.integers(-(10**9), 10**9),
    st.integers(0, 4),
)
@steady
def test_largest_remainder_sums_exactly_and_is_off_by_less_than_a_unit(
    shares: list[Decimal], units: int, places: int
) -> None:
    whole = Decimal(units).scaleb(-places)
    parts = largest_remainder(shares, whole, places)
    assert sum(parts) == whole
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - whole * share / sum(shares)) < Decimal(1).scaleb(-places)
        assert share or not part
