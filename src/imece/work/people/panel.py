"""The panels this app hangs up: who took part in an activity, the office's people in an institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.urls import reverse

from imece.work.people import policies

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity


def activity_address(thing: object) -> str:
    """The address of the panel for an activity."""
    activity = cast("Activity", thing)
    return reverse("people:took_part", args=[activity.office.slug, activity.pk])


def may_see_activity(actor: object, thing: object) -> bool:
    """Members of the activity's own office."""
    return (
        cast("Actor", actor).owns(cast("Activity", thing).office_id)
        and policies.may_look(cast("Actor", actor)).allowed
    )


def institution_address(thing: object) -> str:
    """The address of the panel for an institution; the page that shows it says in whose office (`shown_in`)."""
    one = cast("Any", thing)
    return reverse("people:of_institution", args=[one.shown_in, one.pk])


def may_see_institution(actor: object, thing: object) -> bool:
    """Every member of an office, who then sees only that office's people."""
    someone = cast("Actor", actor)
    cast("Any", thing).shown_in = someone.office.slug
    return policies.may_look(someone).allowed
