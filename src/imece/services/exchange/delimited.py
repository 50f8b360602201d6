"""Cells of CSV and TSV text: encoding and delimiter are found out, every value stays text for the field to read."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.services.exchange.cells import SheetRow
from imece.services.exchange.unreadable import unreadable

if TYPE_CHECKING:
    from imece.services.exchange.cells import Limits

ENCODINGS: Final = {
    "utf-8": _("Unicode (UTF-8)"),
    "cp1254": _("Turkish (Windows-1254)"),
    "iso8859-9": _("Turkish (ISO-8859-9)"),
    "cp857": _("Turkish (DOS 857)"),
    "utf-16": _("Unicode (UTF-16)"),
}
DELIMITERS: Final = (";", ",", "\t")
SAMPLE_LINES: Final = 30
ROWS_ABOVE: Final = 40
UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
MARKUP: Final = ("<!doctype", "<html", "<?xml", "<table", "<svg")
BINARY: Final = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])


def text_of(content: bytes, limits: Limits, encoding: str = "") -> tuple[str, str]:
    """The content as text and how it was read: as a person said, else by its mark, else UTF-8, Windows, DOS."""
    encodings = (encoding,) if encoding in ENCODINGS else _likely(content)
    if encodings[0] != "utf-16" and _is_binary(content):
        raise unreadable("kind", limits)
    for tried in encodings:
        try:
            text = content.decode(_codec(tried, content)).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        if text.lstrip()[:200].lower().startswith(MARKUP):
            raise unreadable("markup", limits)
        return text, tried
    raise unreadable("encoding" if encoding else "kind", limits)


def _likely(content: bytes) -> tuple[str, ...]:
    """Excel's "Unicode text" has a mark; without one every other byte of it is nought."""
    if content.startswith(UTF16_MARKS) or _half_noughts(content):
        return ("utf-16",)
    return ("utf-8", "cp1254", "cp857")


def _codec(encoding: str, content: bytes) -> str:
    if encoding == "utf-16" and not content.startswith(UTF16_MARKS):
        return "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
    return encoding


def _half_noughts(content: bytes) -> bool:
    sample = content[:2_000]
    most = max(sample[::2].count(0), sample[1::2].count(0))
    return len(sample) > 3 and most > len(sample) * 0.3 and b"\x00\x00\x00" not in sample


def _is_binary(content: bytes) -> bool:
    signs = any(sign in content for sign in (b"\x00", b"\x1b"))
    return signs or content.translate(None, BINARY) != content


def read_delimited(content: bytes, limits: Limits, encoding: str = "") -> tuple[list[SheetRow], str]:
    """All filled rows, titles and headings included, and the encoding they were read in. Raises `UnreadableSheet`."""
    text, read_as = text_of(content, limits, encoding)
    delimiter, text = _delimiter_of(text)
    rows: list[SheetRow] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, values in enumerate(reader, 1):
            cells = [value.strip() or None for value in values]
            while cells and cells[-1] is None:
                cells.pop()
            if not cells:
                continue
            if len(cells) > limits.columns:
                raise unreadable("columns", limits)
            if any(cell is not None and len(cell) > limits.text for cell in cells):
                raise unreadable("text", limits, row=number)
            if len(rows) >= limits.rows + ROWS_ABOVE:
                raise unreadable("rows", limits)
            rows.append(SheetRow(number, cells))
    except (
        csv.Error
    ) as error:  # a field beyond the module's own limit, or a line end inside an unquoted field
        raise unreadable("damaged", limits) from error
    return rows, read_as


def _delimiter_of(text: str) -> tuple[str, str]:
    """The delimiter that splits most sample lines into the same number (above one) of cells; Excel's `sep=` line wins."""
    if text[:4].lower() == "sep=" and text[4:5] in DELIMITERS:
        return text[4], text[5:].lstrip("\r\n")
    sample = "\n".join(text[:100_000].splitlines()[:SAMPLE_LINES])
    return max(DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter)), text


def _agreement(sample: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(
            len(row) for row in csv.reader(StringIO(sample), delimiter=delimiter) if len(row) > 1
        )
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, lines = widths.most_common(1)[0]
    return lines, width
