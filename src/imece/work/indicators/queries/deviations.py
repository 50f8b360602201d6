"""How a figure stands against what was to be expected by the end of its period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.indicators.choices import Nature
from imece.work.indicators.scoring import Report, Rule, deviation_at, end_of, limits_of, year_score

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from imece.work.indicators.models import Actual
    from imece.work.indicators.performance import Deviation


def deviation_of(actual: Actual, year: Iterable[Actual], target: Decimal | None) -> Deviation | None:
    """The deviation of the year so far, this actual included; None while nothing can be said.

    A judged text indicator has none: its level is given with a written reason anyway.

    Of the year's other actuals the earlier ones count, approved or only reported.
    """
    if actual.indicator.nature == Nature.TEXT:
        return None
    rule = Rule.of(actual.indicator, end_of(actual.first.year))
    reports = [
        _report(row)
        for row in year
        if row.pk != actual.pk and row.last <= actual.last and not row.period.overlaps(actual.period)
    ]
    score = year_score(rule, target, [*reports, _report(actual)])
    return deviation_at(
        score, actual.period, actual.indicator.expected_curve, limits_of(actual.office.settings)
    )


def _report(row: Actual) -> Report:
    frozen = row.is_approved
    return Report(
        period=row.period,
        value=row.approved_value if frozen else row.value,
        numerator=row.approved_numerator if frozen else row.numerator,
        denominator=row.approved_denominator if frozen else row.denominator,
        judged_level=row.judged_level,
    )
