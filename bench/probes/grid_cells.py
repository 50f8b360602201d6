"""Makes a year of monthly actuals of one unit, open to be filled in the entry table; counts what was kept of them."""

from __future__ import annotations

from typing import Any, Final

from bench.probes.figures_to_send import free_year, written
from imece.ground.values.period import PeriodKind, periods_of_year
from imece.services.accounts.models import Office, Unit
from imece.work.indicators.cells import Spot
from imece.work.indicators.choices import Frequency
from imece.work.indicators.models import Actual, Indicator

NAME: Final = "Giriş tablosu ölçümü"


def measure(rows: str, kept: str = "") -> dict[str, Any]:
    """So many indicators with twelve open months each: unit, year and the cells' keys; or, with `kept`, how many hold it."""
    if kept:
        held = Actual.objects.filter(indicator__name__startswith=NAME, state="draft", value=int(kept))
        return {"held": held.count()}
    office = Office.objects.order_by("pk")[0]
    unit = Unit.objects.create(office=office, name=NAME)
    year = free_year()
    indicators = Indicator.objects.bulk_create(
        Indicator(office=office, name=f"{NAME} {number}", responsible_unit=unit, frequency=Frequency.MONTH)
        for number in range(int(rows))
    )
    actuals = [
        Actual(office=office, indicator=each, first=month.first, last=month.last)
        for each in indicators
        for month in periods_of_year(year, PeriodKind.MONTH)
    ]
    written(actuals)
    keys = [Spot(row.indicator_id, row.period).key for row in actuals]
    return {"office": office.slug, "unit": unit.pk, "year": year, "cells": keys}
