"""Many actuals at once, from the entry grid: kept as drafts all or none, and submitted together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Decision, Refused
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.indicators import policies
from imece.work.indicators.actions.deciding import DECIDED
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.actions.freezing import freeze_typed
from imece.work.indicators.actions.locks import with_facts
from imece.work.indicators.actions.periods import hold_office
from imece.work.indicators.actions.reporting import ENTERED, stamp, take
from imece.work.indicators.actions.requests import close_duties_when_answered
from imece.work.indicators.cells import ONE_NUMBER_NEEDED, PAIR_NEEDED, CellChange, Spot, Typed
from imece.work.indicators.choices import ActualState
from imece.work.indicators.facts import REASON_NEEDED, Reported, completeness, explained, readiness
from imece.work.indicators.models import Actual, ApprovalStep, Indicator
from imece.work.indicators.queries.deviations import deviation_of
from imece.work.indicators.queries.grid import closed_periods, made_known, may_fill, spot_of
from imece.work.indicators.scoring import stored
from imece.work.indicators.workflow import ACTUAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from imece.ground.values.period import Period, PeriodKind
    from imece.services.accounts.actor import Actor
    from imece.services.audit.models import Entry

MOST_CELLS: Final = 3000
WRITTEN: Final = sorted({*ENTERED, *DECIDED})
TOO_MANY = _("At most %(most)d cells can be saved at once.")


@dataclass(eq=False)
class CellsRefused(Refused):
    """Some cells cannot be kept, so none was. `errors` by cell; `now` is what cells hold that somebody else changed."""

    errors: dict[Spot, str] = field(default_factory=dict)
    now: dict[Spot, Typed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(_("Some cells cannot be saved, so nothing was saved."))

    def __bool__(self) -> bool:
        return bool(self.errors or self.now)


@transaction.atomic
def save_cells(*, actor: Actor, year: int, changes: Sequence[CellChange]) -> list[Actual]:
    """Keep figures of a year as drafts, all or none; what is there already is left alone. Returns what was written.

    A cell that holds neither what is wanted nor what its person saw was changed by somebody else: they are asked.
    """
    if len(changes) > MOST_CELLS:
        raise Refused(TOO_MANY % {"most": MOST_CELLS})
    known, held = _hold(actor, year, changes)
    closed = closed_periods(actor, year)
    refused, wanted = CellsRefused(), []
    for change in changes:
        indicator, actual = known.get(change.spot.indicator_id), held.get(change.spot)
        if indicator is None or change.spot.period.year != year:
            refused.errors[change.spot] = str(policies.GONE)
            continue
        if (now := Typed.of(actual)) == change.wanted:
            continue
        if error := _error(change, indicator, may_fill(actor, indicator, change.spot.period, actual, closed)):
            refused.errors[change.spot] = error
        elif now != change.seen:
            refused.now[change.spot] = now
        else:
            wanted.append((change, actual or _new(actor, indicator, change.spot)))
    if refused:
        raise refused
    return _write_drafts(actor, wanted)


def _hold(
    actor: Actor, year: int, changes: Sequence[CellChange]
) -> tuple[dict[int, Indicator], dict[Spot, Actual]]:
    """The visible indicators, and their year's actuals, locked in the order of their keys as every writer does.

    Where rows have to be made, the office is held first: so are those who ask units and who close periods.
    """
    ids = {change.spot.indicator_id for change in changes}
    seen = policies.visible_indicators(actor).filter(office_id=actor.office_id, pk__in=ids)
    known = {each.pk: each for each in seen}
    rows = Actual.objects.filter(indicator_id__in=list(known), first__year=year)
    if actor.is_staff:
        there = {(key, first, last) for key, first, last in rows.values_list("indicator_id", "first", "last")}
        spots = {(each.spot.indicator_id, each.spot.period.first, each.spot.period.last) for each in changes}
        if spots - there:
            hold_office(actor.office_id)
    locked = rows.select_for_update(of=("self",)).order_by("pk")
    return known, {spot_of(row): row for row in made_known(locked, actor, known)}


def _error(change: CellChange, indicator: Indicator, may: Decision) -> str:
    if not may.allowed:
        return str(may.reason)
    if change.wanted == Typed() or change.wanted.is_pair == indicator.is_ratio:
        return ""
    return str(PAIR_NEEDED if indicator.is_ratio else ONE_NUMBER_NEEDED)


def _new(actor: Actor, indicator: Indicator, spot: Spot) -> Actual:
    return Actual(office=actor.office, indicator=indicator, first=spot.period.first, last=spot.period.last)


def _write_drafts(actor: Actor, wanted: Sequence[tuple[CellChange, Actual]]) -> list[Actual]:
    """Set, write and audit; an emptied draft with nothing else in it is open again."""
    before = []
    for change, actual in wanted:
        before.append(Reported.of(actual).told())
        figure = change.wanted
        take(
            actual,
            replace(
                Reported.of(actual),
                value=figure.value,
                numerator=figure.numerator,
                denominator=figure.denominator,
            ),
        )
        emptied = Reported.of(actual) == Reported() and actual.state == ActualState.DRAFT
        actual.state = ACTUAL.target("clear_draft" if emptied else "save_draft")
        actual.revision += 1
    written = [actual for _change, actual in wanted]
    _write(written)
    audit.record_many(
        audit.entry(
            actor.signature,
            "indicators.actual_drafted",
            actual,
            changes=audit.difference(was, Reported.of(actual).told()),
        )
        for actual, was in zip(written, before, strict=True)
    )
    return written


def _write(actuals: Sequence[Actual]) -> None:
    """New rows and changed ones, in as few statements as the database takes."""
    new, changed = [row for row in actuals if row.pk is None], [row for row in actuals if row.pk is not None]
    Actual.objects.bulk_create(new)
    Actual.objects.bulk_create(changed, update_conflicts=True, unique_fields=["pk"], update_fields=WRITTEN)


@dataclass(slots=True)
class Submitted:
    """What became of the drafts: those sent, and those that stay with the reason why."""

    sent: list[Actual] = field(default_factory=list)
    left: list[tuple[Actual, str]] = field(default_factory=list)


@transaction.atomic
def submit_drafts(*, actor: Actor, year: int, kind: PeriodKind, indicator_ids: Collection[int]) -> Submitted:
    """Submit the typed drafts of these indicators in the year's months, quarters, …, each with its receipt.

    A draft that is not complete, or whose deviation is not explained, stays a draft. Where the office has no approval
    steps the figures are approved at once and everything above is rescored once.
    """
    seen = policies.visible_indicators(actor).filter(office_id=actor.office_id, pk__in=list(indicator_ids))
    known = {each.pk: each for each in seen}
    rows = with_facts(Actual.objects.filter(indicator_id__in=list(known), first__year=year))
    held = list(made_known(rows.select_for_update(of=("self",)).order_by("pk"), actor, known))
    steps = ApprovalStep.objects.filter(office_id=actor.office_id).exists()
    closed = closed_periods(actor, year)
    by_indicator: dict[int, list[Actual]] = defaultdict(list)
    for row in held:
        by_indicator[row.indicator_id].append(row)
    done = Submitted()
    for row in held:
        if row.state != ActualState.DRAFT or row.indicator.is_counted or row.period.kind is not kind:
            continue
        reason = _why_left(actor, row, by_indicator[row.indicator_id], closed, at_once=not steps)
        if reason:
            done.left.append((row, reason))
        else:
            stamp(actor, row)
            done.sent.append(row)
    if done.sent:
        _send(actor, done.sent, year, at_once=not steps)
    return done


def _why_left(
    actor: Actor, row: Actual, year: Iterable[Actual], closed: Iterable[Period], *, at_once: bool
) -> str:
    """Why a draft cannot be submitted now; empty when it can."""
    may = may_fill(actor, row.indicator, row.period, row, closed)
    facts = Reported.of(row)
    complete = completeness(row.indicator, facts)
    for decision in (may, complete):
        if not decision.allowed:
            return str(decision.reason)
    deviation = deviation_of(row, year, row.target_in_force)  # type: ignore[attr-defined]  # set by with_facts
    if deviation is not None and deviation.reason_required and not explained(facts):
        return str(REASON_NEEDED)
    if not at_once:
        return ""
    ready = readiness(row.indicator, facts, deviation, has_documents=row.has_documents)  # type: ignore[attr-defined]
    return "" if ready.allowed else str(ready.reason)


def _send(actor: Actor, rows: Sequence[Actual], year: int, *, at_once: bool) -> None:
    """Write what was stamped; approve it too where nobody signs."""
    trail: list[Entry] = [
        audit.entry(
            actor.signature,
            "indicators.actual_submitted",
            row,
            changes={**Reported.of(row).told(), "receipt": row.receipt},
        )
        for row in rows
    ]
    if at_once:
        trail += _approve(actor, rows)
    _write(rows)
    audit.record_many(trail)
    close_duties_when_answered(actor, {row.request_id for row in rows if row.request_id is not None})
    if at_once:
        recompute_figures(year, {row.indicator_id for row in rows})


def _approve(actor: Actor, rows: Sequence[Actual]) -> list[Entry]:
    """Freeze each as approved; not written yet."""
    for row in rows:
        row.approved_value, row.approved_at = stored(row.value), clock.now()
        row.approved_numerator, row.approved_denominator = row.numerator, row.denominator
    hashes = freeze_typed(rows)
    trail = []
    for row in rows:
        row.frozen_hash = hashes[row.pk]
        row.state, row.step = ACTUAL.target("approve"), 0
        row.revision += 1
        facts = {"approved_value": row.approved_value, "frozen_hash": row.frozen_hash}
        trail.append(audit.entry(actor.signature, "indicators.actual_approved", row, changes=facts))
    return trail
