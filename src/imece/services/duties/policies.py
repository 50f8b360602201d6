"""Who sees and does which duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, refused
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.duties.models import DutyQuerySet


def visible_to(actor: Actor) -> DutyQuerySet:
    """Staff and auditors see the office's duties; others what waits for them."""
    office = Duty.objects.filter(office_id=actor.office_id)
    if actor.is_staff or actor.is_auditor:
        return office
    return office & Duty.objects.waiting_for(actor)


def may_see(actor: Actor) -> Decision:
    """Everybody has a list of duties."""
    return ALLOWED


def may_open(actor: Actor) -> Decision:
    """Coordinators and experts give duties."""
    return ALLOWED if actor.is_staff else refused(_("Only coordinators and experts give duties."))


def may_finish(actor: Actor, duty: Duty) -> Decision:
    """The owner, the unit it is for, or the office's staff."""
    if not actor.owns(duty.office_id):
        return refused(_("This duty belongs to another office."))
    if actor.is_auditor:
        return refused(_("An auditor reads and changes nothing."))
    if actor.is_staff or (actor.seat is not None and duty.owner_id == actor.seat.pk):
        return ALLOWED
    if duty.owner_id is None and actor.unit is not None and duty.unit_id == actor.unit.pk:
        return ALLOWED
    return refused(_("This duty is somebody else's."))


def may_change(actor: Actor, duty: Duty) -> Decision:
    """Staff change what people gave; what the system opened closes by itself."""
    if duty.done_at is not None:
        return refused(_("This duty is already done."))
    if not actor.owns(duty.office_id):
        return refused(_("This duty belongs to another office."))
    return may_open(actor)
