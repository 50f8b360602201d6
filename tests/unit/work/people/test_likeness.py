"""How alike names are: the same from both sides, whatever the casing, order and dots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values import turkish
from imece.work.people.likeness import LIKE_ENOUGH, SAME, likeness, words

NAMES = st.lists(
    st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyz", min_size=2, max_size=9), min_size=1, max_size=4
)


@given(NAMES, NAMES)
def test_likeness_is_the_same_from_both_sides_and_a_percentage(first: list[str], second: list[str]) -> None:
    one, other = " ".join(first), " ".join(second)
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= SAME


@given(NAMES, st.randoms())
def test_order_and_casing_make_no_difference(said: list[str], chance: object) -> None:
    turned = list(said)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert likeness(" ".join(said), turkish.upper(" ".join(turned))) == SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [("Işıl Öztürk", "IŞIL ÖZTÜRK"), ("Ayşe Yılmaz", "Ayşe Nur Yılmaz"), ("Mehmet Şahin", "Mehmet Sahn")],
)
def test_names_that_are_one_person_s_are_proposed(first: str, second: str) -> None:
    assert likeness(first, second) >= LIKE_ENOUGH


@pytest.mark.parametrize(
    ("first", "second"), [("Ayşe Yılmaz", "Fatma Demir"), ("", "Ayşe"), ("Ali", "Ali Veli")]
)
def test_strangers_are_not_proposed(first: str, second: str) -> None:
    assert likeness(first, second) < LIKE_ENOUGH


def test_dots_and_hyphens_are_no_part_of_a_name() -> None:
    assert words("Ö. Ayşe-Nur") == ("ayse", "nur", "o")
