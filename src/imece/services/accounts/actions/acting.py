"""Verbs of vekâlet: name a deputy for some days, end it, start and stop acting for someone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.accounts import policies
from imece.services.accounts.actions.members import open_member
from imece.services.accounts.choices import WRITING_ROLES, Role
from imece.services.accounts.models import Acting, Office
from imece.services.audit import actions as audit

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership


@transaction.atomic
def set_acting(
    *, actor: Actor, principal: Membership, deputy: Membership, first: date, last: date, reason: str = ""
) -> Acting:
    """Name who acts for an absent member between two days; both are open members for all of these days."""
    require(policies.may_run_office(actor))
    Office.objects.select_for_update().get(pk=actor.office_id)
    principal, deputy = open_member(actor, principal), open_member(actor, deputy)
    refuse_impossible(actor, principal, deputy, first, last)
    acting = Acting.objects.create(
        principal=principal, deputy=deputy, first=first, last=last, reason=reason.strip()[:200]
    )
    audit.record(
        actor.signature,
        "accounts.acting_set",
        acting,
        changes={"first": [None, first.isoformat()], "last": [None, last.isoformat()]},
        note=acting.reason,
    )
    return acting


@transaction.atomic
def end_acting(*, actor: Actor, acting: Acting) -> Acting:
    """End a deputyship before its last day; it opens no door from this moment on."""
    require(policies.may_run_office(actor))
    acting = Acting.objects.select_for_update(of=("self",)).get(
        pk=acting.pk, principal__office_id=actor.office_id
    )
    if acting.ended_at is not None or acting.last < actor.today:
        raise Refused(_("This deputyship has already ended."))
    acting.ended_at = clock.now()
    acting.save(update_fields=["ended_at"])
    audit.record(actor.signature, "accounts.acting_ended", acting)
    return acting


@transaction.atomic
def start_acting(*, actor: Actor, acting: Acting) -> Acting:
    """The deputy begins to work in the name of the absent member; the session remembers it, the trail says it."""
    acting = Acting.objects.select_related("principal__user", "deputy__user").get(
        pk=acting.pk, principal__office_id=actor.office_id
    )
    require(policies.may_act_for(actor, acting))
    audit.record(actor.signature, "accounts.acting_started", acting)
    return acting


@transaction.atomic
def stop_acting(*, actor: Actor) -> None:
    """The deputy works in their own name again."""
    if actor.acting is not None:
        audit.record(actor.signature, "accounts.acting_stopped", actor.acting)


def refuse_impossible(
    actor: Actor, principal: Membership, deputy: Membership, first: date, last: date
) -> None:
    """`Refused` for days or people with whom a deputyship would make no sense."""
    if last < first:
        raise Refused(_("The last day lies before the first day."))
    if last < actor.today:
        raise Refused(_("These days have passed."))
    if principal.pk == deputy.pk:
        raise Refused(_("Nobody is their own deputy."))
    if principal.role not in WRITING_ROLES:
        raise Refused(_("Only for members who write can somebody act."))
    if deputy.role == Role.AUDITOR:
        raise Refused(_("An auditor only reads and cannot act for anybody."))
    if not all(
        seat.is_open_on(day) for seat in (principal, deputy) for day in (last, max(first, actor.today))
    ):
        raise Refused(_("One of the two memberships does not hold on all of these days."))
    standing = principal.deputies.filter(ended_at__isnull=True, first__lte=last, last__gte=first)
    if standing.exists():
        raise Refused(_("This member already has a deputy on some of these days."))
