"""Kept figures of many indicators: what SQL sums up is what the rows say one by one, whatever the year looks like."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.values import clock
from imece.ground.values.period import Period, PeriodKind, periods_of_year
from imece.services.documents.models import Document
from imece.work.indicators.actions.figures import COMPARED, recompute_figures
from imece.work.indicators.actions.keeping import counts, figure_of, report_of
from imece.work.indicators.actions.locks import with_facts
from imece.work.indicators.choices import (
    Accumulation,
    ActualState,
    Basis,
    Direction,
    Nature,
    Source,
    UnitKind,
)
from imece.work.indicators.models import Actual, Indicator, Target, YearFigure
from imece.work.indicators.scoring import Rule, year_score

if TYPE_CHECKING:
    from tests.cast import Cast

YEAR = 2026
INDICATORS = 60
VALUES = [None, Decimal(0), Decimal(3), Decimal("12.5"), Decimal("-4"), Decimal("0.333333")]
KINDS = (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)


def some_indicators(cast: Cast, chance: random.Random) -> list[Indicator]:
    return Indicator.objects.bulk_create(
        Indicator(
            office=cast.gaziantep.office,
            name=f"G{number}",
            nature=chance.choice(list(Nature)),
            direction=chance.choice(list(Direction)),
            accumulation=chance.choice(list(Accumulation)),
            unit_kind=chance.choice(list(UnitKind)),
            is_ratio=chance.random() < 0.3,
            baseline=chance.choice([None, Decimal(0), Decimal(7)]),
        )
        for number in range(INDICATORS)
    )


def some_actuals(indicator: Indicator, chance: random.Random) -> list[Actual]:
    """Quarters, now and then with a half or the whole year beside them; approved, published as approved or otherwise."""
    kinds = [chance.choice(KINDS)] if chance.random() < 0.8 else list(KINDS[:2])
    return [
        some_actual(indicator, period, chance)
        for kind in kinds
        for period in periods_of_year(YEAR, kind)
        if chance.random() < 0.8
    ]


def some_actual(indicator: Indicator, period: Period, chance: random.Random) -> Actual:
    row = Actual(office_id=indicator.office_id, indicator=indicator, first=period.first, last=period.last)
    row.source = chance.choice([Source.TYPED, Source.COUNTED])
    row.judged_level = chance.choice([None, Decimal(40)]) if indicator.nature == Nature.TEXT else None
    if chance.random() < 0.8:
        row.state, row.approved_at, row.frozen_hash = ActualState.APPROVED, clock.now(), "0" * 64
        row.approved_value = chance.choice(VALUES)
        row.approved_numerator, row.approved_denominator = chance.choice(
            [(None, None), (Decimal(3), Decimal(4)), (Decimal(1), Decimal(0))]
        )
    if chance.random() < 0.6:
        row.published_at = clock.now()
        row.published_value = row.approved_value if chance.random() < 0.8 else chance.choice(VALUES)
        row.published_numerator, row.published_denominator = row.approved_numerator, row.approved_denominator
    return row


def some_targets(indicator: Indicator, chance: random.Random) -> list[Target]:
    """None, one for the whole year, or one that another superseded within it."""
    kind, day = chance.randrange(3), date(YEAR, chance.randint(2, 11), 1)
    first = Target(indicator=indicator, year=YEAR, value=Decimal(10), in_force_from=date(YEAR - 1, 1, 1))
    if kind == 2:
        first.superseded_on = day
        return [first, Target(indicator=indicator, year=YEAR, value=Decimal(20), in_force_from=day)]
    return [first] if kind else []


def one_by_one(indicator: Indicator) -> dict[str, tuple[object, ...]]:
    """The figures of one indicator's year as an approval keeps them: from its rows, without sums."""
    rows = list(with_facts(Actual.objects.filter(indicator=indicator)).order_by("pk"))
    found = {}
    for basis in (Basis.APPROVED, Basis.PUBLISHED):
        counted = [row for row in rows if counts(row, basis)]
        if counted:
            reports = [report_of(row, basis, has_documents=row.has_documents) for row in counted]  # type: ignore[attr-defined]
            target = max(counted, key=lambda row: row.last).target_in_force  # type: ignore[attr-defined]
            rule = Rule.of(indicator)
            figure = figure_of(indicator.pk, YEAR, basis, rule, year_score(rule, target, reports))
            found[basis.value] = tuple(getattr(figure, name) for name in COMPARED)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_sums_say_what_the_rows_say(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- material for a test
    indicators = some_indicators(cast, chance)
    actuals = Actual.objects.bulk_create(row for each in indicators for row in some_actuals(each, chance))
    Target.objects.bulk_create(row for each in indicators for row in some_targets(each, chance))
    Document.objects.bulk_create(
        Document(
            office=cast.gaziantep.office,
            about_type="indicators.actual",
            about_id=row.pk,
            name="k.pdf",
            size=1,
        )
        for row in actuals
        if chance.random() < 0.3
    )
    recompute_figures(YEAR, [each.pk for each in indicators] if seed % 2 else None)
    kept: dict[int, dict[str, tuple[object, ...]]] = {each.pk: {} for each in indicators}
    for key, basis, *figures in YearFigure.objects.values_list("indicator_id", "basis", *COMPARED):
        kept[key][basis] = tuple(figures)
    for each in indicators:
        assert kept[each.pk] == one_by_one(each), (each.accumulation, each.nature, each.is_ratio)


def test_a_second_recompute_writes_nothing(cast: Cast) -> None:
    chance = random.Random(9)  # noqa: S311 -- material for a test
    indicators = some_indicators(cast, chance)
    Actual.objects.bulk_create(row for each in indicators for row in some_actuals(each, chance))
    recompute_figures(YEAR)
    long_ago = clock.now() - timedelta(days=1)
    YearFigure.objects.update(changed_at=long_ago)
    recompute_figures(YEAR)
    assert set(YearFigure.objects.values_list("changed_at", flat=True)) == {long_ago}


def test_a_recompute_mends_whatever_is_kept_wrongly(cast: Cast) -> None:
    chance = random.Random(3)  # noqa: S311 -- material for a test
    indicators = some_indicators(cast, chance)
    Actual.objects.bulk_create(row for each in indicators for row in some_actuals(each, chance))
    recompute_figures(YEAR)
    right = kept_figures()
    wrong = dict.fromkeys(COMPARED, 77) | {
        "through": date(YEAR, 1, 2),
        "is_declared": None,
        "why_not": "?",
        "periods_due": 99,
    }
    for basis in (Basis.APPROVED, Basis.PUBLISHED):
        keys = iter(YearFigure.objects.filter(basis=basis).order_by("pk").values_list("pk", flat=True))
        for name, value in wrong.items():
            figure = YearFigure.objects.get(pk=next(keys))
            setattr(figure, name, not figure.is_declared if name == "is_declared" else value)
            figure.save()
        YearFigure.objects.filter(pk=next(keys)).delete()
    orphan = Indicator.objects.create(office=cast.gaziantep.office, name="Boş")
    YearFigure.objects.create(indicator=orphan, year=YEAR, basis=Basis.APPROVED)
    recompute_figures(YEAR)
    assert kept_figures() == right


def kept_figures() -> set[tuple[object, ...]]:
    rows = YearFigure.objects.values_list("indicator_id", "basis", "periods_due", *COMPARED)
    return set(rows)
