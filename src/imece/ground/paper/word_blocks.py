"""The blocks of a paper written into a Word document, one verb for each kind of block."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Emu

from imece.ground.paper.content import (
    Bullets,
    Facts,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    SideBySide,
    Signatures,
    Table,
)
from imece.ground.paper.drawings import as_raster
from imece.ground.paper.pictures import check_picture
from imece.ground.paper.texts import cell_text, paragraphs, plain, reads_right_to_left, table_text
from imece.ground.paper.widths import MANY
from imece.ground.paper.widths import shares as column_shares
from imece.ground.paper.word_parts import TABLE_TEXT, WordCell, mark_right_to_left, shares, table_xml
from imece.ground.paper.word_styles import LANGUAGES
from imece.ground.paper.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

    from imece.ground.paper.content import Block, Paper
    from imece.ground.paper.look import Look

TALLEST: Final = Cm(21)
EMU_PER_TWIP: Final = 635
TWIPS_PER_POINT: Final = 20
PADDING: Final = 9.0
OPEN: Final = (TABLE_TEXT, "TableHeading", 9.0)
DENSE: Final = ("DenseTableText", "DenseTableHeading", 7.5)
"""The styles of a table's text and heading with their size."""


class Writing:
    """One document on its way; blocks are added at its end."""

    def __init__(self, document: Document, paper: Paper, look: Look) -> None:
        self.document, self.paper, self.look = document, paper, look
        self.words = words_of(paper.language)
        section = document.sections[0]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        self.width = Emu((section.page_width or 0) - margins)
        self.twips = int(self.width / EMU_PER_TWIP)
        self.accent = look.accent.lstrip("#")
        self.level = 0
        self.headings = 0

    def block(self, block: Block) -> None:
        """Write one block."""
        write: dict[type[Block], Callable[[Any], None]] = {
            Heading: self.heading,
            Paragraph: self.paragraph,
            Bullets: self.bullets,
            Facts: self.facts,
            Table: self.table,
            Picture: self.picture,
            Notice: self.notice,
            SideBySide: self.side_by_side,
            PageBreak: lambda _: self.page_break(),
            Signatures: self.signatures,
        }
        write[type(block)](block)

    def text(self, text: str, style: str | None = None) -> list[WordParagraph]:
        """Running text: a paragraph for each paragraph, lines kept."""
        written = []
        for lines in paragraphs(plain(text)):
            paragraph = self.document.add_paragraph(style=style)
            for number, line in enumerate(lines):
                run = paragraph.add_run(line)
                if number < len(lines) - 1:
                    run.add_break()
            if reads_right_to_left(lines[0]):
                mark_right_to_left(paragraph)
            written.append(paragraph)
        return written

    def heading(self, block: Heading) -> None:
        """A heading with a mark that the table of contents points at."""
        self.level = block.closed_up(self.level)
        paragraph = self.document.add_heading(plain(block.text).replace("\n", " ") or "–", self.level)
        self.headings += 1
        name = heading_mark(self.headings)
        mark = f'<w:bookmarkStart {nsdecls("w")} w:id="{self.headings}" w:name="{name}"/>'
        paragraph._p.insert(1, parse_xml(mark))  # noqa: SLF001  python-docx has no verb for bookmarks
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{self.headings}"/>'))  # noqa: SLF001  as above

    def paragraph(self, block: Paragraph) -> None:
        """Running text; in a letter its first line is set in."""
        for paragraph in self.text(block.text):
            if self.paper.address is not None:
                paragraph.paragraph_format.first_line_indent = Cm(1.25)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            for run in paragraph.runs:
                run.bold = block.is_strong or None

    def bullets(self, block: Bullets) -> None:
        """A list; each numbered list begins at one again."""
        number = self._new_numbering() if block.is_numbered else None
        for item in block.items:
            style = "List Number" if block.is_numbered else "List Bullet"
            for paragraph in self.text(item.replace("\n\n", "\n"), style):
                if number is not None:
                    settings = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no verb for numbering
                    settings.get_or_add_numPr().get_or_add_numId().val = number

    def _new_numbering(self) -> int:
        numbering = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element
        used = style.pPr.numPr.numId.val
        abstract = next(num for num in numbering.num_lst if num.numId == used).abstractNumId.val
        number = numbering.add_num(abstract)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def facts(self, block: Facts) -> None:
        """Names with their values."""
        rows = [
            (WordCell(name, "FactName"), WordCell(cell_text(value, self.paper.language)))
            for name, value in block.rows
        ]
        self.grid(rows, (1, 2.2), self.words["facts"])

    def table(self, block: Table) -> None:
        """A table; its first row is repeated on each page."""
        if block.caption:
            self.document.add_paragraph(plain(block.caption), style="Caption")
        text, heading, size = DENSE if len(block.columns) > MANY else OPEN
        head = [WordCell(column.title, heading, column.align.value) for column in block.columns]
        rows = [head]
        for row in (*block.rows, *([block.total] if block.total is not None else [])):
            is_total = row is block.total
            rows.append(
                [
                    WordCell(
                        table_text(cell, self.paper.language, column.places),
                        text,
                        column.align.value,
                        is_strong=is_total,
                    )
                    for cell, column in zip(row, block.columns, strict=True)
                ]
            )
        room = self.twips / TWIPS_PER_POINT
        texts = ([cell.text for cell in row] for row in rows[1:])
        widths = shares(
            column_shares(block.columns, texts, room=room, size=size, padding=PADDING).columns, self.twips
        )
        summary = block.caption or self.words["table"]
        self._add_table(
            table_xml(rows, widths, summary=summary, accent=self.accent, has_total=block.total is not None)
        )

    def grid(self, rows: Any, weights: tuple[float, ...], summary: str) -> None:
        """Text standing beside each other, without lines."""
        self._add_table(table_xml(rows, shares(weights, self.twips), summary=summary))

    def _add_table(self, xml: str) -> None:
        body = self.document.element.body
        body.insert_element_before(parse_xml(xml), "w:sectPr")
        self.document.add_paragraph(style="Small Print")

    def picture(self, block: Picture) -> None:
        """A picture in the middle with its caption below; drawings are painted first."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        alt = block.alt or block.caption or self.words["picture"]
        self.put_picture(
            paragraph,
            block.data,
            block.media_type,
            alt,
            width=int(self.width * min(max(block.width, 0.05), 1)),
        )
        if block.caption:
            paragraph.paragraph_format.keep_with_next = True
            caption = self.document.add_paragraph(plain(block.caption), style="Small Print")
            caption.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def put_picture(
        self,
        paragraph: WordParagraph,
        data: bytes,
        media_type: str,
        alt: str,
        *,
        width: int = 0,
        height: int = 0,
    ) -> None:
        """A picture in a paragraph, with the words that say what it shows."""
        checked = check_picture(data, media_type)
        if not height and width * checked.ratio > TALLEST:
            width = int(TALLEST / checked.ratio)
        drawn = as_raster(checked)
        size = {"height": Emu(height)} if height else {"width": Emu(width)}
        shape = paragraph.add_run().add_picture(BytesIO(drawn), **size)
        shape._inline.docPr.set("descr", plain(alt)[:500])  # noqa: SLF001  python-docx has no verb for alt texts

    def notice(self, block: Notice) -> None:
        """A sentence set apart, after the word that says how it is meant."""
        for number, paragraph in enumerate(self.text(block.text, "Notice")):
            if number == 0:
                word = OxmlElement("w:r")
                paragraph._p.insert(1, word)  # noqa: SLF001  python-docx adds runs at the end only
                paragraph.runs[0].text = f"{self.words[block.tone.value]}: "
                paragraph.runs[0].bold = True

    def side_by_side(self, block: SideBySide) -> None:
        """Turkish and English beside each other, each marked with its language."""
        if block.heading:
            paragraph = self.document.add_paragraph(plain(block.heading), style="Caption")
            paragraph.paragraph_format.keep_with_next = True
        labels = (WordCell(self.words["turkish"], "FactName"), WordCell(self.words["english"], "FactName"))
        texts = (
            WordCell(block.turkish or self.words["missing"], language=LANGUAGES["tr"]),
            WordCell(block.english or self.words["missing"], language=LANGUAGES["en"]),
        )
        self.grid([labels, texts], (1, 1), f"{self.words['turkish']} – {self.words['english']}")

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def signatures(self, block: Signatures) -> None:
        """Who signs; an empty name leaves a line."""
        is_letter = self.paper.address is not None
        for first in range(0, len(block.slots), 3):
            cells = [self._slot(*slot) for slot in block.slots[first : first + 3]]
            if is_letter and len(cells) == 1:
                cells = [WordCell(""), *cells]
            self.grid([cells], (1.0,) * len(cells), self.words["signature"])

    def _slot(self, name: str, role: str, says: str) -> WordCell:
        """Room for one signature: what it says, the room, the name and the title."""
        blank = "\N{NO-BREAK SPACE}"
        lines = [says or blank, blank, blank, name or "_" * 24, *([role] if role else [])]
        return WordCell("\n".join(lines), "Normal" if self.paper.address else TABLE_TEXT, align="center")


def heading_mark(number: int) -> str:
    """The name of the place of a heading."""
    return f"_Toc{number:06}"
