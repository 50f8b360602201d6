"""The panel that hangs on the page of an activity: which objectives it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.urls import reverse

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity


def address(thing: object) -> str:
    """The address of the panel for an activity."""
    activity = cast("Activity", thing)
    return reverse(
        "strategy:activity_objectives", kwargs={"office": activity.office.slug, "activity": activity.pk}
    )


def may_see(actor: object, thing: object) -> bool:
    """Members of the activity's own office."""
    return cast("Actor", actor).owns(cast("Activity", thing).office_id)
