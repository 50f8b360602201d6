"""Who sees, records, edits, cancels and removes activities, and who keeps the list of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.accounts.choices import Role
from imece.work.activities.models import Activity, ActivityKind, Minutes

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.work.activities.querysets import ActivityQuerySet


def seen_by(actor: Actor) -> Q:
    """The condition under which an actor sees an activity; only single-valued lookups and subqueries, so no row doubles."""
    if actor.link is not None:
        return Q(pk__in=[])
    if actor.role != Role.UNIT_CONTACT:
        return actor.sees()
    own = Q(unit_id__in=actor.unit_ids)
    if actor.seat is not None:
        responsible = Activity.people.through.objects.filter(membership_id=actor.seat.pk)
        own |= Q(pk__in=responsible.values("activity_id"))
    return Q(office_id=actor.office_id) & own


def visible_to(actor: Actor) -> ActivityQuerySet:
    """Kept activities of the own office or of granted ones; a unit contact sees the unit's and their own tasks."""
    return Activity.objects.kept().filter(seen_by(actor))


def removed_of(actor: Actor) -> ActivityQuerySet:
    """Removed activities that the actor may put back."""
    if actor.link is not None or not actor.may_write:
        return Activity.objects.none()
    gone = Activity.objects.filter(removed_at__isnull=False, office_id=actor.office_id)
    return gone if actor.is_staff else gone.filter(unit_id__in=actor.unit_ids)


def visible_kinds(actor: Actor) -> QuerySet[ActivityKind]:
    """Shared kinds and the own office's, also the retired ones."""
    return ActivityKind.objects.known_to(actor.office_id)


def may_look(actor: Actor) -> Decision:
    """Every member may open the lists; what is in them `visible_to` decides."""
    return ALLOWED


def may_open(actor: Actor, activity: Activity) -> Decision:
    """What was loaded through `visible_to` may be opened."""
    return ALLOWED


def may_record(actor: Actor) -> Decision:
    """Staff record for the whole office, a unit contact for the own unit."""
    if actor.link is not None:
        return refused(_("Sign in to record activities."))
    if actor.is_staff:
        return ALLOWED
    if actor.role != Role.UNIT_CONTACT:
        return refused(
            _("Your role reads activities; experts, the coordinator and unit contacts record them.")
        )
    if not actor.unit_ids:
        return refused(_("You belong to no unit yet; ask the coordinator to set your unit."))
    return ALLOWED


def may_record_for(actor: Actor, unit: Unit | None) -> Decision:
    """Whether the actor may put an activity down under that unit."""
    if actor.is_staff or (unit is not None and unit.pk in actor.unit_ids):
        return ALLOWED
    return refused(_("You can record activities of your own unit only."))


def may_edit(actor: Actor, activity: Activity) -> Decision:
    """Staff: all of the own office; a unit contact: the own unit's. A granted activity is only read."""
    return first_refusal(
        lambda: _is_own(actor, activity),
        lambda: may_record(actor),
        lambda: (
            ALLOWED
            if actor.is_staff or activity.unit_id in actor.unit_ids
            else refused(_("This activity belongs to another unit."))
        ),
    )


def may_copy(actor: Actor, activity: Activity) -> Decision:
    """Whoever may edit it may repeat it."""
    return may_edit(actor, activity)


def may_cancel(actor: Actor, activity: Activity) -> Decision:
    """A happening that did not take place is cancelled with a reason, once."""
    return first_refusal(
        lambda: may_edit(actor, activity),
        lambda: refused(_("It is already cancelled.")) if activity.is_cancelled else ALLOWED,
    )


def may_reinstate(actor: Actor, activity: Activity) -> Decision:
    """A cancelled one can be taken up again."""
    return first_refusal(
        lambda: may_edit(actor, activity),
        lambda: ALLOWED if activity.is_cancelled else refused(_("It is not cancelled.")),
    )


def may_remove(actor: Actor, activity: Activity) -> Decision:
    """A record made by mistake is removed; it can be put back."""
    return may_edit(actor, activity)


def may_publish(actor: Actor, activity: Activity) -> Decision:
    """Documents become public only through the staff of the office."""
    return first_refusal(
        lambda: may_edit(actor, activity),
        lambda: ALLOWED if actor.is_staff else refused(_("Only the staff of the office publish documents.")),
    )


def may_write_minutes(actor: Actor, activity: Activity) -> Decision:
    """Whoever may edit a meeting writes its minutes until they are approved."""

    def of_a_meeting() -> Decision:
        return ALLOWED if activity.has_minutes else refused(_("Minutes are taken of meetings only."))

    def unlocked() -> Decision:
        minutes = Minutes.objects.filter(activity_id=activity.pk).first()
        if minutes is not None and minutes.is_locked:
            return refused(
                _("These minutes are approved and locked; write what follows at the next meeting.")
            )
        return ALLOWED

    return first_refusal(of_a_meeting, lambda: may_edit(actor, activity), unlocked)


def may_approve_minutes(actor: Actor, activity: Activity) -> Decision:
    """The coordinator approves minutes, and with them the duties that they give."""
    return first_refusal(
        lambda: may_write_minutes(actor, activity),
        lambda: ALLOWED if actor.is_coordinator else refused(_("Only the coordinator approves minutes.")),
    )


def may_see_trail(actor: Actor, activity: Activity) -> Decision:
    """The trail names people: it stays inside the office."""
    return _is_own(actor, activity)


def may_manage_kinds(actor: Actor, kind: ActivityKind | None = None) -> Decision:
    """The coordinator keeps the office's own kinds; shared ones are the same for all offices."""
    if not actor.is_coordinator or actor.link is not None:
        return refused(_("Only the coordinator changes the list of kinds."))
    if kind is not None and kind.office_id != actor.office_id:
        return refused(_("This kind is shared by all offices and cannot be changed."))
    return ALLOWED


def _is_own(actor: Actor, activity: Activity) -> Decision:
    if actor.link is None and actor.owns(activity.office_id):
        return ALLOWED
    return refused(_("This activity belongs to another office; you can read it only."))
