"""What every page's shell shows: the office, its menu, the person, the languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imece.doors.backoffice.navigation import menu_of
from imece.doors.backoffice.public_parts import foot_links, site_menu
from imece.ground.ui.themes import theme_of
from imece.ground.web.known_lists import known_list
from imece.overview.guide.places import help_address
from imece.services.accounts.models import Membership
from imece.services.savedfilters.policies import may_save

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
        "help_url": help_address(request.resolver_match.view_name if request.resolver_match else "", actor),
        "office": getattr(request, "office", None),
        "person": None,
        "theme": theme_of(request),
        "theme_url": theme_url(request),
        "site_menu": SimpleLazyObject(lambda: site_menu(request.path)),
        "foot_links": SimpleLazyObject(foot_links),
    }
    if actor is None or actor.link is not None:
        if user is not None and user.is_authenticated:
            common["home_url"] = reverse("backoffice:start")
        return common | ({"office": actor.office} if actor else {})
    slug = actor.office.slug
    return common | {
        "office": {
            "name": str(actor.office.said("name")),
            "slug": slug,
            "kind_label": actor.office.get_kind_display(),
        },
        "menu": menu_of(actor, request),
        "offices": offices(actor),
        "person": person(actor, request),
        "palette_url": reverse("backoffice:palette", args=[slug]),
        "shortcuts_url": reverse("backoffice:shortcuts", args=[slug]),
        "save_filter_url": save_filter_url(request, actor),
        "search_url": reverse("finding:search", args=[slug]),
        "home_url": reverse("backoffice:home", args=[slug]),
    }


def person(actor: Actor, request: HttpRequest) -> dict[str, Any]:
    """The person menu: who, in which role, on whose behalf."""
    slug = actor.office.slug
    return {
        "name": actor.name,
        "role_label": actor.role.label,
        "acting_for": str(actor.acting.principal.user) if actor.acting else "",
        "links": [
            {"label": _("My settings"), "url": reverse("accounts:profile"), "icon": "user"},
            {"label": _("Appearance"), "url": theme_url(request), "icon": "circle-half"},
            {
                "label": _("Saved filters"),
                "url": reverse("savedfilters:list", args=[slug]),
                "icon": "star",
            },
            {"label": _("Duties"), "url": reverse("duties:list", args=[slug]), "icon": "clipboard-check"},
            {"label": _("Public page"), "url": reverse("portal:office", args=[slug]), "icon": "world"},
        ],
        "logout_url": reverse("account_logout"),
    }


def save_filter_url(request: HttpRequest, actor: Actor) -> str:
    """Where the filter of this page gets a name; empty where there is none to save."""
    known = known_list(request.resolver_match.view_name) if request.resolver_match else None
    if known is None or not may_save(actor).allowed:
        return ""
    return reverse("savedfilters:new", args=[actor.office.slug, known.view])


def theme_url(request: HttpRequest) -> str:
    """Where light or dark is chosen; it leads back to this page."""
    return f"{reverse('accounts:theme')}?{urlencode({'next': request.get_full_path()})}"


def offices(actor: Actor) -> list[dict[str, Any]]:
    """The offices where the person has a seat; asked only when there may be another."""
    if not actor.has_other_offices:
        return []
    person_id = actor.person_id or 0
    seats = Membership.objects.open_on(actor.today).filter(user_id=person_id).select_related("office")
    return [
        {
            "name": str(seat.office.said("name")),
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
