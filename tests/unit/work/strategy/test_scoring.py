"""Kept scores: equal to the pure method, rescored on the signal, within their budget of questions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imece.ground.values.period import Period
from imece.work.indicators.choices import Basis
from imece.work.indicators.models import YearFigure
from imece.work.strategy import actions, scores, scoring
from imece.work.strategy.choices import Level
from imece.work.strategy.facts import GoalFacts, ObjectiveFacts
from imece.work.strategy.models import KeptScore
from imece.work.strategy.queries import objective_standing, plan_standing, public_objective, public_plan
from imece.work.strategy.weighing import read_narrowed
from tests.unit.work.strategy.making import add_indicators, make_objective, make_plan, report, seed_plan

if TYPE_CHECKING:
    from imece.work.indicators.models import Indicator
    from imece.work.strategy.models import Objective, Plan
    from tests.cast import Cast

COMPARED = [name for name in scoring.FIELDS if name != "changed_at"]


@pytest.fixture
def vector(cast: Cast) -> tuple[Plan, Objective, list[Indicator]]:
    """Weights 60 and 40, both targets 10 (a test vector of the rules)."""
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator, is_partial=False)
    objective = make_objective(coordinator, plan)
    return plan, objective, add_indicators(coordinator, objective, [("1", "Bir", "60"), ("2", "İki", "40")])


def kept(level: Level, basis: str = Basis.APPROVED, year: int = 2021) -> KeptScore:
    return KeptScore.objects.get(level=level, basis=basis, year=year)


def test_missing_is_not_zero(vector: tuple) -> None:
    _plan, objective, (first, _second) = vector
    report(first, 2021, 9)
    row = kept(Level.OBJECTIVE)
    assert (row.method_score, row.known_score, row.coverage) == (54, 90, 60)
    standing = objective_standing(objective, 2021)
    assert (standing.score.method, standing.score.known_only, standing.score.coverage) == (54, 90, 60)
    assert standing.missing[0].link.number == "2"


def test_effective_is_held_at_100(vector: tuple) -> None:
    _plan, _objective, (first, second) = vector
    report(first, 2021, Decimal("12.5"))
    report(second, 2021, 5)
    assert kept(Level.OBJECTIVE).method_score == 80
    assert kept(Level.GOAL).method_score == 80
    assert kept(Level.PLAN).method_score == 80


def test_kept_score_equals_the_pure_module(vector: tuple) -> None:
    _plan, _objective, (first, _second) = vector
    report(first, 2021, 7)
    pure = scores.objective_score(
        [scores.Part(Decimal(60), Decimal(70), "1"), scores.Part(Decimal(40), None, "2")]
    )
    restored = scoring.restored(kept(Level.OBJECTIVE))
    assert (restored.method, restored.known_only, restored.coverage) == (
        pure.method,
        pure.known_only,
        pure.coverage,
    )
    assert restored.formula("tr") == pure.formula("tr") == "(60 × 70 + 40 × 0) / 100 = 42"


def test_published_figures_stand_apart(vector: tuple) -> None:
    _plan, _objective, (first, second) = vector
    report(first, 2021, 10, published=True)
    report(second, 2021, 10)
    assert kept(Level.OBJECTIVE).method_score == 100
    assert kept(Level.OBJECTIVE, Basis.PUBLISHED).method_score == 60


def test_partial_plan_has_no_goal_or_plan_score_and_says_so(cast: Cast) -> None:
    plan, _objective, indicators = seed_plan(cast.gaziantep.actor("Ayşe"))
    report(indicators[0], 2021, 10)
    assert kept(Level.OBJECTIVE).method_score == 8
    for level in (Level.GOAL, Level.PLAN):
        assert kept(level).method_score is None
        assert kept(level).why_not == scores.Withheld.PARTIAL_PLAN
    assert plan_standing(plan, 2021).score.reason("tr")


def test_goal_counts_its_other_objectives_and_empty_ones(cast: Cast, vector: tuple) -> None:
    plan, _objective, (first, second) = vector
    coordinator = cast.gaziantep.actor("Ayşe")
    other = make_objective(coordinator, plan, "2.5")
    (third,) = add_indicators(coordinator, other, [("3", "Üç", "100")])
    report(third, 2021, 4)
    report(first, 2021, 10)
    report(second, 2021, 10)
    assert kept(Level.GOAL).method_score == 70
    actions.add_goal(actor=coordinator, plan=plan, facts=GoalFacts("03", "Boş"))
    scoring.rescore_plan(plan.pk, [2021])
    assert kept(Level.PLAN).method_score == plan_standing(plan, 2021).score.method


def test_rescoring_one_indicator_takes_at_most_three_statements(cast: Cast) -> None:
    _plan, _objective, indicators = seed_plan(cast.gaziantep.actor("Ayşe"))
    report(indicators[0], 2021, 10)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        scoring.rescore({indicators[0].pk}, Period.of_year(2021))
    statements = [
        row["sql"] for row in asked if not row["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    assert len(statements) <= 3


def test_rescoring_a_year_asks_the_same_for_more_plans(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    seed_plan(coordinator)
    with CaptureQueriesContext(connection) as one:
        scoring.rescore_year(2021)
    for title in ("İki", "Üç", "Dört"):
        seed_plan(coordinator, title=title)
    with CaptureQueriesContext(connection) as four:
        scoring.rescore_year(2021)
    assert len(four) == len(one)


@pytest.mark.slow
def test_reading_asks_the_same_for_ten_and_two_hundred_indicators(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    small, *_rest = seed_plan(coordinator, title="Küçük")
    large = make_plan(coordinator, title="Büyük")
    for number in range(20):
        objective = make_objective(coordinator, large, f"2.{number}")
        rows = [(f"2.{number}.{place}", f"Gösterge {number} {place}", "10") for place in range(10)]
        indicators = add_indicators(coordinator, objective, rows)
        report(indicators[0], 2021, 5, published=True)
    for plan in (small, large):
        actions.publish_plan(actor=coordinator, plan=plan)
        plan.refresh_from_db()
    asked = []
    for plan in (small, large):
        with CaptureQueriesContext(connection) as questions:
            assert public_plan("gaziantep", plan.pk, 2021) is not None
        asked.append(len(questions))
    assert asked[0] == asked[1] <= 6


def test_public_shows_published_figures_only(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan, objective, indicators = seed_plan(coordinator)
    report(indicators[0], 2021, 10, published=True)
    report(indicators[1], 2021, 3)
    assert public_plan("gaziantep", plan.pk) is None
    plan = actions.publish_plan(actor=coordinator, plan=plan)
    shown = public_objective("gaziantep", plan.pk, objective.pk)
    assert shown is not None
    assert shown.year == 2021
    assert [row.value for row in shown.standing.indicators[:2]] == [10, None]
    assert shown.published_at is not None
    actions.withdraw_plan(actor=coordinator, plan=plan)
    assert public_objective("gaziantep", plan.pk, objective.pk) is None
    assert public_plan("gaziantep", plan.pk) is None


def test_other_offices_objective_is_not_shown_under_a_public_plan(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = actions.publish_plan(actor=coordinator, plan=seed_plan(coordinator)[0])
    _other, hidden, _rows = seed_plan(cast.orhangazi.actor("Osman"))
    assert public_objective("gaziantep", plan.pk, hidden.pk) is None


SHAPE = {"1.1": ("1", "2", "3"), "1.2": ("4", "5"), "1.3": (), "1.4": ("6",)}
A_LEVEL = st.none() | st.decimals(0, 100, places=6)


def whole_plan(cast: Cast) -> tuple[Plan, list[Indicator]]:
    """Two goals; objectives with three, two, no and one indicator; one indicator stands in both goals."""
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator, is_partial=False)
    indicators: list[Indicator] = []
    for number, labels in SHAPE.items():
        objective = make_objective(coordinator, plan, number)
        rows = [(label, f"Gösterge {label}", "30") for label in labels]
        indicators += add_indicators(coordinator, objective, rows)
    goal = actions.add_goal(actor=coordinator, plan=plan, facts=GoalFacts("2", "İkinci", weight=Decimal(40)))
    other = actions.add_objective(actor=coordinator, goal=goal, facts=ObjectiveFacts("2.1", "Diğeri"))
    actions.link_indicator(
        actor=coordinator, objective=other, indicator=indicators[0], number="7", weight=Decimal(100)
    )
    return plan, indicators


def all_kept() -> list[tuple[object, ...]]:
    """Every kept score, but for when it was kept."""
    return list(
        KeptScore.objects.order_by("level", "thing_id", "year", "basis").values_list(
            "level", "thing_id", "plan", "goal", "objective", "year", "basis", *COMPARED
        )
    )


@pytest.fixture
def planned(cast: Cast) -> tuple[Plan, list[Indicator]]:
    """The plan, made once for all examples; each takes back what it changed."""
    return whole_plan(cast)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(
        st.tuples(st.sets(st.integers(0, 5), min_size=1, max_size=3), st.sampled_from(Basis), A_LEVEL),
        min_size=1,
        max_size=4,
    )
)
def test_narrowed_equals_the_whole_plan_scored_anew(
    planned: tuple[Plan, list[Indicator]], told: list[tuple[set[int], Basis, Decimal | None]]
) -> None:
    plan, indicators = planned
    with transaction.atomic():
        for places, basis, level in told:
            for place in places:
                YearFigure.objects.update_or_create(
                    indicator=indicators[place],
                    year=2021,
                    basis=basis,
                    defaults={"effective": level, "through": date(2021, 12, 31) if level else None},
                )
            scoring.rescore({indicators[place].pk for place in places}, Period.of_year(2021))
            narrowed = all_kept()
            scoring.rescore_plan(plan.pk, [2021])
            assert narrowed == all_kept()
        transaction.set_rollback(True)


def test_a_plan_that_was_never_kept_is_kept_as_a_whole(cast: Cast) -> None:
    plan, indicators = whole_plan(cast)
    KeptScore.objects.all().delete()
    scoring.rescore({indicators[0].pk}, Period.of_year(2021))
    narrowed = all_kept()
    scoring.rescore_plan(plan.pk, [2021])
    assert narrowed == all_kept()


def test_rescoring_one_indicator_reads_its_objective_only(cast: Cast) -> None:
    _plan, indicators = whole_plan(cast)
    (tree,) = read_narrowed(frozenset({indicators[5].pk}), 2021)
    read = [
        leaf.label
        for goal in tree.goals.values()
        for o in goal.branches.values()
        for leaf in o.leaves.values()
    ]
    assert read == ["6"]
