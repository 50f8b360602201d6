"""Rows by columns: the same as the queryset's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Sum

from imece.ground.questions.columns import rows_of
from imece.work.indicators.models import Indicator, Target

if TYPE_CHECKING:
    from tests.cast import Cast


def test_rows_are_those_of_the_queryset(cast: Cast) -> None:
    office = cast.gaziantep.office
    indicators = Indicator.objects.bulk_create(Indicator(office=office, name=f"G{n}") for n in range(3))
    Target.objects.bulk_create(
        Target(indicator=row, year=year, value=value, in_force_from=date(year, 1, 1))
        for row, value in zip(indicators, (Decimal("0.1"), None, Decimal("123456789.123456")), strict=True)
        for year in (2025, 2026)
    )
    plain = Target.objects.order_by("pk").values_list("indicator", "value", "in_force_from", "superseded_on")
    assert list(rows_of(plain)) == list(plain)
    grouped = (
        Target.objects.order_by("indicator")
        .values_list("indicator")
        .annotate(Sum("value"), Max("in_force_from"), Count("pk"))
    )
    assert list(rows_of(grouped)) == list(grouped)
    assert list(rows_of(plain.filter(year=1999))) == []
