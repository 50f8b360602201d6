"""A GeoJSON file of a province's districts: squares around their seats."""

from __future__ import annotations

import json
from typing import Any

from imece.services.reference import places


def square(latitude: float, longitude: float) -> list[list[float]]:
    """A closed ring around a point."""
    return [
        [longitude + right, latitude + up]
        for right, up in ((-0.05, -0.05), (0.05, -0.05), (0.05, 0.05), (-0.05, 0.05), (-0.05, -0.05))
    ]


def features(province: str = "27") -> list[dict[str, Any]]:
    """One feature for each district, named as such files name them."""
    return [
        {
            "type": "Feature",
            "properties": {"ILCE": district.name.upper()},
            "geometry": {
                "type": "Polygon",
                "coordinates": [square(district.point.latitude, district.point.longitude)],
            },
        }
        for district in places.districts(province)
    ]


def collection(found: object) -> bytes:
    """The file."""
    return json.dumps({"type": "FeatureCollection", "features": found}).encode()
