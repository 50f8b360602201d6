"""An answer of the bank as a sheet: the rows of the list in the same order, all its pages, read in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django.http import FileResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from imece.overview.bank.finding import in_order, listed
from imece.services.exchange.writing import XLSX_MIME, Form, SheetColumn, csv_lines, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

    from imece.overview.bank.finding import Answer
    from imece.work.projects.models import Project

PIECE: Final = 500


def answer_sheet(answer: Answer, file_format: str) -> HttpResponse | None:
    """The answer as csv or xlsx; None for any other format."""
    if file_format == "csv":
        lines = csv_lines(rows_of(answer), columns())
        attached = {"Content-Disposition": f'attachment; filename="{file_name()}.csv"'}
        streamed = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=attached)
        return cast("HttpResponse", streamed)
    if file_format == "xlsx":
        content = workbook(rows_of(answer), columns(), title=_("Projects"))
        sheet = FileResponse(
            content, as_attachment=True, filename=f"{file_name()}.xlsx", content_type=XLSX_MIME
        )
        return cast("HttpResponse", sheet)
    return None


def file_name() -> str:
    """The name of the file in the reader's language."""
    return _("projects")


def columns() -> list[SheetColumn]:
    """What a row says."""
    return [
        SheetColumn(_("Title"), width=50),
        SheetColumn(_("Funder"), width=30),
        SheetColumn(_("Programme"), width=30),
        SheetColumn(_("Status"), width=16),
        SheetColumn(_("Dates"), width=22),
        SheetColumn(_("First day"), Form.DAY),
        SheetColumn(_("Last day"), Form.DAY),
        SheetColumn(_("Places"), width=36),
        SheetColumn(_("Grant"), Form.MONEY),
        SheetColumn(_("Currency")),
        SheetColumn(_("Grant in lira"), Form.MONEY),
        SheetColumn(_("Office"), width=30),
        SheetColumn(_("Sample")),
        SheetColumn(_("Address"), width=30),
    ]


def rows_of(answer: Answer) -> Iterator[list[Any]]:
    """One row for each project."""
    keys = answer.all_keys()
    for first in range(0, len(keys), PIECE):
        piece = keys[first : first + PIECE]
        for project in in_order(answer.bank, listed().filter(pk__in=piece), piece):
            yield row_of(project)


def row_of(project: Project) -> list[Any]:
    """What is said of a project."""
    return [
        str(project.said("title")),
        str(project.funder or ""),
        str(project.programme or ""),
        project.get_status_display(),
        project.when_shown,
        project.start,
        project.last_day,
        "; ".join(str(place) for place in project.places.all()),
        project.grant_amount,
        project.currency if project.grant_amount is not None else "",
        project.grant_try,
        str(project.office.said("name")),
        _("sample") if project.office.is_sample else "",
        reverse("portal:project", args=[project.pk]),
    ]
