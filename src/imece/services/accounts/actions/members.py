"""Verbs of memberships: change a member's seat, end it (with handover)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.accounts import handover, policies
from imece.services.accounts.actions.units import own
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Acting, Membership, Office
from imece.services.audit import actions as audit

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit

FIELDS: Final = ("role", "unit", "title", "is_unit_head", "is_top_manager", "ends_on")


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What the coordinator says about a member's seat."""

    role: Role
    unit: Unit | None = None
    title: str = ""
    is_unit_head: bool = False
    is_top_manager: bool = False
    ends_on: date | None = None


@transaction.atomic
def change_member(*, actor: Actor, seat: Membership, facts: SeatFacts) -> Membership:
    """Change role, unit, title, flags or last day; the office keeps a coordinator, an auditor an end."""
    seat = locked_seat(actor, seat)
    require(policies.may_change_member(actor, seat))
    refuse_impossible(actor, facts)
    if seat.starts_on and facts.ends_on and facts.ends_on < seat.starts_on:
        raise Refused(_("The last day lies before the first day."))
    if facts.role != Role.COORDINATOR or facts.ends_on is not None:
        refuse_last_coordinator(actor, seat)
    before = audit.snapshot(seat, FIELDS)
    seat.unit = own(actor, facts.unit) if facts.unit != seat.unit else seat.unit
    for name in ("role", "title", "is_unit_head", "is_top_manager", "ends_on"):
        setattr(seat, name, getattr(facts, name))
    seat.save()
    if seat.role == Role.AUDITOR:
        shorten_actings(seat, actor.today - timedelta(days=1))
    audit.record(
        actor.signature,
        "accounts.member_changed",
        seat,
        changes=audit.difference(before, audit.snapshot(seat, FIELDS)),
    )
    return seat


@transaction.atomic
def end_membership(
    *, actor: Actor, seat: Membership, last_day: date, successor: Membership | None = None
) -> Membership:
    """Let a membership end on a day (yesterday closes it at once); open work goes to the successor, if one is named."""
    seat = locked_seat(actor, seat)
    require(policies.may_change_member(actor, seat))
    if last_day < actor.today - timedelta(days=1):
        raise Refused(_("The last day can be yesterday at the earliest."))
    refuse_last_coordinator(actor, seat)
    before = audit.snapshot(seat, ("ends_on",))
    seat.ends_on = last_day
    if seat.starts_on and seat.starts_on > last_day:
        seat.starts_on = last_day
    seat.save(update_fields=["starts_on", "ends_on"])
    shorten_actings(seat, last_day)
    changes = audit.difference(before, audit.snapshot(seat, ("ends_on",)))
    if successor is not None:
        heir = open_member(actor, successor)
        if heir.pk == seat.pk or heir.role not in (Role.COORDINATOR, Role.EXPERT, Role.UNIT_CONTACT):
            raise Refused(_("The successor must be another member who writes."))
        handover.hand_over(actor.signature, seat, heir)
        changes["successor"] = [None, str(heir.user)]
    audit.record(actor.signature, "accounts.member_ended", seat, changes=changes)
    return seat


def locked_seat(actor: Actor, seat: Membership) -> Membership:
    """The seat read anew under the office's lock, so that two coordinators cannot dismiss each other at once."""
    Office.objects.select_for_update().get(pk=actor.office_id)
    return Membership.objects.select_related("user", "unit").get(pk=seat.pk, office_id=actor.office_id)


def open_member(actor: Actor, seat: Membership) -> Membership:
    """The member of the own office, if the seat is open today; `Refused` otherwise."""
    found = (
        Membership.objects.open_on(actor.today)
        .select_related("user", "unit")
        .filter(pk=seat.pk, office_id=actor.office_id)
        .first()
    )
    if found is None:
        raise Refused(_("This person is not a member of your office today."))
    return found


def refuse_impossible(actor: Actor, facts: SeatFacts) -> None:
    """`Refused` for facts that contradict each other: an auditor without an end, a contact without a unit."""
    if facts.role == Role.AUDITOR and facts.ends_on is None:
        raise Refused(_("An auditor needs a last day."))
    if facts.role == Role.UNIT_CONTACT and facts.unit is None:
        raise Refused(_("A unit contact needs a unit."))
    if facts.is_unit_head and facts.unit is None:
        raise Refused(_("The head of a unit needs a unit."))
    if facts.role == Role.AUDITOR and (facts.is_unit_head or facts.is_top_manager):
        raise Refused(_("An auditor neither heads a unit nor the institution."))
    if facts.ends_on is not None and facts.ends_on < actor.today:
        raise Refused(_("The last day has passed: end the membership instead."))


def refuse_last_coordinator(actor: Actor, seat: Membership) -> None:
    """`Refused` when without this seat no coordinator without an end date would be left."""
    others = (
        Membership.objects.open_on(actor.today)
        .filter(office_id=actor.office_id, role=Role.COORDINATOR, ends_on__isnull=True)
        .exclude(pk=seat.pk)
    )
    if seat.role == Role.COORDINATOR and not others.exists():
        raise Refused(
            _(
                "The office always keeps a coordinator: make another member coordinator without a last day first."
            )
        )


def shorten_actings(seat: Membership, last_day: date) -> None:
    """Deputyships of a leaving member end with them; those that had not begun never begin."""
    mine = Acting.objects.select_for_update().filter(
        Q(principal=seat) | Q(deputy=seat), ended_at__isnull=True
    )
    mine.filter(first__gt=last_day).update(ended_at=clock.now())
    mine.filter(last__gt=last_day).update(last=last_day)
