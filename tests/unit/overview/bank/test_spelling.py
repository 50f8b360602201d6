"""Slips of the finger find the word that was meant; words that are known stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.overview.bank.spelling import corrected, one_slip

KNOWN = {"gaziantep": 9, "geri": 4, "donusum": 7, "kadin": 5, "kadim": 1, "girisim": 3}
ORDERED = sorted(KNOWN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gaizantep", "gaziantep"),
        ("gazantep", "gaziantep"),
        ("gaziamtep", "gaziantep"),
        ("gaaziantepp", "gaziantep"),
        ("donusun", "donusum"),
        ("kadinn", "kadin"),
        ("kadik", "kadin"),  # the commoner of two that are equally near
    ],
)
def test_slip_finds_the_word(typed: str, meant: str) -> None:
    assert corrected(typed, KNOWN, ORDERED) == meant


@pytest.mark.parametrize("typed", ["gaziantep", "gazi", "kad", "ger", "zzzzzz", "", "x" * 60])
def test_known_words_beginnings_and_nonsense_stay(typed: str) -> None:
    assert corrected(typed, KNOWN, ORDERED) is None


@given(st.text("abc", min_size=4, max_size=6), st.data())
def test_every_single_slip_is_undone(word: str, data: st.DataObject) -> None:
    slip = data.draw(st.sampled_from(sorted(set(one_slip(word)) - {word})))
    if len(slip) >= 4 and not word.startswith(slip):
        assert corrected(slip, {word: 1}, [word]) == word
