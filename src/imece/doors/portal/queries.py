"""What the public site reads beside the apps' own public questions: offices, and one indicator's published reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.http import Http404
from django.shortcuts import get_object_or_404

from imece.ground.values import turkish
from imece.ground.values.period import NotAPeriod, Period
from imece.services.accounts.models import Office
from imece.work.indicators.choices import ActualState, Basis, Source
from imece.work.indicators.models import Actual, YearFigure
from imece.work.indicators.queries import public_inspection
from imece.work.strategy.models import Objective, ObjectiveIndicator, Plan
from imece.work.strategy.queries import public_plans

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal

    from imece.work.indicators.models import Indicator
    from imece.work.indicators.queries.dossier import PublicRow

MOST_LISTS: Final = 4  # a year of quarters; a year of months names its months and each has its own page


def public_offices() -> list[Office]:
    """Offices that have public pages, in Turkish order."""
    return sorted(Office.objects.filter(is_public=True), key=lambda office: turkish.sort_key(office.name))


def public_office(slug: str) -> Office:
    """The office of that address, or 404 when it has no public pages."""
    return get_object_or_404(Office, slug=slug, is_public=True)


def published_plans(office: Office) -> list[Plan]:
    """The office's published plans, the newest first."""
    return list(public_plans().filter(office=office))


def offices_with_plans() -> list[tuple[Office, list[Plan]]]:
    """The public offices, each with its published plans; two questions."""
    plans: dict[int, list[Plan]] = {}
    for plan in public_plans():
        plans.setdefault(plan.office_id, []).append(plan)
    return [(office, plans.get(office.pk, [])) for office in public_offices()]


def published_plan(office: str, plan: int) -> Plan:
    """One published plan of a public office, or 404."""
    return get_object_or_404(public_plans(), pk=plan, office__slug=office)


def published_objectives() -> list[Objective]:
    """Every objective that everybody may see, with its plan and office."""
    found = Objective.objects.filter(goal__plan__in=public_plans())
    return list(
        found.select_related("goal__plan__office").order_by("goal__plan_id", "goal__position", "position")
    )


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """One published report of an indicator and the records behind it; `rows` is None where it has a page of its own."""

    actual: Actual
    rows: list[PublicRow] | None

    @property
    def period(self) -> Period:
        """What was reported on."""
        return self.actual.period

    @property
    def is_declared(self) -> bool:
        """Typed by hand and without any document behind it."""
        return self.actual.source == Source.TYPED and not self.documents

    @property
    def documents(self) -> int:
        """How many documents are held behind the figure, its own and those of its records."""
        return sum(row.documents for row in self.rows or [])

    @property
    def records(self) -> list[PublicRow]:
        """The records that were counted; the report's own evidence has no title and is no record."""
        return [row for row in self.rows or [] if row.title]


@dataclass(frozen=True, slots=True)
class PublicInspection:
    """Everything the İncele page shows of one indicator in a period."""

    link: ObjectiveIndicator
    period: Period
    reports: list[PublishedReport]
    figure: YearFigure | None

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.link.indicator

    @property
    def is_year(self) -> bool:
        """Whether the page shows a whole year made of its reports."""
        return self.figure is not None

    @property
    def value(self) -> Decimal | None:
        """The published value of the period."""
        value: Decimal | None = (
            self.figure.value if self.figure is not None else self.reports[0].actual.published_value
        )
        return value

    @property
    def published_at(self) -> datetime | None:
        """When the newest of its figures was published."""
        return max((row.actual.published_at for row in self.reports if row.actual.published_at), default=None)

    @property
    def is_declared(self) -> bool:
        """Whether any of its figures was typed without a document."""
        return any(report.is_declared for report in self.reports)

    @property
    def record_count(self) -> int:
        """How many records are listed."""
        return sum(len(report.records) for report in self.reports)

    @property
    def document_count(self) -> int:
        """How many documents are held."""
        return sum(report.documents for report in self.reports)

    @property
    def has_more(self) -> bool:
        """Whether some report is only named here, its list being on a page of its own."""
        return any(report.rows is None for report in self.reports)


def inspection_of(office: str, plan: int, link: int, key: str) -> PublicInspection:
    """The published figure of an indicator in a year or one of its reported periods, or 404."""
    place = get_object_or_404(
        ObjectiveIndicator.objects.select_related("indicator", "objective__goal__plan__office"),
        pk=link,
        objective__goal__plan=published_plan(office, plan),
    )
    period = period_of(key)
    reports = published_reports(place.indicator_id, period)
    if not reports:
        raise Http404
    for report in reports:
        report.indicator = place.indicator
    figure = None
    if period == Period.of_year(period.year):
        figures = YearFigure.objects.filter(
            indicator_id=place.indicator_id, basis=Basis.PUBLISHED, year=period.year
        )
        figure = figures.first()
    return PublicInspection(place, period, with_rows(reports), figure)


def period_of(key: str) -> Period:
    """The named period of an address, or 404."""
    try:
        period = Period.from_key(key)
    except NotAPeriod as no:
        raise Http404 from no
    if period.kind is None:
        raise Http404
    return period


def published_reports(indicator_id: int, period: Period) -> list[Actual]:
    """Exactly this period's published report; for a year the reports of its parts, unless it was reported as a whole."""
    published = Actual.objects.filter(
        indicator_id=indicator_id,
        state=ActualState.APPROVED,
        published_at__isnull=False,
        first__gte=period.first,
        last__lte=period.last,
    )
    found = list(published.order_by("first", "last"))
    if period != Period.of_year(period.year):
        found = [row for row in found if row.period == period]
    return found


def with_rows(reports: Sequence[Actual]) -> list[PublishedReport]:
    """The reports with their records while they are few; each list is one question."""
    few = len(reports) <= MOST_LISTS
    return [PublishedReport(report, public_inspection(report) if few else None) for report in reports]
