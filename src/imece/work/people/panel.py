"""The panels this app hangs up: who took part in an activity, the office's people in an institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.urls import reverse

from imece.work.people import policies

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity
    from imece.work.contacts.models import Institution


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


def institution_address(actor: object, thing: object) -> str:
    """The address of the panel for an institution, in the office of who looks: the register is everybody's."""
    slug = cast("Actor", actor).office.slug
    return reverse("people:of_institution", args=[slug, cast("Institution", thing).pk])


def may_see_institution(actor: object, thing: object) -> bool:
    """Every member of an office, who then sees only that office's people."""
    return policies.may_look(cast("Actor", actor)).allowed
