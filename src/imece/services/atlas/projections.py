"""From degrees on the globe to the units of a drawing: Türkiye, Europe, the world; x to the right, y down.

Pure formulas, used by the script that makes the shapes and by pages that put a point on them.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

XY = tuple[float, float]

# Türkiye: degrees of latitude are 100 units, degrees of longitude as long as they are at 39° north.
_WEST: Final = 25.4
_NORTH: Final = 42.3
_UNITS: Final = 100.0
_SHRUNK: Final = cos(radians(39))

# The world: Equal Earth (Šavrič, Patterson, Jenny 2018) around 11.7° east, where the edge meets no land.
WORLD_MERIDIAN: Final = 11.7
_EQUAL_EARTH: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_WORLD_SCALE: Final = 180.0

# Europe: Lambert's azimuthal equal area around 50° north, 18° east.
_EUROPE_LATITUDE: Final = radians(50)
_EUROPE_LONGITUDE: Final = 18.0
_EUROPE_SCALE: Final = 1000.0


def of_turkiye(longitude: float, latitude: float) -> XY:
    """A place in Türkiye on the drawing of provinces."""
    return (longitude - _WEST) * _SHRUNK * _UNITS, (_NORTH - latitude) * _UNITS


def of_world(longitude: float, latitude: float) -> XY:
    """A place on the drawing of the world."""
    turned = radians((longitude - WORLD_MERIDIAN + 180) % 360 - 180)
    first, second, third, fourth = _EQUAL_EARTH
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    squared = angle * angle
    sixth = squared**3
    slope = first + 3 * second * squared + sixth * (7 * third + 9 * fourth * squared)
    x = turned * cos(angle) / (sqrt(3) / 2 * slope)
    y = angle * (first + second * squared + sixth * (third + fourth * squared))
    return (x + 2.75) * _WORLD_SCALE, (1.35 - y) * _WORLD_SCALE


def of_europe(longitude: float, latitude: float) -> XY:
    """A place on the drawing of Europe and its neighbours; far places fall far outside it."""
    turned, up = radians(longitude - _EUROPE_LONGITUDE), radians(latitude)
    middle = _EUROPE_LATITUDE
    nearness = 1 + sin(middle) * sin(up) + cos(middle) * cos(up) * cos(turned)
    factor = sqrt(2 / max(nearness, 1e-6))
    x = factor * cos(up) * sin(turned)
    y = factor * (cos(middle) * sin(up) - sin(middle) * cos(up) * cos(turned))
    return (x + 0.55) * _EUROPE_SCALE, (0.42 - y) * _EUROPE_SCALE
