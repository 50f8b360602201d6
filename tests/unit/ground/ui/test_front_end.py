"""The vendored files are those that were fetched, and a page stays light, lawful and free of inline code."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import django_htmx
import pytest

import imece.ground.ui
from tests.unit.ground.ui.rendering import render

APP = Path(imece.ground.ui.__file__).parent
STATIC = APP / "static/ui"
VENDOR = STATIC / "vendor"
FIRST_VISIT = 220_000
NEXT_PAGE = 30_000
TEMPLATES = sorted((APP / "templates").rglob("*.html"))


def compressed(path: Path) -> int:
    return len(path.read_bytes()) if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 6))


def test_every_vendored_file_has_the_sum_that_is_written_down() -> None:
    sources = (VENDOR / "SOURCES.md").read_text(encoding="utf-8")
    written = dict(re.findall(r"^\| ([\w.-]+) \| `([0-9a-f]{64})` \|$", sources, re.MULTILINE))
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.name != "SOURCES.md"
    }

    assert found == written
    assert {"LICENSE.tabler.txt", "LICENSE.inter.txt", "LICENSE.tabler-icons.txt"} <= found.keys()


def test_no_style_sheet_names_a_source_map_or_another_host() -> None:
    for path in STATIC.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "sourceMappingURL" not in text
        assert not re.search(r"url\([\"']?(https?:)?//", text)


def test_the_first_visit_weighs_what_was_promised() -> None:
    own = [
        "imece.css",
        "imece-parts.css",
        "imece-dark.css",
        "imece-print.css",
        "imece.js",
        "imece-palette.js",
        "imece.svg",
    ]
    vendored = ["tabler.min.css", "inter.woff2", "icons.svg"]
    htmx = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
    files = [*(STATIC / name for name in own), *(VENDOR / name for name in vendored), htmx]

    assert sum(compressed(path) for path in files) + NEXT_PAGE <= FIRST_VISIT


def test_every_icon_that_templates_and_code_name_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (VENDOR / "icons.svg").read_text(encoding="utf-8")))
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'{% icon "([^"]+)"|icon="([a-z-]+)"', path.read_text(encoding="utf-8"))
        for name in name
        if name
    }

    assert {"home", "target", "chevron-down"} <= sprite
    assert named <= sprite


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_has_no_inline_style_handler_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style|<script(?! src)", text)


@pytest.mark.parametrize("letter", "çğıöşüÇĞİÖŞÜâîû₺€–—“”’→•×−±≥≤…")
def test_a_letter_is_in_the_list_the_font_is_cut_to(letter: str) -> None:
    script = (APP.parents[3] / "tools/vendor_front_end").read_text(encoding="utf-8")
    ranges = re.findall(r"U\+([0-9A-F]{4})(?:-([0-9A-F]{4}))?", script)

    assert any(int(first, 16) <= ord(letter) <= int(last or first, 16) for first, last in ranges)


@pytest.mark.parametrize("name", ["staff", "public", "guest", "print", "error", "base"])
@pytest.mark.parametrize("language", ["tr", "en"])
def test_a_shell_renders_without_a_request_or_a_shell_variable(name: str, language: str) -> None:
    html = render(f'{{% extends "ui/shells/{name}.html" %}}', language)

    assert f'<html lang="{language}">' in html
    assert html.count("<main") == 1
    assert 'id="content"' in html


def test_a_shell_shows_menu_office_person_and_languages() -> None:
    item = {"label": "Plans & goals", "url": "/plans/", "icon": "target", "current": True, "count": 7}
    shell = {
        "product": "İmece",
        "office": {"name": "İzmir", "kind_label": "governorship"},
        "menu": [{"label": "Plan", "items": [item]}],
        "offices": [
            {"name": "İzmir", "url": "/o/izmir/", "current": True},
            {"name": "Van", "url": "/o/van/"},
        ],
        "person": {"name": "Işıl Can", "acting_for": "Naz", "links": [], "logout_url": "/out/"},
        "languages": [{"code": "tr", "label": "TR", "url": "?", "current": True}],
        "search_url": "/search/",
        "help_url": "/help/",
        "demo": True,
    }
    html = render('{% extends "ui/shells/staff.html" %}', shell=shell)

    for words in (
        "Plans &amp; goals",
        "IC",
        "Acting for Naz",
        "/o/van/",
        "/out/",
        "/search/",
        "/help/",
        "sample data",
    ):
        assert words in html
    assert 'aria-current="page"' in html


def test_the_portal_asks_for_no_token_so_that_it_can_be_cached() -> None:
    assert "X-CSRFToken" in render('{% extends "ui/shells/staff.html" %}')
    assert "X-CSRFToken" not in render('{% extends "ui/shells/public.html" %}')
