"""Keeping the year's figures true: one indicator's after a decision, many at once in SQL and pure scoring."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import transaction

from imece.ground.values import clock
from imece.ground.values.period import Period
from imece.work.indicators.actions.locks import with_facts
from imece.work.indicators.choices import ActualState, Basis, Source
from imece.work.indicators.models import Actual, Indicator, YearFigure
from imece.work.indicators.scoring import Report, Rule, YearScore, year_score
from imece.work.indicators.signals import figures_changed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from decimal import Decimal

    from imece.work.indicators.actions.locks import HeldYear

FIGURE_FIELDS = [
    "through",
    "value",
    "numerator",
    "denominator",
    "judged_level",
    "target",
    "performance",
    "effective",
    "periods_reported",
    "periods_due",
    "is_declared",
    "why_not",
    "changed_at",
]
BATCH = 500


def keep_year(held: HeldYear, *bases: Basis) -> None:
    """Write the figures of one held indicator-year and tell the floors above, inside the transaction."""
    indicator = held.actual.indicator
    rule = Rule.of(indicator)
    figures = []
    for basis in bases:
        counted = [row for row in held.year if counts(row, basis)]
        reports = [report_of(row, basis, has_documents=row.pk in held.with_documents) for row in counted]
        target = held.targets[max(counted, key=lambda row: row.last).pk] if counted else held.target
        figures.append(
            figure_of(indicator.pk, held.actual.first.year, basis, rule, year_score(rule, target, reports))
        )
    _upsert(figures)
    tell({indicator.pk}, held.actual.first.year)


def tell(indicator_ids: Iterable[int], year: int) -> None:
    """Send the one upward signal."""
    figures_changed.send(
        sender=YearFigure, indicator_ids=frozenset(indicator_ids), period=Period.of_year(year)
    )


@transaction.atomic
def recompute_figures(year: int, indicator_ids: Collection[int] | None = None) -> int:
    """Make the kept figures of a year anew from its actuals, for all or the named indicators; returns how many.

    The rows of all periods come in one question; scoring is pure; figures are written in batches.
    """
    rows = with_facts(
        Actual.objects.filter(first__year=year, state=ActualState.APPROVED)
        | Actual.objects.filter(first__year=year, published_at__isnull=False)
    )
    if indicator_ids is not None:
        rows = rows.filter(indicator_id__in=list(indicator_ids))
    figures: list[YearFigure] = []
    told: set[int] = set()
    for indicator, actuals, targets, documented in _by_indicator(rows):
        rule = Rule.of(indicator)
        told.add(indicator.pk)
        for basis in (Basis.APPROVED, Basis.PUBLISHED):
            counted = [row for row in actuals if counts(row, basis)]
            if counted:
                reports = [report_of(row, basis, has_documents=row.pk in documented) for row in counted]
                target = targets[max(counted, key=lambda row: row.last).pk]
                figures.append(figure_of(indicator.pk, year, basis, rule, year_score(rule, target, reports)))
    stale = YearFigure.objects.filter(year=year)
    if indicator_ids is not None:
        stale = stale.filter(indicator_id__in=list(indicator_ids))
    told.update(stale.values_list("indicator_id", flat=True))
    stale.delete()
    YearFigure.objects.bulk_create(figures, batch_size=BATCH)
    if told:
        tell(told, year)
    return len(figures)


def _by_indicator(
    rows: Iterable[Actual],
) -> Iterable[tuple[Indicator, list[Actual], dict[int, Decimal | None], set[int]]]:
    grouped: dict[int, list[Actual]] = defaultdict(list)
    for row in rows:
        grouped[row.indicator_id].append(row)
    indicators = Indicator.objects.in_bulk(list(grouped)) if len(grouped) <= BATCH else _all(grouped)
    for indicator_id, actuals in grouped.items():
        targets = {row.pk: row.target_in_force for row in actuals}  # type: ignore[attr-defined]
        documented = {row.pk for row in actuals if row.has_documents}  # type: ignore[attr-defined]
        yield indicators[indicator_id], actuals, targets, documented


def _all(wanted: Collection[int]) -> dict[int, Indicator]:
    ids = sorted(wanted)
    found: dict[int, Indicator] = {}
    for start in range(0, len(ids), BATCH):
        found.update(Indicator.objects.in_bulk(ids[start : start + BATCH]))
    return found


def counts(row: Actual, basis: Basis) -> bool:
    """Whether an actual is part of the year's figure on that basis."""
    return row.published_at is not None if basis is Basis.PUBLISHED else row.is_approved


def report_of(row: Actual, basis: Basis, *, has_documents: bool) -> Report:
    """What an actual says on a basis: its approved or its published value."""
    is_published = basis is Basis.PUBLISHED
    return Report(
        period=row.period,
        value=row.published_value if is_published else row.approved_value,
        numerator=row.published_numerator if is_published else row.approved_numerator,
        denominator=row.published_denominator if is_published else row.approved_denominator,
        judged_level=row.judged_level,
        is_declared=row.source == Source.TYPED and not has_documents,
    )


def figure_of(indicator_id: int, year: int, basis: Basis, rule: Rule, score: YearScore) -> YearFigure:
    """The unsaved row of a year's score."""
    return YearFigure(
        indicator_id=indicator_id,
        year=year,
        basis=basis,
        through=score.through,
        value=score.value,
        numerator=score.numerator,
        denominator=score.denominator,
        judged_level=score.judged_level,
        target=score.target,
        performance=score.performance,
        effective=score.effective,
        periods_reported=score.periods_reported,
        periods_due=rule.periods_due,
        is_declared=score.is_declared,
        why_not=score.why_not,
        changed_at=clock.now(),
    )


def _upsert(figures: list[YearFigure]) -> None:
    YearFigure.objects.bulk_create(
        figures,
        update_conflicts=True,
        unique_fields=["indicator", "year", "basis"],
        update_fields=FIGURE_FIELDS,
    )
