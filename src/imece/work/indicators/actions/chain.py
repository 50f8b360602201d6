"""Laying the approval chain of an office: 0–4 steps, who signs each, and whether one may sign one's own figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.indicators import policies
from imece.work.indicators.actions.periods import hold_office
from imece.work.indicators.choices import ActualState, Approver
from imece.work.indicators.models import Actual, ApprovalStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership

MOST_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class StepFacts:
    """One step as the coordinator wants it; its place is its place in the list."""

    name: str
    approver: str
    member: Membership | None = None
    allows_self: bool = False


@transaction.atomic
def lay_chain(*, actor: Actor, steps: Sequence[StepFacts]) -> list[ApprovalStep]:
    """Replace the office's chain. Figures on their way keep the steps they have passed and go on with the new ones.

    Refused when a submitted figure would be left without a step to go to: it must be approved or returned first.
    """
    require(policies.may_lay_chain(actor))
    if len(steps) > MOST_STEPS:
        raise Refused(_("A chain has at most %(most)d steps.") % {"most": MOST_STEPS})
    for step in steps:
        check_member(actor, step)
    hold_office(actor.office_id)
    stranded = Actual.objects.filter(
        office_id=actor.office_id, state=ActualState.SUBMITTED, step__gte=len(steps)
    ).count()
    if stranded:
        raise Refused(
            _("%(count)d submitted figures would have no step to go to. Approve or return them first.")
            % {"count": stranded}
        )
    before = [str(step) for step in ApprovalStep.objects.filter(office_id=actor.office_id)]
    ApprovalStep.objects.filter(office_id=actor.office_id).delete()
    laid = ApprovalStep.objects.bulk_create(
        ApprovalStep(
            office_id=actor.office_id,
            position=position,
            name=step.name[:100],
            approver=step.approver,
            member=step.member,
            allows_self=step.allows_self,
        )
        for position, step in enumerate(steps, start=1)
    )
    audit.record(
        actor.signature,
        "indicators.chain_laid",
        actor.office,
        changes={"steps": [before, [str(step) for step in laid]]},
    )
    return laid


def check_member(actor: Actor, step: StepFacts) -> None:
    """A named member must belong to this office, and stands only where a member is asked for."""
    if (step.approver == Approver.MEMBER) != (step.member is not None):
        raise Refused(_("Name a member exactly where “a named member” approves."))
    if step.member is not None and step.member.office_id != actor.office_id:
        raise Refused(_("The member belongs to another office."))
