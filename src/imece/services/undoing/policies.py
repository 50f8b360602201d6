"""Only who made a change takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.ground.rules.decision import ALLOWED, Decision
from imece.services.undoing.models import Offer

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor


def visible_to(actor: Actor) -> QuerySet[Offer]:
    """The person's own, in the office where they were made; the holder of a link has none."""
    if actor.person_id is None or actor.link is not None:
        return Offer.objects.none()
    return Offer.objects.filter(office_id=actor.office_id, person_id=actor.person_id)


def may_take_back(actor: Actor, offer: Offer) -> Decision:
    """What was loaded through `visible_to` may be tried; the verb asks the thing's own policy."""
    return ALLOWED
