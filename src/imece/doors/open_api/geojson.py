"""Projects as GeoJSON (RFC 7946): a feature for each, its places as points, written piece by piece."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from imece.doors.open_api import identifiers
from imece.doors.open_api.answers import project_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imece.doors.open_api.facts import OpenProject

MIME = "application/geo+json"


def pieces(projects: Iterable[OpenProject], *, about: dict[str, Any]) -> Iterator[str]:
    """The collection; `about` (licence, coverage, day) stands at its head as further members, which readers pass over."""
    head = json.dumps({"type": "FeatureCollection", **about}, ensure_ascii=False)
    yield f'{head[:-1]}, "features": ['
    between = "\n"
    for project in projects:
        yield between + json.dumps(feature(project), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def feature(project: OpenProject) -> dict[str, Any]:
    """One project with all its facts; without a known point it has no geometry, as the standard allows."""
    return {
        "type": "Feature",
        "id": identifiers.of_project(project),
        "geometry": geometry(project),
        "properties": project_json(project),
    }


def geometry(project: OpenProject) -> dict[str, Any] | None:
    """Its points, longitude first; several as a MultiPoint."""
    points = dict.fromkeys(
        (place.longitude, place.latitude) for place in project.places if place.latitude is not None
    )
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": list(next(iter(points)))}
    return {"type": "MultiPoint", "coordinates": [list(point) for point in points]}
