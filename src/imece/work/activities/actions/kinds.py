"""The list of kinds: the shared ones from the data file, an office's own by its coordinator."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import turkish
from imece.services.audit import actions as audit
from imece.work.activities import policies
from imece.work.activities.models import ActivityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imece.services.accounts.actor import Actor

SHARED_KINDS: Final = Path(__file__).parents[1] / "data" / "kinds.json"
LONGEST_CODE: Final = 36


@lru_cache(maxsize=1)
def shared_kinds() -> list[dict[str, Any]]:
    """The data file: code, Turkish and English name, position."""
    rows: list[dict[str, Any]] = json.loads(SHARED_KINDS.read_text(encoding="utf-8"))
    return rows


@transaction.atomic
def sync_shared_kinds() -> int:
    """Make the shared kinds equal to the data file; returns how many were written. A kind taken out is retired, not lost."""
    known = {kind.code: kind for kind in ActivityKind.objects.filter(office__isnull=True)}
    written = 0
    for row in shared_kinds():
        kind = known.pop(row["code"], None) or ActivityKind(code=row["code"])
        before = (kind.pk, kind.name, kind.position, kind.is_active, kind.translations)
        kind.name, kind.position, kind.is_active = row["tr"], row["position"], True
        kind.say("name", "en", row["en"])
        if (
            kind.pk,
            kind.name,
            kind.position,
            kind.is_active,
            kind.translations,
        ) != before or kind.pk is None:
            kind.save()
            written += 1
    ActivityKind.objects.filter(pk__in=[kind.pk for kind in known.values()], is_active=True).update(
        is_active=False
    )
    return written


@transaction.atomic
def add_kind(*, actor: Actor, name: str, translations: Mapping[str, str] | None = None) -> ActivityKind:
    """Add a kind of the office's own; refused when a kind of that name is there."""
    require(policies.may_manage_kinds(actor))
    clean = _free_name(actor, name)
    kind = ActivityKind(office=actor.office, code=_free_code(actor, clean), name=clean)
    for language, text in (translations or {}).items():
        kind.say("name", language, text)
    kind.save()
    audit.record(actor.signature, "activities.kind_added", kind)
    return kind


@transaction.atomic
def rename_kind(
    *, actor: Actor, kind: ActivityKind, name: str, translations: Mapping[str, str] | None = None
) -> ActivityKind:
    """Give an own kind other names; records and codes stay."""
    locked = _locked(kind)
    require(policies.may_manage_kinds(actor, locked))
    before = audit.snapshot(locked, ("name", "translations"))
    locked.name = _free_name(actor, name, besides=locked)
    for language, text in (translations or {}).items():
        locked.say("name", language, text)
    locked.save()
    changes = audit.difference(before, audit.snapshot(locked, ("name", "translations")))
    if changes:
        audit.record(actor.signature, "activities.kind_renamed", locked, changes=changes)
    return locked


@transaction.atomic
def retire_kind(*, actor: Actor, kind: ActivityKind) -> None:
    """Offer an own kind no more; records of it stay as they are."""
    _switch(actor, kind, on=False, verb="activities.kind_retired")


@transaction.atomic
def restore_kind(*, actor: Actor, kind: ActivityKind) -> None:
    """Offer a retired kind again."""
    _switch(actor, kind, on=True, verb="activities.kind_restored")


def _switch(actor: Actor, kind: ActivityKind, *, on: bool, verb: str) -> None:
    locked = _locked(kind)
    require(policies.may_manage_kinds(actor, locked))
    if locked.is_active != on:
        locked.is_active = on
        locked.save(update_fields=["is_active"])
        audit.record(actor.signature, verb, locked)


def _locked(kind: ActivityKind) -> ActivityKind:
    return ActivityKind.objects.select_for_update().get(pk=kind.pk)


def _free_name(actor: Actor, name: str, besides: ActivityKind | None = None) -> str:
    clean = " ".join(name.split())[:100]
    if not clean:
        raise Refused(_("Give the kind a name."))
    others = [kind for kind in ActivityKind.objects.known_to(actor.office_id) if kind != besides]
    if any(turkish.same(clean, other.name) for other in others):
        raise Refused(_("There is already a kind of this name."))
    return clean


def _free_code(actor: Actor, name: str) -> str:
    """A code that no shared kind and no own kind has: own codes begin with "own-", which the data file never uses."""
    base = f"own-{turkish.slug(name)}"[:LONGEST_CODE].strip("-")
    taken = set(ActivityKind.objects.known_to(actor.office_id).values_list("code", flat=True))
    tries = (base if turn == 1 else f"{base}-{turn}" for turn in range(1, len(taken) + 2))
    return next(code for code in tries if code not in taken)
