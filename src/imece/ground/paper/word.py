"""A paper as a Word document with real styles, repeated table heads and page numbers; the same bytes each time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm

from imece.ground.paper.checking import check
from imece.ground.paper.packages import with_fixed_days
from imece.ground.paper.texts import plain
from imece.ground.paper.word_blocks import Writing
from imece.ground.paper.word_frame import open_paper, write_ends, write_heads_and_feet
from imece.ground.paper.word_styles import LANGUAGES, dress
from imece.ground.values.numbers import speaks_turkish

if TYPE_CHECKING:
    from docx.document import Document

    from imece.ground.paper.content import Paper
    from imece.ground.paper.look import Look

EARLIEST: Final = date(2000, 1, 1)
SHORT_SIDE, LONG_SIDE = Cm(21), Cm(29.7)


def render_word(paper: Paper, look: Look) -> bytes:
    """Write the paper as Word. Raises `PaperRefused` for one that is too long or has a picture that may not be drawn."""
    check(paper, look)
    language = "tr" if speaks_turkish(paper.language) else "en"
    document = docx.Document()
    _shape_page(document, is_wide=paper.is_wide)
    dress(document, language, look.accent.lstrip("#"), is_letter=paper.address is not None)
    _name(document, paper, language)
    writing = Writing(document, paper, look)
    write_heads_and_feet(writing)
    open_paper(writing)
    for block in paper.blocks:
        writing.block(block)
    write_ends(writing)
    target = BytesIO()
    document.save(target)
    return with_fixed_days(target.getvalue())


def _shape_page(document: Document, *, is_wide: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (LONG_SIDE, SHORT_SIDE) if is_wide else (SHORT_SIDE, LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(1.8 if is_wide else 2.3)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)


def _name(document: Document, paper: Paper, language: str) -> None:
    """Title, language and days of the file; no name of a person or machine."""
    day = paper.day or EARLIEST
    facts = document.core_properties
    facts.title, facts.subject = plain(paper.title)[:250], plain(paper.subtitle)[:250]
    facts.keywords = plain(", ".join(paper.keywords))[:250]
    facts.language = LANGUAGES[language]
    facts.author = facts.last_modified_by = facts.comments = facts.category = ""
    facts.revision = 1
    facts.created = facts.modified = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
