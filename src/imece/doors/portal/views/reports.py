"""Published reports: the PDF that was made when the report was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404

from imece.doors.portal.answering import FRESH_FOR, portal_page
from imece.overview.reports.queries.public import published_report
from imece.services.documents.serving import send

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@portal_page
def report_file(request: HttpRequest, office: str, report: int) -> HttpResponse:
    """The report as it was approved; what is not published, or of an office without public pages, is not there."""
    found = published_report(office, report)
    kept = found.published_paper if found is not None else None
    if kept is None or kept.file is None:
        raise Http404
    response = send(kept.file)
    response.headers["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return cast("HttpResponse", response)  # a file is streamed; the doors know only the wider kind
