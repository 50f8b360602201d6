"""The shapes that pages draw: provinces, countries, hexagons of districts, and where a seat lies on each.

Read once from data files made by `tools/make_atlas`. Paths are SVG paths in the units of `projections`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from imece.services.atlas import projections
from imece.services.atlas.hexagons import corners, middle
from imece.services.atlas.outlines import path_of
from imece.services.reference import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imece.services.atlas.hexagons import XY, Cell

DATA: Final = Path(__file__).parent / "data"
TILE: Final = 10.0  # size of a hexagon on the country's map of tiles
OWN_TILE: Final = 56.0  # size of a hexagon on a province's own map, roomy enough for a name
GAP: Final = 0.94  # share of its cell that a hexagon fills
EUROPE_BOX: Final = "0 0 1000 800"
_MARGIN: Final = 6.0
_RING: Final = re.compile(r"M([^l]+)l([^z]+)z")
_NUMBER: Final = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing to draw: its code and its path."""

    code: str
    path: str


@dataclass(frozen=True, slots=True)
class Tile:
    """The hexagon of a district: its path and its middle, where the name stands."""

    code: str
    path: str
    middle: XY


@dataclass(frozen=True, slots=True)
class Land:
    """A country or a piece of land on a map; `code` is empty for mere ground, the names are for pieces of their own."""

    code: str
    path: str
    name_tr: str = ""
    name_en: str = ""


@lru_cache(maxsize=1)
def provinces() -> tuple[Shape, ...]:
    """The 81 provinces as the map of the country shows them."""
    return tuple(Shape(row["code"], row["country"]) for row in _rows("provinces"))


@lru_cache(maxsize=1)
def country_box() -> str:
    """The view box of the map of provinces."""
    return box_of(at for shape in provinces() for at in points_of(shape.path))


@lru_cache(maxsize=81)
def province(code: str) -> Shape:
    """One province with all its bends; `KeyError` for an unknown code."""
    return _own_shapes()[code.zfill(2)]


@lru_cache(maxsize=81)
def province_box(code: str) -> str:
    """The view box of one province's own map."""
    return box_of(points_of(province(code).path))


@lru_cache(maxsize=1)
def tiles() -> dict[str, Tile]:
    """Every district's hexagon on the map of the country, by code."""
    return {row["district"]: _tile(row["district"], tuple(row["country"]), TILE) for row in _rows("tiles")}


@lru_cache(maxsize=1)
def tiles_box() -> str:
    """The view box of the map of all hexagons."""
    return _box_around((tile.middle for tile in tiles().values()), TILE)


@lru_cache(maxsize=81)
def own_tiles(code: str) -> tuple[Tile, ...]:
    """The hexagons of one province's districts on its own map."""
    inside = {district.code for district in places.districts(code)}
    return tuple(
        _tile(row["district"], tuple(row["own"]), OWN_TILE)
        for row in _rows("tiles")
        if row["district"] in inside
    )


@lru_cache(maxsize=81)
def own_tiles_box(code: str) -> str:
    """The view box of one province's hexagons."""
    return _box_around((tile.middle for tile in own_tiles(code)), OWN_TILE)


@lru_cache(maxsize=1)
def seats() -> dict[str, XY]:
    """Where each district's seat lies on the map of provinces, by the district's code."""
    return {
        each.code: projections.of_turkiye(each.point.longitude, each.point.latitude)
        for each in places.districts()
    }


@lru_cache(maxsize=1)
def centres() -> dict[str, XY]:
    """Where each province's centre lies on the map of provinces, by the province's code."""
    return {
        each.code: projections.of_turkiye(each.point.longitude, each.point.latitude)
        for each in places.provinces()
    }


@lru_cache(maxsize=4)
def world(view: str = "turkiye") -> tuple[Land, ...]:
    """The countries of the world, disputed pieces as the view says."""
    return tuple(_lands("world", view))


@lru_cache(maxsize=4)
def europe(view: str = "turkiye") -> tuple[Land, ...]:
    """The countries that the map of Europe shows, disputed pieces as the view says."""
    return tuple(_lands("europe", view))


@lru_cache(maxsize=1)
def world_box() -> str:
    """The view box of the map of the world."""
    return box_of(at for row in _rows("world") for at in points_of(row["path"]))


@lru_cache(maxsize=1)
def capitals() -> dict[str, tuple[XY, XY]]:
    """Each country's point on the map of Europe and on the map of the world, by code."""
    return {
        row["code"]: (
            projections.of_europe(row["point"][1], row["point"][0]),
            projections.of_world(row["point"][1], row["point"][0]),
        )
        for row in _rows("capitals")
    }


@lru_cache(maxsize=1)
def in_europe() -> frozenset[str]:
    """Codes of the countries whose capital lies on the map of Europe."""
    _x, _y, wide, high = map(float, EUROPE_BOX.split())
    return frozenset(
        code for code, ((x, y), _world) in capitals().items() if 0 <= x <= wide and 0 <= y <= high
    )


def points_of(path: str) -> Iterator[XY]:
    """The corners of a path that `outlines.path_of` wrote."""
    for start, walked in _RING.findall(path):
        x, y = map(float, _NUMBER.findall(start))
        yield x, y
        steps = list(map(float, _NUMBER.findall(walked)))
        for right, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + right, y + down
            yield x, y


def box_of(points: Iterable[XY], margin: float = _MARGIN) -> str:
    """A view box around points."""
    found = list(points)
    left, right = min(x for x, _ in found) - margin, max(x for x, _ in found) + margin
    top, bottom = min(y for _, y in found) - margin, max(y for _, y in found) + margin
    return f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"


def _lands(name: str, view: str) -> Iterator[Land]:
    said = json.loads((DATA / "views.json").read_text(encoding="utf-8"))[view]
    known = {country.code for country in places.countries()}
    joined: dict[str, str] = {}
    for row in _rows(name):
        rule = said.get(row["code"], {})
        code = rule.get("join", row["code"])
        if code in known:
            joined[code] = joined.get(code, "") + row["path"]
        else:
            yield Land("", row["path"], rule.get("tr", ""), rule.get("en", ""))
    yield from (Land(code, path) for code, path in joined.items())


def _tile(code: str, cell: Cell, size: float) -> Tile:
    at = middle(cell, size)
    return Tile(code, path_of([corners(at, size * GAP)], 1), at)


def _box_around(middles: Iterable[XY], size: float) -> str:
    return box_of((corner for at in middles for corner in corners(at, size)), 1)


@lru_cache(maxsize=1)
def _own_shapes() -> dict[str, Shape]:
    return {row["code"]: Shape(row["code"], row["own"]) for row in _rows("provinces")}


def _rows(name: str) -> list[dict[str, Any]]:
    table = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
