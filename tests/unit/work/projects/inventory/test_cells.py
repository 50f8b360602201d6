"""Cells of inventories as people write them: amounts, currencies, states, places; absurd ones are refused with a sentence."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values.money import Money
from imece.work.projects.choices import Status, Theme
from imece.work.projects.facts import SaidPlace
from imece.work.projects.inventory.cells import (
    UNSAID,
    AmountCell,
    ChosenWords,
    CurrencyCell,
    StatusCell,
    in_currency,
    said_currencies,
)
from imece.work.projects.inventory.places import RefusedPlaces, place_codes, read_places

GAZIANTEP = "27"


@pytest.mark.parametrize(
    ("said", "amount", "currency"),
    [
        ("1.234.567,89 TL", "1234567.89", "TRY"),
        ("75.000 €", "75000", "EUR"),
        ("3,4 Milyon Euro", "3400000", "EUR"),
        (Decimal("1234.5"), "1234.5", UNSAID),
        (Decimal("12.345"), "12.35", UNSAID),
        ("250.000", "250000", UNSAID),
    ],
)
def test_an_amount_keeps_what_its_cell_says(said: object, amount: str, currency: str) -> None:
    money = AmountCell().clean(said)
    assert (money.amount, money.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "said", ["-5 TL", "10 € 5 TL", "beş bin", Decimal(-1), Decimal("1e15"), "=2+3", "<b>5</b>"]
)
def test_an_absurd_amount_is_refused_with_a_sentence(said: object) -> None:
    with pytest.raises(ValidationError) as no:
        AmountCell().clean(said)
    assert len(no.value.messages[0]) > 10


@given(st.decimals(0, 10**12, places=2))
def test_a_number_cell_is_never_read_as_text(value: Decimal) -> None:
    assert AmountCell().clean(value) == Money(value, UNSAID)


def test_nothing_in_words_is_nothing() -> None:
    assert {AmountCell().clean(said) for said in ("", "-", "yok", "Belirtilmemiş", None)} == {None}


def test_the_column_of_currencies_completes_bare_amounts() -> None:
    bare, euro = AmountCell().clean("1.500"), AmountCell().clean("2 €")
    assert said_currencies([bare, euro, None]) == {"EUR"}
    assert in_currency(bare, CurrencyCell().clean("Dolar")) == Money(Decimal("1500.00"), "USD")
    assert in_currency(bare, "") == Money(Decimal("1500.00"), "TRY")
    with pytest.raises(ValidationError):
        CurrencyCell().clean("deniz kabuğu")


def test_states_and_themes_are_known_in_the_words_of_lists() -> None:
    assert StatusCell().clean("Devam Ediyor") == Status.RUNNING
    assert StatusCell().clean("FESHEDİLDİ") == Status.CANCELLED
    assert StatusCell().clean("") == ""
    with pytest.raises(ValidationError):
        StatusCell().clean("belki")
    assert ChosenWords(Theme, unknown=Theme.OTHER).clean("Çevre; uzay") == (Theme.ENVIRONMENT, Theme.OTHER)


def codes(district: str, province: str = "", country: str = "", place: str = "") -> tuple[str, ...]:
    spots = read_places(district, province, country, place, GAZIANTEP)
    return tuple(spot.name if not spot.province else spot.province for spot in spots)


def test_districts_are_read_as_people_write_them() -> None:
    one = read_places("NURDAGI", "", "", "", GAZIANTEP)
    assert len(one) == 1
    assert one[0].province == "27"
    assert one[0].district
    assert read_places("Nurdağı/Gaziantep", "", "", "", "16") == one
    assert read_places("Gaziantep - Nurdağı", "", "", "", "") == one
    assert read_places("Nurdağı ilçesi", "Antep", "", "", "") == one
    assert len(read_places("Şahinbey, Şehitkamil ve Oğuzeli", "", "", "", GAZIANTEP)) == 3
    assert read_places("Merkez", "Amasya", "", "", "")[0].district
    assert read_places("Merkez", "", "", "", GAZIANTEP) == (SaidPlace(province="27", name="Merkez"),)
    assert read_places("Tüm ilçeler", "", "", "", GAZIANTEP) == (SaidPlace(province="27"),)
    village = read_places("Gaziantep / Nurdağı / Sakçagözü", "", "", "", "")
    assert village == (SaidPlace(province="27", district=one[0].district, name="Sakçagözü"),)


def test_other_countries_and_provinces_are_read() -> None:
    assert codes("", "", "Almanya; İspanya") == ("", "")
    assert [spot.country for spot in read_places("", "", "Almanya; İspanya", "", "27")] == ["DE", "ES"]
    assert codes("", "Bursa, Gaziantep") == ("16", "27")
    assert codes("", "", "", "Zeugma Müzesi") == ("Zeugma Müzesi",)
    assert codes("") == ()
    assert place_codes(read_places("", "Bursa", "", "", "")) == ("16",)


def test_an_unknown_district_is_refused_with_proposals() -> None:
    with pytest.raises(RefusedPlaces) as no:
        read_places("Nurdaı", "Gaziantep", "", "", "")
    assert no.value.column == "district"
    assert "Nurdağı" in no.value.sentence
    with pytest.raises(RefusedPlaces):
        read_places("", "Atlantis", "", "", "")
    with pytest.raises(RefusedPlaces):
        read_places("", "", "Atlantis", "", "")
