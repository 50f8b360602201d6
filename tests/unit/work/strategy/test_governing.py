"""What an adopted plan holds changes only by its update, whichever way one tries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.work.indicators import policies
from imece.work.indicators.actions import indicators as measuring
from imece.work.indicators.models import Indicator
from imece.work.strategy import actions
from imece.work.strategy.facts import AddedFacts, TargetFacts, UpdateFacts
from imece.work.strategy.sheets import sheet_of
from tests.unit.work.strategy.making import add_indicators, make_objective, make_plan, targets_of

if TYPE_CHECKING:
    from imece.work.strategy.models import Objective, Plan
    from tests.cast import Cast

NEW_RULES = [
    {"baseline": Decimal(3)},
    {"baseline_year": 2018},
    {"nature": "stock"},
    {"direction": "less"},
    {"accumulation": "latest"},
    {"name": "Başka"},
]


@pytest.fixture
def held(cast: Cast) -> tuple[Plan, Objective, list[Indicator]]:
    """An adopted plan with two indicators."""
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator)
    objective = make_objective(coordinator, plan)
    indicators = add_indicators(coordinator, objective, [("1", "Bir", "60"), ("2", "İki", "40")])
    plan = actions.adopt_plan(actor=coordinator, plan=plan, decision_no="1", adopted_on=date(2019, 12, 1))
    for indicator in indicators:
        indicator.refresh_from_db()
    return plan, objective, indicators


def governed() -> set[str]:
    return set(Indicator.objects.filter(is_governed=True).values_list("name", flat=True))


def test_target_of_an_adopted_plan_is_refused(cast: Cast, held: tuple) -> None:
    coordinator, first = cast.gaziantep.actor("Ayşe"), held[2][0]
    before, trail = targets_of(first), Entry.objects.count()
    with pytest.raises(Refused) as no:
        measuring.set_target(
            actor=coordinator, indicator=first, year=2022, value=Decimal(1), in_force_from=date(2022, 1, 1)
        )
    assert str(no.value) == str(policies.may_define_indicator(coordinator, first).reason)
    assert targets_of(first) == before
    assert Entry.objects.count() == trail


@pytest.mark.parametrize("facts", NEW_RULES)
def test_definition_of_an_adopted_plan_is_refused(cast: Cast, held: tuple, facts: dict) -> None:
    first = held[2][0]
    kept = Indicator.objects.filter(pk=first.pk).values().get()
    with pytest.raises(Refused):
        measuring.change_indicator(actor=cast.gaziantep.actor("Ebru"), indicator=first, facts=facts)
    with pytest.raises(Refused):
        measuring.retire_indicator(actor=cast.gaziantep.actor("Ebru"), indicator=first)
    assert Indicator.objects.filter(pk=first.pk).values().get() == kept


def test_what_is_not_the_plans_word_stays_the_offices(cast: Cast, held: tuple) -> None:
    first = held[2][0]
    facts = {"data_source": "Muhasebe", "needs_evidence": True, "name": first.name}
    measuring.change_indicator(actor=cast.gaziantep.actor("Ebru"), indicator=first, facts=facts)
    first.refresh_from_db()
    assert (first.data_source, first.needs_evidence) == ("Muhasebe", True)


def test_update_writes_what_the_office_may_not(cast: Cast, held: tuple) -> None:
    plan, _objective, (first, _second) = held
    facts = UpdateFacts(date(2022, 1, 1), "2", "Salgın", targets={(first.pk, 2022): Decimal(5)})
    actions.update_plan(actor=cast.gaziantep.actor("Ayşe"), plan=plan, facts=facts)
    assert targets_of(first)[2022][-1] == (Decimal(5), date(2022, 1, 1), None)
    assert governed() == {"Bir", "İki"}


def test_what_leaves_is_released_and_what_comes_in_is_governed(cast: Cast, held: tuple) -> None:
    plan, objective, (_first, second) = held
    third = Indicator.objects.create(office=plan.office, name="Üç")
    facts = UpdateFacts(
        date(2022, 1, 1),
        "2",
        "Değişti",
        removed=frozenset({objective.indicators.get(indicator=second).pk}),
        added=[AddedFacts(objective.pk, "3", Decimal(40), third.pk)],
    )
    coordinator = cast.gaziantep.actor("Ayşe")
    actions.update_plan(actor=coordinator, plan=plan, facts=facts)
    assert governed() == {"Bir", "Üç"}
    measuring.change_indicator(actor=coordinator, indicator=second, facts={"baseline": Decimal(3)})
    second.refresh_from_db()
    assert second.baseline == 3


def test_plan_in_preparation_governs_nothing_and_a_removed_one_no_more(cast: Cast, held: tuple) -> None:
    plan, _objective, _indicators = held
    coordinator = cast.gaziantep.actor("Ayşe")
    later = make_plan(coordinator, title="Yeni", first_year=2025, last_year=2029)
    add_indicators(coordinator, make_objective(coordinator, later), [("1", "Dört", "100")])
    assert governed() == {"Bir", "İki"}
    actions.remove_plan(actor=coordinator, plan=plan)
    assert governed() == set()
    actions.restore_plan(actor=coordinator, plan=plan)
    assert governed() == {"Bir", "İki"}


def test_indicator_of_two_adopted_plans_is_governed_until_both_are_gone(cast: Cast, held: tuple) -> None:
    plan, _objective, (first, _second) = held
    coordinator = cast.gaziantep.actor("Ayşe")
    later = make_plan(coordinator, title="Yeni", first_year=2025, last_year=2029)
    objective = make_objective(coordinator, later)
    actions.link_indicator(actor=coordinator, objective=objective, indicator=first, number="1")
    actions.adopt_plan(actor=coordinator, plan=later, decision_no="2", adopted_on=date(2024, 12, 1))
    actions.remove_plan(actor=coordinator, plan=plan)
    assert governed() == {"Bir"}


def test_another_plan_cannot_write_the_years_of_an_adopted_one(cast: Cast, held: tuple) -> None:
    _plan, _objective, (first, _second) = held
    coordinator = cast.gaziantep.actor("Ayşe")
    other = make_plan(coordinator, title="Yeni", first_year=2023, last_year=2027)
    objective = make_objective(coordinator, other)
    actions.link_indicator(actor=coordinator, objective=objective, indicator=first, number="1")
    before = targets_of(first)
    with pytest.raises(Refused):
        actions.set_targets(
            actor=coordinator, objective=objective, targets={(first.pk, 2024): TargetFacts(Decimal(1))}
        )
    assert targets_of(first) == before
    own = {(first.pk, 2025): TargetFacts(Decimal(1))}
    assert actions.set_targets(actor=coordinator, objective=objective, targets=own) == 1


def test_imported_plan_governs_its_indicators_once_it_is_adopted(cast: Cast, held: tuple) -> None:
    osman = cast.orhangazi.actor("Osman")
    made = actions.import_plan(actor=osman, sheet=sheet_of(held[0]))
    own = Indicator.objects.filter(office=osman.office)
    assert not own.filter(is_governed=True).exists()
    actions.adopt_plan(actor=osman, plan=made, decision_no="7", adopted_on=date(2019, 12, 1))
    assert own.filter(is_governed=True).count() == 2
