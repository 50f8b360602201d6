"""The same figure, everywhere it was reported: approved now, published now, and printed in each approved report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imece.ground.values.numbers import trim
from imece.overview.reports import policies
from imece.overview.reports.models import PrintedFigure
from imece.work.indicators.choices import Basis
from imece.work.indicators.models import Actual
from imece.work.indicators.scoring import Report as Told
from imece.work.indicators.scoring import Rule, facts_of
from imece.work.strategy.queries import scores_as_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from imece.ground.values.period import Period
    from imece.overview.reports.models import Report
    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import Indicator
    from imece.work.strategy.models import Plan


@dataclass(frozen=True, slots=True)
class Print:
    """What one report printed."""

    report: Report
    value: Decimal | None
    printed_at: datetime
    differs: bool


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One indicator at the end of a period."""

    number: str
    indicator: Indicator
    approved: Decimal | None
    published: Decimal | None
    prints: tuple[Print, ...]

    @property
    def publication_differs(self) -> bool:
        """Whether the public sees another value than the approved one."""
        return self.published is not None and self.published != self.approved

    @property
    def differs(self) -> bool:
        """Whether any of them differs from what is approved now."""
        return self.publication_differs or any(row.differs for row in self.prints)


def figure_lines(actor: Actor, plan: Plan, period: Period) -> list[FigureLine]:
    """Each indicator of the plan with every value that was given out for it; ten queries whatever the size."""
    approved = scores_as_of(plan, period.last, Basis.APPROVED).indicators
    published = published_values({row.link.indicator_id: row.indicator for row in approved}, period.last)
    printed = _printed(actor, [row.link.indicator_id for row in approved], period)
    lines = []
    for row in approved:
        now = _plain(row.value)
        prints = tuple(
            Print(each.report, _plain(each.value), each.printed_at, _plain(each.value) != now)
            for each in printed[row.link.indicator_id]
        )
        lines.append(
            FigureLine(
                row.link.number, row.indicator, now, _plain(published.get(row.link.indicator_id)), prints
            )
        )
    return lines


def published_values(indicators: dict[int, Indicator], day: date) -> dict[int, Decimal | None]:
    """What the public sees of each indicator's year until the day; one query."""
    reports: dict[int, list[Told]] = defaultdict(list)
    rows = Actual.objects.approved().filter(
        indicator_id__in=indicators, first__year=day.year, last__lte=day, published_at__isnull=False
    )
    for row in rows.order_by("first"):
        reports[row.indicator_id].append(
            Told(row.period, row.published_value, row.published_numerator, row.published_denominator)
        )
    return {key: facts_of(Rule.of(indicators[key], day), said).value for key, said in reports.items()}


def _printed(actor: Actor, ids: list[int], period: Period) -> dict[int, list[PrintedFigure]]:
    found: dict[int, list[PrintedFigure]] = defaultdict(list)
    rows = PrintedFigure.objects.filter(
        indicator_id__in=ids, last=period.last, report__in=policies.visible_to(actor)
    )
    for row in rows.select_related("report__unit").defer("report__content").order_by("printed_at", "pk"):
        found[row.indicator_id].append(row)
    return found


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else trim(value)
