"""What of activities can be taken back for a minute: recorded, changed, cancelled and removed ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from imece.ground.rules.decision import first_refusal
from imece.ground.values import clock
from imece.services.documents.undoable import files_of
from imece.services.search.actions import forget, keep
from imece.services.undoing.kinds import Kind, Table
from imece.work.activities import policies
from imece.work.activities.actions import rows
from imece.work.activities.models import FINDABLE, Activity, ActivityInstitution, Participation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked


def _hold(actor: Actor, asked: Asked) -> None:
    list(
        Activity.objects.filter(pk__in=asked.ids).order_by("pk").select_for_update(of=("self",)).values("pk")
    )


def _may(actor: Actor, asked: Asked) -> Decision:
    things = Activity.objects.filter(pk__in=asked.ids)
    return first_refusal(*(partial(policies.may_edit, actor, activity) for activity in things))


def _settle(actor: Actor, asked: Asked) -> None:
    """Found again, or no longer, as they stand now."""
    things = Activity.objects.filter(pk__in=asked.ids).select_related("kind").prefetch_related("institutions")
    kept = [activity for activity in things if activity.removed_at is None]
    keep(
        rows.findable(activity, actor.office, [row.name for row in activity.institutions.all()])
        for activity in kept
    )
    forget(FINDABLE, sorted(set(asked.ids) - {activity.pk for activity in kept}))


def _put_away(ids: Sequence[int]) -> None:
    """As removing: the form that made them stays used up, and their files are not lost."""
    Activity.objects.filter(pk__in=ids).update(removed_at=clock.now(), changed_at=clock.now())


def _home(office: str) -> str:
    return reverse("activities:list", args=[office])


ACTIVITY: Final = Kind(
    name="activities.activity",
    tables=(
        Table(Activity, stamps=("changed_at",)),
        Table(Participation, "activity"),
        Table(ActivityInstitution, "activity"),
        Table(Activity.people.through, "activity"),
        files_of(Activity),
    ),
    hold=_hold,
    may=_may,
    settle=_settle,
    home=_home,
    put_away=_put_away,
)
