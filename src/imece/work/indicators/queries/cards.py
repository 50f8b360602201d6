"""The list of indicators and the card of one: targets, figures, actuals by period, trend, what a measure would count."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from imece.ground.values import turkish
from imece.ground.values.numbers import format_decimal, trim
from imece.services.measures.registry import Binding
from imece.work.indicators import policies
from imece.work.indicators.choices import Basis
from imece.work.indicators.models import Actual, Indicator, Target, YearFigure
from imece.work.indicators.queries.desk import with_evidence
from imece.work.indicators.queries.kept import scored_again, standing_of
from imece.work.indicators.scoring import limits_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor
    from imece.services.measures.registry import EvidenceRow, Figure, Measure
    from imece.work.indicators.querysets import IndicatorQuerySet

PREVIEW_ROWS = 10
TREND_PERIODS = 12


@dataclass(slots=True)
class Line:
    """One row of the list."""

    indicator: Indicator
    target: Decimal | None
    figure: YearFigure | None
    trend: list[Decimal | None]
    band: str


def searched(actor: Actor, text: str) -> IndicatorQuerySet:
    """Visible indicators whose name holds every word typed."""
    found = policies.visible_indicators(actor).select_related("responsible_unit", "office")
    words = [turkish.fold(word) for word in text.split()][:8]
    if not words:
        return found
    names = found.values_list("pk", "name")
    ids = [key for key, name in names if all(word in turkish.fold(name) for word in words)]
    return found.filter(pk__in=ids)


def lines(indicators: Sequence[Indicator], year: int) -> list[Line]:
    """Rows with this year's target, approved figure and the last periods' values: three questions."""
    ids = [row.pk for row in indicators]
    targets = dict(
        Target.objects.filter(indicator_id__in=ids, year=year, superseded_on__isnull=True).values_list(
            "indicator_id", "value"
        )
    )
    figures = {
        row.indicator_id: row
        for row in YearFigure.objects.filter(indicator_id__in=ids, year=year, basis=Basis.APPROVED)
    }
    trends: dict[int, list[Decimal | None]] = defaultdict(list)
    past = Actual.objects.approved().filter(indicator_id__in=ids, first__year__gte=year - 3).order_by("first")
    for indicator_id, value in past.values_list("indicator_id", "approved_value"):
        trends[indicator_id].append(value)
    return [
        Line(
            indicator=row,
            target=targets.get(row.pk),
            figure=figures.get(row.pk),
            trend=trends[row.pk][-TREND_PERIODS:],
            band=band_code(row, figures.get(row.pk)),
        )
        for row in indicators
    ]


def band_code(indicator: Indicator, figure: YearFigure | None) -> str:
    """The band of a year's figure against what was to be expected by then; empty when there is none."""
    if figure is None:
        return ""
    limits = limits_of(indicator.office.settings)
    found = standing_of(indicator, scored_again(indicator, figure), figure.through, limits)
    return found.band.value if found else ""


@dataclass(slots=True)
class YearLine:
    """One year of the card."""

    year: int
    target: Target | None = None
    figure: YearFigure | None = None
    published: YearFigure | None = None
    band: str = ""

    @property
    def value(self) -> Decimal | None:
        """The approved value, if any."""
        return self.figure.value if self.figure else None


@dataclass(slots=True)
class Card:
    """What the page of an indicator shows."""

    years: list[YearLine]
    actuals: list[Actual]
    trend: list[Decimal | None]
    trend_said: str
    steps: list[Any] = field(default_factory=list)

    @property
    def latest(self) -> YearLine | None:
        """The latest year that has a figure, else the latest with a target."""
        with_figure = [line for line in self.years if line.figure is not None]
        return with_figure[0] if with_figure else (self.years[0] if self.years else None)


def card(actor: Actor, indicator: Indicator) -> Card:
    """Targets, figures and actuals of one indicator."""
    by_year: dict[int, YearLine] = {}
    for target in Target.objects.filter(indicator=indicator, superseded_on__isnull=True):
        by_year.setdefault(target.year, YearLine(target.year)).target = target
    for figure in YearFigure.objects.filter(indicator=indicator):
        line = by_year.setdefault(figure.year, YearLine(figure.year))
        if figure.basis == Basis.PUBLISHED:
            line.published = figure
        else:
            line.figure, line.band = figure, band_code(indicator, figure)
    visible = policies.visible_actuals(actor).filter(indicator=indicator).order_by("-first", "last")
    actuals = list(with_evidence(visible)[:60])
    for row in actuals:
        row.indicator = indicator
    known = [row for row in reversed(actuals) if row.is_approved][-TREND_PERIODS:]
    said = "; ".join(
        f"{row.period.key}: {format_decimal(trim(row.approved_value), 'tr')}"
        for row in known
        if row.approved_value is not None
    )
    return Card(
        years=[by_year[year] for year in sorted(by_year, reverse=True)],
        actuals=actuals,
        trend=[row.approved_value for row in known],
        trend_said=said,
        steps=list(indicator.steps.all()),
    )


@dataclass(slots=True)
class Preview:
    """What a measure with its filters would count now."""

    figure: Figure
    rows: list[EvidenceRow]
    total: int
    closed: int


def preview(
    actor: Actor, indicator: Indicator, measure: Measure, filters: Mapping[str, Any], period: Period
) -> Preview:
    """The value of the period and the first records behind it."""
    binding = Binding(measure.code, indicator.office_id, filters, key=indicator.pk)
    records = measure.records(binding, period)
    seen = measure.seen_by(records, actor)
    total = records.count()
    return Preview(
        figure=measure.figure(binding, period),
        rows=measure.rows(seen[:PREVIEW_ROWS]),
        total=total,
        closed=total - seen.count(),
    )
