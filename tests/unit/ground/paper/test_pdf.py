"""PDF: what was typed is what is printed, marks of accessibility, the same bytes each time, and what is refused."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from imece.ground.paper.content import Column, Heading, Paper, Paragraph, Picture, Table
from imece.ground.paper.look import Look
from imece.ground.paper.pdf import render_pdf
from imece.ground.paper.refusals import PaperRefused

from .samples import HOSTILE, LETTERS, SVG, a_letter, a_look, a_report, indicators, png


def read(made: bytes) -> PdfReader:
    """The document for a reader."""
    return PdfReader(BytesIO(made))


def text_of(made: bytes) -> str:
    """All text with single spaces."""
    return " ".join("\n".join(page.extract_text() for page in read(made).pages).split())


@pytest.fixture(scope="module")
def report() -> bytes:
    return render_pdf(a_report(), a_look())


def test_turkish_letters_and_figures_are_printed_as_written(report: bytes) -> None:
    text = text_of(report)
    assert LETTERS in text
    assert "1.234,50" in text
    assert "18.234.583,13" in text
    assert "01.06.2026" in text
    assert "15 Temmuz 2026" in text


def test_english_paper_speaks_english() -> None:
    text = text_of(render_pdf(a_report("en"), Look()))
    assert "18,234,583.13" in text
    assert "1 Jun 2026" in text
    assert "Contents" in text
    assert "SAMPLE DATA" in text
    assert "Page 1/" in text
    assert "ÖRNEK VERİ" not in text


def test_typed_marks_are_printed_and_never_executed(report: bytes) -> None:
    def squeezed(text: str) -> str:
        return "".join(text.replace("-", "").split())

    assert squeezed(HOSTILE) in squeezed(text_of(report))


def test_arabic_and_emoji_are_printed_and_an_unknown_sign_becomes_a_square(report: bytes) -> None:
    text = unicodedata.normalize("NFKC", text_of(report))
    assert "✓" in text
    assert "😀" in text
    assert "□" in text
    assert "中" not in text


def test_report_is_tagged_titled_and_names_its_language(report: bytes) -> None:
    reader = read(report)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  a PDF boolean
    assert root["/Lang"] == "tr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  a PDF boolean
    assert reader.metadata is not None
    assert reader.metadata.title == "2026 İzleme Raporu"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_structure_names_headings_tables_lists_and_pictures(report: bytes) -> None:
    found: list[str] = []
    words: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            found.append(str(node.get("/S", "")))
            if "/Alt" in node:
                words.append(str(node["/Alt"]))
            if "/K" in node:
                walk(node["/K"])

    walk(read(report).trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure"} <= set(found)
    assert found.count("/TH") == 3
    assert {"Gelişim çizimi", "Çizim", "Örnek Belediyesi logosu", "Avrupa Birliği amblemi"} <= set(words)


def test_same_paper_and_look_give_the_same_bytes(report: bytes) -> None:
    assert render_pdf(a_report(), a_look()) == report


def test_every_page_has_its_number_and_the_sample_badge(report: bytes) -> None:
    pages = read(report).pages
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"Sayfa {number}/{len(pages)}" in text
        assert "ÖRNEK VERİ" in text


def test_heads_of_a_long_table_are_repeated() -> None:
    made = render_pdf(dataclasses.replace(a_report(), blocks=(indicators(120),), has_contents=False), Look())
    pages = [page.extract_text() for page in read(made).pages]
    assert len(pages) > 2
    assert all("Hedeflenen" in text for text in pages[:-1])


def test_wide_paper_lies_on_its_side() -> None:
    box = read(render_pdf(dataclasses.replace(a_report(), is_wide=True), Look())).pages[0].mediabox
    assert box.width > box.height


def test_letter_has_head_and_foot_of_official_correspondence() -> None:
    text = text_of(render_pdf(a_letter(), a_look()))
    for part in (
        "T.C.",
        "Sayı : E-1-1",
        "22.11.2026",
        "Konu :",
        "İlgi :",
        "a) 01.11.2026",
        "Ek:",
        "2- Bütçe",
        "Dağıtım:",
    ):
        assert part in text


@given(width=st.floats(0.2, 1.2))
@settings(max_examples=20, deadline=None)
def test_address_in_a_narrow_column_is_never_hyphenated(width: float) -> None:
    address = "http://127.0.0.1:8000/performans/gaziantep/233/indicator/1483/2025-H1/"
    table = Table((Column("Adres", width), Column("Öteki", 2.0)), ((address, "x"),))
    made = text_of(render_pdf(Paper("x", "Adres", "tr", (table,)), Look()))
    assert "\N{SOFT HYPHEN}" not in made
    assert "/performans/gaziantep/233/indicator/" in "".join(made.split())


def test_skipped_heading_levels_are_closed_up() -> None:
    paper = Paper("x", "Başlık", "tr", (Heading("İlk", 3), Heading("Sonra", 3)))
    assert render_pdf(paper, Look()).startswith(b"%PDF-1.7")


def test_picture_bomb_is_refused() -> None:
    paper = Paper("x", "Başlık", "tr", (Picture(png(9000, 9000, mode="1"), "image/png", "Bomba"),))
    with pytest.raises(PaperRefused, match=r"40"):
        render_pdf(paper, Look())


@pytest.mark.parametrize(
    "drawing",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        b"<svg",
        b"<html/>",
    ],
)
def test_drawing_that_reaches_out_is_refused(drawing: bytes) -> None:
    paper = Paper("x", "Başlık", "tr", (Picture(drawing, "image/svg+xml", "Çizim"),))
    with pytest.raises(PaperRefused):
        render_pdf(paper, Look())


def test_picture_without_words_gets_a_word() -> None:
    paper = Paper("x", "Başlık", "tr", (Picture(SVG, "image/svg+xml", ""),))
    assert render_pdf(paper, Look()).startswith(b"%PDF")


def test_paper_that_is_too_long_is_refused_with_a_sentence() -> None:
    paper = Paper("x", "Başlık", "tr", (Paragraph("a" * 4_500_000),))
    with pytest.raises(PaperRefused, match=r"600"):
        render_pdf(paper, Look())


@pytest.mark.slow
def test_three_hundred_pages_of_narrative_are_set() -> None:
    text = "Uluslararası iş birlikleri geliştirildi. " * 2500
    made = render_pdf(Paper("x", "Anlatı", "tr", tuple(Paragraph(text) for _ in range(20))), Look())
    counted = re.search(rb"/Count (\d+)", made)
    assert counted is not None
    assert int(counted[1]) > 250


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_can_be_printed(text: str) -> None:
    paper = Paper("x", text, "tr", (Heading(text), Paragraph(text)), is_sample=True)
    assert render_pdf(paper, Look(footer=text)).startswith(b"%PDF")
