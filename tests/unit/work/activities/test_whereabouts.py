"""Places: codes that fit together, texts that name a place, texts that name none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.services.accounts.models import Office
from imece.work.activities.whereabouts import (
    RefusedPlace,
    Where,
    read_place,
    region_name,
    settled,
    without_region,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = Office(province="16")


@pytest.mark.parametrize(
    ("text", "expected", "venue"),
    [
        ("", ("TR", "", ""), ""),
        ("Bursa", ("TR", "16", ""), ""),
        ("BURSA", ("TR", "16", ""), ""),
        ("Çek Cumhuriyeti", ("CZ", "", ""), ""),
        ("Lahey, Hollanda", ("NL", "", ""), "Lahey"),
        ("Kültür Merkezi, Bursa", ("TR", "16", ""), "Kültür Merkezi"),
        ("Barselona", ("TR", "", ""), "Barselona"),
        ("Valilik toplantı salonu", ("TR", "", ""), "Valilik toplantı salonu"),
    ],
)
def test_a_typed_place_is_read(text: str, expected: Sequence[str], venue: str) -> None:
    assert read_place(text, HOME) == (Where(*expected), venue)


def test_a_district_is_looked_for_in_the_own_province_first() -> None:
    where, _ = read_place("Yenişehir", HOME)
    assert where.province == "16"
    assert region_name(where.province, where.district) == "Yenişehir / Bursa"
    unknown, venue = read_place("Yenişehir", Office())
    assert (unknown.district, venue) == ("", "Yenişehir")


def test_codes_must_fit_together() -> None:
    district = read_place("Orhangazi", HOME)[0].district
    assert settled("TR", "", district) == Where("TR", "16", district)
    assert settled("BE", "16", district) == Where("BE", "", "")
    for country, province, code, field in (
        ("XX", "", "", "country"),
        ("TR", "99", "", "province"),
        ("TR", "16", "0", "district"),
        ("TR", "35", district, "district"),
    ):
        with pytest.raises(RefusedPlace) as refused:
            settled(country, province, code)
        assert refused.value.field == field
        assert str(refused.value)


@given(st.text(max_size=30))
def test_any_text_gives_codes_that_fit(text: str) -> None:
    where, _venue = read_place(text, HOME)
    assert settled(*where) == where


@pytest.mark.parametrize(
    ("venue", "region", "said"),
    [
        ("İstanbul", "İstanbul", ""),
        ("ISTANBUL", "İstanbul", ""),
        ("Kongre Merkezi, İstanbul", "İstanbul", "Kongre Merkezi"),
        ("Orhangazi", "Orhangazi / Bursa", ""),
        ("Salon, Orhangazi, Bursa", "Orhangazi / Bursa", "Salon"),
        ("Orhangazi Kültür Merkezi", "Orhangazi / Bursa", "Orhangazi Kültür Merkezi"),
        ("Brüksel", "Belçika", "Brüksel"),
        ("Brüksel, Belçika", "Belçika", "Brüksel"),
        ("Kültür Merkezi", "", "Kültür Merkezi"),
        ("", "İstanbul", ""),
    ],
)
def test_no_place_is_said_twice_when_the_venue_names_the_region(venue: str, region: str, said: str) -> None:
    assert without_region(venue, region) == said


@given(st.text(max_size=40), st.sampled_from(["", "İstanbul", "Orhangazi / Bursa"]))
def test_venue_is_only_shortened_at_its_end_whatever_it_is(venue: str, region: str) -> None:
    assert venue.strip().startswith(without_region(venue, region))
