"""What has changed behind frozen figures: facts that came late, were cancelled or changed since."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from imece.services.measures import registry
from imece.services.measures.registry import Binding, EvidenceRow, Figure
from imece.work.indicators.choices import Accumulation, ActualState, Source
from imece.work.indicators.freezing import ACTUAL_TYPE
from imece.work.indicators.models import Actual, Correction, FrozenRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

ZERO = Decimal(0)
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One difference between the records of a frozen period now and what its figure (corrections included) says."""

    origin_id: int
    origin_key: str
    kind: str
    object_id: str
    title: str
    day: date | None
    delta: Decimal
    is_late: bool
    delta_numerator: Decimal | None = None
    delta_denominator: Decimal | None = None

    @property
    def key(self) -> str:
        """Names the proposal in a form."""
        return f"{self.origin_id}:{self.kind}:{self.object_id}"


def proposals_for(actual: Actual) -> list[Proposal]:
    """What could be entered in this actual: differences of the indicator's earlier approved periods.

    Only for counted indicators whose periods are added up: a level, a maximum or a whole-year count takes late facts in
    by itself when it is next counted. An approved or typed actual has none.
    """
    indicator = actual.indicator
    if not indicator.is_counted or actual.is_approved or indicator.accumulation != Accumulation.SUM:
        return []
    origins = list(
        Actual.objects.filter(
            indicator_id=indicator.pk,
            state=ActualState.APPROVED,
            source=Source.COUNTED,
            last__lt=actual.first,
        ).order_by("first")
    )
    if not origins:
        return []
    ids = [origin.pk for origin in origins]
    frozen: dict[int, list[FrozenRecord]] = defaultdict(list)
    for record in FrozenRecord.objects.filter(actual_id__in=ids):
        frozen[record.actual_id].append(record)
    entered: dict[int, list[Correction]] = defaultdict(list)
    carried: dict[int, list[Correction]] = defaultdict(list)
    for correction in Correction.objects.filter(Q(origin_id__in=ids) | Q(actual_id__in=ids)):
        entered[correction.origin_id].append(correction)
        carried[correction.actual_id].append(correction)
    found: list[Proposal] = []
    for origin in origins:
        origin.indicator = indicator
        found += differences(origin, frozen[origin.pk], entered[origin.pk], carried[origin.pk])
    return found


def differences(
    origin: Actual,
    frozen: Iterable[FrozenRecord],
    entered: Iterable[Correction],
    carried: Iterable[Correction] = (),
) -> list[Proposal]:
    """`entered` corrected this origin elsewhere; `carried` are corrections that the origin's own figure holds.

    Record by record where each has a share; as one total where the measure gives none (ratios, distinct counts)."""
    measure = registry.measure(origin.indicator.measure)
    binding = Binding(
        measure.code, origin.office_id, origin.indicator.measure_filters, key=origin.indicator_id
    )
    live = measure.rows(measure.records(binding, origin.period))
    records, corrections = [row for row in frozen if row.kind != ACTUAL_TYPE], list(entered)
    shares = [*(row.share for row in live), *(record.share for record in records)]
    if origin.indicator.is_ratio or (shares and all(share is None for share in shares)):
        return _total(origin, measure.figure(binding, origin.period), corrections, carried)
    return _by_record(origin, live, records, corrections)


def _by_record(
    origin: Actual, live: list[EvidenceRow], frozen: list[FrozenRecord], entered: list[Correction]
) -> list[Proposal]:
    known: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    told: dict[tuple[str, str], tuple[str, date | None]] = {}
    for row in frozen:
        known[row.kind, row.object_id] += row.share or ZERO
        told[row.kind, row.object_id] = (row.title, row.day)
    for correction in entered:
        known[correction.kind, correction.object_id] += correction.delta
        told[correction.kind, correction.object_id] = (correction.title, correction.day)
    now: dict[tuple[str, str], Decimal] = {}
    for evidence in live:
        now[evidence.kind, evidence.object_id] = evidence.share or ZERO
        told[evidence.kind, evidence.object_id] = (evidence.title, evidence.day)
    found = []
    for key, (title, day) in told.items():
        delta = now.get(key, ZERO) - known[key]
        if delta:
            found.append(Proposal(origin.pk, origin.period.key, *key, title, day, delta, is_late=delta > 0))
    return sorted(found, key=lambda row: (row.day is None, row.day, row.object_id))


def _total(
    origin: Actual, now: Figure, entered: list[Correction], carried: Iterable[Correction]
) -> list[Proposal]:
    """The difference as one row: what is counted now, less what the figure counted itself, less what was entered."""
    held = list(carried)
    delta = ZERO
    if not origin.indicator.is_ratio:
        delta = _left(now.value, origin.approved_value, held, entered, "delta") or ZERO
    numerator = _left(now.numerator, origin.approved_numerator, held, entered, "delta_numerator")
    denominator = _left(now.denominator, origin.approved_denominator, held, entered, "delta_denominator")
    if not any((delta, numerator, denominator)):
        return []
    return [
        Proposal(
            origin_id=origin.pk,
            origin_key=origin.period.key,
            kind=TOTAL,
            object_id=TOTAL,
            title=_("Change of the count of %(period)s") % {"period": origin.period.key},
            day=None,
            delta=delta,
            is_late=(delta or numerator or ZERO) > 0,
            delta_numerator=numerator,
            delta_denominator=denominator,
        )
    ]


def _left(
    now: Decimal | None,
    approved: Decimal | None,
    held: list[Correction],
    entered: list[Correction],
    column: str,
) -> Decimal | None:
    if now is None and approved is None:
        return None
    own = (approved or ZERO) - _sum(held, column)
    return (now or ZERO) - own - _sum(entered, column)


def _sum(corrections: list[Correction], column: str) -> Decimal:
    return sum((getattr(row, column) or ZERO for row in corrections), ZERO)
