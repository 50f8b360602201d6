"""The weighted steps of a milestone: set, ticked as done with a date and evidence, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values.numbers import trim
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.work.indicators import policies
from imece.work.indicators.choices import Nature
from imece.work.indicators.models import Indicator, MilestoneStep

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor

MOST = 100


class StepFacts(NamedTuple):
    """What is said of a step."""

    title: str
    weight: Decimal
    due_on: date | None = None


@transaction.atomic
def add_step(*, actor: Actor, indicator: Indicator, facts: StepFacts) -> MilestoneStep:
    """One more step; the weights together stay within 100 %."""
    held = _held(actor, indicator)
    if held.nature != Nature.MILESTONE:
        raise Refused(_("Only a milestone has steps."))
    _require_room(held, facts.weight)
    step = MilestoneStep.objects.create(
        indicator=held,
        position=held.steps.count() + 1,
        title=facts.title.strip()[:200],
        weight=facts.weight,
        due_on=facts.due_on,
    )
    audit.record(
        actor.signature, "indicators.step_added", held, changes={"step": step.title, "weight": step.weight}
    )
    return step


@transaction.atomic
def change_step(*, actor: Actor, step: MilestoneStep, facts: StepFacts) -> MilestoneStep:
    """Another title, weight or due date."""
    held = _held(actor, step.indicator)
    step = MilestoneStep.objects.select_for_update().get(pk=step.pk)
    _require_room(held, facts.weight - step.weight)
    before = audit.snapshot(step, StepFacts._fields)
    step.title, step.weight, step.due_on = facts.title.strip()[:200], facts.weight, facts.due_on
    step.save(update_fields=list(StepFacts._fields))
    changes = audit.difference(before, audit.snapshot(step, StepFacts._fields))
    audit.record(actor.signature, "indicators.step_changed", held, changes=changes)
    return step


@transaction.atomic
def mark_done(
    *, actor: Actor, step: MilestoneStep, done_on: date, uploads: Sequence[UploadedFile[Any]] = ()
) -> MilestoneStep:
    """Tick a step as done on a day that is not in the future, with its evidence."""
    step, held = _held_step(actor, step)
    if done_on > actor.today:
        raise Refused(_("A step cannot be done in the future."))
    step.done_on = done_on
    step.save(update_fields=["done_on"])
    if uploads:
        documents.attach(actor=actor, about=step, uploads=uploads)
    audit.record(
        actor.signature, "indicators.step_done", held, changes={"step": step.title, "done_on": done_on}
    )
    return step


@transaction.atomic
def mark_undone(*, actor: Actor, step: MilestoneStep, reason: str) -> MilestoneStep:
    """The step was not done after all; approved figures that counted it ask for a correction."""
    step, held = _held_step(actor, step)
    if not reason.strip():
        raise Refused(_("Write why the step is not done after all."))
    was, step.done_on = step.done_on, None
    step.save(update_fields=["done_on"])
    audit.record(
        actor.signature,
        "indicators.step_undone",
        held,
        changes={"step": step.title, "done_on": [was, None]},
        note=reason.strip(),
    )
    return step


def _held(actor: Actor, indicator: Indicator) -> Indicator:
    held = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    require(policies.may_manage_indicator(actor, held))
    return held


def _held_step(actor: Actor, step: MilestoneStep) -> tuple[MilestoneStep, Indicator]:
    """The contact of the responsible unit may tick a step too."""
    held = Indicator.objects.select_for_update(of=("self",)).get(pk=step.indicator_id)
    require(policies.may_tick_step(actor, held))
    return MilestoneStep.objects.select_for_update().get(pk=step.pk), held


def _require_room(indicator: Indicator, weight: Decimal) -> None:
    given = MilestoneStep.objects.filter(indicator=indicator).aggregate(total=Sum("weight"))["total"] or 0
    if given + weight > MOST:
        raise Refused(
            _("The weights of the steps would be %(total)s together; 100 is the most.")
            % {"total": trim(given + weight)}
        )
