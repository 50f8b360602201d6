"""The staff menu: one explicit list; the kind of office and the role decide what shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.services.accounts.kinds import profile
from imece.services.accounts.policies import may_enter, may_read_as_staff, may_run_office, may_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the menu."""

    view: str
    label: _StrPromise
    icon: str
    may: Callable[[Actor], Decision]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together."""

    label: _StrPromise | str
    items: tuple[Item, ...]


MENU = (
    Group(
        "",
        (
            Item("backoffice:home", _("Home"), "home", may_enter),
            Item("duties:list", _("Duties"), "clipboard-check", may_enter),
        ),
    ),
    Group(
        _("Work"),
        (
            Item("activities:list", _("Activities"), "calendar", may_enter),
            Item("strategy:plans", _("Strategic plans"), "target", may_enter),
            Item("indicators:list", _("Indicators"), "chart", may_read_as_staff),
            Item("indicators:mine", _("My reporting"), "edit", may_enter),
            Item("indicators:desk", _("Reporting desk"), "send", may_read_as_staff),
            Item("strategy:budgets", _("Appropriation and spending"), "table", may_read_as_staff),
        ),
    ),
    Group(
        _("Office"),
        (
            Item("exchange:list", _("Imports"), "upload", may_work),
            Item("accounts:members", _("Members"), "users", may_read_as_staff),
            Item("accounts:settings", _("Settings"), "settings", may_run_office),
        ),
    ),
)


def menu_of(actor: Actor, request: HttpRequest) -> list[dict[str, Any]]:
    """Groups of menu items for this actor; the item of the page's own app is the current one."""
    slug = actor.office.slug
    offered = profile(actor.office).menu
    place = request.resolver_match.namespace if request.resolver_match else ""
    name = request.resolver_match.view_name if request.resolver_match else ""
    names = {item.view for group in MENU for item in group.items}
    groups = []
    for group in MENU:
        items = [
            {
                "label": item.label,
                "url": reverse(item.view, args=[slug]),
                "icon": item.icon,
                "current": item.view == name
                or (name not in names and item.view.split(":")[0] == place and is_first_of(item, place)),
            }
            for item in group.items
            if item.view in offered and item.may(actor).allowed
        ]
        if items:
            groups.append({"label": group.label, "items": items})
    return groups


def is_first_of(item: Item, place: str) -> bool:
    """Whether the item is its app's first line in the menu."""
    return next(i for group in MENU for i in group.items if i.view.split(":")[0] == place) == item
