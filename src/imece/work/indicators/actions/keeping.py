"""Keeping the figures of one indicator's year true after a decision; `figures` does it for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.ground.values import clock
from imece.ground.values.period import Period
from imece.work.indicators.choices import Basis, Source
from imece.work.indicators.models import Actual, YearFigure
from imece.work.indicators.scoring import Report, Rule, YearScore, end_of, year_score
from imece.work.indicators.signals import figures_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    rule = Rule.of(indicator, end_of(held.actual.first.year))
    figures = []
    for basis in bases:
        counted = [row for row in held.year if counts(row, basis)]
        reports = [report_of(row, basis, has_documents=row.pk in held.with_documents) for row in counted]
        target = held.targets[max(counted, key=lambda row: row.last).pk] if counted else held.target
        figures.append(
            figure_of(indicator.pk, held.actual.first.year, basis, rule, year_score(rule, target, reports))
        )
    upsert(figures)
    tell({indicator.pk}, held.actual.first.year)


def tell(indicator_ids: Iterable[int], year: int) -> None:
    """Send the one upward signal."""
    figures_changed.send(
        sender=YearFigure, indicator_ids=frozenset(indicator_ids), period=Period.of_year(year)
    )


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


def upsert(figures: list[YearFigure]) -> None:
    YearFigure.objects.bulk_create(
        figures,
        update_conflicts=True,
        unique_fields=["indicator", "year", "basis"],
        update_fields=FIGURE_FIELDS,
        batch_size=BATCH,
    )
