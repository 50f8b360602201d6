"""The bounds of a paper: what is too long for one document is refused with a sentence before anything is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Picture, Table, as_plain
from imece.ground.paper.pictures import check_picture
from imece.ground.paper.refusals import PaperRefused

if TYPE_CHECKING:
    from imece.ground.paper.content import Paper
    from imece.ground.paper.look import Look

MOST_CHARACTERS: Final = 4_000_000
"""About 600 full pages; more than the longest strategic plans hold."""
MOST_BLOCKS: Final = 30_000
MOST_CELLS: Final = 250_000
MOST_COLUMNS: Final = 40
MOST_PICTURES: Final = 200


def check(paper: Paper, look: Look) -> None:
    """Raise `PaperRefused` for a paper that no document should be made of."""
    if len(paper.blocks) > MOST_BLOCKS or characters(as_plain_texts(paper)) > MOST_CHARACTERS:
        raise PaperRefused(
            _("The paper is too long for one document (about 600 pages). Divide it, for example by period.")
        )
    tables = paper.tables()
    if any(len(table.columns) > MOST_COLUMNS for table in tables):
        sentence = _("A table of the paper has more than {limit} columns. Leave out some columns.")
        raise PaperRefused(format_lazy(sentence, limit=MOST_COLUMNS))
    if sum(len(table.columns) * len(table.rows) for table in tables) > MOST_CELLS:
        raise PaperRefused(
            _("The tables of the paper are too long for one document. Narrow them with a filter.")
        )
    pictures = [block for block in paper.blocks if isinstance(block, Picture)]
    if len(pictures) > MOST_PICTURES:
        sentence = _("The paper has more than {limit} pictures. Divide it or leave out some pictures.")
        raise PaperRefused(format_lazy(sentence, limit=MOST_PICTURES))
    for picture in pictures:
        check_picture(picture.data, picture.media_type)
    for emblem in (*look.emblems, *([look.logo] if look.logo else [])):
        check_picture(emblem.data, emblem.media_type)


def as_plain_texts(paper: Paper) -> list[object]:
    """All that the paper says but its pictures and the cells of its tables, which have bounds of their own."""
    return [as_plain(block) for block in paper.blocks if not isinstance(block, (Picture, Table))] + [
        cell for table in paper.tables() for row in table.rows for cell in row if isinstance(cell, str)
    ]


def characters(value: object) -> int:
    """How many characters of text a plain value holds."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(characters(part) for part in value.values())
    if isinstance(value, list):
        return sum(characters(part) for part in value)
    return 0
