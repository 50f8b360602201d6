"""What a new office gets from this app: the approval chain of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.services.accounts import kinds
from imece.services.accounts.setup import on_office_opened
from imece.services.audit import actions as audit
from imece.work.indicators.models import ApprovalStep

if TYPE_CHECKING:
    from imece.services.accounts.models import Office
    from imece.services.audit.actions import Signature


@on_office_opened
def lay_chain(office: Office, signature: Signature) -> None:
    """Write the steps that sign figures, named in Turkish; a kind without steps approves what is submitted at once."""
    steps = [
        ApprovalStep(
            office=office,
            position=step.position,
            name=step.name.tr,
            approver=step.approver,
            allows_self=step.allows_self,
        )
        for step in kinds.profile(office).approval
    ]
    ApprovalStep.objects.bulk_create(steps)
    names = [step.name for step in steps]
    audit.record(signature, "indicators.chain_laid", office, changes={"steps": [[], names]})
