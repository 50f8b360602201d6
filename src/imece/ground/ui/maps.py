"""Maps drawn on the server as SVG: areas coloured by class, hexagons with names, points by size. No tiles, no script.

Every area that holds something is a link with a name, so that a map can be walked by keyboard and read out; the caller
puts the same figures beside it as a table. Looks come from classes (`imece-maps.css`). Words come translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString

from imece.ground.ui.svg import number, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    Value = Decimal | int

CLASSES: Final = 5
LARGEST_DOT: Final = 9.0
SMALLEST_DOT: Final = 2.0
LONG_WORD: Final = 9
MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Area:
    """A shape with a value: `shown` is the value as it is read; `at` is where `label` or the name is written."""

    name: str
    path: str
    value: Value = 0
    shown: str = ""
    url: str = ""
    at: tuple[float, float] | None = None
    label: str = ""
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with a value: its size says how much."""

    name: str
    at: tuple[float, float]
    value: Value
    shown: str
    url: str = ""


def class_limits(values: Iterable[Value], most: int = CLASSES) -> list[Value]:
    """The largest value of each class, ascending: classes hold about as many areas each; zero stands outside them."""
    found = sorted(value for value in values if value > 0)
    if not found:
        return []
    distinct = sorted(set(found))
    if len(distinct) <= most:
        return distinct
    limits = {found[-(-len(found) * part // most) - 1] for part in range(1, most + 1)}
    return sorted(limits)


def class_of(value: Value, limits: Sequence[Value]) -> int:
    """The class of a value as the number of its colour, 1 (pale) to 5 (strong); 0 for nothing.

    Fewer classes than colours begin with a colour that is well seen.
    """
    if value <= 0 or not limits:
        return 0
    place = next((order for order, limit in enumerate(limits) if value <= limit), len(limits) - 1)
    return place + 1 + (CLASSES - len(limits))


def map_of(
    areas: Sequence[Area],
    box: str,
    limits: Sequence[Value],
    *,
    title: str,
    ground: Sequence[str] = (),
    dots: Sequence[Dot] = (),
    css: str = "",
) -> SafeString:
    """Areas coloured by class, above mere `ground`, below points; a group whose links are read one by one."""
    parts = [f'<path class="im-map-ground" d="{path}"/>' for path in ground]
    # What holds nothing is drawn first, so that the edge of what holds something lies above it.
    parts += [_area(area, limits) for area in sorted(areas, key=lambda area: area.value > 0)]
    most = max((dot.value for dot in dots), default=0)
    parts += [_dot(dot, most) for dot in sorted(dots, key=lambda dot: -dot.value)]
    return SafeString(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="im-picture im-map {text(css)}" viewBox="{box}" '
        f'role="group" aria-label="{text(title)}" focusable="false">{"".join(parts)}</svg>'
    )


def _area(area: Area, limits: Sequence[Value]) -> str:
    said = f"{area.name}: {area.shown}" if area.shown else area.name
    colour = class_of(area.value, limits)
    drawn = f'<path class="im-map-{colour}" d="{area.path}"><title>{text(said)}</title></path>{_written(area, colour)}'
    return _linked(drawn, area.url, said)


def _written(area: Area, colour: int) -> str:
    """The name inside a roomy area and its figure below, or a figure alone."""
    if area.at is None or not (area.label or area.is_named):
        return ""
    x, y = area.at
    lines = in_lines(area.name) if area.is_named else []
    high = y - 7.0 * (len(lines) - 1) - (8 if area.label else -5) if lines else y + 5
    small = " im-map-name--small" if any(len(line) > LONG_WORD for line in lines) else ""
    written = [
        f'<text class="im-map-name{small} im-map-on-{colour}" x="{number(x)}" y="{number(high + 14 * order)}">{text(line)}</text>'
        for order, line in enumerate(lines)
    ]
    if area.label:
        low = high + 14 * len(lines) + 7 if lines else high
        written.append(
            f'<text class="im-map-label im-map-on-{colour}" x="{number(x)}" y="{number(low)}">{text(area.label)}</text>'
        )
    return "".join(written)


def in_lines(name: str) -> list[str]:
    """A name cut into at most three lines at its spaces, short words together."""
    lines: list[str] = []
    for word in name.split():
        if lines and (len(lines[-1]) + len(word) < LONG_WORD or len(lines) == MOST_LINES):
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _dot(dot: Dot, most: Value) -> str:
    said = f"{dot.name}: {dot.shown}"
    radius = max(SMALLEST_DOT, LARGEST_DOT * sqrt(dot.value / most)) if most > 0 else SMALLEST_DOT
    x, y = dot.at
    drawn = (
        f'<circle class="im-map-dot" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}">'
        f"<title>{text(said)}</title></circle>"
    )
    return _linked(drawn, dot.url, said)


def _linked(drawn: str, url: str, said: str) -> str:
    return f'<a href="{text(url)}" aria-label="{text(said)}">{drawn}</a>' if url else drawn
