"""An office's own Excel form: its layout stays, chosen cells are filled; macros are refused, typed formulas are text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.exceptions import InvalidFileException

from imece.ground.paper.packages import check_package, with_fixed_days
from imece.ground.paper.refusals import PaperRefused
from imece.ground.paper.texts import plain

if TYPE_CHECKING:
    from imece.ground.paper.content import Cell

MAIN_PART: Final = "xl/workbook.xml"
MOST_FILLED: Final = 20_000
MOST_CELLS: Final = 500_000
LONGEST_TEXT: Final = 32_000
LAST_ROW: Final = 1_048_576
_CELL: Final = re.compile(r"(?:'?(?P<sheet>[^'!]+)'?!)?\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[1-9][0-9]{0,6})")


def names_of_excel_form(form: bytes) -> list[str]:
    """The named ranges of the form that name one cell; they can be filled like fields."""
    return sorted(name for name, place in _names(_opened(form)).items() if place is not None)


def unknown_in_excel_form(form: bytes, places: list[str]) -> list[str]:
    """Those of the places (cells such as "Sayfa1!B4", or names) that the form does not have."""
    book = _opened(form)
    names = _names(book)
    return [place for place in places if _find(book, names, place) is None]


def fill_excel_form(form: bytes, values_by_cell: Mapping[str, Cell]) -> bytes:
    """Fill cells ("Sayfa1!B4", "B4" on the first sheet) or named ranges. Raises `PaperRefused` naming unknown places."""
    if len(values_by_cell) > MOST_FILLED:
        raise PaperRefused(_("Too many cells are to be filled in the form."))
    book = _opened(form)
    names = _names(book)
    unknown = [place for place in values_by_cell if _find(book, names, place) is None]
    if unknown:
        sentence = _("The form has no cell or name {places}.")
        raise PaperRefused(format_lazy(sentence, places=", ".join(f"“{place[:60]}”" for place in unknown)))
    for place, value in values_by_cell.items():
        _write(_find(book, names, place), value)
    target = BytesIO()
    book.save(target)
    return with_fixed_days(target.getvalue())


def _opened(form: bytes) -> Any:
    check_package(form, MAIN_PART)
    try:
        book = load_workbook(BytesIO(form), keep_vba=False)
    except (
        InvalidFileException,
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        SyntaxError,
    ) as error:
        raise PaperRefused(
            _("The form cannot be read. Save it as .xlsx with Excel and upload it again.")
        ) from error
    if sum(len(sheet._cells) for sheet in book.worksheets) > MOST_CELLS:  # noqa: SLF001  openpyxl counts cells nowhere else
        raise PaperRefused(_("The form has too many cells. Leave only the form itself in the file."))
    return book


def _names(book: Any) -> dict[str, str | None]:
    """Named ranges and the one cell that each names; None for ranges of several cells."""
    found: dict[str, str | None] = {}
    for name, defined in book.defined_names.items():
        text = str(defined.attr_text or "")
        found[name] = text if _CELL.fullmatch(text) else None
    return found


def _find(book: Any, names: Mapping[str, str | None], place: str) -> Any:
    """The cell of a place, or None."""
    match = _CELL.fullmatch(names.get(place) or place.strip())
    if match is None or int(match["row"]) > LAST_ROW:
        return None
    sheet_name = match["sheet"] or book.sheetnames[0]
    if sheet_name not in book.sheetnames:
        return None
    sheet = book[sheet_name]
    try:
        cell = sheet[f"{match['column']}{match['row']}"]
    except ValueError:
        return None
    if isinstance(cell, MergedCell):
        for merged in sheet.merged_cells.ranges:
            if cell.coordinate in merged:
                return sheet.cell(merged.min_row, merged.min_col)
    return cell


def _write(cell: Any, value: Cell) -> None:
    """Numbers and days as such; a text stays text, also when it looks like a formula."""
    if isinstance(value, str):
        cell.value = plain(value)[:LONGEST_TEXT]
        cell.data_type = "s"
        if value[:1] in {"=", "+", "-", "@"}:
            cell.quotePrefix = True
        return
    if isinstance(value, (int, Decimal)) and len(Decimal(value).as_tuple().digits) > 15:
        cell.value, cell.data_type = str(value), "s"
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd.mm.yyyy"
