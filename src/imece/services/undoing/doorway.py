"""How a page says that something is done, with the way back beside it while there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.urls import reverse

from imece.ground.ui.way_back import WayBack
from imece.services.undoing.kinds import find_kind

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from imece.services.accounts.actor import Actor
    from imece.services.undoing.actions import Watch
    from imece.services.undoing.models import Offer


def say(request: HttpRequest, text: str | _StrPromise, watch: Watch) -> None:
    """Above the next page: the text and, if the change can be taken back, the button for it."""
    back = way_back(watch.actor, watch)
    messages.success(request, str(text), extra_tags=back.tag if back else "")


def way_back(actor: Actor, watch: Watch) -> WayBack | None:
    """Where the button leads and until when."""
    if watch.offer is None:
        return None
    address = reverse("accounts:undo", args=[actor.office.slug, watch.offer.pk])
    return WayBack(address, watch.offer.expires_at)


def after_undoing(actor: Actor, offer: Offer, here: str) -> str:
    """Where the person was, or, when what they made had a page of its own and is no more, the page above it."""
    kind = find_kind(offer.kind)
    if kind is not None and kind.home is not None and (offer.made_all or not here):
        return kind.home(actor.office.slug)
    return here or "/"
