"""What people typed, made printable: nothing executed, nothing left out but what no printer can show."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from imece.ground.paper.fonts_of_papers import FONTS
from imece.ground.values.day_text import format_day
from imece.ground.values.months import month_name
from imece.ground.values.numbers import format_decimal, speaks_turkish

if TYPE_CHECKING:
    from imece.ground.paper.content import Cell

UNKNOWN: Final = "\N{WHITE SQUARE}"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def plain(text: str) -> str:
    """The text without control characters and halves of characters, which no document format can carry.

    Line breaks stay; tabs become spaces; letters written as base and accent are composed.
    """
    composed = unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    )
    return "".join(character for character in composed if character == "\n" or _is_text(character))


def printable(text: str) -> str:
    """The text as the shipped fonts can show it; a sign that none of them has is printed as □."""
    cleaned = plain(text)
    if cleaned.isascii():
        return cleaned
    return "".join(
        character if character == "\n" or has_glyph(character) else UNKNOWN for character in cleaned
    )


def paragraphs(text: str) -> list[list[str]]:
    """The text's paragraphs (an empty line parts them), each as its lines."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            found[-1].append(line.rstrip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def cell_text(cell: Cell, language: str, places: int | None = None) -> str:
    """What a cell says in the paper's language; an empty cell is a dash."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return format_day(cell, language)
    if isinstance(cell, (int, Decimal)):
        return format_decimal(cell, language, places)
    raise TypeError("A cell holds a text, a whole or decimal number, a day or nothing.")


def table_text(cell: Cell, language: str, places: int | None = None) -> str:
    """What a cell says in a table, where days are short and an empty cell says nothing."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return short_day(cell, language)
    return cell_text(cell, language, places) if cell != "" else ""


def short_day(day: date, language: str) -> str:
    """A day in figures in Turkish, "21.11.2026"; with the short name of its month in English, "21 Nov 2026"."""
    if speaks_turkish(language):
        return f"{day.day:02}.{day.month:02}.{day.year}"
    return f"{day.day} {month_name(day.month, language)[:3]} {day.year}"


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter of the text belongs to a script written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def has_glyph(character: str) -> bool:
    """Whether one of the shipped fonts can show the character."""
    bounds = _bounds()
    return bisect_right(bounds, ord(character)) % 2 == 1


@cache
def _bounds() -> list[int]:
    """Where runs of known characters begin and (one past) end, in rising order."""
    ranges = json.loads((FONTS / "characters.json").read_text(encoding="utf-8"))
    return [edge for first, last in ranges for edge in (first, last + 1)]


def _is_text(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cs", "Cn"} and character not in "\ufffe\uffff"
