"""Chapters: set from their sources without passing HTML on, with one id for a section in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.overview.guide import chapters
from imece.overview.guide.chapters import CHAPTERS, NoSuchChapter, address_form, chapter, picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper


@pytest.fixture
def own_docs(tmp_path: Path, settings: SettingsWrapper) -> Iterator[Path]:
    """Documentation of the test's own."""
    for language, heading in (("tr", "Şimdi ığdır"), ("en", "Now & then")):
        place = tmp_path / "guide" / language
        place.mkdir(parents=True)
        (place / "expert.md").write_text(
            f"# Uzman\n\n## {heading}\n\n<script>alert(1)</script> [x](javascript:alert(1)) [y](citizen.md#a)\n\n"
            "![p](../../pictures/desk.png)\n",
            "utf-8",
        )
    settings.DOCS_DIR = tmp_path
    chapters.chapter.cache_clear()
    chapters.section_ids.cache_clear()
    yield tmp_path
    chapters.chapter.cache_clear()
    chapters.section_ids.cache_clear()


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapter_is_set_in_both_languages_with_the_same_sections(name: str) -> None:
    turkish, english = chapter(name, "tr"), chapter(name, "en")
    assert turkish.title
    assert turkish.title != english.title
    assert [section.id for section in turkish.sections] == [section.id for section in english.sections]
    assert all(f'id="{section.id}"' in turkish.body for section in turkish.sections)


def test_section_id_is_that_of_the_english_heading_when_the_chapter_is_turkish(own_docs: Path) -> None:
    assert [(section.id, section.title) for section in chapter("expert", "tr").sections] == [
        ("now-then", "Şimdi ığdır")
    ]


def test_html_and_scripts_are_printed_when_a_source_holds_them(own_docs: Path) -> None:
    body = chapter("expert", "en").body
    assert "<script" not in body
    assert "&lt;script&gt;" in body
    assert 'href="javascript' not in body


def test_links_and_pictures_lead_inside_the_product(own_docs: Path) -> None:
    body = chapter("expert", "en").body
    assert 'href="../citizen/#a"' in body
    assert 'src="../pictures/desk.png"' in body


@pytest.mark.parametrize(
    ("name", "language"),
    [("nobody", "tr"), ("../SECURITY", "tr"), ("expert", "de"), ("expert", "../en")],
)
def test_chapter_is_refused_when_there_is_none(name: str, language: str) -> None:
    with pytest.raises(NoSuchChapter):
        chapter(name, language)


@pytest.mark.parametrize("name", ["../guide/tr/expert.md", "missing.png", "x.PNG", ".png", "a/b.png"])
def test_picture_is_refused_when_it_is_not_one_of_the_folder(name: str) -> None:
    with pytest.raises(NoSuchChapter):
        picture(name)


def test_address_form_folds_turkish_letters() -> None:
    assert address_form("İşin özü: ışık & gölge") == "isin-ozu-isik-golge"
