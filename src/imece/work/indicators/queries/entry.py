"""What a person needs beside the input when entering an actual: target, live count, evidence, last period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from imece.ground.values.numbers import round_half_up, trim
from imece.ground.values.period import Period
from imece.services.documents.models import Document
from imece.work.indicators.choices import Accumulation, Nature
from imece.work.indicators.freezing import ACTUAL_TYPE
from imece.work.indicators.models import Actual, Target
from imece.work.indicators.performance import expected_share
from imece.work.indicators.queries.live import live_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.measures.registry import Figure


@dataclass(slots=True)
class Entry:
    """One actual on a page where actuals are entered."""

    actual: Actual
    year: list[Actual] = field(default_factory=list)
    target: Decimal | None = None
    live: Figure | None = None
    documents: list[Document] = field(default_factory=list)

    @property
    def previous(self) -> Actual | None:
        """The year's period before this one, when it said something."""
        earlier = [row for row in self.year if row.last < self.actual.first and row.value is not None]
        return max(earlier, key=lambda row: row.last, default=None)

    @property
    def expected(self) -> Decimal | None:
        """Roughly (to one decimal) what the year should have reached by the end of the period: for yearly sums only."""
        indicator = self.actual.indicator
        if (
            self.target is None
            or indicator.nature != Nature.FLOW
            or indicator.accumulation != Accumulation.SUM
        ):
            return None
        curve = [Decimal(share) for share in indicator.expected_curve]
        share = expected_share(self.actual.period, curve if len(curve) == 12 else None)
        return trim(round_half_up(self.target * share, 1))


def entries(actuals: Sequence[Actual]) -> list[Entry]:
    """The given actuals with what surrounds them; a fixed number of questions and one per measure and period."""
    ids = [row.indicator_id for row in actuals]
    years = {row.first.year for row in actuals}
    siblings: dict[tuple[int, int], list[Actual]] = defaultdict(list)
    for row in Actual.objects.filter(indicator_id__in=ids, first__year__in=years):
        siblings[row.indicator_id, row.first.year].append(row)
    targets: dict[tuple[int, int], list[Target]] = defaultdict(list)
    for target in Target.objects.filter(indicator_id__in=ids, year__in=years).order_by("in_force_from"):
        targets[target.indicator_id, target.year].append(target)
    documents: dict[int, list[Document]] = defaultdict(list)
    for document in Document.objects.about_many(ACTUAL_TYPE, [row.pk for row in actuals]):
        documents[document.about_id].append(document)
    live = _live(actuals)
    return [
        Entry(
            actual=row,
            year=siblings[row.indicator_id, row.first.year],
            target=_in_force(targets[row.indicator_id, row.first.year], row),
            live=live.get(row.pk),
            documents=documents[row.pk],
        )
        for row in actuals
    ]


def _in_force(targets: list[Target], actual: Actual) -> Decimal | None:
    held = [
        target
        for target in targets
        if target.in_force_from <= actual.last
        and (target.superseded_on is None or target.superseded_on > actual.last)
    ]
    return held[-1].value if held else None


def _live(actuals: Sequence[Actual]) -> dict[int, Figure]:
    by_period: dict[Period, list[Actual]] = defaultdict(list)
    for row in actuals:
        if row.indicator.is_counted and not row.is_approved:
            by_period[row.period].append(row)
    found: dict[int, Figure] = {}
    for period, rows in by_period.items():
        figures = live_figures([row.indicator for row in rows], period)
        found.update({row.pk: figures[row.indicator_id] for row in rows if row.indicator_id in figures})
    return found
