"""Saving, renaming, ordering and removing filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import turkish
from imece.ground.web.known_lists import kept_of
from imece.services.audit import actions as audit
from imece.services.savedfilters import policies
from imece.services.savedfilters.models import LONGEST_NAME, SavedFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.ground.web.known_lists import KnownList
    from imece.services.accounts.actor import Actor

MOST: Final = 20
TAKEN: Final = _("There is already a filter of this name.")
SHOWN: Final = ("name", "query", "position")


@transaction.atomic
def save_filter(
    *, actor: Actor, known: KnownList, name: str, query: str, shared: bool = False
) -> SavedFilter:
    """Keep what the list understands of the query under a name, for oneself or for the office."""
    require(policies.may_share(actor) if shared else policies.may_save(actor))
    require(known.may(actor))
    kept = kept_of(known, actor, query).query
    if not kept:
        raise Refused(_("Nothing is filtered here: choose something in the list first, then save it."))
    saved = SavedFilter(
        office_id=actor.office_id,
        owner=None if shared else actor.membership,
        view=known.view,
        query=kept,
    )
    others = list(SavedFilter.objects.select_for_update().beside(saved).in_order())
    if len(others) >= MOST:
        raise Refused(
            _("There are already %(most)s filters of this list; remove one first.") % {"most": MOST}
        )
    saved.name = _free_name(name, others)
    saved.position = 1 + max((other.position for other in others), default=0)
    _written(saved)
    audit.record(actor.signature, "savedfilters.saved", saved, changes=audit.snapshot(saved, SHOWN))
    return saved


@transaction.atomic
def rename_filter(*, actor: Actor, saved: SavedFilter, name: str) -> SavedFilter:
    """Another name."""
    locked = SavedFilter.objects.select_for_update().get(pk=saved.pk)
    require(policies.may_change(actor, locked))
    others = SavedFilter.objects.beside(locked).exclude(pk=locked.pk)
    before = audit.snapshot(locked, SHOWN)
    locked.name = _free_name(name, others)
    changes = audit.difference(before, audit.snapshot(locked, SHOWN))
    if changes:
        _written(locked)
        audit.record(actor.signature, "savedfilters.renamed", locked, changes=changes)
    return locked


@transaction.atomic
def move_filter(*, actor: Actor, saved: SavedFilter, up: bool) -> None:
    """One place up or down among the filters of the same list and owner; at the end it stays where it is."""
    require(policies.may_change(actor, saved))
    rows = list(SavedFilter.objects.select_for_update().beside(saved).in_order())
    here = next(place for place, row in enumerate(rows) if row.pk == saved.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for place, row in enumerate(rows, start=1):
        row.position = place
    SavedFilter.objects.bulk_update(rows, ["position"])
    audit.record(actor.signature, "savedfilters.moved", saved, changes={"position": [here + 1, there + 1]})


@transaction.atomic
def remove_filter(*, actor: Actor, saved: SavedFilter) -> None:
    """Take a saved filter away; the list and its records stay."""
    locked = SavedFilter.objects.select_for_update().get(pk=saved.pk)
    require(policies.may_change(actor, locked))
    audit.record(actor.signature, "savedfilters.removed", locked, changes=audit.snapshot(locked, SHOWN))
    locked.delete()


def _written(saved: SavedFilter) -> None:
    """Write the row; two tabs that take the same name at once are told what one tab is told."""
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as twice:
        raise Refused(TAKEN) from twice


def _free_name(name: str, others: Iterable[SavedFilter]) -> str:
    clean = " ".join(name.split())[:LONGEST_NAME]
    if not clean:
        raise Refused(_("Give the filter a name."))
    if any(turkish.same(clean, other.name) for other in others):
        raise Refused(TAKEN)
    return clean
