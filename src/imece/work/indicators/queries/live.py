"""Values counted now, one question per measure for any number of indicators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from imece.services.measures import registry
from imece.services.measures.registry import Binding, Figure
from imece.work.indicators.scoring import Rule, ratio_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.ground.values.period import Period
    from imece.work.indicators.models import Indicator


def binding_of(indicator: Indicator) -> Binding:
    """The indicator's measure as it counts for its own office."""
    return Binding(indicator.measure, indicator.office_id, indicator.measure_filters, key=indicator.pk)


def live_figures(indicators: Iterable[Indicator], period: Period) -> dict[int, Figure]:
    """The live figure of each counted indicator by primary key; a ratio's value is its quotient."""
    counted = {row.pk: row for row in indicators if row.is_counted and registry.is_known(row.measure)}
    figures = registry.measured([binding_of(row) for row in counted.values()], period)
    for key, row in counted.items():
        if row.is_ratio and key in figures:
            figure = figures[key]
            value = ratio_value(Rule.of(row), figure.numerator, figure.denominator)
            figures[key] = replace(figure, value=value)
    return figures
