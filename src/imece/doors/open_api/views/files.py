"""Downloads: what the filters of the address leave, made while it is sent; the files of the day with their sums; feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.functions import Greatest
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language

from imece.doors.open_api import feeds, geojson, kept, reading, sheets
from imece.doors.open_api.answering import ANSWERS, FILES, open_page
from imece.doors.open_api.coverage import LICENCE
from imece.doors.open_api.filters import first_values, narrowed
from imece.doors.open_api.page_addresses import whole
from imece.ground.values import clock
from imece.services.exchange.writing import XLSX_MIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from imece.doors.open_api.facts import OpenProject

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX_MIME,
    "geojson": geojson.MIME,
    "xml": "application/xml",
    "json": "application/json",
    "jsonld": "application/ld+json",
}
PLAIN = "text/plain; charset=utf-8"


def asked(request: HttpRequest) -> Iterator[OpenProject]:
    """The projects that the address leaves; refused before a byte is sent."""
    return reading.stream(narrowed(reading.published(), first_values(request.GET)))


@open_page(FILES)
def projects_csv(request: HttpRequest) -> HttpResponseBase:
    """A sheet for programs."""
    return attached(
        StreamingHttpResponse(sheets.csv_lines(asked(request)), content_type=KINDS["csv"]), "projects.csv"
    )


@open_page(FILES)
def projects_geojson(request: HttpRequest) -> HttpResponseBase:
    """Points with all facts."""
    about: dict[str, Any] = {"licence": LICENCE, "source": whole("open_data:page")}
    pieces = geojson.pieces(asked(request), about=about)
    return attached(StreamingHttpResponse(pieces, content_type=KINDS["geojson"]), "projects.geojson")


@open_page(FILES)
def projects_xlsx(request: HttpRequest) -> HttpResponseBase:
    """A workbook for people."""
    notices = [LICENCE, whole("open_data:page"), whole("open_data:page", language="en")]
    book = sheets.xlsx_file(asked(request), title="Projeler", notices=notices)
    return attached(FileResponse(book, content_type=XLSX_MIME), "projects.xlsx")


@open_page(ANSWERS)
def file_of_the_day(request: HttpRequest, name: str) -> HttpResponseBase:
    """One of the eight files as they were made last night; its sum is its ETag."""
    found = kept.newest()
    file = found.file(name) if found else None
    if found is None or file is None:
        raise Http404
    etag, made_at = f'"{file.sha256}"', int(found.made_at.timestamp())
    unchanged = get_conditional_response(request, etag=etag, last_modified=made_at)
    if unchanged is not None:
        return unchanged
    try:
        opened = found.open(file)
    except FileNotFoundError as gone:
        raise Http404 from gone
    mime = KINDS.get(name.rpartition(".")[2], PLAIN)
    response = FileResponse(opened, content_type=mime)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(made_at)
    return attached(response, name)


@open_page(ANSWERS)
def atom(request: HttpRequest) -> HttpResponse:
    """New and changed projects, the newest first."""
    language = get_language() or "tr"
    found = narrowed(reading.published(), first_values(request.GET))
    rows = found.annotate(seen=Greatest("changed_at", "published_at")).order_by("-seen", "-pk")[: feeds.MOST]
    text = feeds.atom(
        reading.facts_of(list(rows)),
        address=whole("open_data:atom", language=language),
        page=whole("open_data:page", language=language),
        language=language,
        now=timezone.localtime(clock.now()),
    )
    return HttpResponse(text, content_type=feeds.ATOM)


@open_page(FILES)
def calendar(request: HttpRequest) -> HttpResponse:
    """Beginnings and ends for calendar programs."""
    return HttpResponse(
        feeds.calendar(asked(request), language=get_language() or "tr"), content_type=feeds.CALENDAR
    )


def attached(response: StreamingHttpResponse | FileResponse, name: str) -> HttpResponseBase:
    """As a file to be kept, never shown or run."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
