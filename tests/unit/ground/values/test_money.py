"""Money: no mixing, exact sums, both spellings, conversions that keep their rate."""

import operator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values.money import Converted, MixedCurrencies, Money, Rate, parse_money, total
from imece.ground.values.numbers import NotANumber
from tests.unit.ground.values.strategies import amounts, any_text, languages, steady

LIRA = Money(Decimal("12.50"), "TRY")
EURO = Money(Decimal("2.00"), "EUR")
EURO_RATE = Rate("EUR", "TRY", Decimal("49.1234"), date(2026, 11, 20), "Central Bank, selling rate")

currencies = st.sampled_from(["TRY", "EUR", "USD", "GBP", "CHF"])


def test_money_calculates_in_one_currency() -> None:
    assert LIRA + LIRA == 2 * LIRA == LIRA * Decimal(2) == Money(Decimal(25), "TRY")
    assert Money.zero("TRY") == LIRA - LIRA
    assert -LIRA < Money.zero("TRY") <= LIRA
    as_much = Money(Decimal("12.5"), "TRY")
    assert operator.ge(LIRA, as_much)
    assert LIRA > -LIRA
    assert total([LIRA, LIRA], "TRY").amount == 25
    assert total([], "EUR") == Money.zero("EUR")


def test_money_refuses_to_mix_currencies() -> None:
    for mix in (
        lambda: LIRA + EURO,
        lambda: LIRA - EURO,
        lambda: LIRA < EURO,
        lambda: LIRA <= EURO,
        lambda: LIRA > EURO,
        lambda: LIRA >= EURO,
        lambda: total([LIRA, EURO], "TRY"),
    ):
        with pytest.raises(MixedCurrencies, match="EUR"):
            mix()
    assert Money.zero("TRY") != Money.zero("EUR")


def test_money_refuses_floats_and_loose_numbers() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        Money(1.5, "TRY")  # type: ignore[arg-type]  # what an untyped caller might do
    with pytest.raises(TypeError):
        LIRA * 1.5  # type: ignore[operator]  # the same
    with pytest.raises(TypeError, match="money"):
        LIRA + Decimal(1)  # type: ignore[operator]  # the same
    with pytest.raises(ValueError, match="finite"):
        Money(Decimal("NaN"), "TRY")


@pytest.mark.parametrize("code", ["", "TL", "try", "EURO", "₺"])
def test_money_refuses_what_is_no_currency_code(code: str) -> None:
    with pytest.raises(ValueError, match="three capital letters"):
        Money(Decimal(1), code)


@given(st.lists(amounts.map(lambda amount: Money(amount, "TRY")), max_size=8))
@steady
def test_sums_do_not_depend_on_the_order(some: list[Money]) -> None:
    assert total(some, "TRY") == total(reversed(some), "TRY")
    assert total(some, "TRY").amount == sum(money.amount for money in some)


@pytest.mark.parametrize(
    ("amount", "currency", "turkish", "english"),
    [
        ("18234583.13", "TRY", "18.234.583,13 ₺", "₺18,234,583.13"),
        ("75000", "EUR", "75.000,00 €", "€75,000.00"),
        ("12", "CHF", "12,00 CHF", "CHF 12.00"),
        ("-5", "USD", "-5,00 $", "-$5.00"),
        ("-5", "CHF", "-5,00 CHF", "CHF -5.00"),
        ("0.005", "GBP", "0,01 £", "£0.01"),
    ],
)
def test_format_follows_the_language(amount: str, currency: str, turkish: str, english: str) -> None:
    money = Money(Decimal(amount), currency)
    assert money.format("tr") == turkish
    assert money.format("en") == english


def test_format_takes_places() -> None:
    assert Money(Decimal("1234.5"), "TRY").format("tr", places=0) == "1.235 ₺"
    assert Money(Decimal("1234.50"), "TRY").format("tr", places=None) == "1.234,5 ₺"
    assert Money(Decimal("1.005"), "TRY").rounded() == Money(Decimal("1.01"), "TRY")


@given(amounts, currencies, languages)
@steady
def test_what_is_shown_is_read_back(amount: Decimal, currency: str, language: str) -> None:
    money = Money(amount, currency)
    assert parse_money(money.format(language), "TRY") == money


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1.234.567,89 TL", "1234567.89", "TRY"),
        ("75.000 €", "75000", "EUR"),
        ("75.000€", "75000", "EUR"),
        ("3,4 Milyon Euro", "3400000", "EUR"),
        ("3,4 MİLYON AVRO", "3400000", "EUR"),
        ("€ 1.5 million", "1500000", "EUR"),
        ("₺ 12,50", "12.50", "TRY"),
        ("USD 1,000.00", "1000", "USD"),
        ("250 bin", "250000", "TRY"),
        ("1,2 milyar ABD Doları", "1200000000", "USD"),
        ("500 tl.", "500", "TRY"),
        ("100 Türk Lirası", "100", "TRY"),
        ("-12,00 CHF", "-12", "CHF"),
        ("\u2212₺5", "-5", "TRY"),
        ("18 234,50", "18234.5", "TRY"),
    ],
)
def test_parse_money_reads_spellings(text: str, amount: str, currency: str) -> None:
    assert parse_money(text) == Money(Decimal(amount), currency)


def test_parse_money_takes_the_default_currency() -> None:
    assert parse_money("75.000", default_currency="EUR") == Money(Decimal(75000), "EUR")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("TL", "not_a_number"),
        ("2018-2020", "not_a_number"),
        ("5 elma", "unknown_currency"),
        ("%5", "unknown_currency"),
        ("5 TL €", "two_currencies"),
        ("€ 5 TL", "two_currencies"),
        ("--5 TL", "two_signs"),
        ("1.23.456 TL", "grouping"),
        ("999999999999 milyar TL", "too_large"),
        ("1e5 TL", "not_a_number"),
    ],
)
def test_parse_money_refuses_with_a_code(text: str, code: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        parse_money(text)
    assert refusal.value.code == code


@given(any_text | st.text("0123456789.,- €TLbinmilyon", max_size=24))
@steady
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        money = parse_money(text)
    except NotANumber:
        return
    assert abs(money.amount) < 10**18
    assert parse_money(money.format("tr", places=None)) == money


def test_convert_keeps_the_rate() -> None:
    converted = EURO.convert(EURO_RATE)
    assert converted == Converted(Money(Decimal("98.25"), "TRY"), EURO_RATE)
    assert EURO.convert(EURO_RATE, places=4).money.amount == Decimal("98.2468")


def test_convert_refuses_a_rate_for_another_currency() -> None:
    with pytest.raises(MixedCurrencies, match="EUR"):
        LIRA.convert(EURO_RATE)


@pytest.mark.parametrize(
    ("source", "target", "value", "origin", "error"),
    [
        ("EUR", "EUR", Decimal(1), "bank", ValueError),
        ("EUR", "TL", Decimal(1), "bank", ValueError),
        ("EUR", "TRY", Decimal(0), "bank", ValueError),
        ("EUR", "TRY", Decimal("Infinity"), "bank", ValueError),
        ("EUR", "TRY", 49.5, "bank", TypeError),
        ("EUR", "TRY", Decimal(49), " ", ValueError),
    ],
)
def test_rate_refuses_what_is_no_rate(
    source: str, target: str, value: Decimal, origin: str, error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"rate|currency"):
        Rate(source, target, value, date(2026, 11, 20), origin)
