"""What a paper says: headings, paragraphs, tables and pictures, without fonts, files or business words.

A paper is plain, frozen data, so that its hash can be taken and the same data always gives the same document. Texts are
plain text: whatever a person typed (formulas, HTML, template marks) is printed as typed and never executed.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeAlias

DEEPEST: Final = 3
"""The lowest level of a heading."""


class Align(StrEnum):
    """Where the text of a column stands."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Tone(StrEnum):
    """How a notice is meant; printed with its word, never by colour alone."""

    NOTE = "note"
    WARNING = "warning"


Cell: TypeAlias = str | int | Decimal | date | None
"""What stands in a table's cell: numbers stay numbers in a sheet and are written in the paper's language elsewhere."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 to 3, and the table of contents is made of them."""

    text: str
    level: int = 1

    def closed_up(self, before: int) -> int:
        """Its level below a heading of level `before`: one that was left out is closed up, as readers expect."""
        return max(1, min(self.level, before + 1, DEEPEST))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks inside it are kept, an empty line begins a new paragraph."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered where the order matters."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, printed as two columns."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, where its text stands, and the digits behind the comma."""

    title: str
    width: float = 1.0
    align: Align = Align.START
    places: int | None = None
    key: str = ""
    """The name of its field in the rows of an office's own template; made from the title when it is empty."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading row is repeated on each page; every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    total: tuple[Cell, ...] | None = None
    name: str = ""
    """The name of its sheet in a workbook and of its rows in an office's own template."""

    def __post_init__(self) -> None:
        width = len(self.columns)
        for row in (*self.rows, *([self.total] if self.total is not None else [])):
            if len(row) != width:
                raise ValueError(f"A row of {len(row)} cells does not fit {width} columns.")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, PNG or JPEG bytes; `alt` says what it shows, `width` is its share of the text's width."""

    data: bytes
    media_type: str
    alt: str
    caption: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence set apart."""

    text: str
    tone: Tone = Tone.NOTE


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The same text in Turkish and in English, standing beside each other; a missing side says that it is missing."""

    turkish: str
    english: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs: (name, title, what the signature says such as "Hazırlayan"); an empty name leaves a line to fill in."""

    slots: tuple[tuple[str, str, str], ...]


Block: TypeAlias = (
    Heading | Paragraph | Bullets | Facts | Table | Picture | Notice | SideBySide | PageBreak | Signatures
)


@dataclass(frozen=True, slots=True)
class Address:
    """The head of a letter: to whom, about what, with which number, date and references (ilgi)."""

    addressee: str
    subject: str
    number: str = ""
    day: date | None = None
    references: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its kind's code, title, language ("tr" or "en"), blocks, and named values for an office's own template.

    `values` names single values ("objective_code"); tables are known to templates by their `name`.
    """

    kind: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    period: str = ""
    day: date | None = None
    address: Address | None = None
    values: tuple[tuple[str, Cell], ...] = ()
    is_sample: bool = False
    """Sample data: every page of the paper carries a badge."""
    has_contents: bool = False
    """Whether a table of contents follows the title."""
    is_wide: bool = False
    """Whether the page lies on its side."""
    keywords: tuple[str, ...] = field(default=())

    def sha256(self) -> str:
        """The hash of all that the paper says, as 64 hexadecimal digits; equal data gives an equal hash."""
        plain = json.dumps(as_plain(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()

    def tables(self) -> tuple[Table, ...]:
        """The tables in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def as_plain(value: object) -> Any:
    """The content as plain JSON values; a block becomes an object whose "block" names its kind."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {item.name: as_plain(getattr(value, item.name)) for item in fields(value)}
        return {"block": type(value).__name__, **plain}
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, Decimal):
        return {"number": format(value, "f")}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, bytes):
        return {"bytes": b64encode(value).decode()}
    return value
