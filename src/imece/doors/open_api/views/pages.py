"""The pages that explain: what the open data are and how to have them, and what the API answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.http import require_safe

from imece.doors.open_api import kept, reading
from imece.doors.open_api.answering import ANSWERS, FILES, FRESH_FOR
from imece.doors.open_api.coverage import LICENCE, LICENCE_NAME, statement
from imece.doors.open_api.downloads import DOWNLOADS, Download
from imece.doors.open_api.endpoints import ENDPOINTS, FILTERS
from imece.doors.open_api.page_addresses import site
from imece.doors.open_api.shapes import SHAPES
from imece.ground.web.pages import public_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from imece.doors.open_api.kept import Kept


@public_page
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What there is, under which licence, what is left out, and the files of the day with their sums."""
    made = kept.newest()
    context = {
        "made": made,
        "downloads": [shown_download(each, made) for each in DOWNLOADS],
        "sums": reverse("open_api:file", args=["SHA256SUMS"]) if made else "",
        "coverage": statement(made.coverage) if made else [],
        "projects": reading.published().select_related(None).prefetch_related(None).order_by().count(),
        "is_sample": bool(made and made.coverage.samples),
        "licence": LICENCE,
        "licence_name": LICENCE_NAME,
        "filters": FILTERS,
    }
    return shown(request, "open_api/page.html", context)


@public_page
@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """The API for people: every address, filter and value."""
    context = {
        "endpoints": ENDPOINTS,
        "shapes": SHAPES,
        "base": f"{site()}/api/v1/",
        "times": ANSWERS.times,
        "file_times": FILES.times,
    }
    return shown(request, "open_api/documentation.html", context)


def shown_download(download: Download, made: Kept | None) -> dict[str, Any]:
    """One row: the file of the day where there is one, else the one that is made while it is sent."""
    file = made.file(download.name) if made else None
    live = reverse(f"open_api:{download.live}") if download.live else ""
    return {
        "name": download.name,
        "what": download.what,
        "standard": download.standard,
        "url": reverse("open_api:file", args=[download.name]) if file else live,
        "live": live,
        "size": file.size if file else None,
        "sha256": file.sha256 if file else "",
    }


def shown(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page of the public site, not sent twice when nothing changed."""
    response = render(request, template, {"site": site(), **context})
    if request.COOKIES:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=FRESH_FOR)
    set_response_etag(response)
    answered = get_conditional_response(request, etag=response["ETag"], response=response)
    return answered if answered is not None else response
