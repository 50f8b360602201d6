"""Scores of objectives, goals and plans: the method's figure, the known-only figure and their formulas."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.work.strategy.scores import (
    Member,
    ObjectiveScore,
    Part,
    Withheld,
    goal_score,
    objective_score,
    plan_score,
)


def part(weight: int | str | None, effective: int | str | None) -> Part:
    return Part(
        None if weight is None else Decimal(weight), None if effective is None else Decimal(effective)
    )


def objective(*parts: tuple[int | str | None, int | str | None]) -> ObjectiveScore:
    return objective_score([part(*pair) for pair in parts])


def member(score: ObjectiveScore, weight: int | None = None) -> Member:
    return Member(score, None if weight is None else Decimal(weight))


def test_objective_is_the_weighted_sum_of_effective_values() -> None:
    score = objective((60, 100), (40, 50))

    assert score.method == 80
    assert score.known_only == 80
    assert score.coverage == 100
    assert [line.contribution for line in score.lines] == [60, 20]


def test_missing_is_zero_for_the_method_and_left_out_of_the_known_only_score() -> None:
    score = objective((60, 90), (40, None))

    assert (score.method, score.known_only, score.coverage) == (54, 90, 60)


def test_objective_without_any_report_has_no_known_only_score() -> None:
    score = objective((60, None), (40, None))

    assert (score.method, score.known_only, score.coverage) == (0, None, 0)


def test_objective_without_weights_is_a_plain_mean_and_says_so() -> None:
    score = objective((None, 90), (None, 30), (None, None))

    assert score.plain_mean is True
    assert (score.method, score.known_only) == (40, 60)
    assert score.coverage == Decimal(200) / 3
    assert score.weights_gap == 0


@pytest.mark.parametrize(("weights", "gap"), [((60, 32), 8), ((60, 48), -8), ((60, None), 40)])
def test_draft_shows_what_its_weights_lack_or_are_over(weights: tuple[int | None, ...], gap: int) -> None:
    score = objective(*[(weight, 100) for weight in weights])

    assert score.weights_gap == gap
    assert score.method == 100 - gap
    assert score.known_only == 100


def test_objective_without_indicators_has_no_score() -> None:
    score = objective_score([])

    assert score.method is None
    assert score.withheld is Withheld.NOTHING_TO_SCORE
    assert score.formula("en") == ""
    assert score.reason("en") == "There is nothing to score yet."


def test_formula_prints_the_figures_in_both_languages() -> None:
    score = objective(("62.5", 100), ("37.5", 50))

    assert score.formula("tr") == "(62,5 × 100 + 37,5 × 50) / 100 = 81,25"
    assert score.formula("en") == "(62.5 × 100 + 37.5 × 50) / 100 = 81.25"
    assert objective((60, 90), (40, None)).formula("tr") == "(60 × 90 + 40 × 0) / 100 = 54"


def test_formula_of_a_plain_mean_prints_no_weights() -> None:
    assert objective((None, 90), (None, 50), (None, None)).formula("tr") == "(90 + 50 + 0) / 3 ≈ 46,67"


def test_known_only_formula_leaves_out_what_is_missing() -> None:
    assert objective((60, 90), (40, None)).known_only_formula("en") == "(60 × 90) / 60 = 90"
    assert objective((60, None)).known_only_formula("en") == ""


def test_goal_is_the_mean_of_its_objectives() -> None:
    score = goal_score([member(objective((100, 80))), member(objective((100, 40)))], whole_plan=True)

    assert score.method == 60
    assert score.plain_mean is True
    assert score.formula("en") == "(80 + 40) / 2 = 60"


def test_goal_is_weighted_when_the_plan_gives_weights() -> None:
    score = goal_score([member(objective((100, 80)), 75), member(objective((100, 40)), 25)], whole_plan=True)

    assert score.method == 70
    assert score.weights_total == 100


def test_weights_of_objectives_that_are_shares_of_the_plan_still_give_a_mean() -> None:
    score = goal_score([member(objective((100, 80)), 12), member(objective((100, 40)), 4)], whole_plan=True)

    assert score.method == 70


def test_known_only_of_a_goal_weighs_what_was_reported_below() -> None:
    full, partly = objective((60, 50), (40, 50)), objective((60, 90), (40, None))
    score = goal_score([member(full), member(partly)], whole_plan=True)

    assert score.method == 52
    assert score.coverage == 80
    assert score.known_only == 65
    assert score.known_only_formula("tr") == "(50 + 0,6 × 90) / 1,6 = 65"


def test_plan_is_made_of_its_goals() -> None:
    goals = [goal_score([member(objective((100, value)))], whole_plan=True) for value in (90, 60)]
    score = plan_score([Member(goal) for goal in goals], whole_plan=True)

    assert score.method == 75


def test_partial_plan_shows_no_goal_or_plan_score_and_says_why() -> None:
    goal = goal_score([member(objective((100, 80)))], whole_plan=False)
    plan = plan_score([Member(goal)], whole_plan=False)

    for score in (goal, plan):
        assert score.method is None
        assert score.known_only is None
        assert score.withheld is Withheld.PARTIAL_PLAN
        assert score.reason("en").startswith("Only a part of the plan")


def test_score_with_a_figure_has_no_reason_to_give() -> None:
    assert objective((100, 80)).reason("tr") == ""


@pytest.mark.parametrize(("weight", "effective"), [(-1, 50), (10, 101), (10, -1)])
def test_impossible_parts_are_programming_errors(weight: int, effective: int) -> None:
    with pytest.raises(ValueError, match=r"weight|effective"):
        part(weight, effective)


def test_negative_weight_of_an_objective_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="weight"):
        member(objective((100, 80)), -1)


effectives = st.integers(min_value=0, max_value=100)
weighted_hundred = st.lists(st.integers(min_value=0, max_value=50), min_size=1, max_size=8).map(
    lambda cuts: [Decimal(cut) * 100 / sum(cuts) for cut in cuts] if sum(cuts) else [Decimal(100)]
)


@given(weights=weighted_hundred, data=st.data())
def test_scores_stay_between_0_and_100(weights: list[Decimal], data: st.DataObject) -> None:
    score = objective_score([part(str(weight), data.draw(st.none() | effectives)) for weight in weights])
    slack = Decimal("1e-20")

    assert score.method is not None
    assert -slack <= score.method <= 100 + slack
    assert score.known_only is None or -slack <= score.known_only <= 100 + slack
    assert 0 <= score.coverage <= 100 + slack


@given(weights=st.lists(st.integers(min_value=1, max_value=30), min_size=1, max_size=8), data=st.data())
def test_known_only_meets_the_mean_when_everything_is_reported(
    weights: list[int], data: st.DataObject
) -> None:
    parts = [part(weight, data.draw(effectives)) for weight in weights]
    score = objective_score(parts)
    expected = sum(Decimal(weight) * (p.effective or 0) for weight, p in zip(weights, parts, strict=True))

    assert score.coverage == 100
    assert score.method == expected / 100
    assert score.known_only == expected / sum(weights)


@given(values=st.lists(effectives, min_size=1, max_size=10))
def test_equal_weights_give_the_plain_mean(values: list[int]) -> None:
    weight = Decimal(100) / len(values)
    weighted = objective_score([part(str(weight), value) for value in values])
    plain = objective(*[(None, value) for value in values])

    assert weighted.method is not None
    assert plain.method is not None
    assert abs(weighted.method - plain.method) < Decimal("1e-20")


@given(
    pairs=st.lists(
        st.tuples(st.integers(min_value=0, max_value=20), st.none() | effectives), min_size=1, max_size=8
    ),
    shuffled=st.randoms(),
)
def test_order_of_the_indicators_does_not_matter(
    pairs: list[tuple[int, int | None]], shuffled: Random
) -> None:
    other_order = list(pairs)
    shuffled.shuffle(other_order)
    first, second = objective(*pairs), objective(*other_order)

    assert (first.method, first.known_only, first.coverage) == (
        second.method,
        second.known_only,
        second.coverage,
    )


@given(pairs=st.lists(st.tuples(st.integers(min_value=1, max_value=20), effectives), min_size=1, max_size=8))
def test_losing_a_report_never_raises_the_method_score(pairs: list[tuple[int, int]]) -> None:
    complete = objective(*pairs)
    gapped = objective((pairs[0][0], None), *pairs[1:])

    assert complete.method is not None
    assert gapped.method is not None
    assert gapped.method <= complete.method
