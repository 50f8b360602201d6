"""The staff menu: one explicit list; the kind of office and the role decide what shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.services.accounts.kinds import profile
from imece.services.accounts.policies import may_enter, may_read_as_staff, may_run_office, may_work
from imece.services.savedfilters.queries import by_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
            Item("calendar:month", _("Calendar"), "calendar", may_enter),
        ),
    ),
    Group(
        _("Work"),
        (
            Item("activities:list", _("Activities"), "calendar-event", may_enter),
            Item("projects:list", _("Projects"), "folder", may_enter),
            Item("bank:map", _("Projects on the map"), "map", may_enter),
            Item("strategy:plans", _("Strategic plans"), "target", may_enter),
            Item("indicators:list", _("Indicators"), "chart", may_read_as_staff),
            Item("indicators:mine", _("My reporting"), "edit", may_enter),
            Item("indicators:desk", _("Reporting desk"), "send", may_read_as_staff),
            Item("reports:desk", _("Reports"), "report", may_enter),
            Item("strategy:budgets", _("Appropriation and spending"), "table", may_read_as_staff),
        ),
    ),
    Group(
        _("Records"),
        (
            Item("contacts:list", _("Institutions"), "building", may_enter),
            Item("people:list", _("People"), "users", may_enter),
            Item("advisory:list", _("Advisory requests"), "message", may_enter),
            Item("advisory:investors", _("Investors"), "building-community", may_read_as_staff),
        ),
    ),
    Group(
        _("Office"),
        (
            Item("papers:list", _("Papers"), "file-text", may_enter),
            Item("exchange:list", _("Imports"), "upload", may_work),
            Item("accounts:members", _("Members"), "users", may_read_as_staff),
            Item("accounts:settings", _("Settings"), "settings", may_run_office),
        ),
    ),
)


# Pages that stand under another line than their app's first one; of several lines the first that is offered.
INVESTORS: Final = (
    "leads", "lead", "new_lead", "lead_edit", "lead_move", "new_visit", "visit", "visit_write", "new_problem", "problem",
    "problem_end",
)  # fmt: skip
LINES_OF: Final = {
    **{f"advisory:{page}": ("advisory:investors",) for page in INVESTORS},
    "activities:names": ("contacts:list",),
    "indicators:grid": ("indicators:mine",),
    "indicators:enter": ("indicators:mine",),
    "indicators:receipt": ("indicators:mine",),
    "indicators:request": ("indicators:desk", "indicators:mine"),
    "indicators:letter": ("indicators:desk",),
    "indicators:keep_letter": ("indicators:desk",),
    "indicators:remind": ("indicators:desk",),
    "indicators:withdraw_request": ("indicators:desk",),
    "indicators:chain": ("indicators:desk",),
    "indicators:inbox": ("indicators:desk", "indicators:mine"),
    "indicators:desk_of": ("indicators:desk",),
    "indicators:ask": ("indicators:desk",),
    "indicators:period": ("indicators:desk",),
    "indicators:close": ("indicators:desk",),
    "indicators:reopen": ("indicators:desk",),
    "indicators:publish": ("indicators:desk",),
    "strategy:budget_file": ("strategy:budgets",),
}


def menu_of(actor: Actor, request: HttpRequest) -> list[dict[str, Any]]:
    """Groups of menu items for this actor; the item of the page's own app is the current one."""
    slug = actor.office.slug
    offered = profile(actor.office).menu
    shown = [
        item.view
        for group in MENU
        for item in group.items
        if item.view in offered and item.may(actor).allowed
    ]
    current = current_line(request.resolver_match.view_name if request.resolver_match else "", shown)
    saved = saved_of(actor, request)
    groups = []
    for group in MENU:
        items: list[dict[str, Any]] = [
            {
                "view": item.view,
                "label": item.label,
                "url": reverse(item.view, args=[slug]),
                "icon": item.icon,
                "current": item.view == current,
            }
            for item in group.items
            if item.view in shown
        ]
        for item in items:
            item["saved"] = saved.pop(item["view"], [])
        if items:
            groups.append({"label": group.label, "items": items})
    return groups


def saved_of(actor: Actor, request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
    """The actor's saved filters by the menu's line they stand under; those of a list without a line, under Settings."""
    place = request.resolver_match.view_name if request.resolver_match else ""
    here = {(place, "&".join(sorted(request.GET.urlencode().split("&"))))}
    lines = {item.view for group in MENU for item in group.items}
    found: dict[str, list[dict[str, Any]]] = {}
    for view, filters in by_list(actor).items():
        found.setdefault(view if view in lines else "accounts:settings", []).extend(
            {
                "label": one.name,
                "url": reverse("savedfilters:show", args=[actor.office.slug, one.pk]),
                "shared": one.is_shared,
                "current": (one.view, "&".join(sorted(one.query.split("&")))) in here,
            }
            for one in filters
        )
    return found


def current_line(page: str, shown: Sequence[str]) -> str:
    """The menu's line that a page stands under: its own, the one it is given to, else its app's first; or none."""
    own = [line for line in (page, *LINES_OF.get(page, ())) if line in shown]
    of_app = [line for line in shown if line.split(":")[0] == page.split(":", maxsplit=1)[0]]
    return next(iter(own or of_app), "")
