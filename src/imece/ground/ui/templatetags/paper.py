"""A paper on the screen: the same content that becomes PDF, Word and Excel, as a page that prints cleanly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template

from imece.ground.paper.content import Heading, SideBySide, Table
from imece.ground.paper.texts import cell_text, table_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.ground.paper.content import Block, Cell, Paper

register = template.Library()
PAIR: Final = 2  # the heading above a text in two languages


@register.filter
def block_kind(block: Block) -> str:
    """The name of a block's kind: "Heading", "Table" …"""
    return type(block).__name__


@register.filter
def with_levels(blocks: Iterable[Block]) -> list[tuple[Block, int]]:
    """Each block with the level of the last heading, 1 to 3; a level that was left out is closed up, as in the files."""
    found: list[tuple[Block, int]] = []
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = block.closed_up(level)
        elif isinstance(block, SideBySide) and block.heading:
            level = min(PAIR, level + 1)
        found.append((block, level))
    return found


@register.simple_tag
def paper_cell(cell: Cell, paper: Paper) -> str:
    """What a single value says in the paper's language."""
    return cell_text(cell, paper.language)


@register.simple_tag
def paper_rows(table: Table, paper: Paper) -> list[list[tuple[str, str, bool]]]:
    """The rows of a table as (text, where it stands, whether it is an address)."""
    return [_row(row, table, paper) for row in table.rows]


@register.simple_tag
def paper_total(table: Table, paper: Paper) -> list[tuple[str, str, bool]]:
    """The last row of sums; empty where there is none."""
    return _row(table.total, table, paper) if table.total is not None else []


def _row(row: tuple[Cell, ...], table: Table, paper: Paper) -> list[tuple[str, str, bool]]:
    cells = zip(row, table.columns, strict=True)
    said = [(table_text(cell, paper.language, column.places), column.align.value) for cell, column in cells]
    return [(text, align, text.startswith(("http://", "https://"))) for text, align in said]
