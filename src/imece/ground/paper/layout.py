"""A paper as the plain data that the Typst template sets: every text cleaned, every number and day written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from imece.ground.paper.content import (
    Align,
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
from imece.ground.paper.pictures import check_picture
from imece.ground.paper.texts import (
    cell_text,
    paragraphs,
    printable,
    reads_right_to_left,
    short_day,
    table_text,
)
from imece.ground.paper.widths import MANY, shares
from imece.ground.paper.words import words_of
from imece.ground.values.day_text import format_day
from imece.ground.values.numbers import speaks_turkish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from imece.ground.paper.content import Address, Block, Cell, Column, Paper
    from imece.ground.paper.look import Emblem, Look

Plain = dict[str, Any]
ROOM: Final = 464.8
WIDE_ROOM: Final = 739.8
"""The width of the text on an upright and on a lying page, in points."""
OPEN: Final = 8.5
DENSE: Final = 7.5
PADDING: Final = 10.0
"""The size of the letters in a table of few and of many columns, and what stands empty at both sides of a cell."""
TALL: Final = 1.2
"""A picture higher than this share of the text's width is held to the height of a page."""


def arranged(paper: Paper, look: Look, folder: Path) -> Plain:
    """The whole paper as plain data; its pictures are written into `folder`, where alone the template may read."""
    arranging = _Arranging(paper, folder)
    return {
        "language": "tr" if speaks_turkish(paper.language) else "en",
        "words": words_of(paper.language),
        "title": printable(paper.title) or "–",
        "subtitle": arranging.lines(paper.subtitle),
        "period": printable(paper.period),
        "day": format_day(paper.day, paper.language) if paper.day else "",
        "keywords": [printable(word) for word in paper.keywords],
        "sample": paper.is_sample,
        "contents": paper.has_contents,
        "wide": paper.is_wide,
        "address": arranging.address(paper.address) if paper.address else None,
        "look": arranging.look(look),
        "blocks": [arranging.block(block) for block in paper.blocks],
    }


