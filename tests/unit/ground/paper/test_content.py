"""A paper's content: its hash, its tables and what it refuses."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.paper.content import (
    DEEPEST,
    Column,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Picture,
    Table,
    as_plain,
)

COLUMNS = (Column("Gösterge"), Column("Hedef"))


def a_paper(*rows: tuple[str, Decimal]) -> Paper:
    """A paper with one table."""
    table = Table(columns=COLUMNS, rows=rows, name="indicators")
    return Paper(
        kind="objective_card", title="Hedef kartı", language="tr", blocks=(Paragraph("Giriş"), table)
    )


def test_hash_is_equal_for_equal_data() -> None:
    assert a_paper(("2.4.1", Decimal(8))).sha256() == a_paper(("2.4.1", Decimal(8))).sha256()


def test_hash_differs_when_one_figure_differs() -> None:
    assert a_paper(("2.4.1", Decimal(8))).sha256() != a_paper(("2.4.1", Decimal(9))).sha256()


def test_tables_are_those_of_the_blocks() -> None:
    assert [table.name for table in a_paper().tables()] == ["indicators"]


def test_table_refuses_a_row_of_another_width() -> None:
    with pytest.raises(ValueError, match="1 cells"):
        Table(columns=COLUMNS, rows=(("2.4.1",),))


def test_plain_content_tells_numbers_days_and_pictures_apart() -> None:
    facts = Facts((("Tarih", date(2026, 7, 1)), ("Puan", Decimal("81.50"))))
    assert as_plain(facts)["rows"] == [["Tarih", {"day": "2026-07-01"}], ["Puan", {"number": "81.50"}]]
    assert as_plain(Picture(b"\x01", "image/png", "harita"))["data"] == {"bytes": "AQ=="}


@given(levels=st.lists(st.integers(-2, 9), max_size=20))
def test_levels_of_headings_go_down_one_at_a_time(levels: list[int]) -> None:
    before = 0
    for level in levels:
        now = Heading("Başlık", level).closed_up(before)
        assert 1 <= now <= min(before + 1, DEEPEST)
        assert now in (level, 1, DEEPEST, before + 1)
        before = now
