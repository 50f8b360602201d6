"""Amounts as inventories write them; absurd and negative ones are refused with a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values.money import Money
from imece.work.projects.amounts import MOST, RefusedAmount, read_amount


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1.234.567,89 TL", "1234567.89", "TRY"),
        ("75.000 €", "75000.00", "EUR"),
        ("3,4 Milyon Euro", "3400000.00", "EUR"),
        ("$12k", "12000.00", "USD"),
        ("1,2 mn", "1200000.00", "TRY"),
        ("250 bin TL", "250000.00", "TRY"),
        ("₺ 12,50", "12.50", "TRY"),
        ("1000", "1000.00", "TRY"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str, currency: str) -> None:
    assert read_amount(text) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-5 TL", "negative"),
        ("99.999.999.999.999 TL", "absurd"),
        ("75.000 taka", "unknown_currency"),
        ("10 € TL", "two_currencies"),
        ("çok", "not_a_number"),
        ("=1+1", "not_a_number"),
        ("", "not_a_number"),
    ],
)
def test_amounts_are_refused_with_a_sentence(text: str, code: str) -> None:
    with pytest.raises(RefusedAmount) as no:
        read_amount(text)
    assert no.value.code == code
    assert str(no.value.sentence)


@given(
    st.decimals(0, MOST, places=2),
    st.sampled_from(["TRY", "EUR", "USD", "CHF"]),
    st.sampled_from(["tr", "en"]),
)
def test_what_is_shown_is_read_back(amount: Decimal, currency: str, language: str) -> None:
    money = Money(amount, currency)
    assert read_amount(money.format(language)) == money


@given(st.text(max_size=100))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        found = read_amount(text)
    except RefusedAmount:
        return
    assert 0 <= found.amount <= MOST