class _Arranging:
    """One paper on its way: its language, the level of its last heading, the number of its next picture."""

    def __init__(self, paper: Paper, folder: Path) -> None:
        self.language = paper.language
        self.words = words_of(paper.language)
        self.folder = folder
        self.room = WIDE_ROOM if paper.is_wide else ROOM
        self.level = 0
        self.pictures = 0

    def block(self, block: Block) -> Plain:
        """One block with its kind."""
        arrange: dict[type[Block], Callable[[Any], Plain]] = {
            Heading: self.heading,
            Paragraph: self.paragraph,
            Bullets: self.bullets,
            Facts: self.facts,
            Table: self.table,
            Picture: self.picture,
            Notice: self.notice,
            SideBySide: self.side_by_side,
            PageBreak: lambda _: {},
            Signatures: self.signatures,
        }
        return {"block": type(block).__name__, **arrange[type(block)](block)}

    def heading(self, block: Heading) -> Plain:
        """A heading on the level where it stands."""
        self.level = block.closed_up(self.level)
        return {"text": printable(block.text) or "–", "level": self.level}

    def paragraph(self, block: Paragraph) -> Plain:
        """Running text."""
        return {"paragraphs": self.running(block.text), "strong": block.is_strong}

    def bullets(self, block: Bullets) -> Plain:
        """A list, each item a running text."""
        return {"items": [self.running(item) for item in block.items], "numbered": block.is_numbered}

    def facts(self, block: Facts) -> Plain:
        """Names with their values."""
        return {
            "rows": [
                {"name": printable(name) or "–", "lines": self.cell(value)} for name, value in block.rows
            ]
        }

    def notice(self, block: Notice) -> Plain:
        """A sentence set apart, with the word that says how it is meant."""
        word = self.words[block.tone.value]
        return {"word": word, "tone": block.tone.value, "paragraphs": self.running(block.text)}

    def signatures(self, block: Signatures) -> Plain:
        """Who signs."""
        return {"slots": [[printable(part) for part in slot] for slot in block.slots]}

    def running(self, text: str) -> list[Plain]:
        """The paragraphs of a running text with their lines and direction."""
        return [
            {"lines": lines, "rtl": reads_right_to_left(lines[0])} for lines in paragraphs(printable(text))
        ]

    def lines(self, text: str) -> list[str]:
        """The lines of a short text."""
        return [line for lines in paragraphs(printable(text)) for line in lines]

    def cell(self, value: Cell) -> list[str]:
        """A single value as its lines; there is always one."""
        return self.lines(cell_text(value, self.language)) or ["–"]

    def table(self, block: Table) -> Plain:
        """A table with its numbers written out."""
        rows = [self.row(block, row) for row in block.rows]
        total = self.row(block, block.total) if block.total is not None else None
        texts = (["\n".join(cell["lines"]) for cell in row] for row in (*rows, *([total] if total else [])))
        size = DENSE if len(block.columns) > MANY else OPEN
        widths = shares(block.columns, texts, room=self.room, size=size, padding=PADDING)
        return {
            "caption": printable(block.caption),
            "size": size,
            "parts_words": not widths.hold_all_words,
            "columns": [
                self.column(column, width)
                for column, width in zip(block.columns, widths.columns, strict=True)
            ],
            "rows": rows,
            "total": total,
        }

    def column(self, column: Column, width: float) -> Plain:
        """A column's heading, its width and where its text stands."""
        stand = {Align.START: "start", Align.CENTRE: "center", Align.END: "end"}[column.align]
        return {"title": printable(column.title) or "–", "width": round(width, 2), "align": stand}

    def row(self, table: Table, row: tuple[Cell, ...]) -> list[Plain]:
        """One row, each number with the digits of its column."""
        cells = zip(row, table.columns, strict=True)
        return [
            {"lines": self.lines(table_text(cell, self.language, column.places))} for cell, column in cells
        ]

    def picture(self, block: Picture) -> Plain:
        """A picture as a file of the folder."""
        alt = printable(block.alt) or printable(block.caption) or self.words["picture"]
        width = min(max(block.width, 0.05), 1.0)
        return {
            "file": self.file(block.data, block.media_type),
            "alt": alt,
            "caption": printable(block.caption),
            "width": width * 100,
            "tall": check_picture(block.data, block.media_type).ratio * width > TALL,
        }

    def file(self, data: bytes, media_type: str) -> str:
        """Write a checked picture and return its name."""
        checked = check_picture(data, media_type)
        self.pictures += 1
        name = f"{self.pictures}.{checked.ending}"
        (self.folder / name).write_bytes(checked.data)
        return name

    def side_by_side(self, block: SideBySide) -> Plain:
        """Turkish and English beside each other; a missing side says so."""
        missing = [{"lines": [self.words["missing"]], "rtl": False}]
        return {
            "heading": printable(block.heading),
            "turkish": self.running(block.turkish) or missing,
            "english": self.running(block.english) or missing,
        }

    def address(self, address: Address) -> Plain:
        """The head and foot of a letter; the day is short, as in official letters."""
        return {
            "number": printable(address.number),
            "day": short_day(address.day, self.language) if address.day else "",
            "subject": printable(address.subject),
            "addressee": self.lines(address.addressee),
            "references": [printable(text) for text in address.references],
            "attachments": [printable(text) for text in address.attachments],
            "copies": [printable(text) for text in address.copies],
        }

    def look(self, look: Look) -> Plain:
        """Letterhead, logo, emblems and foot."""
        return {
            "letterhead": [printable(line) for line in look.letterhead if line.strip()],
            "logo": self.emblem(look.logo) if look.logo else None,
            "footer": printable(look.footer),
            "emblems": [self.emblem(emblem) for emblem in look.emblems],
            "funding": self.running(look.funding),
            "disclaimer": self.running(look.disclaimer),
            "accent": look.accent,
        }

    def emblem(self, emblem: Emblem) -> Plain:
        """A logo or emblem as a file of the folder."""
        alt = printable(emblem.alt) or self.words["picture"]
        return {"file": self.file(emblem.data, emblem.media_type), "alt": alt}
