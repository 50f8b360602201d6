"""Sheets that the import itself hands out: the template of a kind, and the person's own sheet with its errors marked."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _

from imece.services.exchange import queries
from imece.services.exchange.reports import errors_of
from imece.services.exchange.writing import Form, SheetColumn, workbook

if TYPE_CHECKING:
    from imece.services.exchange.cells import Sheet
    from imece.services.exchange.kinds import ImportKind
    from imece.services.exchange.mapping import Column
    from imece.services.exchange.models import ImportRun


def template_sheet(kind: ImportKind) -> IO[bytes]:
    """An empty sheet with the headings of the kind, one example row, and lists to choose from."""
    columns = [
        SheetColumn(_heading(column), choices=column.choices, remark=_remark(column))
        for column in kind.columns
    ]
    notices = [
        _("The second row is an example: write over it."),
        _("Columns marked with * are required."),
        _("Keep the headings; their order does not matter."),
    ]
    example = [column.example for column in kind.columns]
    return workbook([example] if any(example) else [], columns, title=str(kind.title), notices=notices)


def error_sheet(run: ImportRun) -> IO[bytes]:
    """The uploaded sheet again, each wrong cell in colour with what is wrong. Raises `UnreadableSheet`."""
    sheet = queries.sheet_of(run)
    notices = [_("Repair the marked cells, delete the remarks if you like, and upload this file.")]
    hidden = run.report.get("errors_total", 0) - len(run.report.get("errors", []))
    if hidden > 0:
        notices.append(_("%(count)s further errors are not marked.") % {"count": hidden})
    columns = [SheetColumn(heading, Form.TEXT) for heading in sheet.headings]
    rows = (row.cells for row in sheet.rows)
    return workbook(rows, columns, title=sheet.name, notices=notices, comments=_comments(run, sheet))


def _comments(run: ImportRun, sheet: Sheet) -> dict[tuple[int, int], str]:
    """Remarks by place; an error of the whole row, or of a column that the sheet lacks, stands at the first cell."""
    rows = {row.number: place for place, row in enumerate(sheet.rows)}
    columns = {heading: place for place, heading in enumerate(sheet.headings)}
    labels = {str(column.label): column.key for column in queries.kind_of_run(run).columns}
    comments: dict[tuple[int, int], str] = {}
    for error in errors_of(run.report, queries.kind_of_run(run).columns):
        heading = run.mapping.get(labels.get(error.column, ""), "")
        sentence = error.sentence if heading or not error.column else f"{error.column}: {error.sentence}"
        place = (rows.get(error.row, -1), columns.get(heading, 0))
        comments[place] = f"{comments[place]}\n{sentence}" if place in comments else sentence
    return comments


def _heading(column: Column) -> str:
    return f"{column.label} *" if column.required else str(column.label)


def _remark(column: Column) -> str:
    """The help, and the list of choices where it is too long for a list in the cell."""
    return "\n".join(part for part in (str(column.help), ", ".join(column.choices)) if part)
