"""Cells of the entry grid: how they are named, read and spelled."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from imece.work.indicators.cells import Spot, Typed, WrongCell
from tests.unit.ground.values.strategies import any_text, fine_numbers, languages, steady


@pytest.mark.parametrize("key", ["12.2026", "12.2026-H1", "12.2026-Q3", "12.2026-05"])
def test_a_cell_is_named_by_indicator_and_period(key: str) -> None:
    spot = Spot.from_key(key)
    assert spot is not None
    assert spot.key == key


@pytest.mark.parametrize(
    "key",
    [
        "",
        "12",
        "12.",
        ".2026",
        "x.2026",
        "٣.2026",
        "12.2026-13",
        "12.2026-04-15..2026-04-19",
        "1" * 30 + ".2026",
    ],
)
def test_another_name_is_no_cell(key: str) -> None:
    assert Spot.from_key(key) is None


@given(any_text)
@steady
def test_any_name_is_a_cell_or_none(key: str) -> None:
    assert Spot.from_key(key) is None or Spot.from_key(key) is not None


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("", Typed()),
        ("  ", Typed()),
        ("1.234,5", Typed(value=Decimal("1234.5"))),
        ("1,234.5", Typed(value=Decimal("1234.5"))),
        ("3/8", Typed(numerator=Decimal(3), denominator=Decimal(8))),
        (" 1.000 / 2.000 ", Typed(numerator=Decimal(1000), denominator=Decimal(2000))),
        ("0/8", Typed(numerator=Decimal(0), denominator=Decimal(8))),
    ],
)
def test_what_was_typed_is_read(text: str, typed: Typed) -> None:
    assert Typed.read(text) == typed


@pytest.mark.parametrize(
    "text", ["beş", "1.2.3", "3/", "/8", "3/0", "3/-8", "1/2/3", "3/x", "9" * 19, "1,1234567"]
)
def test_what_is_no_figure_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(WrongCell) as wrong:
        Typed.read(text)
    assert str(wrong.value.sentence).endswith(".")


@given(fine_numbers, fine_numbers, languages)
@steady
def test_what_a_cell_shows_is_read_back(one: Decimal, other: Decimal, language: str) -> None:
    single = Typed(value=one)
    pair = Typed(numerator=one, denominator=abs(other) + 1)
    assert Typed.read(single.spelled(language)) == single
    if abs(other) < 10**17:
        assert Typed.read(pair.spelled(language)) == pair
