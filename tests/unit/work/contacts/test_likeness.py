"""Likeness of institutions: the same from either side, quick to find among many, never fooled by another kind of body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.work.contacts.likeness import (
    LIKELY,
    OTHER_HEAD,
    SAME_NUMBER,
    Profile,
    blocks,
    compare,
    likely_pairs,
    profile,
)

WORDS = st.sampled_from(
    [
        "Gaziantep",
        "Büyükşehir",
        "Belediyesi",
        "Orhangazi",
        "Valiliği",
        "Kent",
        "Konseyi",
        "2.",
        "Iğdır",
        "Derneği",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    return profile(
        draw(st.lists(NAMES, min_size=1, max_size=2)),
        province=draw(st.sampled_from(["", "16", "27"])),
        country=draw(st.sampled_from(["TR", "DE"])),
        numbers={"tax_number": draw(st.sampled_from(["", "1234567890", "9876543210"]))},
    )


@given(profiles(), profiles())
def test_likeness_is_a_share_and_the_same_from_either_side(one: Profile, other: Profile) -> None:
    likeness = compare(one, other)
    assert 0 <= likeness.score <= 1
    assert likeness == compare(other, one)


@given(profiles())
def test_institution_is_surely_like_itself_and_meets_itself_in_a_block(one: Profile) -> None:
    assert compare(one, one).score >= LIKELY
    assert blocks(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaziantep B.Şehir Bld.", "Gaziantep Büyükşehir Belediyesi"),
        ("Gazantep Büyükşehir Belediyesi", "Gaziantep Büyükşehir Belediyesi"),
        ("Ege Üni. Müh. Fak.", "Ege Üniversitesi Mühendislik Fakültesi"),
        ("Orhangazi Ticaret ve Sanayi Odası", "Orhangazi TSO"),
    ],
)
def test_pair_is_found_when_only_the_writing_differs(one: str, other: str) -> None:
    found = list(likely_pairs([(7, profile([one])), (3, profile([other]))]))
    assert [(first, second) for first, second, _likeness in found] == [(3, 7)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bursa Valiliği", "Bursa Belediyesi"),
        ("Atatürk İlkokulu", "Atatürk Ortaokulu"),
        ("1. Organize Sanayi Bölgesi", "2. Organize Sanayi Bölgesi"),
        ("Konya Derneği", "Konya Ovası Derneği"),
    ],
)
def test_no_pair_when_the_bodies_differ(one: str, other: str) -> None:
    assert not list(likely_pairs([(1, profile([one])), (2, profile([other]))]))


def test_same_number_decides_and_another_number_speaks_against() -> None:
    one = profile(["Yeşil Derneği"], numbers={"tax_number": "1234567890"})
    same = profile(["Bambaşka Bir Ad"], numbers={"tax_number": "1234567890"})
    other = profile(["Yeşil Derneği"], numbers={"tax_number": "9876543210"})
    assert compare(one, same).reasons == (SAME_NUMBER,)
    assert compare(one, other).score < LIKELY


def test_same_name_in_two_provinces_is_no_pair_and_another_head_is_told() -> None:
    assert (
        compare(profile(["Atatürk Lisesi"], province="16"), profile(["Atatürk Lisesi"], province="27")).score
        < LIKELY
    )
    assert OTHER_HEAD in compare(profile(["Bursa Valiliği"]), profile(["Bursa Belediyesi"])).reasons
