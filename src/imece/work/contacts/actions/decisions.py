"""What an office decides about a name as it types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.contacts import policies
from imece.work.contacts.models import NameDecision
from imece.work.contacts.wording import name_key

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.contacts.models import Institution


@transaction.atomic
def decide_name(*, actor: Actor, name: str, institution: Institution | None) -> NameDecision:
    """Remember which institution the name means in this office; none leaves it as typed. The latest decision holds."""
    require(policies.may_match(actor))
    key = name_key(name)
    if not key:
        raise Refused(_("Write a name with letters."))
    if institution is not None and institution.merged_into_id is not None:
        raise Refused(_("This institution was merged into another; change that one."))
    held, _is_new = NameDecision.objects.update_or_create(
        office_id=actor.office_id,
        key=key,
        defaults={
            "name": " ".join(name.split())[:250],
            "institution": institution,
            "decided_by": actor.name[:200],
        },
    )
    audit.record(actor.signature, "contacts.name_decided", held, changes={"institution": institution})
    return held
