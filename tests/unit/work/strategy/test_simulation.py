"""What if: nothing moved gives the present scores, more never lowers a score, shared-out weights make 100."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.work.indicators.choices import Direction, Nature, UnitKind
from imece.work.indicators.models import Indicator
from imece.work.indicators.performance import BandLimits, Performance, performance
from imece.work.strategy import standing as standings
from imece.work.strategy.forms.simulation import ScenarioForm
from imece.work.strategy.models import Goal, Objective, ObjectiveIndicator, Plan
from imece.work.strategy.reached import IndicatorStanding
from imece.work.strategy.sentences import effect_sentence
from imece.work.strategy.simulation import Scenario, effective_of, evened, simulate, step_of
from imece.work.strategy.standing import PlanStanding

LIMITS = BandLimits()
values = st.none() | st.decimals(0, 40, places=2)
weights = st.decimals(0, 100, places=2)


def row(pk: int, weight: object, target: object, value: object, **facts: object) -> IndicatorStanding:
    """An indicator in its place, as a page has read it."""
    usual = {
        "name": f"Gösterge {pk}",
        "nature": Nature.FLOW,
        "unit_kind": UnitKind.COUNT,
        "unit_label": "adet",
    }
    indicator = Indicator(pk=pk, **{**usual, **facts})
    link = ObjectiveIndicator(pk=pk, indicator=indicator, number=f"1.1.{pk}")
    number = None if value is None else Decimal(str(value))
    made = IndicatorStanding(
        link=link,
        weight=None if weight is None else Decimal(str(weight)),
        target=Decimal(str(target)),
        target_row=None,
        value=number,
        scored=None,
        deviation=None,
        through=date(2026, 12, 31),
    )
    return replace(made, scored=scored(made))


def scored(made: IndicatorStanding) -> Performance | None:
    indicator = made.indicator
    return performance(
        Nature(indicator.nature),
        Direction(indicator.direction),
        baseline=indicator.baseline,
        target=made.target,
        actual=made.value,
    )


def plan_of(
    *objectives: list[IndicatorStanding], is_partial: bool = False
) -> PlanStanding[IndicatorStanding]:
    """A plan of one goal."""
    plan = Plan(pk=1, title="Plan", first_year=2025, last_year=2029, is_partial=is_partial)
    goal = Goal(pk=1, plan=plan, number="1")
    made = [
        standings.objective_standing(Objective(pk=n, goal=goal, number=f"1.{n}"), rows, LIMITS)
        for n, rows in enumerate(objectives, 1)
    ]
    goals = [standings.goal_standing(goal, made, LIMITS, whole=not is_partial)]
    return standings.plan_standing(plan, 2026, "approved", goals, LIMITS, [])


@pytest.fixture
def plan() -> PlanStanding[IndicatorStanding]:
    return plan_of([row(1, 60, 10, 4), row(2, 40, 5, None)], [row(3, 100, 20, 20)])


plans = st.lists(
    st.lists(st.tuples(weights, st.decimals(0, 30, places=1), values), min_size=1, max_size=4), max_size=3
).map(
    lambda told: plan_of(
        *[
            [row(10 * place + n, *facts) for n, facts in enumerate(rows, 1)]
            for place, rows in enumerate(told, 1)
        ]
    )
)


@given(plans, st.booleans())
def test_an_empty_scenario_gives_the_present_scores(
    plan: PlanStanding[IndicatorStanding], partial: bool
) -> None:
    plan.plan.is_partial = partial
    if partial:
        plan = plan_of(*[each.indicators for each in plan.objectives], is_partial=True)
    found = simulate(plan, Scenario())
    assert found.plan.then == plan.score
    assert [goal.score.then for goal in found.goals] == [goal.score for goal in plan.goals]
    assert [each.score.then for each in found.objectives] == [each.score for each in plan.objectives]


@given(plans, st.data())
def test_more_never_lowers_any_score(plan: PlanStanding[IndicatorStanding], data: st.DataObject) -> None:
    rows = plan.indicators
    if not rows:
        return
    chosen = data.draw(st.sampled_from(rows))
    low, high = sorted(data.draw(st.tuples(st.decimals(0, 50, places=1), st.decimals(0, 50, places=1))))
    less = simulate(plan, Scenario(values={chosen.link.pk: low}))
    more = simulate(plan, Scenario(values={chosen.link.pk: high}))
    pairs = [
        (less.plan, more.plan),
        *[(a.score, b.score) for a, b in zip(less.objectives, more.objectives, strict=True)],
    ]
    for one, other in pairs:
        assert (one.then.method or 0) <= (other.then.method or 0)


@given(st.dictionaries(st.integers(1, 20), st.decimals("0.01", 100, places=2), min_size=1))
def test_shared_out_weights_make_exactly_a_hundred(given: dict[int, Decimal]) -> None:
    shared = evened(given)
    assert sum(shared.values()) == 100
    assert all(weight >= 0 for weight in shared.values())


def test_effects_are_what_a_step_really_brings_and_the_strongest_first(
    plan: PlanStanding[IndicatorStanding],
) -> None:
    found = simulate(plan, Scenario())
    told = [(effect.row.standing.link.pk, effect.step, effect.points) for effect in found.effects]
    assert told == [(2, 1, Decimal(8)), (1, 1, Decimal(6))]
    moved = simulate(plan, Scenario(values={2: Decimal(1)}))
    assert moved.objectives[0].score.difference == Decimal(8)
    assert (
        effect_sentence(found.effects[0]) == "1.1.2 Gösterge 2: 1 adet daha, 1.1 hedefini 8,0 puan yükseltir."
    )


def test_where_less_is_better_a_step_down_is_told() -> None:
    plan = plan_of([row(1, 100, 10, 20, direction=Direction.LESS)])
    (effect,) = simulate(plan, Scenario()).effects
    assert effect.step == -1
    assert "1 adet eksiği" in effect_sentence(effect)


@pytest.mark.parametrize(("target", "step"), [("8", 1), ("999", 1), ("1000", 100), ("26000000", 1_000_000)])
def test_large_figures_move_in_large_steps(target: str, step: int) -> None:
    assert step_of(row(1, 100, target, None)) == step


def test_text_moves_by_its_level_and_an_impossible_figure_counts_nothing() -> None:
    words = row(1, 100, 10, None, nature=Nature.TEXT)
    assert effective_of(words, Decimal(70), 2026) == 70
    stock = row(2, 100, 10, None)
    stock.indicator.nature = Nature.STOCK
    assert effective_of(stock, Decimal(5), 2026) is None


def form(plan: PlanStanding[IndicatorStanding], **query: str) -> ScenarioForm:
    return ScenarioForm(query, plan.objectives)


def test_an_address_is_read_and_written_the_same(plan: PlanStanding[IndicatorStanding]) -> None:
    made = form(plan, a1="1.234,5", a2="3", a3="20", w1="", w2="x", a9="5")
    assert made.scenario == Scenario({1: Decimal("1234.5"), 2: Decimal(3)}, {})
    assert list(made.errors) == ["w2"]
    assert made.address(2026, "approved") == "year=2026&basis=approved&a1=1.234%2C5&a2=3"
    assert form(plan, a1="1.234,5", a2="3").scenario == made.scenario


@pytest.mark.parametrize("step", ["a1.up", "a1.down", "w1.up", "w1.down"])
def test_a_step_there_and_back_moves_nothing(plan: PlanStanding[IndicatorStanding], step: str) -> None:
    moved = form(plan, step=step)
    assert not moved.scenario.is_empty
    back = {"up": "down", "down": "up"}[step.partition(".")[2]]
    texts = {f"a{pk}": str(value).replace(".", ",") for pk, value in moved.values.items()}
    texts |= {f"w{pk}": str(weight).replace(".", ",") for pk, weight in moved.weights.items()}
    assert form(plan, **texts, step=f"{step[:2]}.{back}").scenario.is_empty


@pytest.mark.parametrize(
    "step", ["", "a", "a1", "a1.sideways", "x1.up", "a99.up", "a" + "9" * 40 + ".up", "aı.up"]
)
def test_a_strange_step_moves_nothing(plan: PlanStanding[IndicatorStanding], step: str) -> None:
    assert form(plan, step=step, even=step).scenario.is_empty


def test_weights_that_no_longer_make_a_hundred_are_told_and_shared_out(
    plan: PlanStanding[IndicatorStanding],
) -> None:
    moved = form(plan, w1="70")
    objective = simulate(plan, moved.scenario).objectives[0]
    assert (objective.weights_total, objective.is_unbalanced) == (110, True)
    shared = form(plan, w1="70", even="1")
    objective = simulate(plan, shared.scenario).objectives[0]
    assert (objective.weights_total, objective.is_unbalanced) == (100, False)
    assert form(plan, w1="101").errors
