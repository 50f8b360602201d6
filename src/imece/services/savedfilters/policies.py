"""Who sees, saves and changes which filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, refused
from imece.services.savedfilters.models import SavedFilter

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.savedfilters.models import SavedFilterQuerySet


def visible_to(actor: Actor) -> SavedFilterQuerySet:
    """The office's shared filters and one's own; what a list then shows is decided by the list."""
    return SavedFilter.objects.of(actor)


def may_see(actor: Actor, saved: SavedFilter | None = None) -> Decision:
    """Everybody has saved filters; what was loaded through `visible_to` may be opened."""
    return ALLOWED


def may_save(actor: Actor, known: object = None) -> Decision:
    """Every member but an auditor, who changes nothing; the list was already found open to the actor."""
    if actor.membership is None or actor.is_auditor:
        return refused(_("An auditor reads and changes nothing."))
    return ALLOWED


def may_share(actor: Actor) -> Decision:
    """The coordinator gives filters to the whole office."""
    return (
        ALLOWED
        if actor.is_coordinator
        else refused(_("Only the coordinator shares filters with the office."))
    )


def may_change(actor: Actor, saved: SavedFilter) -> Decision:
    """One's own; the office's are the coordinator's."""
    if saved.is_shared:
        return may_share(actor)
    return may_save(actor)
