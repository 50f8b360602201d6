"""How duties are fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from imece.services.duties import policies

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.duties.models import Duty, DutyQuerySet


def duty(actor: Actor, duty: int) -> Duty:
    """One duty that the actor sees."""
    found = policies.visible_to(actor).select_related("owner__user", "unit").filter(pk=duty).first()
    if found is None:
        raise Http404
    return found


def duties_of(actor: Actor) -> DutyQuerySet:
    """The list, with owners and units."""
    return policies.visible_to(actor).select_related("owner__user", "unit")
