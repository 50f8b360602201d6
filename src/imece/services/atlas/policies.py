"""Who brings official shapes: they change what the whole office and the public see, so they are the coordinator's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, refused
from imece.services.atlas.models import OfficialShapes

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor


def visible_to(actor: Actor) -> QuerySet[OfficialShapes]:
    """The own office's."""
    return OfficialShapes.objects.filter(office_id=actor.office_id).order_by("province")


def may_bring(actor: Actor, thing: object = None) -> Decision:
    """The coordinator."""
    return ALLOWED if actor.is_coordinator else refused(_("Only the coordinator can bring official shapes."))
