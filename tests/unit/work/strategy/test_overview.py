"""The overview of a plan: the same figures as its objectives' own pages, read with few questions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imece.work.indicators.choices import Basis, Direction, Nature, UnitKind
from imece.work.indicators.models import Indicator, YearFigure
from imece.work.strategy.queries import objective_standing, plan_standing
from imece.work.strategy.queries.overview import heaviest, published_times
from tests.kept import cast_on_stage, kept_for_the_file, made_on_stage
from tests.unit.work.strategy.making import add_indicators, make_objective, make_plan, report

if TYPE_CHECKING:
    from imece.work.strategy.models import Objective, Plan
    from tests.cast import Cast

CURVE = ["0.1", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1", "1"]


def seeded(cast: Cast) -> tuple[Plan, list[Objective]]:
    """Two objectives with indicators of every kind, some halves reported, some published, one without weight."""
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator, is_partial=False)
    objectives = [make_objective(coordinator, plan, number) for number in ("1.1", "1.2", "1.3")]
    first = add_indicators(
        coordinator, objectives[0], [("1", "Bir", "33"), ("2", "İki", "33"), ("3", "Üç", "34")]
    )
    second = add_indicators(
        coordinator, objectives[1], [("1", "Bir", "50"), ("2", "İki", "25"), ("3", "Üç", "25")], Decimal(7)
    )
    Indicator.objects.filter(pk=first[1].pk).update(
        nature=Nature.STOCK, baseline=Decimal(4), expected_curve=CURVE
    )
    Indicator.objects.filter(pk=first[2].pk).update(direction=Direction.LESS)
    Indicator.objects.filter(pk=second[0].pk).update(unit_kind=UnitKind.PERCENT, expected_curve=CURVE)
    for indicator in Indicator.objects.filter(pk__in=[row.pk for row in (*first, second[0])]):
        report(indicator, 2021, 3, half=1, published=indicator.pk != first[0].pk)
    report(Indicator.objects.get(pk=second[1].pk), 2021, 9)
    return plan, objectives


stage = kept_for_the_file(seeded)
cast, mixed = cast_on_stage, made_on_stage


@pytest.mark.parametrize("basis", [Basis.APPROVED, Basis.PUBLISHED])
@pytest.mark.parametrize("year", [2021, 2022])
def test_overview_shows_the_figures_of_the_objectives_pages(
    mixed: tuple[Plan, list[Objective]], year: int, basis: str
) -> None:
    plan, objectives = mixed
    published = published_times(plan, year)
    overview = plan_standing(plan, year, basis, published=published)
    for objective, line in zip(objectives, overview.objectives, strict=True):
        card = objective_standing(objective, year, basis)
        assert line.score == card.score
        assert (line.band, line.expected, line.through) == (card.band, card.expected, card.through)
        for light, full in zip(line.indicators, card.indicators, strict=True):
            assert (light.number, light.weight) == (full.number, full.weight)
            assert (light.scored, light.deviation, light.gain) == (full.scored, full.deviation, full.gain)
            assert light.published_at == full.published_at
    assert overview.through == max((row.through for row in overview.indicators if row.through), default=None)


def test_the_heaviest_late_ones_carry_their_names(mixed: tuple[Plan, list[Objective]]) -> None:
    overview = plan_standing(mixed[0], 2021)
    assert overview.late
    shown = heaviest(overview.late, 2)
    assert [row.standing for row in shown] == overview.late[:2]
    assert [row.link.pk for row in shown] == [row.link_id for row in overview.late[:2]]
    gains = [row.standing.gain or Decimal(0) for row in shown]
    assert gains == sorted(gains, reverse=True)
    assert heaviest([], 8) == []


def test_overview_asks_four_questions(mixed: tuple[Plan, list[Objective]]) -> None:
    with CaptureQueriesContext(connection) as asked:
        plan_standing(mixed[0], 2021)
    assert len(asked) <= 4


def test_an_overview_read_again_shows_what_changed(mixed: tuple[Plan, list[Objective]]) -> None:
    plan, objectives = mixed
    for basis in (Basis.APPROVED, Basis.PUBLISHED):
        before = plan_standing(plan, 2021, basis).objectives[1]
        changed = YearFigure.objects.filter(indicator__in=[row.indicator_id for row in before.indicators])
        changed.filter(basis=basis).update(value=1)
        after = plan_standing(plan, 2021, basis).objectives[1]
        assert after.score == objective_standing(objectives[1], 2021, basis).score != before.score
