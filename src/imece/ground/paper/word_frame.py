"""What stands around the blocks of a Word paper: heads and feet of pages, the opening, a letter's head and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from imece.ground.paper.content import Heading
from imece.ground.paper.texts import plain, short_day
from imece.ground.paper.word_blocks import heading_mark
from imece.ground.paper.word_parts import LINE, WordCell, add_edge, add_field
from imece.ground.values.day_text import format_day

if TYPE_CHECKING:
    from docx.section import _Footer, _Header

    from imece.ground.paper.content import Address
    from imece.ground.paper.word_blocks import Writing

LETTER: Final = "Normal"
PAGE_BREAK: Final = '<w:r><w:br w:type="page"/></w:r>'
BADGE: Final = RGBColor(0x7A, 0x47, 0x00)


def write_heads_and_feet(writing: Writing) -> None:
    """The title and the sample badge above, the office's foot and the page number below; funders on the first page."""
    section = writing.document.sections[0]
    section.different_first_page_header_footer = True
    _head(writing, section.first_page_header, "")
    _head(writing, section.header, plain(writing.paper.title))
    _funders(writing, section.first_page_footer)
    _foot(writing, section.first_page_footer)
    _foot(writing, section.footer)


def _head(writing: Writing, header: _Header, title: str) -> None:
    paragraph = header.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(writing.width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(title)
    if writing.paper.is_sample:
        badge = paragraph.add_run(f"\t{writing.words['sample']}")
        badge.bold, badge.font.color.rgb = True, BADGE
    if title:
        add_edge(paragraph, "bottom", LINE)


def _funders(writing: Writing, footer: _Footer) -> None:
    look = writing.look
    if not (look.emblems or look.funding or look.disclaimer):
        return
    paragraph = footer.paragraphs[0]
    add_edge(paragraph, "top", LINE)
    for emblem in look.emblems:
        writing.put_picture(paragraph, emblem.data, emblem.media_type, emblem.alt, height=Cm(1.1))
        paragraph.add_run("  ")
    paragraph.add_run(plain(look.funding)).bold = True
    if look.disclaimer:
        footer.add_paragraph(plain(look.disclaimer), style="Small Print")
    footer.add_paragraph()


def _foot(writing: Writing, footer: _Footer) -> None:
    paragraph = footer.paragraphs[-1]
    paragraph.style = writing.document.styles["Footer"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(writing.width, WD_TAB_ALIGNMENT.RIGHT)
    add_edge(paragraph, "top", LINE)
    paragraph.add_run(f"{plain(writing.look.footer)}\t{writing.words['page']} ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run("/")
    add_field(paragraph, "NUMPAGES", "1")


def open_paper(writing: Writing) -> None:
    """The letterhead, then the title or the head of the letter, then the table of contents."""
    _letterhead(writing)
    paper = writing.paper
    if paper.address is not None:
        _letter_head(writing, paper.address)
        return
    document = writing.document
    document.add_paragraph(plain(paper.title).replace("\n", " ") or "–", style="Title")
    if paper.subtitle:
        document.add_paragraph(plain(paper.subtitle), style="Subtitle")
    day = format_day(paper.day, paper.language) if paper.day else ""
    stamp = " · ".join(part for part in (plain(paper.period), day) if part)
    if stamp:
        document.add_paragraph(stamp, style="Small Print")
    if paper.is_sample:
        _sample_sentence(writing)
    document.paragraphs[-1].paragraph_format.space_after = Pt(12)
    if paper.has_contents:
        _contents(writing)


def _letterhead(writing: Writing) -> None:
    look = writing.look
    if look.logo is not None:
        paragraph = writing.document.add_paragraph(style="Letterhead")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        writing.put_picture(paragraph, look.logo.data, look.logo.media_type, look.logo.alt, height=Cm(1.9))
    lines = [line for line in look.letterhead if line.strip()]
    for number, line in enumerate(lines):
        paragraph = writing.document.add_paragraph(plain(line), style="Letterhead")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if number == len(lines) - 1:
            paragraph.paragraph_format.space_after = Pt(18)


def _letter_head(writing: Writing, address: Address) -> None:
    day = short_day(address.day, writing.paper.language) if address.day else ""
    rows = []
    if address.number or day:
        rows.append((f"{writing.words['number']}", f": {address.number}", day))
    rows.append((writing.words["subject"], f": {address.subject}", ""))
    cells = [
        [WordCell(label, LETTER), WordCell(said, LETTER), WordCell(right, LETTER, align="end")]
        for label, said, right in rows
    ]
    writing.grid(cells, (1.6, 6, 1.7), writing.words["subject"])
    for paragraph in writing.text(address.addressee):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(16)
    if address.references:
        many = len(address.references) > 1
        named = [
            f"{chr(ord('a') + min(place, 25))}) {said}" if many else said
            for place, said in enumerate(address.references)
        ]
        label = WordCell(writing.words["references"], LETTER)
        said = WordCell(": " + "\n  ".join(named), LETTER)
        writing.grid([[label, said]], (1.6, 7.7), writing.words["references"])


def write_ends(writing: Writing) -> None:
    """A letter's annexes and distribution list."""
    address = writing.paper.address
    if address is None:
        return
    attachments = address.attachments
    if len(attachments) > 1:
        attachments = tuple(f"{place}- {said}" for place, said in enumerate(attachments, start=1))
    for label, entries in (
        (writing.words["attachment"], attachments),
        (writing.words["copies"], address.copies),
    ):
        if entries:
            paragraph = writing.document.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(10)
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(f"{label}:").bold = True
            for said in entries:
                writing.document.add_paragraph(plain(said), style="Letter Note")
    if writing.paper.is_sample:
        _sample_sentence(writing)


def _sample_sentence(writing: Writing) -> None:
    paragraph = writing.document.add_paragraph(style="Small Print")
    paragraph.add_run(writing.words["sample_sentence"]).italic = True


def _contents(writing: Writing) -> None:
    """The headings as links, each with a field for its page.

    The fields are empty, since only the word processor knows its pages: LibreOffice fills them as it opens the file,
    Word when it prints or renews fields; so a number is right or not there. Word's own kind of table (a TOC field)
    stays without numbers in LibreOffice, and marked as out of date it makes Word ask about "other files".
    """
    writing.document.add_paragraph(writing.words["contents"], style="Contents Heading")
    body = writing.document.element.body
    headings = [block for block in writing.paper.blocks if isinstance(block, Heading)]
    level = 0
    for number, heading in enumerate(headings, start=1):
        level = heading.closed_up(level)
        text = plain(heading.text).replace("\n", " ") or "–"
        xml = _entry_xml(text, level, heading_mark(number))
        if number == len(headings):
            xml = f"{xml}{PAGE_BREAK}"
        settings = _entry_settings(level, writing.twips)
        body.insert_element_before(parse_xml(f"<w:p {nsdecls('w')}>{settings}{xml}</w:p>"), "w:sectPr")


def _entry_settings(level: int, width: int) -> str:
    return (
        '<w:pPr><w:pStyle w:val="ContentsEntry"/>'
        f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        f'<w:ind w:left="{(level - 1) * 280}" w:right="850"/></w:pPr>'
    )


def _entry_xml(text: str, level: int, mark: str) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if level == 1 else ""
    return (
        f'<w:hyperlink w:anchor={quoteattr(mark)} w:history="1">'
        f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r><w:r><w:tab/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {mark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{look}<w:t/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'
    )
