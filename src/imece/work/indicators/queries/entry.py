"""What a person needs beside the input when entering an actual: target, live count, evidence, last period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
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


class Surroundings:
    """What lies around the actuals of one page, read for all of them when it is first looked at (a fixed number of questions)."""

    def __init__(self, actuals: Sequence[Actual]) -> None:
        self._actuals = actuals
        self._indicator_ids = [row.indicator_id for row in actuals]
        self._years = {row.first.year for row in actuals}

    @cached_property
    def siblings(self) -> dict[tuple[int, int], list[Actual]]:
        """The actuals of each indicator's year."""
        found: dict[tuple[int, int], list[Actual]] = defaultdict(list)
        for row in Actual.objects.filter(indicator_id__in=self._indicator_ids, first__year__in=self._years):
            found[row.indicator_id, row.first.year].append(row)
        return found

    @cached_property
    def targets(self) -> dict[tuple[int, int], list[Target]]:
        """The targets of each indicator's year, in the order in which they came into force."""
        found: dict[tuple[int, int], list[Target]] = defaultdict(list)
        rows = Target.objects.filter(indicator_id__in=self._indicator_ids, year__in=self._years)
        for target in rows.order_by("in_force_from"):
            found[target.indicator_id, target.year].append(target)
        return found

    @cached_property
    def documents(self) -> dict[int, list[Document]]:
        """The evidence of each actual."""
        found: dict[int, list[Document]] = defaultdict(list)
        for document in Document.objects.about_many(ACTUAL_TYPE, [row.pk for row in self._actuals]):
            found[document.about_id].append(document)
        return found

    @cached_property
    def live(self) -> dict[int, Figure]:
        """What the records say now of each counted actual; one question per measure and period."""
        return _live(self._actuals)


@dataclass(slots=True)
class Entry:
    """One actual on a page where actuals are entered."""

    actual: Actual
    around: Surroundings

    @property
    def year(self) -> list[Actual]:
        """The year's actuals of the same indicator, this one included."""
        return self.around.siblings[self.actual.indicator_id, self.actual.first.year]

    @property
    def target(self) -> Decimal | None:
        """The year's target in force at the end of the period."""
        return _in_force(self.around.targets[self.actual.indicator_id, self.actual.first.year], self.actual)

    @property
    def live(self) -> Figure | None:
        """What the records say now; None for what is typed."""
        return self.around.live.get(self.actual.pk)

    @property
    def documents(self) -> list[Document]:
        """The evidence attached so far."""
        return self.around.documents[self.actual.pk]

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
    """The given actuals with what surrounds them."""
    around = Surroundings(actuals)
    return [Entry(row, around) for row in actuals]


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
