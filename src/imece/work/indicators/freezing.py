"""One hash over a whole approved figure: its value, its corrections, its records and their documents."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from imece.ground.values.numbers import trim

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from imece.work.indicators.models import Actual, Correction, FrozenRecord

VERSION = 1
ACTUAL_TYPE = "indicators.actual"


def plain(value: Decimal | None) -> str | None:
    """A figure in the one spelling that every database gives back."""
    return None if value is None else format(trim(value), "f")


def hash_of(content: object) -> str:
    """SHA-256 over canonical JSON: sorted keys, no spaces, UTF-8."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(
    actual: Actual, records: Iterable[FrozenRecord], corrections: Iterable[Correction]
) -> dict[str, Any]:
    """Everything that an approval fixes, in an order that does not depend on the database."""
    return {
        "version": VERSION,
        "indicator": actual.indicator_id,
        "period": actual.period.key,
        "source": actual.source,
        "value": plain(actual.approved_value),
        "numerator": plain(actual.approved_numerator),
        "denominator": plain(actual.approved_denominator),
        "text": actual.text,
        "judged_level": plain(actual.judged_level),
        "records": sorted((_record(row) for row in records), key=lambda row: (row["kind"], row["id"])),
        "corrections": sorted(
            (_correction(row) for row in corrections), key=lambda row: (row["origin"], row["kind"], row["id"])
        ),
    }


def _record(row: FrozenRecord) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "id": row.object_id,
        "title": row.title,
        "day": row.day.isoformat() if row.day else None,
        "place": row.place,
        "share": plain(row.share),
        "documents": [{"name": item["name"], "sha256": item["sha256"]} for item in row.documents],
    }


def _correction(row: Correction) -> dict[str, Any]:
    return {
        "origin": row.origin_id,
        "kind": row.kind,
        "id": row.object_id,
        "delta": plain(row.delta),
        "numerator": plain(row.delta_numerator),
        "denominator": plain(row.delta_denominator),
        "reason": row.reason,
    }


def receipt_of(content: object) -> str:
    """The receipt of a submission: a hash of what was sent, by whom and when."""
    return hash_of(content)
