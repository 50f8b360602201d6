"""Lines of shapes: shared arcs joined, needless points left out, paths that read back as what they were."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from imece.services.atlas.outlines import Topology, path_of, rings_of, signed_area, simplified
from imece.services.atlas.shapes import points_of

POINTS = st.lists(
    st.tuples(st.integers(-9999, 9999), st.integers(-9999, 9999)).map(lambda at: (at[0] / 10, at[1] / 10)),
    min_size=3,
    max_size=20,
    unique=True,
)


@given(POINTS)
def test_path_reads_back_as_its_points(ring: list[tuple[float, float]]) -> None:
    read = list(points_of(path_of([ring], 1)))
    assert len(read) == len(ring)
    assert all(
        isclose(x, u, abs_tol=0.01) and isclose(y, v, abs_tol=0.01)
        for (x, y), (u, v) in zip(read, ring, strict=True)
    )


@given(POINTS, st.floats(0, 500))
def test_simplified_line_keeps_its_ends_and_adds_nothing(
    line: list[tuple[float, float]], tolerance: float
) -> None:
    kept = simplified(line, tolerance)
    assert kept[0] == line[0]
    assert kept[-1] == line[-1]
    assert set(kept) <= set(line)


def test_straight_line_needs_its_ends_only() -> None:
    assert simplified([(0, 0), (1, 0), (2, 0), (9, 0)], 0.1) == [(0, 0), (9, 0)]


def test_shared_arcs_are_joined_either_way_round() -> None:
    content = {
        "objects": {
            "two": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]]},
                    {"type": "Polygon", "arcs": [[~0, 2]]},
                ]
            }
        },
        "transform": {"scale": [1, 1], "translate": [10, 0]},
        "arcs": [[[0, 0], [0, 4]], [[0, 4], [-4, 0], [0, -4], [4, 0]], [[0, 0], [4, 0], [0, 4], [-4, 0]]],
    }
    topology = Topology(content, "two")
    left, right = (rings_of(each, topology.arcs, least=1)[0] for each in topology.geometries)
    assert abs(signed_area(left)) == abs(signed_area(right)) == 16
    assert {(10, 0), (10, 4)} <= set(left) & set(right)
