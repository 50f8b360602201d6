"""Living with a finding: accepted with a reason, or taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.strategy import policies
from imece.work.strategy.actions.plans import locked
from imece.work.strategy.models import AcceptedFinding
from imece.work.strategy.queries.findings import fingerprint, found_in

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.strategy.models import Plan


@transaction.atomic
def accept_finding(*, actor: Actor, plan: Plan, code: str, place: str, reason: str) -> AcceptedFinding:
    """Keep why the office lives with a finding. Errors of a plan in preparation cannot be accepted.

    `place` is the finding's fingerprint; one that the checks no longer find is refused.
    """
    plan = locked(plan)
    require(policies.may_accept_finding(actor, plan))
    if not reason.strip():
        raise Refused(_("Say why the finding is accepted; the auditor will ask."))
    finding = next((item for item in found_in(plan) if (item.code, fingerprint(item)) == (code, place)), None)
    if finding is None:
        raise Refused(_("The checks do not find this any more; reload the page."))
    if not finding.acceptable and not plan.is_adopted:
        raise Refused(_("An error of a plan in preparation cannot be accepted; it has to be mended."))
    row, _made = AcceptedFinding.objects.update_or_create(
        plan=plan,
        code=code,
        place=place,
        defaults={
            "reason": reason.strip(),
            "sentence": finding.sentence(get_language() or "tr"),
            "accepted_by": actor.name,
        },
    )
    changes = {"finding": row.sentence, "reason": row.reason}
    audit.record(actor.signature, "strategy.finding_accepted", plan, changes=changes)
    return row


@transaction.atomic
def take_up_finding(*, actor: Actor, plan: Plan, code: str, place: str) -> None:
    """Withdraw an acceptance; the trail keeps that there was one."""
    plan = locked(plan)
    require(policies.may_accept_finding(actor, plan))
    row = AcceptedFinding.objects.filter(plan=plan, code=code, place=place).first()
    if row is None:
        raise Refused(_("This finding is not accepted."))
    changes = {"finding": row.sentence, "reason": row.reason}
    audit.record(actor.signature, "strategy.finding_taken_up", plan, changes=changes)
    row.delete()
