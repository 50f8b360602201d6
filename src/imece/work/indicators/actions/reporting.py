"""Entering an actual: draft, submit with a receipt, take back, evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.services.documents.models import Document
from imece.work.indicators import policies
from imece.work.indicators.actions.deciding import finish
from imece.work.indicators.actions.freezing import counted
from imece.work.indicators.actions.locks import hold_year, hold_year_to_decide
from imece.work.indicators.actions.periods import chain_of, open_chain
from imece.work.indicators.actions.requests import close_duty_when_answered
from imece.work.indicators.choices import ActualState, Source
from imece.work.indicators.facts import Reported, completeness
from imece.work.indicators.freezing import receipt_of
from imece.work.indicators.models import Actual
from imece.work.indicators.scoring import Rule, ratio_value, stored
from imece.work.indicators.workflow import ACTUAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor

    Uploads = Sequence[UploadedFile[Any]]

STALE = _(
    "Somebody else has changed this actual since you opened the page. What you typed is still here: compare it with the"
    " present value and send it again."
)
ENTERED = [
    *Reported.__dataclass_fields__,
    "state",
    "source",
    "step",
    "revision",
    "receipt",
    "submitted_at",
    "submitted_by",
    "submitted_by_id",
    "changed_at",
]


@transaction.atomic
def save_draft(
    *, actor: Actor, actual: Actual, facts: Reported, revision: int, uploads: Uploads = ()
) -> Actual:
    """Keep what was typed, complete or not; refused when another tab or person was quicker (`revision`)."""
    held = hold_year(actual).actual
    require(ACTUAL.may("save_draft", actor, held))
    open_chain(held.office_id, held.period)
    _require_fresh(held, revision)
    before = Reported.of(held).told()
    take(held, facts)
    held.state = ACTUAL.target("save_draft")
    held.revision += 1
    held.save(update_fields=ENTERED)
    if uploads:
        documents.attach(actor=actor, about=held, uploads=uploads)
    audit.record(
        actor.signature,
        "indicators.actual_drafted",
        held,
        changes=audit.difference(before, Reported.of(held).told()),
    )
    return held


@transaction.atomic
def submit(*, actor: Actor, actual: Actual, facts: Reported, revision: int, uploads: Uploads = ()) -> Actual:
    """Submit for approval and give a receipt; sending the same again returns the same receipt.

    Where the office has no approval steps, the figure is approved at once.
    """
    decides = not chain_of(actual.office_id, actual.period).steps
    year = hold_year_to_decide(actual) if decides else hold_year(actual)
    held = year.actual
    if _already_sent(held, actor, facts):
        return held
    require(ACTUAL.may("submit", actor, held))
    chain = open_chain(held.office_id, held.period)
    _require_fresh(held, revision)
    take(held, facts)
    require(completeness(held.indicator, Reported.of(held)))
    if uploads:
        documents.attach(actor=actor, about=held, uploads=uploads)
        year.with_documents |= {held.pk}
    stamp(actor, held)
    held.save(update_fields=ENTERED)
    audit.record(
        actor.signature,
        "indicators.actual_submitted",
        held,
        changes={**facts.told(), "receipt": held.receipt},
    )
    if held.request_id is not None:
        close_duty_when_answered(actor, held.request_id)
    if not chain.steps:
        finish(actor, year)
    return held


def stamp(actor: Actor, held: Actual) -> None:
    """Set a held actual as submitted: when, by whom, and the receipt over it; not saved."""
    held.state, held.step = ACTUAL.target("submit"), 0
    held.submitted_at, held.submitted_by = clock.now(), actor.name[:200]
    held.submitted_by_id = actor.person_id
    held.revision += 1
    held.receipt = receipt_of(
        {
            "actual": held.pk,
            "period": held.period.key,
            "facts": Reported.of(held).told(),
            "at": held.submitted_at.isoformat(),
            "by": held.submitted_by,
        }
    )


@transaction.atomic
def withdraw(*, actor: Actor, actual: Actual) -> Actual:
    """Take a submission back before the first decision."""
    held = hold_year(actual).actual
    require(ACTUAL.may("withdraw", actor, held))
    open_chain(held.office_id, held.period)
    held.state = ACTUAL.target("withdraw")
    held.revision += 1
    held.save(update_fields=["state", "revision", "changed_at"])
    audit.record(actor.signature, "indicators.actual_withdrawn", held)
    return held


@transaction.atomic
def clear_draft(*, actor: Actor, actual: Actual) -> Actual:
    """Empty a draft, as if nothing had been entered yet."""
    held = hold_year(actual).actual
    require(ACTUAL.may("clear_draft", actor, held))
    open_chain(held.office_id, held.period)
    before = Reported.of(held).told()
    Reported().write_to(held)
    held.state = ACTUAL.target("clear_draft")
    held.revision += 1
    held.save(update_fields=ENTERED)
    audit.record(actor.signature, "indicators.actual_cleared", held, changes={"before": before})
    return held


@transaction.atomic
def take_away_evidence(*, actor: Actor, actual: Actual, document: Document) -> None:
    """Hide a document from an actual that is still being entered."""
    held = hold_year(actual).actual
    require(ACTUAL.may("save_draft", actor, held))
    open_chain(held.office_id, held.period)
    if document.about_id != held.pk or document.about_type != held._meta.label_lower:
        raise Refused(_("This document belongs to another record."))
    documents.take_away(actor=actor, document=document, about=held)


def _require_fresh(held: Actual, revision: int) -> None:
    if held.revision != revision:
        raise Refused(STALE)


def _already_sent(held: Actual, actor: Actor, facts: Reported) -> bool:
    """A second click: the same person, the same figures, still waiting (or approved at once)."""
    if held.state not in {ActualState.SUBMITTED, ActualState.APPROVED} or not held.receipt:
        return False
    if not policies.may_enter_actual(actor, held).allowed or not policies.was_submitted_by(actor, held):
        return False
    sent = Actual(indicator=held.indicator, office=held.office, source=held.source)
    if held.is_counted:
        facts = replace(facts, value=held.value, numerator=held.numerator, denominator=held.denominator)
        facts.write_to(sent)
    else:
        take(sent, facts)
    return Reported.of(sent).told() == Reported.of(held).told()


def take(held: Actual, facts: Reported) -> None:
    """Set what was typed; a counted actual takes its figure from the records (and entered corrections) instead."""
    indicator = held.indicator
    held.source = Source.COUNTED if indicator.is_counted else Source.TYPED
    if indicator.is_counted:
        facts = counted(held, facts)
    elif indicator.is_ratio:
        facts = replace(facts, value=ratio_value(Rule.of(indicator), facts.numerator, facts.denominator))
    else:
        facts = replace(facts, value=stored(facts.value), numerator=None, denominator=None)
    facts.write_to(held)
