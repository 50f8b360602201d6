"""The panels this app hangs up: the objectives an activity serves, and on the home page how the plan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.urls import reverse

from imece.work.strategy import policies

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office
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


def home_address(thing: object) -> str:
    """The address of the home page's panel of an office."""
    return reverse("strategy:standing", kwargs={"office": cast("Office", thing).slug})


def may_see_home(actor: object, thing: object) -> bool:
    """Who follows the whole plan, in an office that has an adopted one; one query at most."""
    someone = cast("Actor", actor)
    if not someone.owns(cast("Office", thing).pk) or not policies.may_follow_plan(someone):
        return False
    return policies.adopted_plans(someone).exists()
