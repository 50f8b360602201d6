"""Official shapes from a file: every district once, everything hostile refused with a sentence and never an error."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.services.atlas import geojson
from imece.services.atlas.geojson import RefusedShapes, middle_of, read_shapes
from imece.services.atlas.shapes import seats
from imece.services.reference import places
from tests.material.shapes import collection, features

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def refused(content: bytes) -> str:
    with pytest.raises(RefusedShapes) as no:
        read_shapes(content, "27")
    assert no.value.sentence.endswith((".", "!"))
    return no.value.code


def changed(place: int, **said: Any) -> bytes:
    found = features()
    found[place] |= said
    return collection(found)


def test_every_district_gets_the_shape_around_its_seat() -> None:
    paths = read_shapes(collection(features()), "27")
    assert set(paths) == {each.code for each in places.districts("27")}
    for code, path in paths.items():
        x, y = middle_of(path)
        assert abs(x - seats()[code][0]) < 0.1
        assert abs(y - seats()[code][1]) < 0.1


def test_several_polygons_of_one_district_are_one_shape() -> None:
    one = features()[0]["geometry"]["coordinates"]
    paths = read_shapes(changed(0, geometry={"type": "MultiPolygon", "coordinates": [one, one]}), "27")
    assert next(iter(paths.values())).count("M") <= 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_json"),
        (b"\xff\xfe\x00", "not_json"),
        (b"<svg onload=alert(1)>", "not_json"),
        (b"[" * 100_000, "too_deep"),
        (b'{"type":' * 50 + b"1" + b"}" * 50, "too_deep"),
        (b" " * (geojson.LARGEST + 1), "too_large"),
        (b"[]", "no_features"),
        (b'{"features": []}', "no_features"),
        (b'{"features": [1]}', "no_features"),
        (collection([*features(), features()[0]]), "twice"),
        (collection(features()[1:]), "missing"),
        (collection(features("16")), "unknown_district"),
        (changed(0, properties=None), "unknown_district"),
        (changed(0, geometry=None), "no_polygon"),
        (changed(0, geometry={"type": "Point", "coordinates": [37, 37]}), "no_polygon"),
        (changed(0, geometry={"type": "Polygon", "coordinates": [[[37, 37]]]}), "bad_ring"),
        (changed(0, geometry={"type": "Polygon", "coordinates": [[["a", 1]] * 5]}), "bad_ring"),
        (changed(0, geometry={"type": "Polygon", "coordinates": [[[37.0, 37.0]] * 5]}), "bad_ring"),
        (changed(0, geometry={"type": "Polygon", "coordinates": [[[900, 37]] * 5]}), "outside"),
        (
            changed(
                0, geometry={"type": "Polygon", "coordinates": [[[29, 41], [29, 42], [28, 41], [29, 41]]]}
            ),
            "outside",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_hostile_file_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_numbers_that_are_none_are_refused() -> None:
    text = json.dumps({"features": features()}).replace("[[[", "[[[NaN, 37.0], [Infinity, 1], [", 1)
    assert refused(text.encode()) in {"bad_ring", "not_json"}


@given(ANYTHING)
def test_any_json_is_taken_or_refused(found: object) -> None:
    for content in (json.dumps(found), json.dumps({"features": found}), json.dumps({"features": [found]})):
        refused(content.encode())
