"""Verbs of grants: let another office read, take it back. Both offices' trails tell of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.accounts import policies
from imece.services.accounts.models import Grant, Office
from imece.services.audit import actions as audit

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from imece.services.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """Who may read, from when, until when (None: until it is revoked), and why."""

    receiver: Office
    first: date
    last: date | None = None
    reason: str = ""


@transaction.atomic
def give_grant(*, actor: Actor, facts: GrantFacts) -> Grant:
    """Let another office read this office's records; sample offices and real ones never mix."""
    require(policies.may_run_office(actor))
    giver = Office.objects.select_for_update().get(pk=actor.office_id)
    receiver = facts.receiver
    if receiver.pk == giver.pk:
        raise Refused(_("An office needs no permission to read its own records."))
    if receiver.is_sample != giver.is_sample:
        raise Refused(_("Sample offices and real offices do not read each other."))
    if facts.last is not None and facts.last < max(facts.first, actor.today):
        raise Refused(_("The last day lies in the past or before the first day."))
    if giver.grants_given.open_on(max(facts.first, actor.today)).filter(receiver=receiver).exists():
        raise Refused(_("This office already has a permission for these days: revoke it first."))
    grant = Grant.objects.create(
        giver=giver, receiver=receiver, first=facts.first, last=facts.last, reason=facts.reason.strip()[:200]
    )
    in_both_trails(
        actor, "accounts.grant_given", grant, {"first": [None, facts.first], "last": [None, facts.last]}
    )
    return grant


@transaction.atomic
def revoke_grant(*, actor: Actor, grant: Grant) -> Grant:
    """Take the permission back; it opens nothing from the next request on."""
    grant = (
        Grant.objects.select_for_update(of=("self",))
        .select_related("giver", "receiver")
        .get(pk=grant.pk, pk__in=policies.visible_grants(actor).values("pk"))
    )
    require(policies.may_revoke_grant(actor, grant))
    if grant.revoked_at is not None:
        raise Refused(_("This permission is already revoked."))
    grant.revoked_at = clock.now()
    grant.save(update_fields=["revoked_at"])
    in_both_trails(actor, "accounts.grant_revoked", grant, {})
    return grant


def in_both_trails(actor: Actor, verb: str, grant: Grant, changes: dict[str, Any]) -> None:
    """Tell the giver's and the receiver's trail."""
    audit.record(actor.signature, verb, grant, changes=changes, note=grant.reason)
    receiver_side = replace(actor.signature, office_id=grant.receiver_id)
    audit.record(receiver_side, verb, grant, changes=changes, note=grant.reason)
