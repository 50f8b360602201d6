"""Segments, and the note in the trail that a list of people left the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.people import policies
from imece.work.people.models import Segment

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor


@transaction.atomic
def save_segment(*, actor: Actor, view: str, query: str, name: str, purpose: str = "") -> Segment:
    """Give what a list's address asks for a name; whoever it finds later belongs to it."""
    require(policies.may_keep_segments(actor))
    clean = " ".join(name.split())[:100]
    if not clean:
        raise Refused(_("Give the segment a name."))
    if Segment.objects.filter(office_id=actor.office_id, name=clean).exists():
        raise Refused(_("There is already a segment of this name."))
    made = Segment.objects.create(
        office=actor.office,
        name=clean,
        purpose=" ".join(purpose.split())[:200],
        view=view,
        query=query,
        created_by=actor.name[:200],
    )
    audit.record(actor.signature, "people.segment_saved", made)
    return made


@transaction.atomic
def remove_segment(*, actor: Actor, segment: Segment) -> None:
    """Forget the name; the people stay."""
    require(policies.may_keep_segments(actor, segment))
    audit.record(actor.signature, "people.segment_removed", segment)
    segment.delete()


def note_export(*, actor: Actor, number: int, what: str) -> None:
    """Who took how many people out of the house, and by which filter."""
    require(policies.may_export(actor))
    audit.record(actor.signature, "people.exported", note=f"{number}: {what}"[:500])
