"""Makes actuals that can be entered and approved in any number: quarters of years after the plan's material."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice, product
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max

from imece.ground.values import clock
from imece.ground.values.period import PeriodKind, periods_of_year
from imece.services.accounts.models import Office
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual, Indicator, Target

if TYPE_CHECKING:
    from imece.ground.values.period import Period

FIRST_YEAR: Final = 2030
PERIODS: Final = 4
TARGET: Final = Decimal(400)
VALUE: Final = Decimal(100)
BATCH: Final = 1000


def measure(opened: str, submitted: str) -> dict[str, Any]:
    """So many open and so many submitted actuals of typed indicators; their ids."""
    office = Office.objects.order_by("pk")[0]
    indicators = list(Indicator.objects.filter(office=office, is_ratio=False, measure="").order_by("pk"))
    number = int(opened) + int(submitted)
    years = range(first := free_year(), first + -(-number // (PERIODS * len(indicators))))
    Target.objects.bulk_create(
        (
            Target(indicator=each, year=year, value=TARGET, in_force_from=date(year, 1, 1))
            for year, each in product(years, indicators)
        ),
        batch_size=BATCH,
    )
    rows = (
        actual_of(each, period)
        for year in years
        for period in periods_of_year(year, PeriodKind.QUARTER)
        for each in indicators
    )
    waiting = [submit(actual) for actual in islice(rows, int(submitted))]
    return {"submitted": written(waiting), "open": written(list(islice(rows, int(opened))))}


def free_year() -> int:
    """The first year that no actual was made for."""
    last = Actual.objects.aggregate(last=Max("last"))["last"]
    return max(FIRST_YEAR, int(last.year) + 1)


def actual_of(indicator: Indicator, period: Period) -> Actual:
    """An open actual."""
    return Actual(office_id=indicator.office_id, indicator=indicator, first=period.first, last=period.last)


def submit(actual: Actual) -> Actual:
    """As it stands after somebody else has submitted it."""
    actual.state, actual.value, actual.revision = ActualState.SUBMITTED, VALUE, 1
    actual.deviation_reason = actual.measures_taken = "Ölçüm"
    actual.submitted_at, actual.submitted_by = clock.now(), "Ölçüm"
    return actual


def written(actuals: list[Actual]) -> list[int]:
    """Insert; the ids in the order made."""
    return [actual.pk for actual in Actual.objects.bulk_create(actuals, batch_size=BATCH)]
