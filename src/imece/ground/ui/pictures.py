"""Pictures drawn on the server as SVG: bullet, sparkline, ring, bars, timeline. Pure functions, numbers in, safe text out.

Looks come from classes (`imece-parts.css`), never from style attributes. Wide pictures measure across in per cent of
the room they get, so their letters keep their size on a phone. The caller brings every word, translated and formatted.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString

from imece.ground.ui.bands import band_of
from imece.ground.ui.svg import element, label, line, number, picture, rectangle, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    Number = Decimal | int

BULLET_HEIGHT: Final = 24
SPARK_WIDTH: Final = 120
SPARK_HEIGHT: Final = 32
SPARK_MARGIN: Final = 3
RING_ROUND: Final = 100
ROW: Final = 44
AXIS: Final = 24
LONGEST_LABEL: Final = 60
MOST_LABELLED_QUARTERS: Final = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of `bars`: its name, its value, the value as it is read, and a band for its colour (may be empty)."""

    name: str
    value: Number
    shown: str
    band: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One row of `timeline_bars`: from `first` to `last`, both included; `shown` is the small text at its right."""

    name: str
    first: date
    last: date
    shown: str = ""
    band: str = ""


def share(value: Number, whole: Number) -> float:
    """How many per cent `value` is of `whole`, kept between 0 and 100; 0 of nothing is 0."""
    if not whole:
        return 0.0
    return float(min(max(value * 100 / whole, 0), 100))


def bullet(
    actual: Number | None,
    target: Number,
    *,
    expected: Number | None = None,
    limits: Sequence[Number] = (),
    band: str = "",
    title: str = "",
    description: str = "",
) -> SafeString:
    """A bar for the actual, a line for the target, a small mark for what is expected by now.

    `limits` are the values (not shares) at which the next band begins; the ground is shaded between them. The scale
    runs from 0 to a tenth beyond the largest value.
    """
    values = [value for value in (actual, target, expected, *limits) if value is not None]
    whole = Decimal(max([*values, 0])) * 11 / 10
    parts = [_across("im-bullet-ground", "0%", 100)]
    edges = [share(limit, whole) for limit in sorted(limits)]
    parts += [
        _across(f"im-bullet-shade im-bullet-shade--{place}", "0%", edge)
        for place, edge in reversed(list(enumerate(edges)))
    ]
    if actual is not None:
        wide = f"{number(share(actual, whole))}%"
        parts.append(rectangle(f"im-bullet-bar im-fill--{band_of(band).css}", "0%", "7", wide, "10"))
    if expected is not None:
        parts.append(line("im-bullet-expected", f"{number(share(expected, whole))}%", "17", "24"))
    parts.append(line("im-bullet-target", f"{number(share(target, whole))}%", "2", "22"))
    return picture("im-bullet", title, description, {"width": "100%", "height": str(BULLET_HEIGHT)}, *parts)


def _across(css: str, x: str, width: float) -> SafeString:
    return rectangle(css, x, "0", f"{number(width)}%", str(BULLET_HEIGHT))


def sparkline(points: Sequence[Number | None], *, title: str = "", description: str = "") -> SafeString:
    """A word-sized line of the course of a value; None is a gap. The last known value carries a dot."""
    known = [point for point in points if point is not None]
    size = {
        "viewBox": f"0 0 {SPARK_WIDTH} {SPARK_HEIGHT}",
        "width": str(SPARK_WIDTH),
        "height": str(SPARK_HEIGHT),
    }
    if not known:
        return picture("im-spark", title, description, size)
    low, high = min(known), max(known)
    step = (SPARK_WIDTH - 2 * SPARK_MARGIN) / max(len(points) - 1, 1)
    room = SPARK_HEIGHT - 2 * SPARK_MARGIN
    places = [
        None
        if point is None
        else (SPARK_MARGIN + step * order, SPARK_MARGIN + room * (1 - _height(point, low, high)))
        for order, point in enumerate(points)
    ]
    lines = [
        element(
            "polyline",
            {"class": "im-spark-line", "points": " ".join(f"{number(x)},{number(y)}" for x, y in run)},
        )
        for run in _runs(places)
    ]
    x, y = next(place for place in reversed(places) if place is not None)
    dot = element("circle", {"class": "im-spark-dot", "cx": number(x), "cy": number(y), "r": "2.5"})
    return picture("im-spark", title, description, size, *lines, dot)


def _height(point: Number, low: Number, high: Number) -> float:
    return 0.5 if high == low else float((point - low) / (high - low))


def _runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The stretches without a gap; a lonely point makes none."""
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if len(run) > 1]


