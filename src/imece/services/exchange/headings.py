"""Finds the heading row of a sheet, below titles and empty rows, and makes its names whole and unlike each other."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from imece.ground.values import turkish

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from imece.services.exchange.cells import Cell, SheetRow

SEARCHED_ROWS: Final = 30
ENOUGH_MATCHES: Final = 2
FULL: Final = 0.7  # a heading row fills at least this share of the widest row near the top


def heading_row(rows: Sequence[SheetRow], expected: Collection[str]) -> int:
    """Where in `rows` the headings stand: the first row with two expected texts, else the first full row of texts."""
    top = rows[:SEARCHED_ROWS]
    wanted = {heading_form(text) for text in expected}
    for place, row in enumerate(top):
        texts = {heading_form(cell) for cell in row.cells if isinstance(cell, str)}
        if len(texts & wanted) >= min(ENOUGH_MATCHES, len(wanted)) > 0:
            return place
    widest = max((_filled(row.cells) for row in top), default=0)
    for place, row in enumerate(top):
        texts_only = all(cell is None or isinstance(cell, str) for cell in row.cells)
        if texts_only and _filled(row.cells) >= FULL * widest:
            return place
    return 0


def heading_names(cells: Sequence[Cell], width: int) -> tuple[str, ...]:
    """One name per column: a missing one is the column's letter, a repeated one gets its number."""
    names: list[str] = []
    taken: set[str] = set()
    for place in range(width):
        cell = cells[place] if place < len(cells) else None
        base = " ".join(turkish.tidy(_said(cell)).split()) or column_letter(place)
        name, turn = base, 1
        while name in taken:
            turn += 1
            name = f"{base} ({turn})"
        taken.add(name)
        names.append(name)
    return tuple(names)


def heading_form(text: str) -> str:
    """What makes two headings the same: Turkish letters folded, one space between words, closing marks dropped."""
    return " ".join(turkish.fold(text).split()).strip(" *:.")


def column_letter(place: int) -> str:
    """The letter that spreadsheet programs show over a column: 0 → A, 26 → AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _filled(cells: Sequence[Cell]) -> int:
    return sum(cell is not None for cell in cells)


def _said(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, (date, datetime)) else str(cell)
