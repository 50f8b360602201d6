"""For search engines: where they may look, and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from imece.doors.portal import queries
from imece.doors.portal.answering import portal_page
from imece.overview.bank import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse


@portal_page
def robots(request: HttpRequest) -> HttpResponse:
    """Public pages are open to all; offices, accounts and doors of the demonstration are not pages to find."""
    with override("tr"):
        address = request.build_absolute_uri(reverse("portal:sitemap"))
    return render(
        request, "portal/robots.txt", {"sitemap": address}, content_type="text/plain; charset=utf-8"
    )


@portal_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in each language, each naming the others."""
    pages = [in_each_language(request, name, args) for name, args in public_addresses()]
    return render(
        request, "portal/sitemap.xml", {"pages": pages}, content_type="application/xml; charset=utf-8"
    )


def public_addresses() -> Iterator[tuple[str, list[Any]]]:
    """Name and arguments of every public page but the İncele pages, which are found from their objective."""
    for name in ("front", "offices", "accessibility", "privacy", "credits"):
        yield f"portal:{name}", []
    yield "open_data:page", []
    yield "open_data:documentation", []
    for office in queries.public_offices():
        yield "portal:office", [office.slug]
    for name in ("projects", "stories"):
        yield f"portal:{name}", []
    for found in pages.open_stories():
        yield "portal:story", [found.pk]
    for pk in pages.newest_open():
        yield "portal:project", [pk]
    seen: set[int] = set()
    for objective in queries.published_objectives():
        plan = objective.goal.plan
        if plan.pk not in seen:
            seen.add(plan.pk)
            yield "portal:plan", [plan.office.slug, plan.pk]
        yield "portal:objective", [plan.office.slug, plan.pk, objective.pk]


def in_each_language(request: HttpRequest, name: str, args: list[Any]) -> dict[str, str]:
    """The absolute address of a page by language code."""
    found = {}
    for code, _label in settings.LANGUAGES:
        with override(code):
            found[code] = request.build_absolute_uri(reverse(name, args=args))
    return found
