"""Reads one sheet of a file from a stranger: xlsx, xls, ods, csv or tsv, known by content; refuses with a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from imece.services.exchange.cells import USUAL_LIMITS, Cell, Limits, Notice, Sheet, SheetRow, UnreadableSheet
from imece.services.exchange.delimited import read_delimited
from imece.services.exchange.headings import heading_names, heading_row
from imece.services.exchange.unreadable import unreadable
from imece.services.exchange.workbook_scan import Formulas, scan_workbook
from imece.services.exchange.workbooks import RawSheet, read_cells

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Cell", "Limits", "Notice", "Sheet", "SheetRow", "UnreadableSheet", "read_sheet"]

CONTAINER: Final = b"PK\x03\x04"
OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_sheet(
    source: Path | BinaryIO,
    *,
    name: str,
    sheet: str | None = None,
    expected: Collection[str] = (),
    encoding: str = "",
    limits: Limits = USUAL_LIMITS,
) -> Sheet:
    """Read the sheet called `sheet` (default: the first visible one) of the file called `name`.

    `expected` are texts that the headings may be; they find the heading row below titles. The content decides the kind
    of file, not the name; `encoding` is how a person says that a text file is to be read. Raises `UnreadableSheet`.
    """
    if isinstance(source, Path):
        with source.open("rb") as file:
            return _read(file, name, sheet, expected, limits, encoding)
    return _read(source, name, sheet, expected, limits, encoding)


def _read(
    file: BinaryIO, name: str, sheet: str | None, expected: Collection[str], limits: Limits, encoding: str
) -> Sheet:
    size = file.seek(0, 2)
    if size == 0:
        raise unreadable("empty", limits)
    if size > limits.size:
        raise unreadable("size", limits)
    file.seek(0)
    head = file.read(8)
    read_as = ""
    formulas: dict[str, Formulas] = {}
    if head.startswith(CONTAINER):
        formulas = scan_workbook(file, limits)
        raw = read_cells(file, sheet, limits)
    elif head.startswith(OLD_EXCEL):
        raw = read_cells(file, sheet, limits)
    else:
        file.seek(0)
        rows, read_as = read_delimited(file.read(), limits, encoding)
        raw = RawSheet(Path(name).stem, (), 0, rows)
    found = formulas.get(raw.name) or formulas.get("") or Formulas()
    return replace(_sheet(raw, expected, limits, _notices(raw, found)), encoding=read_as)


def _sheet(raw: RawSheet, expected: Collection[str], limits: Limits, notices: tuple[Notice, ...]) -> Sheet:
    if not raw.rows:
        raise unreadable("no-rows", limits)
    place = heading_row(raw.rows, expected)
    body = raw.rows[place + 1 :]
    if not body:
        raise unreadable("no-rows", limits)
    if len(body) > limits.rows:
        raise unreadable("rows", limits)
    headings = raw.rows[place].cells
    width = max(len(row.cells) for row in raw.rows[place:])
    rows = [
        row
        if len(row.cells) == width
        else SheetRow(row.number, [*row.cells, *[None] * (width - len(row.cells))])
        for row in body
    ]
    return Sheet(raw.name, heading_names(headings, width), rows, notices)


def _notices(raw: RawSheet, formulas: Formulas) -> tuple[Notice, ...]:
    notices: list[Notice] = []
    if raw.others:
        sentence = _("Only the sheet “{sheet}” is read. The file also has: {others}.")
        notices.append(
            Notice("other-sheets", format_lazy(sentence, sheet=raw.name, others=", ".join(raw.others[:10])))
        )
    if raw.merged:
        sentence = _("{count} merged areas: only their first cell holds a value, the others count as empty.")
        notices.append(Notice("merged", format_lazy(sentence, count=raw.merged)))
    if formulas.unsaved:
        sentence = _(
            "Formulas without a saved result count as empty ({cells}). Open the file in Excel, save it, upload it again."
        )
        notices.append(Notice("unsaved-formulas", format_lazy(sentence, cells=", ".join(formulas.unsaved))))
    elif formulas.computed:
        sentence = _("{count} cells are computed by formulas; their last saved results are read.")
        notices.append(Notice("formulas", format_lazy(sentence, count=formulas.computed)))
    return tuple(notices)
