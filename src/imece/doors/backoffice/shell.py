"""What every page's shell shows: the office, its menu, the person, the languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imece.doors.backoffice.navigation import menu_of
from imece.services.accounts.models import Membership

if TYPE_CHECKING:
    from django.http import HttpRequest

    from imece.services.accounts.actor import Actor


def shell(request: HttpRequest) -> dict[str, Any]:
    """The one context variable `shell`, made only when a template asks for it."""
    return {"shell": SimpleLazyObject(lambda: facts(request))}


def facts(request: HttpRequest) -> dict[str, Any]:
    """Everything the shells read."""
    actor: Actor | None = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    common: dict[str, Any] = {
        "product": "İmece",
        "languages": languages(request),
        "demo": settings.IMECE_DEMO,
        "home_url": reverse("portal:front"),
        "office": getattr(request, "office", None),
        "person": None,
    }
    if actor is None or actor.link is not None:
        if user is not None and user.is_authenticated:
            common["home_url"] = reverse("backoffice:start")
        return common | ({"office": actor.office} if actor else {})
    slug = actor.office.slug
    return common | {
        "office": {"name": actor.office.name, "slug": slug, "kind_label": actor.office.get_kind_display()},
        "menu": menu_of(actor, request),
        "offices": offices(actor),
        "person": person(actor),
        "search_url": reverse("finding:search", args=[slug]),
        "home_url": reverse("backoffice:home", args=[slug]),
    }


def person(actor: Actor) -> dict[str, Any]:
    """The person menu: who, in which role, on whose behalf."""
    slug = actor.office.slug
    return {
        "name": actor.name,
        "role_label": actor.role.label,
        "acting_for": str(actor.acting.principal.user) if actor.acting else "",
        "links": [
            {"label": _("My settings"), "url": reverse("accounts:profile"), "icon": "user"},
            {"label": _("Duties"), "url": reverse("duties:list", args=[slug]), "icon": "clipboard-check"},
            {"label": _("Public page"), "url": reverse("portal:office", args=[slug]), "icon": "world"},
        ],
        "logout_url": reverse("account_logout"),
    }


def offices(actor: Actor) -> list[dict[str, Any]]:
    """The offices where the person has a seat; asked only when there may be another."""
    if not actor.has_other_offices:
        return []
    person_id = actor.person_id or 0
    seats = Membership.objects.open_on(actor.today).filter(user_id=person_id).select_related("office")
    return [
        {
            "name": seat.office.name,
            "url": reverse("backoffice:home", args=[seat.office.slug]),
            "current": seat.office_id == actor.office_id,
        }
        for seat in seats
    ]


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    """The same page in each language."""
    now = get_language()
    address = request.get_full_path()
    return [
        {"code": code, "label": label, "url": translate_url(address, code), "current": code == now}
        for code, label in (("tr", "Türkçe"), ("en", "English"))
    ]
