"""Places get hexagons: each one exactly one, the least way in sum, groups brought together without losing a cell."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imece.services.atlas import tiling
from imece.services.atlas.hexagons import are_joined, middle

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
LAND = [(0.0, 0.0), (11.0, 1.0), (9.0, 10.0), (1.0, 8.0)]
TABLES = st.integers(1, 5).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 100).map(float), min_size=size, max_size=size), min_size=size, max_size=size
    )
)


@given(TABLES)
def test_assignment_is_the_cheapest_of_all(costs: list[list[float]]) -> None:
    columns = tiling.assign(costs)
    assert sorted(columns) == list(range(len(costs)))
    cheapest = min(
        sum(costs[row][column] for row, column in enumerate(order))
        for order in permutations(range(len(costs)))
    )
    assert sum(costs[row][column] for row, column in enumerate(columns)) == cheapest


@pytest.mark.parametrize("count", [1, 2, 7, 24])
def test_layout_covers_a_shape_with_exactly_so_many_joined_cells(count: int) -> None:
    for _size, _offset, cells in tiling.layouts([LAND], count):
        assert len(set(cells)) == count
        assert are_joined(cells)


def test_shape_that_cannot_be_covered_is_refused() -> None:
    far = [[(x, 0.0), (x + 1, 0.0), (x + 1, 1.0), (x, 1.0)] for x in (0.0, 500.0)]
    with pytest.raises(tiling.NoLayout):
        tiling.layouts(far, 2)


def test_area_leaves_holes_out_when_they_go_the_other_way() -> None:
    hole = [(2.0, 2.0), (2.0, 4.0), (4.0, 4.0), (4.0, 2.0)]
    assert tiling.area([SQUARE]) == 100
    assert tiling.area([SQUARE, hole]) == 96


@settings(max_examples=30)
@given(st.lists(st.sampled_from("abc"), min_size=7, max_size=7))
def test_gathering_changes_seats_but_keeps_every_cell(groups: list[str]) -> None:
    cells = [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (0, 2), (-1, 1)]
    wanted = [middle(cell) for cell in cells]
    seated = tiling.gathered(cells, wanted, groups, strength=2.0)
    assert sorted(seated) == sorted(cells)


def test_a_stray_place_changes_over_to_its_group() -> None:
    cells = [(0, 0), (1, 0), (2, 0), (3, 0)]
    seated = tiling.gathered(cells, [middle(cell) for cell in cells], ["a", "b", "a", "b"], strength=9.0)
    by_seat = [group for _cell, group in sorted(zip(seated, ["a", "b", "a", "b"], strict=True))]
    assert any(one == next_one for one, next_one in pairwise(by_seat))
