"""Who sees people, enters, exports and erases them. Nobody of another office ever does, under a grant neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.accounts.choices import Role as MemberRole
from imece.work.people.models import Person, Segment

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.people.querysets import PersonQuerySet


def visible_to(actor: Actor) -> PersonQuerySet:
    """People of the own office; a unit contact only those of the own unit. Never under a grant between offices."""
    if actor.link is not None:
        return Person.objects.none()
    own = Person.objects.filter(office_id=actor.office_id)
    if actor.role == MemberRole.UNIT_CONTACT:
        return own.filter(unit_id__in=actor.unit_ids)
    return own


def visible_segments(actor: Actor) -> QuerySet[Segment]:
    """The segments of the own office, for its staff and auditors."""
    if actor.link is not None or not actor.reads_as_staff:
        return Segment.objects.none()
    return Segment.objects.filter(office_id=actor.office_id)


def may_look(actor: Actor) -> Decision:
    """Every member may open the list; who is in it `visible_to` decides."""
    return refused(_("Sign in to see people.")) if actor.link is not None else ALLOWED


def may_open(actor: Actor, person: Person) -> Decision:
    """Whoever was loaded through `visible_to` may be opened."""
    return ALLOWED


def may_enter(actor: Actor) -> Decision:
    """The staff enter people; unit contacts those of their unit."""
    if actor.link is not None or not actor.may_write:
        return refused(_("Your role reads; experts, the coordinator and unit contacts enter people."))
    if not actor.is_staff and not actor.unit_ids:
        return refused(_("You belong to no unit yet; ask the coordinator to set your unit."))
    return ALLOWED


def may_change(actor: Actor, person: Person) -> Decision:
    """The same for changing; an erased person stays erased."""
    return first_refusal(
        lambda: may_enter(actor),
        lambda: (
            ALLOWED if actor.owns(person.office_id) else refused(_("This person belongs to another office."))
        ),
        lambda: (
            ALLOWED
            if actor.is_staff or person.unit_id in actor.unit_ids
            else refused(_("This person belongs to another unit."))
        ),
        lambda: refused(_("This person was erased.")) if person.is_erased else ALLOWED,
    )


def may_see_private(actor: Actor) -> bool:
    """Private ways to reach a person are for those who write to them."""
    return actor.link is None and (actor.may_write or actor.is_auditor)


def may_export(actor: Actor) -> Decision:
    """Lists with personal data leave the house only through the staff; the trail says so."""
    if actor.link is None and actor.is_staff:
        return ALLOWED
    return refused(_("Only experts and the coordinator export personal data."))


def may_tell(actor: Actor, person: Person) -> Decision:
    """Answering what is held about a person: the staff."""
    return first_refusal(lambda: may_export(actor), lambda: may_change(actor, person))


def may_erase(actor: Actor, person: Person) -> Decision:
    """Erasing cannot be undone: the coordinator."""
    return first_refusal(
        lambda: may_change(actor, person),
        lambda: ALLOWED if actor.is_coordinator else refused(_("Only the coordinator erases a person.")),
    )


def may_see_segments(actor: Actor) -> Decision:
    """Segments are read by whoever sees the whole office."""
    if actor.link is None and actor.reads_as_staff:
        return ALLOWED
    return refused(_("Segments are for the staff of the office."))


def may_keep_segments(actor: Actor, segment: Segment | None = None) -> Decision:
    """The staff save and remove segments."""
    if actor.link is None and actor.is_staff:
        return ALLOWED
    return refused(_("Only experts and the coordinator save segments."))


def may_open_segment(actor: Actor, segment: Segment) -> Decision:
    """Whoever sees segments."""
    return may_see_segments(actor)


def may_export_segment(actor: Actor, segment: Segment) -> Decision:
    """As other exports of people."""
    return may_export(actor)
