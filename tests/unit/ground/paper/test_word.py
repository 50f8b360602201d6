"""Word: texts and figures as written, real styles, marks for readers, the same bytes each time."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from imece.ground.paper.content import Bullets, Paper, Picture
from imece.ground.paper.look import Look
from imece.ground.paper.refusals import PaperRefused
from imece.ground.paper.word import render_word

from .samples import HOSTILE, LETTERS, a_letter, a_look, a_report, indicators, png


def opened(made: bytes) -> Document:
    """The document for a reader."""
    return docx.Document(BytesIO(made))


def text_of(document: Document) -> str:
    """All text of the body, cells included."""
    return "\n".join(part.text or "" for part in document.element.body.iter(qn("w:t")))


@pytest.fixture(scope="module")
def report() -> bytes:
    return render_word(a_report(), a_look())


def test_texts_and_figures_are_written_in_the_papers_language(report: bytes) -> None:
    text = text_of(opened(report))
    for part in (LETTERS, HOSTILE, "1.234,50", "18.234.583,13", "15 Temmuz 2026", "مرحبا بكم 😀 🇹🇷 ✓ 中 ab"):
        assert part in text
    english = text_of(opened(render_word(a_report("en"), Look())))
    assert "18,234,583.13" in english
    assert "Contents" in english


def test_headings_have_real_styles_and_no_level_is_skipped(report: bytes) -> None:
    styles = [paragraph.style.name for paragraph in opened(report).paragraphs if paragraph.style]
    assert "Title" in styles
    assert "Heading 1" in styles
    assert "Heading 2" in styles
    assert "Heading 3" not in styles


def test_contents_lead_to_every_heading_and_say_no_page_that_could_be_wrong(report: bytes) -> None:
    body = opened(report).element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = list(body.iter(qn("w:hyperlink")))
    assert [link.get(qn("w:anchor")) for link in links] == marks
    for link, mark in zip(links, marks, strict=True):
        assert f" PAGEREF {mark} \\h " in [part.text for part in link.iter(qn("w:instrText"))]
        assert not list(link.iter(qn("w:t")))[-1].text
    assert not any(field.get(qn("w:dirty")) for field in body.iter(qn("w:fldChar")))


def test_heads_of_tables_are_repeated_and_rows_stay_whole(report: bytes) -> None:
    tables = [table for table in opened(report).tables if table._tbl.findall(f".//{qn('w:tblHeader')}")]
    assert len(tables) == 1
    assert [cell.text for cell in tables[0].rows[0].cells] == ["Gösterge", "Hedeflenen", "Gün"]
    assert all(row._tr.findall(f".//{qn('w:cantSplit')}") for row in tables[0].rows)


def test_pictures_carry_their_words(report: bytes) -> None:
    shapes = [shape.get("descr") for shape in opened(report).element.body.iter(qn("wp:docPr"))]
    assert shapes == ["Örnek Belediyesi logosu", "Gelişim çizimi", "Çizim"]


def test_pages_have_numbers_and_the_sample_badge(report: bytes) -> None:
    section = opened(report).sections[0]
    for header in (section.header, section.first_page_header):
        assert "ÖRNEK VERİ" in header.paragraphs[0].text
    for footer in (section.footer, section.first_page_footer):
        fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert "Avrupa Birliği" in "".join(paragraph.text for paragraph in section.first_page_footer.paragraphs)


def test_language_and_title_are_named(report: bytes) -> None:
    document = opened(report)
    assert document.core_properties.language == "tr-TR"
    assert document.core_properties.title == "2026 İzleme Raporu"
    assert document.core_properties.author == ""
    languages = {mark.get(qn("w:val")) for mark in document.element.body.iter(qn("w:lang"))}
    assert languages == {"tr-TR", "en-GB"}


def test_same_paper_and_look_give_the_same_bytes(report: bytes) -> None:
    assert render_word(a_report(), a_look()) == report


def test_each_numbered_list_begins_at_one() -> None:
    lists = (Bullets(("a", "b"), is_numbered=True), Bullets(("c",), is_numbered=True))
    document = opened(render_word(dataclasses.replace(a_report(), blocks=lists), Look()))
    numbers = [mark.get(qn("w:val")) for mark in document.element.body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]


def test_letter_has_head_and_foot_of_official_correspondence() -> None:
    text = text_of(opened(render_word(a_letter(), a_look())))
    for part in (
        "T.C.",
        ": E-1-1",
        "22.11.2026",
        "a) 01.11.2026",
        "Ek:",
        "2- Bütçe",
        "Dağıtım:",
        "Daire Başkanı",
    ):
        assert part in text


def test_long_table_is_written_quickly_and_whole() -> None:
    document = opened(render_word(dataclasses.replace(a_report(), blocks=(indicators(2000),)), Look()))
    assert len(document.element.body.findall(f".//{qn('w:tr')}")) == 2002


def test_picture_bomb_is_refused() -> None:
    paper = Paper("x", "Başlık", "tr", (Picture(png(9000, 9000, mode="1"), "image/png", "Bomba"),))
    with pytest.raises(PaperRefused):
        render_word(paper, Look())
