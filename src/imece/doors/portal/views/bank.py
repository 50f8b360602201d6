"""The project bank for everybody: map and list of one question, its download, the map for other sites' frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.decorators import csp_replace
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from imece.doors.portal.answering import FRESH_FOR, portal_page, shown
from imece.overview.bank import sheets
from imece.overview.bank.finding import answer
from imece.overview.bank.showing import map_part, map_title, sentence_of, ways

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@portal_page
def projects(request: HttpRequest) -> HttpResponse:
    """The map and the list of what the address asks for."""
    found = answer(request.GET)
    here = reverse("portal:projects")
    context = {
        "found": found,
        "asked": found.asked,
        "map": map_part(found, here),
        "map_title": map_title(found),
        "here": here,
        "rows": found.rows(),
        "sentence": sentence_of(found),
        "sample_word": _("sample"),
        **ways(found),
    }
    return shown(request, "portal/projects.html", context)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@portal_page
def embed(request: HttpRequest) -> HttpResponse:
    """The map alone, the one page that other sites may show in a frame; its links open the bank itself."""
    found = answer(request.GET)
    context = {
        "found": found,
        "asked": found.asked,
        "map": map_part(found, reverse("portal:projects"), has_tabs=False),
        "map_title": map_title(found),
        "sentence": sentence_of(found),
        "all_query": found.asked.with_(sort="", size=""),
    }
    return shown(request, "portal/embed.html", context)


@portal_page
def download(request: HttpRequest, file_format: str) -> HttpResponse:
    """Exactly what the list shows, all pages of it, as a sheet."""
    response = sheets.answer_sheet(answer(request.GET), file_format)
    if response is None:
        raise Http404
    response.headers["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return response
