"""The way in by a signed link: its holder becomes an actor for one request, and for nothing else."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse

from imece.ground.web.pages import Entrance, declare
from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import Role
from imece.services.accounts.links import find_link, note_use
from imece.work.indicators.policies import LINK_PURPOSE
from imece.work.projects.round_policies import LINK_PURPOSE as ROUND_PURPOSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from imece.services.accounts.models import SignedLink


def path_of(token: str) -> str:
    """Where a token of a request to report is answered."""
    return reverse("guest_desk:report", args=[token])


def holder(link: SignedLink) -> Actor:
    """The link's holder as an actor: a unit's contact without a seat."""
    return Actor(office=link.office, role=Role.UNIT_CONTACT, name=link.holder_name, link=link)


def round_path_of(token: str) -> str:
    """Where a token of a collection round is answered."""
    return reverse("guest_desk:projects", args=[token])


def link_page(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponseBase]:
    """A page for the holder of a link to a request to report."""
    return _entered(view, LINK_PURPOSE)


def round_page(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponseBase]:
    """A page for the holder of a link to a collection round."""
    return _entered(view, ROUND_PURPOSE)


def _entered(view: Callable[..., HttpResponse], purpose: str) -> Callable[..., HttpResponseBase]:
    """A page for the holder of a signed link; a link that no longer opens says how to get a new one (410).

    The address holds the secret, so it is never told to other sites and never kept by caches.
    """

    @wraps(view)
    def enter(request: HttpRequest, token: str, **kwargs: object) -> HttpResponseBase:
        link = find_link(token, purpose)
        if link is None:
            response = render(request, "guest_desk/shut.html", status=410)
        else:
            if request.method == "POST":
                note_use(link)
            response = view(request, holder(link), token, **kwargs)
        # Not "no-referrer": browsers then send forms with `Origin: null`, which the CSRF check rightly refuses.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return declare(enter, Entrance(kind="link"))
