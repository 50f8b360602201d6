"""What an office keeps about an institution for itself: note, tags, who looks after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import turkish
from imece.services.audit import actions as audit
from imece.work.contacts import policies
from imece.work.contacts.models import Standing, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership
    from imece.work.contacts.models import Institution

MOST_TAGS: Final = 20


@transaction.atomic
def keep_standing(
    *,
    actor: Actor,
    institution: Institution,
    note: str = "",
    tags: Iterable[str] = (),
    responsible: Membership | None = None,
    seen_revision: int | None = None,
) -> Standing:
    """Write the office's own note, tags and contact; no other office ever sees them."""
    require(policies.may_keep_notes(actor, institution))
    if responsible is not None and responsible.office_id != actor.office_id:
        raise Refused(_("Who looks after it must be a member of the office."))
    held, _is_new = Standing.objects.get_or_create(office_id=actor.office_id, institution=institution)
    held = (
        Standing.objects.select_for_update(of=("self",)).select_related("responsible__user").get(pk=held.pk)
    )
    wanted = _tags(actor, tags)
    before = _portrait(held)
    after = {
        "note": note,
        "responsible": str(responsible or ""),
        "tags": sorted(tag.name for tag in wanted),
    }
    changes = audit.difference(before, after)
    if not changes:
        return held
    if seen_revision is not None and seen_revision != held.revision:
        raise Refused(
            _(
                "Somebody else changed this note while you were typing. Look at it, then save again to keep yours."
            )
        )
    held.note, held.responsible, held.revision = note, responsible, held.revision + 1
    held.save()
    held.tags.set(wanted)
    borne_by = {f"{relation.name}__isnull": True for relation in Tag._meta.related_objects}
    Tag.objects.filter(
        office_id=actor.office_id, **borne_by
    ).delete()  # nobody bears it, people of upper apps neither
    audit.record(actor.signature, "contacts.standing_changed", held, changes=changes)
    return held


def _portrait(held: Standing) -> dict[str, object]:
    return {
        "note": held.note,
        "responsible": str(held.responsible or ""),
        "tags": sorted(tag.name for tag in held.tags.all()),
    }


def _tags(actor: Actor, names: Iterable[str]) -> list[Tag]:
    """The office's tags of these names, made where they are new; the same word in other letters is the same tag."""
    wanted: dict[str, str] = {}
    for name in names:
        clean = " ".join(name.split())[:60]
        if clean:
            wanted.setdefault(turkish.sort_key(clean, 120), clean)
    if len(wanted) > MOST_TAGS:
        raise Refused(_("An institution carries at most %(most)d tags.") % {"most": MOST_TAGS})
    return [
        Tag.objects.get_or_create(office_id=actor.office_id, key=key, defaults={"name": name})[0]
        for key, name in wanted.items()
        if key
    ]
