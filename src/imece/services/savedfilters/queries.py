"""How saved filters are fetched: one, those of the menu, those of the page that orders them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from imece.ground.web.known_lists import KnownList, known_list, known_views
from imece.services.savedfilters import policies
from imece.services.savedfilters.models import SavedFilter

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Shelf:
    """The saved filters of one list, for the page that orders them."""

    known: KnownList
    saved: list[tuple[SavedFilter, bool]]


def saved_filter(actor: Actor, saved: int) -> SavedFilter:
    """One that the actor sees."""
    found = policies.visible_to(actor).filter(pk=saved).first()
    if found is None:
        raise Http404
    return found


def keys_beside(saved: SavedFilter) -> list[int]:
    """The filters that share an order with this one."""
    return list(SavedFilter.objects.beside(saved).values_list("pk", flat=True))


def by_list(actor: Actor) -> dict[str, list[SavedFilter]]:
    """The actor's filters by the name of their list, in one question."""
    found: dict[str, list[SavedFilter]] = {}
    for saved in policies.visible_to(actor).in_order():
        found.setdefault(saved.view, []).append(saved)
    return found


def shelves(actor: Actor) -> list[Shelf]:
    """Every list that has saved filters and that the actor may open, with whether each may be changed."""
    saved = by_list(actor)
    found = []
    for view in known_views():
        known = known_list(view)
        if known is None or view not in saved or not known.may(actor).allowed:
            continue
        rows = [(one, policies.may_change(actor, one).allowed) for one in saved[view]]
        found.append(Shelf(known, rows))
    return found


def list_of(actor: Actor, view: str) -> KnownList:
    """A known list that the actor may open; anything else is not there."""
    known = known_list(view)
    if known is None or not known.may(actor).allowed:
        raise Http404
    return known
