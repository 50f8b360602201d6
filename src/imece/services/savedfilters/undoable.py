"""What of saved filters can be taken back for a minute: saved, renamed, moved and removed ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import first_refusal, refused
from imece.services.savedfilters import policies
from imece.services.savedfilters.models import SavedFilter
from imece.services.undoing.kinds import Kind, Table, nothing_beside

if TYPE_CHECKING:
    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked


def _hold(actor: Actor, asked: Asked) -> None:
    list(SavedFilter.objects.filter(pk__in=asked.ids).order_by("pk").select_for_update().values("pk"))


def _may_one(actor: Actor, saved: SavedFilter) -> Decision:
    """As changing; what is another member's own is not even seen."""
    if saved.is_shared or (actor.membership is not None and saved.owner_id == actor.membership.pk):
        return policies.may_change(actor, saved)
    return refused(_("This saved filter is somebody else's."))


def _may(actor: Actor, asked: Asked) -> Decision:
    things = SavedFilter.objects.filter(pk__in=asked.ids)
    return first_refusal(*(partial(_may_one, actor, saved) for saved in things))


SAVED_FILTER: Final = Kind(
    name="savedfilters.saved",
    tables=(Table(SavedFilter),),
    hold=_hold,
    may=_may,
    settle=nothing_beside,
)
