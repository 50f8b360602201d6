"""A kept paper becomes the same paper again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.paper.content import (
    Address,
    Align,
    Bullets,
    Column,
    Facts,
    Heading,
    Notice,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    SideBySide,
    Signatures,
    Table,
    Tone,
    as_plain,
)
from imece.ground.paper.keeping import paper_from

CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
)


def test_every_block_comes_back_when_it_was_kept_as_json() -> None:
    paper = Paper(
        kind="x",
        title="Rapor",
        language="tr",
        blocks=(
            Heading("Bir", 2),
            Paragraph("Metin", is_strong=True),
            Bullets(("a", "b"), is_numbered=True),
            Facts((("Ad", Decimal("1.50")), ("Gün", date(2026, 1, 2)))),
            Table((Column("A", 2.5, Align.END, 2),), ((Decimal(3),), (None,)), total=("t",), name="n"),
            Picture(b"\x89PNG", "image/png", "bir resim"),
            Notice("dikkat", Tone.WARNING),
            SideBySide("tr", "en"),
            PageBreak(),
            Signatures((("Ad", "Unvan", "Hazırlayan"),)),
        ),
        address=Address("Birime", "konu", references=("a",)),
        values=(("v", 3),),
        keywords=("k",),
        is_sample=True,
    )
    again = paper_from(json.loads(json.dumps(as_plain(paper))))
    assert again == paper
    assert again.sha256() == paper.sha256()


@given(st.lists(st.tuples(st.text(max_size=10), CELLS), max_size=6))
def test_any_cell_comes_back_with_the_same_hash(rows: list[tuple[str, object]]) -> None:
    paper = Paper("x", "Rapor", "tr", (Facts(tuple(rows)),))  # type: ignore[arg-type]  # cells of every kind
    assert paper_from(json.loads(json.dumps(as_plain(paper)))).sha256() == paper.sha256()


@pytest.mark.parametrize(
    "plain",
    [None, "text", [], {"block": "Heading", "text": "a", "level": 1}, {"block": "Evil"}, {"other": 1}],
)
def test_plain_values_are_refused_when_they_are_no_paper(plain: object) -> None:
    with pytest.raises(ValueError, match="paper"):
        paper_from(plain)
