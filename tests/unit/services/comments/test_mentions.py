"""Names after "@": who is meant, and who is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.services.comments.mentions import met_in, proposed

NAMES = ["Ayşe Yılmaz", "Ayşe Yılmaz Demir", "İlker Ilgaz", "Umut"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Ayşe Yılmaz bakar mısın", ["Ayşe Yılmaz"]),
        ("@Ayşe Yılmaz Demir'e sor", ["Ayşe Yılmaz Demir"]),
        ("Sor: @ilker ılgaz, @UMUT.", ["İlker Ilgaz", "Umut"]),
        ("(@Umut)", ["Umut"]),
        ("@Umutcan başka biri", []),
        ("umut@ornek.example adresine", []),
        ("a@Umut", []),
        ("@ Umut", []),
        ("@Kimse", []),
        ("@Umut @Umut", ["Umut", "Umut"]),
    ],
)
def test_a_mention_is_the_whole_name_of_a_member(text: str, names: list[str]) -> None:
    assert [met.name for met in met_in(text, NAMES)] == names


@given(st.text(), st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_mentions_lie_in_the_text_one_after_the_other(text: str, names: list[str]) -> None:
    met = met_in(text, names)

    assert all(0 <= one.begin < one.end <= len(text) and text[one.begin] == "@" for one in met)
    assert [one.begin for one in met] == sorted(one.begin for one in met)


def test_names_are_proposed_by_the_beginning_of_any_word() -> None:
    assert proposed(NAMES, "YIL") == ["Ayşe Yılmaz", "Ayşe Yılmaz Demir"]
    assert proposed(NAMES, "ayse y") == ["Ayşe Yılmaz", "Ayşe Yılmaz Demir"]
    assert proposed(NAMES, "") == NAMES
