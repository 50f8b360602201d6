"""Shapes as lines: TopoJSON read and projected, lines made simpler without tearing borders apart, paths for SVG.

Pure; used by the script that makes the shapes and for the shapes that an office brings.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

XY = tuple[float, float]
Line = list[XY]


class Topology:
    """One object of a TopoJSON file: its geometries and the arcs that they share."""

    def __init__(self, content: dict[str, Any], name: str) -> None:
        self.geometries: list[dict[str, Any]] = content["objects"][name]["geometries"]
        scale, move = content["transform"]["scale"], content["transform"]["translate"]
        self.arcs: list[Line] = []
        for stored in content["arcs"]:
            across = up = 0
            line = []
            for right, higher, *_ in stored:
                across, up = across + right, up + higher
                line.append((across * scale[0] + move[0], up * scale[1] + move[1]))
            self.arcs.append(line)

    def projected(self, projection: Callable[[float, float], XY]) -> list[Line]:
        """All arcs on a drawing."""
        return [[projection(*at) for at in arc] for arc in self.arcs]


def rings_of(geometry: dict[str, Any], arcs: Sequence[Line], *, least: float) -> list[Line]:
    """The closed rings of a (multi)polygon of shared arcs; those smaller than `least` fall away, but never all."""
    kind = geometry["type"]
    polygons = geometry["arcs"] if kind == "MultiPolygon" else [geometry["arcs"]] if kind == "Polygon" else []
    rings = [_joined(ring, arcs) for polygon in polygons for ring in polygon]
    large = [ring for ring in rings if len(ring) > 2 and abs(signed_area(ring)) >= least]
    return large or sorted(rings, key=lambda ring: -abs(signed_area(ring)))[:1]


def _joined(numbers: Sequence[int], arcs: Sequence[Line]) -> Line:
    """One ring from its arcs; a negative number means the arc turned round."""
    ring: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring[:-1] if ring and ring[0] == ring[-1] else ring


def signed_area(ring: Sequence[XY]) -> float:
    """The area within a ring; its sign says which way round it goes."""
    if not ring:
        return 0.0
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])) / 2


def simplified(line: Line, tolerance: float) -> Line:
    """The line without the points that lie within `tolerance` of it (Douglas and Peucker); its ends stay."""
    if len(line) < 3:
        return line
    if line[0] == line[-1]:  # a closed line has no direction of its own: cut it at its farthest point
        far = max(range(len(line)), key=lambda place: _squared(line[place], line[0]))
        if far in (0, len(line) - 1):
            return line
        return simplified(line[: far + 1], tolerance)[:-1] + simplified(line[far:], tolerance)
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        place = max(range(first + 1, last), key=lambda each: _away(line[each], line[first], line[last]))
        if _away(line[place], line[first], line[last]) > tolerance * tolerance:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return [line[place] for place in sorted(kept)]


def _squared(one: XY, other: XY) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _away(at: XY, start: XY, end: XY) -> float:
    """The squared distance of a point from a stretch."""
    wide, high = end[0] - start[0], end[1] - start[1]
    length = wide * wide + high * high
    if not length:
        return _squared(at, start)
    share = ((at[0] - start[0]) * wide + (at[1] - start[1]) * high) / length
    share = min(max(share, 0.0), 1.0)
    return _squared(at, (start[0] + share * wide, start[1] + share * high))


def path_of(rings: Sequence[Line], places: int) -> str:
    """The `d` of an SVG path in small steps: "M10 20l1 2-3 4z"."""
    return "".join(_ring_path(ring, places) for ring in rings)


def _ring_path(ring: Line, places: int) -> str:
    unit = 10**places
    whole = [(round(x * unit), round(y * unit)) for x, y in ring]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(whole)]
    x, y = whole[0]
    written = _pair(x, y, unit)
    walked = "".join(
        f"{'' if step[0] < 0 or not order else ' '}{_pair(*step, unit)}"
        for order, step in enumerate(step for step in steps if step != (0, 0))
    )
    return f"M{written}l{walked}z" if walked else ""


def _pair(x: int, y: int, unit: int) -> str:
    first, second = _short(x, unit), _short(y, unit)
    return f"{first}{second}" if second.startswith("-") else f"{first} {second}"


def _short(value: int, unit: int) -> str:
    """A whole number of units as a decimal without needless digits: ".5", "-3", "12.4"."""
    text = f"{value / unit:.{len(str(unit)) - 1}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
