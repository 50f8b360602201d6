"""Projects going out as sheets: exactly what the list shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.values import turkish
from imece.services.exchange.writing import XLSX_MIME, Form, SheetColumn, csv_lines, workbook
from imece.work.projects.choices import PartnerRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpResponse

    from imece.work.projects.models import Project
    from imece.work.projects.querysets import ProjectQuerySet

CHUNK: Final = 1000
CSV_MIME: Final = "text/csv; charset=utf-8"
COLUMNS: Final = (
    SheetColumn(gettext_lazy("Project code"), width=16),
    SheetColumn(gettext_lazy("Title"), width=50),
    SheetColumn(gettext_lazy("Our part"), width=16),
    SheetColumn(gettext_lazy("Status"), width=18),
    SheetColumn(gettext_lazy("Funder"), width=30),
    SheetColumn(gettext_lazy("Funding programme"), width=34),
    SheetColumn(gettext_lazy("Lead beneficiary"), width=34),
    SheetColumn(gettext_lazy("Partners"), width=40),
    SheetColumn(gettext_lazy("Places"), width=30),
    SheetColumn(gettext_lazy("Days"), width=24),
    SheetColumn(gettext_lazy("First day"), Form.DAY),
    SheetColumn(gettext_lazy("Last day"), Form.DAY),
    SheetColumn(gettext_lazy("Currency"), width=10),
    SheetColumn(gettext_lazy("Grant"), Form.NUMBER),
    SheetColumn(gettext_lazy("Total budget"), Form.NUMBER),
    SheetColumn(gettext_lazy("Grant in lira"), Form.NUMBER),
    SheetColumn(gettext_lazy("Unit"), width=24),
    SheetColumn(gettext_lazy("Who sees it"), width=14),
    SheetColumn(gettext_lazy("Last confirmed on"), Form.DAY),
    SheetColumn(gettext_lazy("Summary"), width=50),
    SheetColumn(gettext_lazy("Office"), width=30),
)


def list_rows(projects: Iterable[Project]) -> Iterator[list[Any]]:
    """One row per project; an unknown amount stays empty."""
    for project in projects:
        partners = list(project.partners.all())
        leads = [one.name for one in partners if one.role == PartnerRole.LEAD]
        others = [one.name for one in partners if one.role != PartnerRole.LEAD]
        yield [
            project.code,
            project.title,
            project.get_part_display(),
            project.get_status_display(),
            str(project.funder or ""),
            str(project.programme or ""),
            "; ".join(leads),
            "; ".join(others),
            "; ".join(str(place) for place in project.places.all()),
            project.when_shown,
            project.start,
            project.last_day,
            project.currency,
            project.grant_amount,
            project.total_amount,
            project.grant_try,
            project.unit.name if project.unit else "",
            project.get_access_display(),
            project.confirmed_on,
            project.summary,
            project.office.name,
        ]


def list_response(queryset: ProjectQuerySet, file_format: str) -> HttpResponse:
    """The rows of a filtered and sorted list as xlsx or csv, read in pieces."""
    rows = list_rows(queryset.iterator(chunk_size=CHUNK))
    title = _("Projects")
    name = turkish.slug(title)
    if file_format == "xlsx":
        content = workbook(rows, COLUMNS, title=title)
        return streamed(
            FileResponse(content, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_MIME)
        )
    if file_format == "csv":
        attached = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        return streamed(
            StreamingHttpResponse(csv_lines(rows, COLUMNS), content_type=CSV_MIME, headers=attached)
        )
    raise Http404


def streamed(response: StreamingHttpResponse) -> HttpResponse:
    """A streaming answer as what a page gives back: the doorway lets both through and names only the one."""
    return cast("HttpResponse", response)
