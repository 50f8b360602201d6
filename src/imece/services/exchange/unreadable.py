"""Why a sheet was not read, said to the person: one sentence per reason, each with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from imece.services.exchange.cells import UnreadableSheet

if TYPE_CHECKING:
    from imece.services.exchange.cells import Limits

SENTENCES = {
    "empty": _("The file is empty."),
    "no-rows": _(
        "The sheet has no rows under its headings. Write the rows below the headings and upload it again."
    ),
    "kind": _("This is not a sheet. Excel (xlsx, xls), LibreOffice (ods) and CSV files are read."),
    "encoding": _("The file cannot be read with this set of letters. Choose another one."),
    "markup": _(
        "This is a web page that calls itself a sheet. Open it in Excel, save it as xlsx and upload that."
    ),
    "macros": _("The file carries macros. Save it as an ordinary Excel workbook (xlsx) and upload that."),
    "password": _("The file is protected by a password. Remove the password and upload it again."),
    "damaged": _(
        "The file is damaged or cut short. Open it in its own program, save it again and try once more."
    ),
    "bomb": _(
        "The file unpacks to far more than its size. Copy the cells into a new workbook and upload that."
    ),
    "entities": _(
        "The file uses XML declarations that sheets do not need. Save it again in Excel or LibreOffice."
    ),
    "too-wide-area": _(
        "The sheet covers too many cells, perhaps by one stray cell far away. Copy the filled part into a new workbook."
    ),
    "sheet-missing": _("The file has no sheet of that name."),
    "size": _("The file is larger than {limit} MB. Split it and upload the parts one after the other."),
    "rows": _("The sheet has more than {limit} rows. Split it and upload the parts one after the other."),
    "columns": _("The sheet has more than {limit} columns. Keep only the columns to import."),
    "text": _(
        "A cell in row {row} holds more than {limit} characters. Shorten it and upload the file again."
    ),
}


def unreadable(code: str, limits: Limits, *, row: int = 0) -> UnreadableSheet:
    """The refusal of that code with its sentence; an unknown code counts as damage."""
    if code not in SENTENCES:
        code = "damaged"
    figures = {
        "size": limits.size // (1024 * 1024),
        "rows": limits.rows,
        "columns": limits.columns,
        "text": limits.text,
    }
    if code not in figures:
        return UnreadableSheet(code, SENTENCES[code])
    limit = number_format(figures[code], force_grouping=True)
    return UnreadableSheet(code, format_lazy(SENTENCES[code], limit=limit, row=row))
