"""The project bank for everybody: map and list of one question, its download, the map for other sites' frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.decorators import csp_replace
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.clickjacking import xframe_options_exempt

from imece.doors.portal.answering import FRESH_FOR, portal_page, shown
from imece.ground.ui import reading as written
from imece.overview.bank import drawing, sheets
from imece.overview.bank.finding import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from imece.overview.bank.drawing import Drawn
    from imece.overview.bank.finding import Answer


@portal_page
def projects(request: HttpRequest) -> HttpResponse:
    """The map and the list of what the address asks for."""
    found = answer(request.GET)
    here = reverse("portal:projects")
    context = {
        "found": found,
        "asked": found.asked,
        "drawn": drawn(found, addresses(found, here)),
        "here": here,
        "rows": found.rows(),
        "sentence": sentence_of(found),
        "tabs": tabs(found, here),
        "up_url": f"{here}?{found.asked.without('province')}" if "province" in found.asked.chosen else "",
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
        "drawn": drawn(found, addresses(found, reverse("portal:projects"))),
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


def drawn(found: Answer, address: Callable[..., str]) -> Drawn:
    """The map that the address asks for; a province shows its districts."""
    if found.asked.map == "countries":
        return drawing.partners_map(found, address)
    province = found.asked.chosen.get("province")
    if province is not None:
        return drawing.province_map(found, province, address)
    if found.asked.map == "districts":
        return drawing.tiles_map(found, address)
    return drawing.country_map(found, address)


def addresses(found: Answer, page: str) -> Callable[..., str]:
    """The way to the same question with other values."""
    return lambda **changes: f"{page}?{found.asked.with_(**changes)}"


def tabs(found: Answer, page: str) -> dict[str, list[dict[str, object]]]:
    """The maps to choose from, and what colours them."""
    asked = found.asked
    maps = [
        ("provinces", _("Provinces")),
        ("districts", _("Districts")),
        ("countries", _("Partner countries")),
    ]
    by = [("count", _("Number of projects")), ("amount", _("Grants in lira"))]
    return {
        "maps": [
            {
                "label": label,
                "url": f"{page}?{asked.with_(map='' if code == 'provinces' else code)}",
                "current": asked.map == code,
            }
            for code, label in maps
        ],
        "by": [
            {
                "label": label,
                "url": f"{page}?{asked.with_(by='' if code == 'count' else code)}",
                "current": asked.by == code,
            }
            for code, label in by
        ],
    }


def ways(found: Answer) -> dict[str, object]:
    """The query strings that the list links to: its orders, its pages, its whole."""
    asked = found.asked
    turns = {
        "previous": asked.at_page(found.page - 1) if found.page > 1 else "",
        "next": asked.at_page(found.page + 1) if found.page < found.pages else "",
    }
    return {
        "order_new": asked.with_(sort=""),
        "order_title": asked.with_(sort="title"),
        "order_amount": asked.with_(sort="amount"),
        "all_query": asked.with_(size=""),
        "turns": turns,
    }


def sentence_of(found: Answer) -> str:
    """What the question leaves, in one sentence."""
    total = found.total
    if not total.count:
        return _("No published project matches.")
    said = ngettext("%(count)s published project", "%(count)s published projects", total.count) % {
        "count": written.decimal(total.count)
    }
    if not total.amount:
        return f"{said}."
    grants = _("known grants come to %(amount)s") % {"amount": drawing.lira(total.amount)}
    if total.without_amount:
        grants += " " + ngettext(
            "(%(count)s has no grant stated in lira)",
            "(%(count)s have no grant stated in lira)",
            total.without_amount,
        ) % {"count": written.decimal(total.without_amount)}
    return f"{said}; {grants}."
