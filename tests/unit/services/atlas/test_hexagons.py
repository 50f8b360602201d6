"""Hexagons: six neighbours at one distance, corners around the middle, walks over neighbours."""

from __future__ import annotations

from math import dist, isclose, sqrt

from hypothesis import given
from hypothesis import strategies as st

from imece.services.atlas.hexagons import are_joined, corners, middle, neighbours

CELLS = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


@given(CELLS)
def test_neighbours_are_six_at_one_distance_and_know_each_other(cell: tuple[int, int]) -> None:
    around = list(neighbours(cell))
    assert len(set(around)) == 6
    assert all(isclose(dist(middle(cell), middle(near)), sqrt(3)) for near in around)
    assert all(cell in set(neighbours(near)) for near in around)


@given(CELLS, CELLS)
def test_no_two_cells_overlap(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert one == other or dist(middle(one), middle(other)) > sqrt(3) - 1e-9


@given(CELLS, st.floats(0.5, 90))
def test_corners_lie_at_the_size_around_the_middle(cell: tuple[int, int], size: float) -> None:
    at = middle(cell, size)
    assert all(isclose(dist(at, corner), size, rel_tol=1e-9) for corner in corners(at, size))


def test_joined_cells_are_told_from_scattered_ones() -> None:
    assert are_joined([])
    assert are_joined([(0, 0), (1, 0), (1, 1)])
    assert not are_joined([(0, 0), (2, 0)])
