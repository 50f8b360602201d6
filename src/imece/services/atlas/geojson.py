"""Reads the official shapes of a province's districts from a GeoJSON file that somebody brings; trusts nothing in it.

Refused with a sentence: what is too large, too deep or no GeoJSON, places outside the province, rings that are none,
districts that are missing, unknown or named twice. What is left is drawn in flat units and made simpler.
"""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from imece.services.atlas import projections
from imece.services.atlas.outlines import path_of, signed_area, simplified
from imece.services.atlas.shapes import points_of, province
from imece.services.reference import places
from imece.services.reference.finding import find_district

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.functional import _StrPromise

    from imece.services.atlas.hexagons import XY
    from imece.services.reference.places import District

LARGEST: Final = 5 * 1024 * 1024
DEEPEST: Final = 12
MOST_POINTS: Final = 200_000
TOLERANCE: Final = 0.12  # units of the drawing, about 120 metres
SMALLEST: Final = 0.02
BEYOND: Final = 30.0  # units, about 30 km: official shapes and ours do not agree to the metre
NAME_WORDS: Final = ("code", "kod", "name", "ad", "adi", "ilce", "ilce_adi", "district", "name_tr", "ilceadi")
REFUSALS: Final[dict[str, _StrPromise]] = {
    "too_large": _("The file is larger than 5 MB. Export it with fewer points."),
    "not_json": _("This is not a GeoJSON file: it cannot be read as JSON text."),
    "too_deep": _("This is not a GeoJSON file: its parts are nested too deeply."),
    "no_features": _("The file has no list of features (a FeatureCollection with polygons)."),
    "no_polygon": _("Each feature must be a polygon or several polygons."),
    "bad_ring": _("A polygon has a ring with fewer than three corners, or with corners that are no numbers."),
    "too_many_points": _("The shapes have more than 200,000 corners. Export them with fewer points."),
    "outside": _(
        "A shape lies outside the province. Coordinates must be longitude and latitude in degrees (WGS 84)."
    ),
    "unknown_district": _("A feature names no district of this province: “%(name)s”."),
    "twice": _("A district has two features: “%(name)s”. Join them into one."),
    "missing": _("Districts without a shape: %(names)s."),
}


class RefusedShapes(ValueError):
    """A file that is not taken; `code` for tests, `sentence` for the person."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code = code
        self.sentence = str(REFUSALS[code]) % facts if facts else str(REFUSALS[code])
        super().__init__(self.sentence)


def read_shapes(content: bytes, province_code: str) -> dict[str, str]:
    """The path of every district of the province, by code; raises `RefusedShapes`."""
    features = _features(_parsed(content))
    box = _box(province_code)
    found: dict[str, str] = {}
    left = MOST_POINTS
    for feature in features:
        district = _district(feature, province_code)
        if district.code in found:
            raise RefusedShapes("twice", name=district.name)
        rings = [_ring(ring) for ring in _rings(feature)]
        left -= sum(map(len, rings))
        if left < 0:
            raise RefusedShapes("too_many_points")
        if any(not _is_within(at, box) for ring in rings for at in ring):
            raise RefusedShapes("outside")
        found[district.code] = _path(rings)
    missing = [each.name for each in places.districts(province_code) if each.code not in found]
    if missing:
        raise RefusedShapes("missing", names=", ".join(missing))
    return found


def middle_of(path: str) -> XY:
    """Where a name is written on a shape: the middle of its corners' box."""
    points = list(points_of(path))
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _parsed(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise RefusedShapes("too_large")
    # Counted before reading: what is nested without end would exhaust the reader itself.
    depth = 0
    for byte in content:
        if byte in b"[{":
            depth += 1
            if depth > DEEPEST:
                raise RefusedShapes("too_deep")
        elif byte in b"]}":
            depth -= 1
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as no:
        raise RefusedShapes("not_json") from no


def _features(found: Any) -> list[dict[str, Any]]:
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not features or not all(isinstance(row, dict) for row in features):
        raise RefusedShapes("no_features")
    return features


def _district(feature: dict[str, Any], province_code: str) -> District:
    """The district that a feature names in one of the usual properties."""
    stated = feature.get("properties")
    properties = (
        {str(key).casefold(): value for key, value in stated.items()} if isinstance(stated, dict) else {}
    )
    said = [str(properties[word])[:100] for word in NAME_WORDS if properties.get(word) not in (None, "")]
    for text in said:
        match = find_district(text, province_code).match
        if match is not None:
            return match
    raise RefusedShapes("unknown_district", name=said[0] if said else "?")


def _rings(feature: dict[str, Any]) -> Iterator[Any]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    held = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(held, list) or not held:
        raise RefusedShapes("no_polygon")
    for polygon in held if kind == "MultiPolygon" else [held]:
        if not isinstance(polygon, list) or not polygon:
            raise RefusedShapes("no_polygon")
        yield from polygon


def _ring(held: Any) -> list[XY]:
    if not isinstance(held, list) or len(held) < 4:  # the first corner is said again at the end
        raise RefusedShapes("bad_ring")
    ring = []
    for at in held:
        if not isinstance(at, list) or len(at) < 2 or not all(_is_number(value) for value in at[:2]):
            raise RefusedShapes("bad_ring")
        if not (-180 <= at[0] <= 180 and -90 <= at[1] <= 90):
            raise RefusedShapes("outside")
        ring.append(projections.of_turkiye(float(at[0]), float(at[1])))
    return ring


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _box(province_code: str) -> tuple[float, float, float, float]:
    points = list(points_of(province(province_code).path))
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return min(xs) - BEYOND, min(ys) - BEYOND, max(xs) + BEYOND, max(ys) + BEYOND


def _is_within(at: XY, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= at[0] <= box[2] and box[1] <= at[1] <= box[3]


def _path(rings: list[list[XY]]) -> str:
    """The rings made simpler; slivers fall away, but never all."""
    plain = [simplified(ring, TOLERANCE) for ring in rings]
    plain = [ring[:-1] if ring[0] == ring[-1] else ring for ring in plain]
    large = [ring for ring in plain if len(ring) > 2 and abs(signed_area(ring)) >= SMALLEST]
    path = path_of(large, 2)
    if not path:
        raise RefusedShapes("bad_ring")
    return path
