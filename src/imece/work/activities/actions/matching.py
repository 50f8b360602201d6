"""Linking the names typed in activities to the register of institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.activities.models import ActivityInstitution
from imece.work.contacts import actions as register
from imece.work.contacts import policies, queries
from imece.work.contacts.facts import Facts
from imece.work.contacts.models import NameDecision
from imece.work.contacts.wording import name_key

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.work.contacts.models import Institution


@transaction.atomic
def match_name(*, actor: Actor, name: str, institution: Institution | None) -> int:
    """Let a name mean an institution, here and in later entries; none leaves it as typed. Returns how many rows follow."""
    require(policies.may_match(actor))
    register.decide_name(actor=actor, name=name, institution=institution)
    rows = bearing(actor, name_key(name))
    return rows.update(institution=institution)


@transaction.atomic
def enter_for_name(*, actor: Actor, name: str, kind: str) -> Institution:
    """Enter an institution by the name as typed and link the name to it."""
    require(policies.may_match(actor))
    if queries.sure_matches(actor.office_id, [name]):
        raise Refused(_("The register has an institution of this name by now. Link the name to it."))
    institution = register.enter_institution(
        actor=actor, facts=Facts(name=name, kind=kind), source=str(_("from the activities"))
    )
    match_name(actor=actor, name=name, institution=institution)
    return institution


@transaction.atomic
def match_sure_names(*, actor: Actor) -> int:
    """Link every name of the office that is not linked and surely means one institution by now."""
    require(policies.may_match(actor))
    waiting = ActivityInstitution.objects.filter(
        activity__office_id=actor.office_id, institution__isnull=True
    )
    names = set(waiting.values_list("name", flat=True))
    by_institution: dict[int, list[str]] = {}
    for name, pk in queries.sure_matches(actor.office_id, names).items():
        by_institution.setdefault(pk, []).append(name)
    count = 0
    for pk, said in by_institution.items():
        count += waiting.filter(name__in=said).update(institution_id=pk)
    if count:
        audit.record(actor.signature, "activities.names_matched", changes={"rows": count})
    return count


@transaction.atomic
def forget_match(*, actor: Actor, decision: NameDecision) -> int:
    """Take a decision about a name back: the name waits again, its rows are not linked any more."""
    require(policies.may_match(actor))
    held = NameDecision.objects.select_for_update().filter(pk=decision.pk, office_id=actor.office_id).first()
    if held is None:
        return 0
    count = bearing(actor, held.key).update(institution=None)
    audit.record(
        actor.signature, "contacts.name_forgotten", held, changes={"institution": [held.institution, None]}
    )
    held.delete()
    return count


def bearing(actor: Actor, key: str) -> QuerySet[ActivityInstitution]:
    """The rows of the office whose name has this key, in whatever spelling."""
    own = ActivityInstitution.objects.filter(activity__office_id=actor.office_id)
    folded = {
        name for name in own.order_by().values_list("folded", flat=True).distinct() if name_key(name) == key
    }
    return own.filter(folded__in=folded)
