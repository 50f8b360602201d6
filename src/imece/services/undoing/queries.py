"""How an offer is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from imece.services.undoing import policies

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.models import Offer


def offer(actor: Actor, offer: int) -> Offer:
    """One of the actor's own."""
    found = policies.visible_to(actor).filter(pk=offer).first()
    if found is None:
        raise Http404
    return found
