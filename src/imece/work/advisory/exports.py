"""Requests, their yearly table and leads going out as sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.values import turkish
from imece.services.exchange.writing import XLSX_MIME, Form, SheetColumn, csv_lines, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.http import HttpResponse

    from imece.work.advisory.models import AdvisoryRequest, Lead
    from imece.work.advisory.queries import Summary
    from imece.work.advisory.querysets import LeadQuerySet, RequestQuerySet

CHUNK: Final = 1000
CSV_MIME: Final = "text/csv; charset=utf-8"

REQUEST_COLUMNS: Final = (
    SheetColumn(gettext_lazy("Asked on"), Form.DAY),
    SheetColumn(gettext_lazy("Who asked"), width=30),
    SheetColumn(gettext_lazy("For whom"), width=22),
    SheetColumn(gettext_lazy("Sector"), width=20),
    SheetColumn(gettext_lazy("Subject"), width=26),
    SheetColumn(gettext_lazy("Channel"), width=18),
    SheetColumn(gettext_lazy("What was asked"), width=50),
    SheetColumn(gettext_lazy("State"), width=12),
    SheetColumn(gettext_lazy("How it was answered"), width=50),
    SheetColumn(gettext_lazy("Answered on"), Form.DAY),
    SheetColumn(gettext_lazy("Days taken"), Form.NUMBER),
    SheetColumn(gettext_lazy("Answered by"), width=22),
)
LEAD_COLUMNS: Final = (
    SheetColumn(gettext_lazy("Investor"), width=32),
    SheetColumn(gettext_lazy("Investment"), width=36),
    SheetColumn(gettext_lazy("Sector"), width=20),
    SheetColumn(gettext_lazy("Stage"), width=16),
    SheetColumn(gettext_lazy("Place"), width=30),
    SheetColumn(gettext_lazy("Amount"), Form.MONEY),
    SheetColumn(gettext_lazy("Currency"), width=8),
    SheetColumn(gettext_lazy("Jobs expected"), Form.NUMBER),
    SheetColumn(gettext_lazy("Who accompanies it"), width=22),
    SheetColumn(gettext_lazy("First contact on"), Form.DAY),
    SheetColumn(gettext_lazy("Concluded or lost on"), Form.DAY),
    SheetColumn(gettext_lazy("Why it was lost"), width=30),
)


def request_rows(requests: Iterable[AdvisoryRequest]) -> Iterator[list[Any]]:
    """One row for each request; people stand as their number."""
    for one in requests:
        yield [
            one.asked_on,
            one.person.token if one.person else one.who,
            str(one.get_target_group_display()),
            str(one.get_sector_display()),
            str(one.get_topic_display()),
            str(one.get_channel_display()),
            one.question,
            str(one.get_state_display()),
            one.answer,
            one.answered_on,
            one.days_taken,
            one.answered_by,
        ]


def lead_rows(leads: Iterable[Lead]) -> Iterator[list[Any]]:
    """One row for each investment."""
    for one in leads:
        yield [
            one.investor,
            one.title,
            str(one.get_sector_display()),
            str(one.get_stage_display()),
            one.place_shown,
            one.amount,
            one.currency if one.amount is not None else "",
            one.jobs,
            str(one.owner.user) if one.owner else "",
            one.first_on,
            one.ended_on,
            one.lost_reason,
        ]


def request_response(requests: RequestQuerySet, file_format: str) -> HttpResponse:
    """The list of requests."""
    return response(
        request_rows(requests.iterator(chunk_size=CHUNK)),
        REQUEST_COLUMNS,
        _("Advisory requests"),
        file_format,
    )


def lead_response(leads: LeadQuerySet, file_format: str) -> HttpResponse:
    """The list of investments."""
    return response(lead_rows(leads.iterator(chunk_size=CHUNK)), LEAD_COLUMNS, _("Investments"), file_format)


def summary_response(found: Summary) -> HttpResponse:
    """The yearly table: subjects by target groups with sums, then the channels."""
    columns = (
        SheetColumn(_("Subject"), width=36),
        *(SheetColumn(label if code else _("not said"), Form.NUMBER) for code, label in found.groups),
        SheetColumn(_("Total"), Form.NUMBER),
    )
    rows: list[list[Any]] = [[label, *numbers, total] for _code, label, numbers, total in found.rows]
    rows += [[_("Total"), *found.columns, found.total], []]
    rows += [[_("Answered"), found.answered], [_("Days taken on average"), found.days], []]
    rows += [[label, number] for _code, label, number in found.channels]
    title = _("Advisory requests of %(year)d") % {"year": found.year}
    return response(rows, columns, title, "xlsx")


def response(
    rows: Iterable[list[Any]], columns: Sequence[SheetColumn], title: str, file_format: str
) -> HttpResponse:
    """A sheet as a download."""
    name = turkish.slug(title) or "advisory"
    answer: StreamingHttpResponse
    if file_format == "xlsx":
        book = workbook(rows, columns, title=title)
        answer = FileResponse(book, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_MIME)
    elif file_format == "csv":
        attached = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        answer = StreamingHttpResponse(csv_lines(rows, columns), content_type=CSV_MIME, headers=attached)
    else:
        raise Http404
    return cast("HttpResponse", answer)  # the doorway lets both through and names only the one
