"""İncele for everybody: the published figure of one indicator and the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _

from imece.doors.portal import queries
from imece.doors.portal.answering import portal_page, shown
from imece.ground.values import turkish
from imece.services.exchange.writing import Form, SheetColumn, csv_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest


@portal_page
def inspect(request: HttpRequest, office: str, plan: int, link: int, period: str) -> HttpResponse:
    """Title, date, place and number of documents of every record that made the figure."""
    found = queries.inspection_of(office, plan, link, period)
    owner = found.link.objective.goal.plan
    return shown(request, "portal/inspect.html", {"found": found, "plan": owner}, office=owner.office)


@portal_page
def records(request: HttpRequest, office: str, plan: int, link: int, period: str) -> HttpResponse:
    """The same list as a sheet."""
    found = queries.inspection_of(office, plan, link, period)
    columns = [
        SheetColumn(_("Period")),
        SheetColumn(_("Record")),
        SheetColumn(_("Date"), Form.DAY),
        SheetColumn(_("Place")),
        SheetColumn(_("Share"), Form.NUMBER),
        SheetColumn(_("Documents held"), Form.NUMBER),
    ]
    response = HttpResponse("".join(csv_lines(lines(found), columns)), content_type="text/csv; charset=utf-8")
    name = turkish.slug(f"{office} {found.link.number.replace('.', '-')} {found.period.key}")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def lines(found: queries.PublicInspection) -> Iterator[list[object]]:
    """One line for each record, in the order of the page."""
    for report in found.reports:
        for row in report.records:
            yield [report.period.key, row.title, row.day, row.place, row.share, row.documents]
