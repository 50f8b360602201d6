"""The widths of columns: nothing is lost, no word is broken where all have room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.paper.content import Column
from imece.ground.paper.widths import LONGEST, STRONG, fitted, shares

PAIRS = st.lists(st.tuples(st.floats(0.05, 9), st.floats(1, 200)), min_size=1, max_size=12)


@given(pairs=PAIRS, room=st.floats(100, 2000))
def test_columns_fill_the_room_and_have_their_least_where_all_fit(
    pairs: list[tuple[float, float]], room: float
) -> None:
    wanted, least = zip(*pairs, strict=True)
    widths = fitted(wanted, least, room)
    assert sum(widths) == pytest.approx(room)
    assert all(width > 0 for width in widths)
    if sum(least) < room:
        assert all(width >= need - 1e-6 for width, need in zip(widths, least, strict=True))


@given(pairs=PAIRS)
def test_shares_are_kept_where_every_word_has_room(pairs: list[tuple[float, float]]) -> None:
    wanted, _least = zip(*pairs, strict=True)
    widths = fitted(wanted, [1.0] * len(wanted), 10_000)
    whole = sum(wanted)
    assert widths == pytest.approx([10_000 * share / whole for share in wanted])


def test_a_long_heading_takes_from_the_broad_column() -> None:
    columns = (Column("Faaliyet", 9), Column("Katılımcılar", 0.1))
    (broad, narrow), hold_all = shares(columns, [("Fuar", "3")], room=300, size=9, padding=9)
    assert hold_all
    assert narrow == pytest.approx(12 * 9 * STRONG + 9)
    assert broad == pytest.approx(300 - narrow)


def test_an_address_does_not_push_the_others_aside() -> None:
    columns = (Column("No", 1), Column("Adres", 1))
    rows = [("1", "x" * 500)]
    (_number, address), hold_all = shares(columns, rows, room=300, size=10, padding=0)
    assert not hold_all
    assert address <= max(150, LONGEST * 10)
