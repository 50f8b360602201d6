"""Approving step by step, returning with a note, taking up an approved figure again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, Refused, refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.indicators import policies
from imece.work.indicators.actions import freezing
from imece.work.indicators.actions.keeping import keep_year
from imece.work.indicators.actions.locks import hold_year, hold_year_to_decide
from imece.work.indicators.actions.periods import open_chain
from imece.work.indicators.actions.requests import reopen_duty
from imece.work.indicators.choices import ActualState, Basis, StepDecision
from imece.work.indicators.facts import Reported, readiness
from imece.work.indicators.models import Actual, ApprovalDecision, Correction
from imece.work.indicators.queries.deviations import deviation_of
from imece.work.indicators.scoring import stored
from imece.work.indicators.workflow import ACTUAL

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.indicators.actions.locks import HeldYear
    from imece.work.indicators.models import ApprovalStep

DECIDED = [
    "state",
    "step",
    "revision",
    "approved_at",
    "approved_value",
    "approved_numerator",
    "approved_denominator",
    "frozen_hash",
    "changed_at",
]
NO_STEP = _("approved without steps")


@transaction.atomic
def approve_step(*, actor: Actor, actual: Actual, note: str = "", revision: int | None = None) -> Actual:
    """Sign the step that waits; the last signature freezes the evidence and rescores the year.

    `revision` is the one that the page showed: a figure that changed in the meantime is not signed unseen.
    """
    year = hold_year_to_decide(actual)
    held = year.actual
    require(ACTUAL.may("approve", actor, held))
    chain = open_chain(held.office_id, held.period)
    step = chain.after(held.step)
    require(policies.may_decide(actor, held, step))
    if step is None or (revision is not None and revision != held.revision):
        raise Refused(_("This figure has changed since you opened the page; look at it again."))
    _decide(actor, held, step, StepDecision.APPROVED, note)
    if chain.after(step.position) is None:
        finish(actor, year, step.position)
    else:
        held.step = step.position
        held.revision += 1
        held.save(update_fields=["step", "revision", "changed_at"])
        audit.record(
            actor.signature, "indicators.step_approved", held, changes={"step": step.name}, note=note
        )
    return held


@transaction.atomic
def return_(*, actor: Actor, actual: Actual, note: str) -> Actual:
    """Send a submitted actual back with a note that says what to mend."""
    held = hold_year(actual).actual
    chain = open_chain(held.office_id, held.period)
    step = chain.after(held.step)
    signs = policies.may_decide(actor, held, step)
    require(ACTUAL.may("return", actor, held) if not signs.allowed else _in_state(held))
    if not note.strip():
        raise Refused(_("Write what has to be mended."))
    _decide(actor, held, step, StepDecision.RETURNED, note.strip())
    held.state, held.step, held.returned_note = ACTUAL.target("return"), 0, note.strip()
    held.revision += 1
    held.save(update_fields=["state", "step", "returned_note", "revision", "changed_at"])
    audit.record(actor.signature, "indicators.actual_returned", held, note=held.returned_note)
    if held.request_id is not None:
        reopen_duty(actor, held.request_id)
    return held


def _in_state(held: Actual) -> Decision:
    waits = held.state == ActualState.SUBMITTED
    return ALLOWED if waits else refused(_("Nothing waits for a decision here."))


@transaction.atomic
def take_up_again(*, actor: Actor, actual: Actual, reason: str) -> Actual:
    """Open an approved figure for correction, after its period was reopened; value and hash stay in the trail."""
    year = hold_year_to_decide(actual)
    held = year.actual
    require(ACTUAL.may("take_up_again", actor, held))
    open_chain(held.office_id, held.period)
    if not reason.strip():
        raise Refused(_("Write why the approved figure is taken up again."))
    was = {
        "approved_value": held.approved_value,
        "frozen_hash": held.frozen_hash,
        "approved_at": held.approved_at,
    }
    freezing.unfreeze(held)
    held.state, held.step, held.returned_note = ACTUAL.target("take_up_again"), 0, reason.strip()
    held.approved_at, held.frozen_hash = None, ""
    held.approved_value = held.approved_numerator = held.approved_denominator = None
    held.revision += 1
    held.save(update_fields=[*DECIDED, "returned_note"])
    _decide(actor, held, None, StepDecision.RETURNED, reason.strip())
    audit.record(actor.signature, "indicators.actual_taken_up_again", held, changes=was, note=reason.strip())
    keep_year(year, Basis.APPROVED)
    return held


def finish(actor: Actor, year: HeldYear, position: int = 0) -> None:
    """Freeze a held, submitted actual as approved and rescore its year (the last signature, or an office without steps)."""
    held = year.actual
    deviation = deviation_of(held, year.year, year.target)
    require(readiness(held.indicator, Reported.of(held), deviation, has_documents=year.has_documents))
    _require_same_count(held)
    held.approved_value, held.approved_at = stored(held.value), clock.now()
    held.approved_numerator, held.approved_denominator = held.numerator, held.denominator
    corrections = list(Correction.objects.filter(actual_id=held.pk)) if held.is_counted else []
    held.frozen_hash = freezing.freeze(held, corrections, has_documents=year.has_documents)
    held.state, held.step = ACTUAL.target("approve"), position
    held.revision += 1
    held.save(update_fields=DECIDED)
    audit.record(
        actor.signature,
        "indicators.actual_approved",
        held,
        changes={"approved_value": held.approved_value, "frozen_hash": held.frozen_hash},
    )
    keep_year(year, Basis.APPROVED)


def _require_same_count(held: Actual) -> None:
    """Nobody signs a number that they did not see: records changed since the submission are looked at first."""
    if not held.is_counted:
        return
    now = freezing.counted(held, Reported.of(held))
    if (now.value, now.numerator, now.denominator) != (held.value, held.numerator, held.denominator):
        raise Refused(
            _(
                "The records have changed since this was submitted; return it, so that the present count is submitted."
            )
        )


def _decide(
    actor: Actor, held: Actual, step: ApprovalStep | None, decision: StepDecision, note: str
) -> ApprovalDecision:
    return ApprovalDecision.objects.create(
        actual=held,
        position=step.position if step else held.step,
        step_name=step.name if step else str(NO_STEP if decision is StepDecision.APPROVED else ""),
        decision=decision,
        decided_at=clock.now(),
        decided_by=actor.name[:200],
        decided_by_id=actor.person_id,
        behalf_name=actor.signature.behalf_name[:200],
        is_self=decision is StepDecision.APPROVED and policies.was_submitted_by(actor, held),
        note=note,
    )
