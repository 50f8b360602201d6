"""The colours of both themes: the same names, and contrast that WCAG AA asks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import imece.ground.ui
from tests.unit.ground.ui.rendering import render

STATIC = Path(imece.ground.ui.__file__).parent / "static/ui"
COLOUR = re.compile(r"(--im-[\w-]+): (#[0-9a-f]{3,6});")
TEXT, SHAPE = 4.5, 3.0
TEXTS = [
    *(
        (name, ground)
        for name in ("ink", "muted", "accent")
        for ground in ("surface", "surface-soft", "page")
    ),
    ("accent-strong", "accent-tint"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    *(("map-on-low", f"map-{step}") for step in (1, 2)),
    ("map-on-mid", "map-3"),
    *(("map-on-high", f"map-{step}") for step in (4, 5)),
    *((name, f"{name}-tint") for name in ("good", "warn", "bad", "info")),
    *(("ink", f"{name}-tint") for name in ("good", "warn", "bad", "info")),
    *((name, "surface") for name in ("good", "warn", "bad", "info")),
]
SHAPES = [
    ("line-strong", "surface"),
    ("line-strong", "page"),
    *((f"fill-{band}", "surface") for band in ("behind", "partly", "on-target", "beyond", "none")),
    *((f"fill-{band}", "picture-ground") for band in ("behind", "partly", "on-target", "beyond")),
]


def colours(sheet: str) -> dict[str, str]:
    """Name → colour in one style sheet."""
    return dict(COLOUR.findall((STATIC / sheet).read_text(encoding="utf-8")))


LIGHT, DARK = colours("imece.css"), colours("imece-dark.css")


def luminance(colour: str) -> float:
    """The relative luminance as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(letter * 2 for letter in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_dark_theme_names_every_colour_of_the_light_one() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_in_both_themes(theme: dict[str, str]) -> None:
    weak = {
        pair: round(contrast(theme[f"--im-{pair[0]}"], theme[f"--im-{pair[1]}"]), 2)
        for pair in TEXTS
        if contrast(theme[f"--im-{pair[0]}"], theme[f"--im-{pair[1]}"]) < TEXT
    }
    assert weak == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_shapes_stand_out_in_both_themes(theme: dict[str, str]) -> None:
    weak = {
        pair: round(contrast(theme[f"--im-{pair[0]}"], theme[f"--im-{pair[1]}"]), 2)
        for pair in SHAPES
        if contrast(theme[f"--im-{pair[0]}"], theme[f"--im-{pair[1]}"]) < SHAPE
    }
    assert weak == {}


def test_no_style_sheet_of_ours_writes_a_colour_without_a_name() -> None:
    for path in STATIC.parents[3].rglob("static/**/*.css"):
        if "vendor" in path.parts or path.name in ("imece.css", "imece-dark.css", "imece-print.css"):
            continue
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize(
    ("theme", "media"),
    [
        ("", 'media="screen and (prefers-color-scheme: dark)"'),
        ("system", 'media="screen and (prefers-color-scheme: dark)"'),
        ("dark", 'media="screen"'),
    ],
)
def test_the_page_links_the_dark_sheet_by_choice(theme: str, media: str) -> None:
    facts: dict[str, Any] = {"shell": {"theme": theme}}
    html = render('{% extends "ui/shells/staff.html" %}', **facts)

    assert media in " ".join(html.split())


def test_a_light_page_links_no_dark_sheet() -> None:
    facts: dict[str, Any] = {"shell": {"theme": "light"}}
    html = render('{% extends "ui/shells/public.html" %}', **facts)

    assert "imece-dark" not in html
    assert 'content="light"' in html
