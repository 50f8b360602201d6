"""What an import does besides entering: changing some facts of a known institution, and taking both back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.services.audit.models import Entry
from imece.services.search.actions import forget
from imece.work.contacts import policies
from imece.work.contacts.actions.entering import change_institution, locked_one
from imece.work.contacts.actions.merging import pointing
from imece.work.contacts.facts import facts_of
from imece.work.contacts.models import FINDABLE, Institution, InstitutionName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.accounts.actor import Actor

CHANGED: Final = "contacts.changed"


@transaction.atomic
def change_some(
    *, actor: Actor, institution: Institution, said: dict[str, Any], source: str = ""
) -> int | None:
    """Write only what is said; returns the line of the trail that tells what stood there before, None for no change."""
    locked = locked_one(institution)
    before = locked.revision
    after = change_institution(
        actor=actor, institution=locked, facts=replace(facts_of(locked), **said), source=source
    )
    if after.revision == before:
        return None
    return Entry.objects.of(after).values_list("pk", flat=True)[0]


@transaction.atomic
def change_back(*, actor: Actor, entries: Sequence[int], reason: str = "") -> int:
    """Write back what these lines of the trail replaced, the latest first, where nobody wrote something else since."""
    lines = Entry.objects.filter(pk__in=entries, verb=CHANGED, office_id=actor.office_id).order_by("-pk")
    count = 0
    for line in lines:
        held = Institution.objects.standing().filter(pk=int(line.thing_id)).first()
        if held is None:
            continue
        back = {
            name: _value(name, before)
            for name, (before, after) in line.changes.items()
            if name != "parent" and audit.plain(getattr(held, name)) == after
        }
        count += change_some(actor=actor, institution=held, said=back, source=reason) is not None
    return count


@transaction.atomic
def take_out(*, actor: Actor, ids: Sequence[int], reason: str = "") -> int:
    """Take institutions that an import entered out again; refused when something hangs on one of them by now."""
    require(policies.may_enter(actor))
    held = list(Institution.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    for model, field in pointing():
        if model is InstitutionName:
            continue
        busy = model._base_manager.filter(**{f"{field.name}__in": ids})
        if model is Institution:
            busy = busy.exclude(pk__in=ids)
        first = busy.values_list(f"{field.name}__name", flat=True).first()
        if first is not None:
            raise Refused(
                _("“%(name)s” is in use by now, so the import cannot be taken back.") % {"name": first}
            )
    audit.record_many(audit.entry(actor.signature, "contacts.taken_out", one, note=reason) for one in held)
    forget(FINDABLE, [one.pk for one in held])
    Institution.objects.filter(pk__in=[one.pk for one in held]).delete()
    return len(held)


def _value(name: str, kept: Any) -> Any:
    return date.fromisoformat(kept) if name == "closed_on" and kept else kept
