"""Cells of CSV and TSV text: encoding and delimiter are found out, every value stays text for the field to read."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, Final

from imece.services.exchange.cells import SheetRow
from imece.services.exchange.unreadable import unreadable

if TYPE_CHECKING:
    from imece.services.exchange.cells import Limits

DELIMITERS: Final = (";", ",", "\t")
SAMPLE_LINES: Final = 30
ROWS_ABOVE: Final = 40
MARKUP: Final = ("<!doctype", "<html", "<?xml", "<table", "<svg")
BINARY: Final = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])


def text_of(content: bytes, limits: Limits) -> str:
    """The content as text: UTF-8 (with or without mark), UTF-16 with mark (Excel's "Unicode text"), Windows Turkish."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1254"]
        if any(sign in content for sign in (b"\x00", b"\x1b")) or content.translate(None, BINARY) != content:
            raise unreadable("kind", limits)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.lstrip()[:200].lower().startswith(MARKUP):
            raise unreadable("markup", limits)
        return text
    raise unreadable("kind", limits)


def read_delimited(content: bytes, limits: Limits) -> list[SheetRow]:
    """All filled rows, titles and headings included. Raises `UnreadableSheet`."""
    text = text_of(content, limits)
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
    return rows


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
