"""The gallery shows every part in both languages, and only where it may."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils.translation import override

from imece.ground.ui import views
from imece.ground.ui.gallery import GalleryForm, samples
from imece.ground.web.pages import entrance_of
from tests.unit.ground.ui.test_front_end import APP

if TYPE_CHECKING:
    from django.test import RequestFactory

PARTS = sorted(path.stem.replace("_", "-") for path in (APP / "templates/cotton").glob("*.html"))
NOT_SHOWN = {"icon", "band", "field"}


@pytest.mark.parametrize("language", ["tr", "en"])
def test_the_gallery_renders_with_unique_ids_and_harmless(language: str) -> None:
    with override(language):
        context = {**samples(), "form": GalleryForm(), "wrong_form": GalleryForm({}, auto_id="wrong_%s")}
        html = render_to_string("ui/gallery.html", context)

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "<script>alert" not in html
    assert ("Parça galerisi" if language == "tr" else "Gallery of parts") in html


def test_the_gallery_shows_every_part() -> None:
    templates = (APP / "templates/ui").rglob("gallery*/*.html")
    shown = "".join(path.read_text(encoding="utf-8") for path in templates)
    shown += (APP / "templates/ui/gallery.html").read_text(encoding="utf-8")

    missing = {part for part in PARTS if not re.search(rf"<c-{part}[\s/>]", shown)} - NOT_SHOWN
    assert missing == set()


def test_there_is_no_gallery_in_production(rf: RequestFactory) -> None:
    with override_settings(DEBUG=False, IMECE_DEMO=False), pytest.raises(Http404):
        views.gallery(rf.get("/gallery/"))


def test_the_gallery_declares_that_it_is_public() -> None:
    entrance = entrance_of(views.gallery)

    assert entrance is not None
    assert entrance.kind == "public"
