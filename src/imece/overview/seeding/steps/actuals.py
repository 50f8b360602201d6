"""Actuals of every period: approved with the hash of their evidence, lately submitted, or still open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from imece.ground.values.period import Period, PeriodKind, periods_of_year
from imece.overview.seeding.material import Seeding, words, written
from imece.overview.seeding.scales import APPROVED_UNTIL, MADE_AT, PUBLISHED_UNTIL, SUBMITTED_UNTIL
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.choices import Accumulation, ActualState
from imece.work.indicators.freezing import canonical, hash_of
from imece.work.indicators.models import Actual, Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from imece.services.accounts.models import Office

REACHED = (60, 125)
CASES = 1_000


def make(seeding: Seeding) -> int:
    """Actuals office by office, with the kept figures and scores; how many actuals."""
    made = 0
    for office in seeding.offices():
        made += written(_of_office(seeding, office))
        ids = list(Indicator.objects.filter(office=office).values_list("pk", flat=True))
        for year in seeding.scale.years:
            recompute_figures(year, ids)
    return made


def _of_office(seeding: Seeding, office: Office) -> Iterator[Actual]:
    chance = seeding.chance("actuals", office.slug)
    periods = [
        period
        for year in seeding.scale.years
        for period in periods_of_year(year, PeriodKind(seeding.scale.frequency))
    ]
    for indicator in Indicator.objects.filter(office=office).order_by("pk").prefetch_related("targets"):
        targets = {target.year: target.value or Decimal(0) for target in indicator.targets.all()}
        for period in periods:
            yield _actual(
                indicator, period, targets[period.first.year], seeding.scale.periods_of_year, chance
            )


def _actual(indicator: Indicator, period: Period, target: Decimal, periods: int, chance: Random) -> Actual:
    """One actual in the state that its period has by now."""
    actual = Actual(office_id=indicator.office_id, indicator=indicator, first=period.first, last=period.last)
    if period.last > SUBMITTED_UNTIL:
        return actual
    for name, value in _reported(indicator, target, periods, chance).items():
        setattr(actual, name, value)
    actual.revision = 1
    actual.submitted_at, actual.submitted_by = MADE_AT, "Örnek Kişi"
    actual.deviation_reason, actual.measures_taken = words()["reasons"]
    actual.state = ActualState.SUBMITTED
    if period.last <= APPROVED_UNTIL:
        _approve(actual)
    if period.last <= PUBLISHED_UNTIL:
        _publish(actual)
    return actual


def _reported(indicator: Indicator, target: Decimal, periods: int, chance: Random) -> dict[str, Any]:
    """A value near its share of the target; of a ratio the two counts as well."""
    reached = chance.randint(*REACHED)
    if indicator.is_ratio:
        numerator = min(CASES, int(target * reached * CASES / 10_000))
        return {
            "numerator": Decimal(numerator),
            "denominator": Decimal(CASES),
            "value": Decimal(numerator * 100) / CASES,
        }
    share = target / periods if indicator.accumulation == Accumulation.SUM else target
    return {"value": (share * reached / 100).quantize(Decimal(1))}


def _approve(actual: Actual) -> None:
    actual.state, actual.approved_at = ActualState.APPROVED, MADE_AT
    actual.approved_value = actual.value
    actual.approved_numerator, actual.approved_denominator = actual.numerator, actual.denominator
    actual.frozen_hash = hash_of(canonical(actual, (), ()))


def _publish(actual: Actual) -> None:
    actual.published_at, actual.published_value = MADE_AT, actual.value
    actual.published_numerator, actual.published_denominator = actual.numerator, actual.denominator
