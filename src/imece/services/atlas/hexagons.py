"""Equal hexagons in rows, point upwards: where a cell lies, its corners, its six neighbours.

A cell is (column, row) in axial coordinates: going right adds (1, 0), going down right adds (0, 1). Sizes are the
distance from the middle to a corner.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Cell = tuple[int, int]
XY = tuple[float, float]

_WIDE: Final = sqrt(3)
_HIGH: Final = 1.5
_SIX: Final = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))


def middle(cell: Cell, size: float = 1.0) -> XY:
    """The middle of a cell."""
    column, row = cell
    return size * _WIDE * (column + row / 2), size * _HIGH * row


def neighbours(cell: Cell) -> Iterator[Cell]:
    """The six cells beside it."""
    column, row = cell
    return ((column + right, row + down) for right, down in _SIX)


def corners(at: XY, size: float) -> list[XY]:
    """The six corners around a middle, from the top one clockwise."""
    x, y = at
    half = size * _WIDE / 2
    return [
        (x, y - size),
        (x + half, y - size / 2),
        (x + half, y + size / 2),
        (x, y + size),
        (x - half, y + size / 2),
        (x - half, y - size / 2),
    ]


def are_joined(cells: Iterable[Cell]) -> bool:
    """Whether one can walk from each cell to each other one over neighbours; no cells are joined."""
    left = set(cells)
    waiting = [left.pop()] if left else []
    while waiting:
        beside = left.intersection(neighbours(waiting.pop()))
        left -= beside
        waiting.extend(beside)
    return not left
