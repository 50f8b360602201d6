"""Late and cancelled facts of frozen periods: entered once, with a reason, in a later open period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.indicators import policies
from imece.work.indicators.actions.periods import require_open
from imece.work.indicators.models import Actual, Correction
from imece.work.indicators.queries.proposals import proposals_for

if TYPE_CHECKING:
    from collections.abc import Collection

    from imece.services.accounts.actor import Actor


@transaction.atomic
def enter_corrections(
    *, actor: Actor, actual: Actual, keys: Collection[str], reason: str
) -> list[Correction]:
    """Enter the chosen proposals (`Proposal.key`) in an actual that is not approved; `Refused` when one is gone.

    The actual and all it could correct are locked, so two people cannot enter one fact twice.
    """
    rows = {
        row.pk: row
        for row in Actual.objects.filter(indicator_id=actual.indicator_id)
        .select_related("indicator")
        .select_for_update(of=("self",))
        .order_by("pk")
    }
    held = rows.get(actual.pk)
    if held is None:
        raise Refused(policies.GONE)
    require(policies.may_correct(actor, held))
    require_open(held.office_id, held.period)
    if held.is_approved:
        raise Refused(_("This figure is approved; enter the correction in a later period."))
    if not reason.strip():
        raise Refused(_("Write the reason of the correction."))
    waiting = {proposal.key: proposal for proposal in proposals_for(held)}
    if not keys or not set(keys) <= waiting.keys():
        raise Refused(_("Choose corrections from the list; some of them may have been entered already."))
    made = Correction.objects.bulk_create(
        Correction(
            actual=held,
            origin_id=proposal.origin_id,
            kind=proposal.kind,
            object_id=proposal.object_id,
            title=proposal.title[:400],
            day=proposal.day,
            delta=proposal.delta,
            delta_numerator=proposal.delta_numerator,
            delta_denominator=proposal.delta_denominator,
            is_late=proposal.is_late,
            reason=reason.strip(),
            created_by=actor.name[:200],
        )
        for proposal in (waiting[key] for key in sorted(set(keys)))
    )
    held.revision += 1
    held.save(update_fields=["revision", "changed_at"])
    told = [
        {"title": row.title, "delta": row.delta, "origin": rows[row.origin_id].period.key} for row in made
    ]
    audit.record(
        actor.signature, "indicators.corrected", held, changes={"corrections": told}, note=reason.strip()
    )
    return made
