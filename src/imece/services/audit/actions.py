"""Writing the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

from imece.ground.values import clock
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Signature:
    """Who acts, in which office, on whose behalf; plain values, so the trail outlives the people."""

    office_id: int | None
    person_id: int | None
    name: str
    behalf_name: str = ""


def entry(
    signature: Signature,
    verb: str,
    thing: models.Model | None = None,
    *,
    changes: Mapping[str, Any] | None = None,
    note: str = "",
) -> Entry:
    """An unsaved row of the trail, for callers that write many at once."""
    return Entry(
        office_id=signature.office_id,
        at=clock.now(),
        actor_id=signature.person_id,
        actor_name=signature.name[:200],
        behalf_name=signature.behalf_name[:200],
        verb=verb,
        thing_type=thing._meta.label_lower if thing is not None else "",
        thing_id=str(thing.pk) if thing is not None else "",
        thing_label=str(thing)[:300] if thing is not None else "",
        changes={key: plain(value) for key, value in (changes or {}).items()},
        note=note,
    )


def record(
    signature: Signature,
    verb: str,
    thing: models.Model | None = None,
    *,
    changes: Mapping[str, Any] | None = None,
    note: str = "",
) -> Entry:
    """Append one row, inside the caller's transaction."""
    row = entry(signature, verb, thing, changes=changes, note=note)
    row.save(force_insert=True)
    return row


def record_many(entries: Iterable[Entry]) -> None:
    """Append rows made by `entry`, in batches."""
    Entry.objects.bulk_create(entries, batch_size=1000)


def snapshot(thing: models.Model, fields: Iterable[str]) -> dict[str, Any]:
    """The named fields' present values, to compare with after a change."""
    return {name: plain(getattr(thing, name)) for name in fields}


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Only what changed: `{field: [before, after]}`."""
    return {key: [before.get(key), value] for key, value in after.items() if before.get(key) != value}


def plain(value: Any) -> Any:
    """A JSON-ready form of a field's value."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)
