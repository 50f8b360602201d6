"""What the records of an objective's indicators say now: counted when looked at, never kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imece.ground.values.period import Period
from imece.services.measures.registry import Binding, Figure, is_known, measured
from imece.work.strategy.queries.standing import links_on

if TYPE_CHECKING:
    from datetime import date

    from imece.work.strategy.models import Objective, ObjectiveIndicator


@dataclass(frozen=True, slots=True)
class LiveRow:
    """An indicator and what its records say now; `figure` is None for one that is typed by hand."""

    link: ObjectiveIndicator
    figure: Figure | None


def live_rows(objective: Objective, year: int, today: date) -> list[LiveRow]:
    """The objective's indicators counted over the year so far; one question for each measure."""
    whole = Period.of_year(year)
    period = whole.until(today) or whole
    links = list(links_on([objective.pk], whole.last))
    bindings = [
        Binding(
            link.indicator.measure,
            link.indicator.office_id,
            link.indicator.measure_filters,
            link.indicator_id,
        )
        for link in links
        if link.indicator.measure and is_known(link.indicator.measure)
    ]
    figures = measured(bindings, period)
    return [LiveRow(link, figures.get(link.indicator_id)) for link in links]