def ring(
    percent: Number | None, *, shown: str = "", band: str = "", title: str = "", description: str = ""
) -> SafeString:
    """A ring filled to `percent` (0 to 100, more is full) with `shown` in its middle; None leaves it empty."""
    around = {"cx": "32", "cy": "32", "r": "27", "pathLength": str(RING_ROUND)}
    parts = [element("circle", {"class": "im-ring-ground", **around})]
    if percent is not None and percent > 0:
        dashes = f"{number(share(percent, RING_ROUND))} {RING_ROUND}"
        css = f"im-ring-arc im-stroke--{band_of(band).css}"
        turn = "rotate(-90 32 32)"
        parts.append(
            element("circle", {"class": css, **around, "stroke_dasharray": dashes, "transform": turn})
        )
    parts.append(label("im-ring-text", "32", "37", shown, "middle"))
    return picture("im-ring", title, description, {"viewBox": "0 0 64 64"}, *parts)


def bars(rows: Sequence[Bar], *, title: str = "", description: str = "") -> SafeString:
    """Lying bars, one under the other, each with its name above it and its value at the right; the longest is full."""
    whole = max((row.value for row in rows), default=0)
    parts: list[SafeString] = []
    for order, row in enumerate(rows):
        top = order * ROW
        css = f"im-bar-fill im-fill--{band_of(row.band).css}" if row.band else "im-bar-fill"
        parts += _names(row.name, row.shown, top + 15)
        parts.append(rectangle("im-bar-ground", "0", str(top + 22), "100%", "12"))
        parts.append(rectangle(css, "0", str(top + 22), f"{number(share(row.value, whole))}%", "12"))
    size = {"width": "100%", "height": str(max(len(rows), 1) * ROW)}
    return picture("im-bars", title, description, size, *parts)


def timeline_bars(
    rows: Sequence[Stretch],
    first: date,
    last: date,
    *,
    today: date | None = None,
    quarter: str = "Q{}",
    title: str = "",
    description: str = "",
) -> SafeString:
    """A timetable from `first` to `last` with a line at each quarter and a bar for each row; `today` is a mark.

    `quarter` is how a quarter is written, with {} for its number.
    """
    days = (last - first).days + 1
    height = AXIS + max(len(rows), 1) * ROW
    parts = _quarters(first, last, height, quarter)
    for order, row in enumerate(rows):
        top = AXIS + order * ROW
        start = share((row.first - first).days, days)
        end = share((row.last - first).days + 1, days)
        css = f"im-bar-fill im-fill--{band_of(row.band).css}" if row.band else "im-bar-fill"
        parts += _names(row.name, row.shown, top + 15)
        parts.append(rectangle("im-bar-ground", "0", str(top + 22), "100%", "12"))
        parts.append(
            rectangle(css, f"{number(start)}%", str(top + 22), f"{number(max(end - start, 0.4))}%", "12")
        )
    if today is not None and first <= today <= last:
        parts.append(
            line("im-today", f"{number(share((today - first).days, days))}%", str(AXIS - 6), str(height))
        )
    return picture("im-gantt", title, description, {"width": "100%", "height": str(height)}, *parts)


def _names(name: str, shown: str, y: int) -> list[SafeString]:
    """Name at the left, cut to what fits (whole in a tooltip), and the value at the right."""
    short = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"
    written = element("text", {"class": "im-bar-name", "x": "0", "y": str(y)}, text(short), _tooltip(name))
    return [written, label("im-bar-value", "100%", str(y), shown, "end")]


def _tooltip(words: str) -> SafeString:
    return element("title", {}, text(words))


def _quarters(first: date, last: date, height: int, name: str) -> list[SafeString]:
    """Lines where quarters begin; their names too while there is room, else the years only."""
    days = (last - first).days + 1
    starts = [
        first.replace(year=year, month=month, day=1)
        for year in range(first.year, last.year + 1)
        for month in (1, 4, 7, 10)
    ]
    shown = [start for start in starts if first <= start <= last]
    with_quarters = len(shown) <= MOST_LABELLED_QUARTERS
    parts = []
    for start in shown:
        x = f"{number(share((start - first).days, days))}%"
        year = start.month == 1
        parts.append(line("im-grid im-grid--year" if year else "im-grid", x, str(AXIS - 4), str(height)))
        if year or with_quarters:
            words = str(start.year) if year else name.format((start.month - 1) // 3 + 1)
            parts.append(label("im-axis im-axis--year" if year else "im-axis", x, "14", words))
    return parts
