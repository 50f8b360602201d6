"""Freezing the evidence of an approved figure: record list, file hashes, one hash over all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Sum

from imece.services.documents import actions as documents
from imece.services.documents.models import Document
from imece.services.measures import registry
from imece.work.indicators.freezing import ACTUAL_TYPE, canonical, hash_of
from imece.work.indicators.models import Correction, FrozenRecord
from imece.work.indicators.queries.live import binding_of
from imece.work.indicators.scoring import Rule, ratio_value, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from imece.services.measures.registry import EvidenceRow
    from imece.work.indicators.facts import Reported
    from imece.work.indicators.models import Actual

BATCH = 500
LONGEST_TITLE, LONGEST_PLACE = 400, 200


def counted_rows(actual: Actual) -> tuple[str, list[EvidenceRow]]:
    """The records that make a counted actual now, and the label of their model (their documents name it)."""
    measure = registry.measure(actual.indicator.measure)
    records = measure.records(binding_of(actual.indicator), actual.period)
    return records.model._meta.label_lower, measure.rows(records)


def counted(held: Actual, facts: Reported) -> Reported:
    """What the records say now, with the corrections that this actual carries: counted + Σ deltas."""
    figure = registry.measured([binding_of(held.indicator)], held.period)[held.indicator_id]
    sums = Correction.objects.filter(actual_id=held.pk).aggregate(
        value=Sum("delta"), numerator=Sum("delta_numerator"), denominator=Sum("delta_denominator")
    )
    numerator = _plus(figure.numerator, sums["numerator"])
    denominator = _plus(figure.denominator, sums["denominator"])
    if held.indicator.is_ratio:
        value = ratio_value(Rule.of(held.indicator), numerator, denominator)
    else:
        value = stored(_plus(figure.value, sums["value"]))
    return replace(facts, value=value, numerator=stored(numerator), denominator=stored(denominator))


def _plus(figure: Decimal | None, delta: Decimal | None) -> Decimal | None:
    return delta if figure is None else figure + (delta or Decimal(0))


def freeze(actual: Actual, corrections: Iterable[Correction], *, has_documents: bool) -> str:
    """Keep the evidence as it stands and return the hash; `approved_*` must be set. Files can no longer be removed."""
    about, rows = counted_rows(actual) if actual.is_counted else ("", [])
    if rows or has_documents:
        records = _frozen_rows(actual, about, rows)
        FrozenRecord.objects.bulk_create(records, batch_size=BATCH)
        documents.freeze(item["id"] for record in records for item in record.documents)
    else:
        records = []
    return hash_of(canonical(actual, records, corrections))


def _frozen_rows(actual: Actual, about: str, rows: list[EvidenceRow]) -> list[FrozenRecord]:
    own, held = _documents_of(actual, about, rows)
    records = [
        FrozenRecord(
            actual=actual,
            kind=row.kind,
            object_id=row.object_id,
            title=row.title[:LONGEST_TITLE],
            day=row.day,
            place=row.place[:LONGEST_PLACE],
            share=row.share,
            documents=held.get(row.object_id, []),
        )
        for row in rows
    ]
    if own:
        records.append(_own_record(actual, own))
    return records


def _own_record(actual: Actual, own: list[dict[str, Any]]) -> FrozenRecord:
    """The evidence that an actual itself holds."""
    return FrozenRecord(
        actual=actual,
        kind=ACTUAL_TYPE,
        object_id=str(actual.pk),
        title=str(actual)[:LONGEST_TITLE],
        documents=own,
    )


def freeze_typed(actuals: Sequence[Actual]) -> dict[int, str]:
    """As `freeze`, for many typed actuals at once: the hash of each by primary key; a fixed number of questions."""
    own: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for document in Document.objects.about_many(ACTUAL_TYPE, [actual.pk for actual in actuals]):
        own[document.about_id].append(_told(document))
    records = {actual.pk: [_own_record(actual, own[actual.pk])] for actual in actuals if own.get(actual.pk)}
    FrozenRecord.objects.bulk_create((row for rows in records.values() for row in rows), batch_size=BATCH)
    documents.freeze(item["id"] for told in own.values() for item in told)
    return {actual.pk: hash_of(canonical(actual, records.get(actual.pk, []), [])) for actual in actuals}


def _documents_of(
    actual: Actual, about: str, rows: list[EvidenceRow]
) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """The actual's own evidence, and the documents of the counted records by record."""
    held: dict[str, list[dict[str, Any]]] = defaultdict(list)
    ids = [int(row.object_id) for row in rows if row.object_id.isdecimal()]
    for start in range(0, len(ids), BATCH):
        for document in Document.objects.about_many(about, ids[start : start + BATCH]):
            held[str(document.about_id)].append(_told(document))
    return [_told(document) for document in Document.objects.about_many(ACTUAL_TYPE, [actual.pk])], held


def _told(document: Document) -> dict[str, Any]:
    return {"id": document.pk, "name": document.name, "sha256": document.sha256}


def unfreeze(actual: Actual) -> None:
    """Let go of the frozen list of a figure that is taken up again; the files stay frozen, as other figures may need them."""
    FrozenRecord.objects.filter(actual=actual).delete()
