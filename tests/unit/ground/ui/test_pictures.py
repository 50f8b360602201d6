"""Pictures are well-formed SVG with a name and a description, right in their measures, and harmless."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree

from imece.ground.ui.pictures import Bar, Stretch, bars, bullet, ring, share, sparkline, timeline_bars
from tests.unit.ground.ui.rendering import render

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HOSTILE = "\"'><script>alert('ç')</script>\x00&amp;"
SVG = "{http://www.w3.org/2000/svg}"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def read(picture: str) -> Element:
    root: Element = ElementTree.fromstring(picture)
    return root


def widths(picture: str, css: str) -> list[str]:
    return [part.get("width", "") for part in read(picture).iter() if css in part.get("class", "").split()]


PICTURES = [
    bullet(Decimal(12), Decimal(20), expected=Decimal(10), band="behind", title=HOSTILE, description=HOSTILE),
    bullet(None, Decimal(0), title=HOSTILE),
    sparkline([Decimal(1), None, Decimal(3), Decimal(2)], title=HOSTILE, description=HOSTILE),
    sparkline([], title=HOSTILE),
    ring(Decimal(82), shown=HOSTILE, band="partly", title=HOSTILE),
    ring(None, title=HOSTILE),
    bars([Bar(HOSTILE, Decimal(3), HOSTILE, HOSTILE)], title=HOSTILE),
    bars([], title=HOSTILE),
    timeline_bars([Stretch(HOSTILE, *YEAR, HOSTILE, HOSTILE)], *YEAR, today=date(2026, 5, 1), title=HOSTILE),
]


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_well_formed_and_keeps_hostile_text_as_text(picture: str) -> None:
    root = read(picture)

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert "<script>alert('ç')</script>" in (root.findtext(f"{SVG}title") or "")
    assert root.get("aria-label", "").startswith("\"'>")
    assert not [
        part for part in root.iter() if part.tag == f"{SVG}script" or part.get("style") or part.get("id")
    ]


def test_a_bullet_measures_against_a_tenth_more_than_the_largest_value() -> None:
    picture = bullet(Decimal(11), Decimal(20), limits=(Decimal(10), Decimal(17)), band="partly", title="t")

    assert widths(picture, "im-bullet-bar") == ["50%"]
    assert widths(picture, "im-bullet-shade--0") == ["45.45%"]
    assert "im-fill--partly" in picture


def test_a_bullet_without_an_actual_draws_only_the_target() -> None:
    picture = bullet(None, Decimal(20), title="t")

    assert widths(picture, "im-bullet-bar") == []
    assert 'class="im-bullet-target" x1="90.91%"' in picture


def test_a_sparkline_breaks_at_a_gap_and_ends_in_a_dot() -> None:
    points = [Decimal(value) if value else None for value in (1, 2, 0, 3, 4)]
    root = read(sparkline(points, title="t"))

    assert len(root.findall(f"{SVG}polyline")) == 2
    (dot,) = root.findall(f"{SVG}circle")
    assert (dot.get("cx"), dot.get("cy")) == ("117", "3")


@pytest.mark.parametrize(("percent", "dashes"), [(Decimal(82), "82 100"), (Decimal(140), "100 100")])
def test_a_ring_is_filled_to_its_share(percent: Decimal, dashes: str) -> None:
    assert f'stroke-dasharray="{dashes}"' in ring(percent, title="t")


@pytest.mark.parametrize("percent", [None, Decimal(0)])
def test_a_ring_of_nothing_has_no_arc(percent: Decimal | None) -> None:
    assert "im-ring-arc" not in ring(percent, title="t")


def test_bars_are_measured_by_the_longest_and_long_names_are_cut() -> None:
    picture = bars([Bar("A", Decimal(40), "40"), Bar("b" * 90, Decimal(10), "10")], title="t")

    assert widths(picture, "im-bar-fill") == ["100%", "25%"]
    assert "b" * 59 + "…" in picture
    assert "b" * 90 in picture


def test_bars_of_zero_divide_by_nothing() -> None:
    assert widths(bars([Bar("A", Decimal(0), "0")], title="t"), "im-bar-fill") == ["0%"]


def test_a_timeline_places_a_row_between_its_days_and_clips_it() -> None:
    inside = Stretch("in", date(2026, 7, 2), date(2026, 12, 31))
    beyond = Stretch("out", date(2025, 1, 1), date(2030, 1, 1))
    root = read(timeline_bars([inside, beyond], *YEAR, title="t"))

    fills = [part for part in root.iter() if part.get("class") == "im-bar-fill"]
    assert [(part.get("x"), part.get("width")) for part in fills] == [("49.86%", "50.14%"), ("0%", "100%")]


def test_a_timeline_names_quarters_only_while_there_is_room() -> None:
    short = timeline_bars([], *YEAR, quarter="Ç{}", title="t")
    long = timeline_bars([], date(2026, 1, 1), date(2030, 12, 31), quarter="Ç{}", title="t")

    assert "Ç2" in short
    assert "Ç2" not in long
    assert all(str(year) in long for year in range(2026, 2031))


def test_today_outside_the_timeline_is_not_drawn() -> None:
    assert "im-today" not in timeline_bars([], *YEAR, today=date(2027, 1, 1), title="t")


@pytest.mark.parametrize(
    ("value", "whole", "expected"), [(1, 4, 25.0), (5, 4, 100.0), (-1, 4, 0.0), (3, 0, 0.0)]
)
def test_a_share_stays_between_nothing_and_all(value: int, whole: int, expected: float) -> None:
    assert share(value, whole) == expected


def test_the_bullet_tag_says_the_values_in_the_readers_language() -> None:
    source = '{% bullet actual target expected=expected band="partly" title="Eğitim" %}'
    values = {"actual": Decimal("1234.5"), "target": Decimal(2000), "expected": Decimal(1000)}

    assert "Gerçekleşen: 1.234,5, hedeflenen: 2.000, şimdiye kadar beklenen: 1.000" in render(
        source, "tr", **values
    )
    assert "Actual: 1,234.5, target: 2,000, expected by now: 1,000" in render(source, "en", **values)


def test_coordinates_are_plain_numbers_in_turkish() -> None:
    root = read(render("{% sparkline points title='x' %}", "tr", points=[Decimal("1.25"), Decimal("3.5"), 2]))

    (line,) = root.findall(f"{SVG}polyline")
    assert line.get("points") == "3,29 60,3 117,20.33"
