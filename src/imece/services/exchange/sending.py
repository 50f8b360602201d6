"""Sheets as downloads: the answer with its name, for exports of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django.http import FileResponse, Http404, StreamingHttpResponse

from imece.ground.values import turkish
from imece.services.exchange.writing import XLSX_MIME, csv_lines, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpResponse

    from imece.services.exchange.writing import SheetColumn

CSV_MIME: Final = "text/csv; charset=utf-8"


def list_response(
    rows: Iterable[Sequence[Any]], columns: Sequence[SheetColumn], title: str, file_format: str
) -> HttpResponse:
    """Rows as xlsx or csv, read in pieces; another format is not found."""
    if file_format == "xlsx":
        return sheet_response(workbook(rows, columns, title=title), title)
    if file_format == "csv":
        attached = {"Content-Disposition": f'attachment; filename="{file_name(title)}.csv"'}
        return streamed(
            StreamingHttpResponse(csv_lines(rows, columns), content_type=CSV_MIME, headers=attached)
        )
    raise Http404


def sheet_response(content: Any, title: str) -> HttpResponse:
    """An xlsx as a download."""
    return streamed(
        FileResponse(content, as_attachment=True, filename=f"{file_name(title)}.xlsx", content_type=XLSX_MIME)
    )


def streamed(response: StreamingHttpResponse) -> HttpResponse:
    """A streaming answer as what a page gives back: the doorway lets both through and names only the one."""
    return cast("HttpResponse", response)


def file_name(title: str) -> str:
    """A plain file name of the title."""
    return turkish.slug(title) or "list"
