"""The first page and the page of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.cache import patch_cache_control

from imece.doors.portal import queries
from imece.doors.portal.answering import portal_page, shown
from imece.overview.reports.queries.public import published_reports
from imece.services.accounts.demo import is_demo
from imece.services.accounts.queries import demo_people

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@portal_page
def front(request: HttpRequest) -> HttpResponse:
    """The offices with public pages; in the demonstration also what İmece is and a way in for each role."""
    context = {"offices": queries.public_offices()}
    if not is_demo(request):
        return shown(request, "portal/front.html", context)
    casts = sorted(demo_people(), key=lambda cast: len(cast.people), reverse=True)
    response = shown(request, "portal/demo.html", {**context, "casts": casts})
    patch_cache_control(response, private=True, no_store=True)  # its forms carry a token
    return response


@portal_page
def offices(request: HttpRequest) -> HttpResponse:
    """Every office with its published plans: where the performance pages begin."""
    return shown(request, "portal/performance.html", {"offices": queries.offices_with_plans()})


@portal_page
def office(request: HttpRequest, office: str) -> HttpResponse:
    """An office: its name, what it does, its published plans and reports."""
    found = queries.public_office(office)
    context = {
        "office": found,
        "plans": queries.published_plans(found),
        "reports": published_reports(found),
    }
    return shown(request, "portal/office.html", context, office=found)
