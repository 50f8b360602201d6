"""The API: every address loads, narrows and says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from imece.doors.open_api import figures as public_figures
from imece.doors.open_api import openapi, paging, reading, totals
from imece.doors.open_api.answering import ANSWERS, NotUnderstood, json_response, open_page
from imece.doors.open_api.answers import project_json
from imece.doors.open_api.endpoints import ENDPOINTS
from imece.doors.open_api.filters import first_values, narrowed
from imece.doors.open_api.page_addresses import site, whole
from imece.services.reference import places

if TYPE_CHECKING:
    from collections.abc import Iterable


@open_page(ANSWERS)
def index(request: HttpRequest) -> HttpResponse:
    """What there is."""
    base = f"{site()}/api/v1/"
    about: dict[str, Any] = {
        "version": "1",
        "openapi": f"{base}openapi.json",
        "documentation": whole("open_data:documentation"),
        "open_data": whole("open_data:page"),
        "addresses": {each.name: base + each.path for each in ENDPOINTS},
    }
    return json_response(about)


@open_page(ANSWERS)
def openapi_file(request: HttpRequest) -> HttpResponse:
    """The description that programs read."""
    return json_response(openapi.document(f"{site()}/api/v1"))


@open_page(ANSWERS)
def projects(request: HttpRequest) -> HttpResponse:
    """Published projects by page."""
    query = first_values(request.GET)
    limit, after = paging.limit_of(query.get("limit", "")), paging.key_of(query.get("cursor", ""))
    found = narrowed(reading.published(), query, beside=("limit", "cursor"))
    total = found.select_related(None).prefetch_related(None).order_by().count()
    rows = list(found.filter(pk__gt=after).order_by("pk")[: limit + 1])
    shown = rows[:limit]
    following = None
    if len(rows) > limit:
        following = paging.following(whole("open_api:projects"), query, shown[-1].pk)
    data = [project_json(each) for each in reading.facts_of(shown)]
    response = json_response(paging.page(data, total=total, limit=limit, following=following))
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


@open_page(ANSWERS)
def project(request: HttpRequest, project: int) -> HttpResponse:
    """One published project."""
    accept_only(request)
    found = reading.published().filter(pk=project).first()
    if found is None:
        raise Http404
    (facts,) = reading.facts_of([found])
    response = json_response(project_json(facts))
    response["Last-Modified"] = http_date(facts.updated_at.timestamp())
    return response


@open_page(ANSWERS)
def funders(request: HttpRequest) -> HttpResponse:
    """Funders with totals."""
    accept_only(request)
    return listed(totals.funders())


@open_page(ANSWERS)
def programmes(request: HttpRequest) -> HttpResponse:
    """Funding programmes with totals."""
    accept_only(request)
    return listed(totals.programmes())


@open_page(ANSWERS)
def districts(request: HttpRequest) -> HttpResponse:
    """Districts with totals, of all provinces or one."""
    accept_only(request, "province")
    asked = request.GET.get("province", "").strip()
    try:
        province = places.province(asked).code if asked else ""
    except KeyError as no:
        raise NotUnderstood(_("“province”: there is no such place; use its number.")) from no
    return listed(totals.districts(province))


@open_page(ANSWERS)
def offices(request: HttpRequest) -> HttpResponse:
    """Offices with public pages."""
    accept_only(request)
    return listed(totals.offices())


@open_page(ANSWERS)
def figures(request: HttpRequest, office: str) -> HttpResponse:
    """The published figures of an office."""
    accept_only(request, "year")
    asked = request.GET.get("year", "").strip()
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) == 4):
        raise NotUnderstood(_("“year”: a year is a number such as 2024."))
    return listed(public_figures.figures(office, int(asked) if asked else None))


@open_page(ANSWERS)
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address below /api/."""
    raise Http404


def listed(rows: list[dict[str, Any]]) -> HttpResponse:
    """A whole list on one page."""
    return json_response(paging.page(rows, total=len(rows)))


def accept_only(request: HttpRequest, *names: str) -> None:
    """Refuse filters that this address does not know, instead of passing them over."""
    unknown: Iterable[str] = sorted(set(request.GET) - set(names))
    for name in unknown:
        raise NotUnderstood(_("There is no filter “%(name)s”.") % {"name": name[:60]})
