"""Gives each place a hexagon of its own: as near as can be to where it lies, the same result every time.

Cells are chosen so that together they have the shape of the land (`cells_inside`), places are put into them so that the
squared ways are least in sum (`assign`, the Hungarian method), and then change seats where that brings places of one
group together (`gathered`). Pure; used by the script that makes the tiles.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from imece.services.atlas.hexagons import are_joined, middle, neighbours

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from imece.services.atlas.hexagons import XY, Cell

Ring = list["XY"]
_STEPS: Final = 6
_SIZES: Final = 60
_ENOUGH: Final = 12
_MOST_ROUNDS: Final = 40


class NoLayout(ValueError):
    """The shape cannot be covered with that number of joined cells."""


def area(rings: Sequence[Ring]) -> float:
    """The area that the rings enclose."""
    doubled = (sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])) for ring in rings)
    return abs(sum(doubled)) / 2


def cells_inside(rings: Sequence[Ring], size: float, offset: XY) -> list[Cell]:
    """The cells whose middle lies in the shape, the grid moved by `offset`."""
    heights = [y for ring in rings for _, y in ring]
    wide, high = 3**0.5 * size, 1.5 * size
    found = []
    for row in range(ceil((min(heights) - offset[1]) / high), floor((max(heights) - offset[1]) / high) + 1):
        start = offset[0] + wide * row / 2
        for left, right in _stretches(rings, row * high + offset[1]):
            columns = range(ceil((left - start) / wide), floor((right - start) / wide) + 1)
            found += [(column, row) for column in columns]
    return found


def _stretches(rings: Sequence[Ring], height: float) -> list[XY]:
    """From where to where the shape lies on a level line."""
    crossings = sorted(
        (x2 - x1) * (height - y1) / (y2 - y1) + x1
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])
        if (y1 > height) != (y2 > height)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def layouts(rings: Sequence[Ring], count: int) -> list[tuple[float, XY, list[Cell]]]:
    """Ways to cover a shape with exactly `count` joined cells: (size, offset, cells), the sizes nearest to fair first."""
    fair = (area(rings) / count / (1.5 * 3**0.5)) ** 0.5
    found = []
    for step in sorted(range(-_SIZES, _SIZES + 1), key=abs):
        size = fair * (1 + step / _SIZES * 0.4)
        for across in range(_STEPS):
            for down in range(_STEPS):
                offset = (across / _STEPS * size * 3**0.5, down / _STEPS * size * 1.5)
                cells = cells_inside(rings, size, offset)
                if len(cells) == count and are_joined(cells):
                    found.append((size, offset, cells))
        if len(found) >= _ENOUGH:
            break
    if not found:
        raise NoLayout(count)
    return found


def assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row its column, so that the sum of costs is least (Hungarian method with potentials); square tables."""
    count = len(costs)
    row_price, column_price = [0.0] * (count + 1), [0.0] * (count + 1)
    row_of = [0] * (count + 1)
    for row in range(1, count + 1):
        _augment(row, costs, row_price, column_price, row_of)
    columns = [0] * count
    for column in range(1, count + 1):
        columns[row_of[column] - 1] = column - 1
    return columns


def _augment(
    row: int,
    costs: Sequence[Sequence[float]],
    row_price: list[float],
    column_price: list[float],
    row_of: list[int],
) -> None:
    """Seat one more row by the cheapest chain of moves."""
    count = len(costs)
    came_from, least = [0] * (count + 1), [float("inf")] * (count + 1)
    free = list(range(1, count + 1))
    taken = [0]
    row_of[0], column = row, 0
    while row_of[column]:
        here = row_of[column]
        prices, base = costs[here - 1], row_price[here]
        smallest, following = float("inf"), 0
        for other in free:
            reduced = prices[other - 1] - base - column_price[other]
            if reduced < least[other]:
                least[other], came_from[other] = reduced, column
            if least[other] < smallest:
                smallest, following = least[other], other
        for used in taken:
            row_price[row_of[used]] += smallest
            column_price[used] -= smallest
        for other in free:
            least[other] -= smallest
        free.remove(following)
        taken.append(following)
        column = following
    while column:
        before = came_from[column]
        row_of[column] = row_of[before]
        column = before


def gathered(
    cells: Sequence[Cell], wanted: Sequence[XY], groups: Sequence[Hashable], *, strength: float
) -> list[Cell]:
    """The same cells, places having changed seats where that brings a group together more than it leads astray.

    `wanted` are the places in sizes of a cell; each pair of neighbours of one group is worth `strength` squared sizes.
    """
    seats = list(cells)
    sitting = {cell: order for order, cell in enumerate(seats)}

    def worth(order: int, cell: Cell) -> float:
        x, y = middle(cell)
        way = (x - wanted[order][0]) ** 2 + (y - wanted[order][1]) ** 2
        beside = sum(
            1
            for near in neighbours(cell)
            if near in sitting and sitting[near] != order and groups[sitting[near]] == groups[order]
        )
        return strength * beside - way

    for _ in range(_MOST_ROUNDS):
        moved = False
        for order in range(len(seats)):
            ring = {far for near in neighbours(seats[order]) for far in (near, *neighbours(near))}
            for there in sorted(ring & sitting.keys()):
                other, here = sitting[there], seats[order]
                if other == order or groups[other] == groups[order]:
                    continue
                before = worth(order, here) + worth(other, there)
                _swap(seats, sitting, order, other)
                if worth(order, there) + worth(other, here) > before + 1e-9:
                    moved = True
                else:
                    _swap(seats, sitting, order, other)
        if not moved:
            break
    return seats


def _swap(seats: list[Cell], sitting: dict[Cell, int], one: int, other: int) -> None:
    seats[one], seats[other] = seats[other], seats[one]
    sitting[seats[one]], sitting[seats[other]] = one, other
