"""Values that a person gives once for a whole sheet: which columns need one, and which rows take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imece.services.exchange.inputs import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from imece.services.exchange.cells import Cell, Sheet
    from imece.services.exchange.kinds import Fallback, ImportKind

    Filling = Callable[[Sequence[Cell]], Mapping[str, Cell]]

LOOKED_AT: Final = 1_000


def needs_of(sheet: Sheet, kind: ImportKind) -> dict[str, list[str]]:
    """For each fallback's column the headings that would need it if they filled the watched column."""
    return {
        fallback.column: [
            heading
            for place, heading in enumerate(sheet.headings)
            if any(_lacks(fallback, row.cells[place]) for row in sheet.rows[:LOOKED_AT])
        ]
        for fallback in kind.fallbacks
    }


def asked(kind: ImportKind, needs: Mapping[str, Sequence[str]], chosen: Mapping[str, str]) -> list[Fallback]:
    """What must be asked with these columns: nothing where the sheet has a column of its own for it."""
    return [
        fallback
        for fallback in kind.fallbacks
        if not chosen.get(fallback.column) and chosen.get(fallback.watched) in needs.get(fallback.column, ())
    ]


def filling(kind: ImportKind, sheet: Sheet, chosen: Mapping[str, str], given: Mapping[str, str]) -> Filling:
    """From the cells of a row to the given values that it takes."""
    watched = [
        (fallback, sheet.headings.index(chosen[fallback.watched]), given[fallback.column])
        for fallback in asked(kind, dict.fromkeys(given, sheet.headings), chosen)
        if given.get(fallback.column)
    ]

    def fill(cells: Sequence[Cell]) -> Mapping[str, Cell]:
        return {
            fallback.column: value for fallback, place, value in watched if _lacks(fallback, cells[place])
        }

    return fill


def _lacks(fallback: Fallback, cell: Cell) -> bool:
    text = as_text(cell).strip()
    return bool(text) and fallback.lacks(text)
