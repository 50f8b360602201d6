"""Entering investments and moving them from stage to stage; each move is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.advisory import policies
from imece.work.advisory.actions.shared import check_owner, institution_of, once_key, stale
from imece.work.advisory.choices import OPEN_STAGES, Stage
from imece.work.advisory.models import Lead, LeadMove
from imece.work.advisory.workflow import LEAD

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.advisory.facts import LeadFacts

SHOWN: Final = (
    "institution_name", "title", "sector", "country", "province", "district", "site", "amount", "currency", "jobs",
    "owner", "note", "first_on",
)  # fmt: skip


@transaction.atomic
def enter_lead(*, actor: Actor, facts: LeadFacts, once: str = "") -> Lead:
    """Put a possible investment down, at its beginning; sent twice it is one."""
    require(policies.may_keep_leads(actor))
    key = once_key(actor, "lead", once)
    known = Lead.objects.filter(once_key=key).first() if key else None
    if known is not None:
        return known
    made = Lead(office=actor.office, created_by=actor.name[:200], once_key=key)
    _write(actor, made, facts)
    made.save(force_insert=True)
    LeadMove.objects.create(lead=made, target=Stage.LEAD, on=made.first_on, by=actor.name[:200])
    audit.record(actor.signature, "advisory.lead_entered", made)
    return made


@transaction.atomic
def change_lead(*, actor: Actor, lead: Lead, facts: LeadFacts, seen: int) -> Lead:
    """Write the facts over the present ones; the stage is moved by `move_lead` alone."""
    locked = _locked(lead)
    require(policies.may_change_lead(actor, locked))
    before = audit.snapshot(locked, SHOWN)
    _write(actor, locked, facts)
    changes = audit.difference(before, audit.snapshot(locked, SHOWN))
    if changes:
        if seen != locked.revision:
            raise stale()
        locked.revision += 1
        locked.save()
        audit.record(actor.signature, "advisory.lead_changed", locked, changes=changes)
    return locked


@transaction.atomic
def move_lead(*, actor: Actor, lead: Lead, move: str, day: date, note: str = "") -> Lead:
    """One move of the table; a lost one says why. Nothing moves to a day before the move before."""
    locked = _locked(lead)
    if move not in LEAD.moves:
        raise Refused(_("There is no such step."))
    require(LEAD.may(move, actor, locked))
    said = " ".join(note.split())[:300]
    target = LEAD.target(move)
    if target == Stage.LOST and not said:
        raise Refused(_("Say why it was lost."))
    last = locked.moves.order_by("-pk").values_list("on", flat=True).first() or locked.first_on
    if not last <= day <= actor.today:
        raise Refused(_("The day must lie between the step before and today."))
    LeadMove.objects.create(
        lead=locked, source=locked.stage, target=target, on=day, note=said, by=actor.name[:200]
    )
    before = locked.stage
    locked.stage = target
    locked.ended_on = None if target in OPEN_STAGES else day
    locked.lost_reason = said if target == Stage.LOST else ""
    locked.revision += 1
    locked.save()
    audit.record(actor.signature, "advisory.lead_moved", locked, changes={"stage": [before, target]})
    return locked


def _locked(lead: Lead) -> Lead:
    return Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)


def _write(actor: Actor, lead: Lead, facts: LeadFacts) -> None:
    check_owner(actor, facts.owner)
    title = " ".join(facts.title.split())[:300]
    name, found = institution_of(actor, facts.investor)
    if not title or not name:
        raise Refused(_("Name the investor and the investment."))
    if facts.first_on > actor.today:
        raise Refused(_("The day lies in the future."))
    if facts.amount is not None and facts.amount < 0:
        raise Refused(_("The amount cannot be negative."))
    lead.title, lead.institution_name, lead.institution_id = title, name, found
    for field in (
        "sector",
        "country",
        "province",
        "district",
        "site",
        "amount",
        "currency",
        "jobs",
        "owner",
        "first_on",
    ):
        setattr(lead, field, getattr(facts, field))
    lead.note = facts.note.strip()
