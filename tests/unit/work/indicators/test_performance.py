"""The performance of one indicator: every row of the method's table, its bands and its deviations."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.work.indicators.choices import Direction, Nature
from imece.work.indicators.formulas import FormulaCode
from imece.work.indicators.performance import (
    METHOD,
    CannotScore,
    Note,
    Performance,
    Ratio,
    Refusal,
    effective,
    performance,
)

STOCK, FLOW, MILESTONE, TEXT = Nature.STOCK, Nature.FLOW, Nature.MILESTONE, Nature.TEXT
MORE, LESS = Direction.MORE, Direction.LESS


def dec(value: str | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def scored(
    nature: Nature,
    direction: Direction,
    baseline: str | int | None,
    target: str | int | None,
    actual: str | int | None,
) -> Performance:
    return performance(nature, direction, baseline=dec(baseline), target=dec(target), actual=dec(actual))


@pytest.mark.parametrize(
    ("nature", "direction", "baseline", "target", "actual", "value", "counted"),
    [
        # The method's own vectors.
        (STOCK, MORE, 10, 20, 18, 80, 80),
        (STOCK, LESS, 100, 80, 90, 50, 50),
        (STOCK, LESS, 100, 80, 110, -50, 0),
        (STOCK, LESS, 100, 80, 75, 125, 100),
        (FLOW, MORE, None, 5, 0, 0, 0),
        (FLOW, LESS, None, 4, 8, 50, 50),
        (FLOW, LESS, None, 4, 0, 100, 100),
        (STOCK, MORE, 4, 4, 4, 100, 100),
        # Flows do not look at their baseline, also when it equals the target.
        (FLOW, MORE, 4, 4, 8, 200, 100),
        (FLOW, MORE, 3, 5, "2.5", 50, 50),
        (FLOW, LESS, None, 4, 2, 200, 100),
        # A correction may leave a flow below zero.
        (FLOW, MORE, None, 5, -1, -20, 0),
        (FLOW, LESS, None, 5, -1, 100, 100),
        # A stock that falls to zero, or rises from below it, keeps the formula of change.
        (STOCK, LESS, 100, 0, 50, 50, 50),
        (STOCK, MORE, -10, 0, -5, 50, 50),
        (STOCK, LESS, -10, -20, -18, 80, 80),
        # A level to be kept.
        (STOCK, MORE, 4, 4, 6, 100, 100),
        (STOCK, MORE, 4, 4, 3, 75, 75),
        (STOCK, LESS, 4, 4, 3, 100, 100),
        (STOCK, LESS, 4, 4, 5, 80, 80),
        (STOCK, MORE, -4, -4, -5, 80, 80),
        (STOCK, LESS, -4, -4, -2, 50, 50),
        (STOCK, LESS, -4, -4, 0, 0, 0),
        (STOCK, MORE, 0, 0, 0, 100, 100),
        (STOCK, MORE, 0, 0, -1, 0, 0),
        (STOCK, LESS, 0, 0, 1, 0, 0),
        # Milestones.
        (MILESTONE, MORE, None, 100, 40, 40, 40),
        (MILESTONE, MORE, 20, 100, 40, 40, 40),
        (MILESTONE, MORE, None, 1, 2, 200, 100),
        # A target of zero.
        (FLOW, MORE, None, 0, 0, 100, 100),
        (FLOW, MORE, None, 0, 7, 100, 100),
        (FLOW, LESS, None, 0, 0, 100, 100),
        (FLOW, LESS, None, 0, 1, 0, 0),
    ],
)
def test_performance_follows_the_table(
    nature: Nature, direction: Direction, baseline: int, target: int, actual: int, value: int, counted: int
) -> None:
    result = scored(nature, direction, baseline, target, actual)

    assert result.value == Decimal(value)
    assert result.effective == Decimal(counted)
    assert result.formula.result == result.value
    assert result.method == METHOD == "TR-2019"


def test_performance_is_never_rounded() -> None:
    assert scored(STOCK, MORE, 0, 3, 1).value == Decimal(100) / 3


@pytest.mark.parametrize("nature", [STOCK, FLOW, MILESTONE, TEXT])
def test_missing_actual_is_missing_and_not_zero(nature: Nature) -> None:
    result = scored(nature, MORE, 1, 5, None)

    assert result.value is None
    assert result.effective is None
    assert Note.MISSING_ACTUAL in result.notes


@pytest.mark.parametrize(
    ("nature", "baseline", "target", "actual", "refusal"),
    [
        (FLOW, None, None, 3, Refusal.MISSING_TARGET),
        (STOCK, 1, None, None, Refusal.MISSING_TARGET),
        (STOCK, None, 5, 3, Refusal.MISSING_BASELINE),
        (FLOW, None, -5, 3, Refusal.NEGATIVE_VALUE),
        (FLOW, -1, 5, 3, Refusal.NEGATIVE_VALUE),
        (MILESTONE, None, -5, None, Refusal.NEGATIVE_VALUE),
        (FLOW, None, "NaN", 3, Refusal.NOT_A_NUMBER),
        (FLOW, None, 5, "Infinity", Refusal.NOT_A_NUMBER),
    ],
)
def test_what_no_formula_can_score_is_refused_with_a_reason(
    nature: Nature, baseline: int | None, target: int | None, actual: int | None, refusal: Refusal
) -> None:
    with pytest.raises(CannotScore) as refused:
        scored(nature, MORE, baseline, target, actual)

    assert refused.value.code == refusal.value
    assert refused.value.reason("en").endswith(".")


def test_notes_say_what_a_reader_must_know() -> None:
    assert Note.ZERO_TARGET in scored(FLOW, MORE, None, 0, 3).notes
    assert Note.LEVEL_KEPT in scored(STOCK, MORE, 4, 4, 3).notes
    assert Note.AGAINST_DIRECTION in scored(STOCK, MORE, 100, 80, 90).notes
    assert Note.AGAINST_DIRECTION not in scored(STOCK, LESS, 100, 80, 90).notes
    assert scored(STOCK, MORE, 10, 20, 18).notes == ()


def test_text_indicator_has_a_judged_level_and_no_performance() -> None:
    result = performance(TEXT, MORE, baseline=None, target=None, actual=None, judged_level=Decimal(70))

    assert result.value is None
    assert result.effective == 70
    assert result.notes == (Note.JUDGED,)


@pytest.mark.parametrize("level", ["-1", "100.01"])
def test_judged_level_outside_its_range_is_refused(level: str) -> None:
    with pytest.raises(CannotScore, match=Refusal.LEVEL_OUT_OF_RANGE.value):
        performance(TEXT, MORE, baseline=None, target=None, actual=None, judged_level=Decimal(level))


def test_ratio_takes_the_place_of_the_actual() -> None:
    result = performance(
        FLOW,
        MORE,
        baseline=None,
        target=Decimal(85),
        actual=Decimal(1),
        ratio=Ratio(Decimal(17), Decimal(25)),
    )

    assert result.value == 80
    assert result.formula.actual == 68


def test_ratio_over_zero_measures_nothing() -> None:
    result = performance(
        FLOW, MORE, baseline=None, target=Decimal(85), actual=None, ratio=Ratio(Decimal(0), Decimal(0))
    )

    assert result.value is None
    assert result.notes == (Note.ZERO_DENOMINATOR,)


def test_ratio_without_one_of_its_counts_is_refused() -> None:
    with pytest.raises(CannotScore, match=Refusal.INCOMPLETE_RATIO.value):
        Ratio(Decimal(3), None).value()


def test_ratio_carries_its_scale() -> None:
    assert Ratio(Decimal(16), Decimal(8000), scale=Decimal(1000)).value() == 2


@pytest.mark.parametrize(
    ("nature", "direction", "figures", "symbols", "turkish"),
    [
        (STOCK, MORE, (10, 20, 18), "(C − A) / (B − A) × 100", "(18 − 10) / (20 − 10) × 100 = 80"),
        (STOCK, MORE, (-5, "1.5", 1), "(C − A) / (B − A) × 100", "(1 − (-5)) / (1,5 − (-5)) × 100 ≈ 92,31"),
        (STOCK, MORE, (10, 20, None), "(C − A) / (B − A) × 100", "(? − 10) / (20 − 10) × 100"),
        (FLOW, MORE, (None, 25000, 1250), "C / B × 100", "1.250 / 25.000 × 100 = 5"),
        (FLOW, LESS, (None, 4, 8), "B / C × 100", "4 / 8 × 100 = 50"),
        (FLOW, LESS, (None, 4, 0), "", "less is better and nothing happened: 100"),
    ],
)
def test_formula_prints_symbols_and_figures(
    nature: Nature, direction: Direction, figures: tuple[int, int, int], symbols: str, turkish: str
) -> None:
    formula = scored(nature, direction, *figures).formula
    language = "tr" if symbols else "en"

    assert formula.symbols == symbols
    assert formula.substituted(language) == turkish


def test_formula_prints_how_a_ratio_came_about() -> None:
    share = performance(
        FLOW, MORE, baseline=None, target=Decimal(85), actual=None, ratio=Ratio(Decimal(2), Decimal(3))
    )
    plain = performance(
        FLOW,
        MORE,
        baseline=None,
        target=Decimal(2),
        actual=None,
        ratio=Ratio(Decimal(6), Decimal(3), Decimal(1)),
    )

    assert share.formula.substituted_ratio("en") == "2 / 3 × 100 ≈ 66.67"
    assert plain.formula.substituted_ratio("en") == "6 / 3 = 2"
    assert scored(FLOW, MORE, None, 5, 4).formula.substituted_ratio("en") == ""


def test_every_formula_has_words() -> None:
    words = {
        scored(STOCK, MORE, 10, 20, 18).formula.words("en"),
        scored(FLOW, MORE, 0, 5, 4).formula.words("en"),
    }

    assert words == {"(actual − baseline) / (target − baseline) × 100", "actual / target × 100"}


amounts = st.decimals(min_value=-1000, max_value=1000, places=2)
positive = st.decimals(min_value=0, max_value=1000, places=2)


@given(
    nature=st.sampled_from([STOCK, FLOW, MILESTONE]),
    direction=st.sampled_from(Direction),
    a=positive,
    b=positive,
    c=amounts,
)
def test_effective_performance_stays_between_0_and_100(
    nature: Nature, direction: Direction, a: Decimal, b: Decimal, c: Decimal
) -> None:
    counted = performance(nature, direction, baseline=a, target=b, actual=c).effective

    assert counted is not None
    assert 0 <= counted <= 100


@given(
    nature=st.sampled_from([STOCK, FLOW]),
    direction=st.sampled_from(Direction),
    a=positive,
    b=positive,
    actuals=st.tuples(amounts, amounts),
)
def test_effective_performance_never_falls_when_the_actual_gets_better(
    nature: Nature, direction: Direction, a: Decimal, b: Decimal, actuals: tuple[Decimal, Decimal]
) -> None:
    if nature is STOCK and a != b:
        direction = MORE if b > a else LESS
    worse, better = sorted(actuals, reverse=direction is LESS)

    first = performance(nature, direction, baseline=a, target=b, actual=worse)
    second = performance(nature, direction, baseline=a, target=b, actual=better)

    assert first.effective is not None
    assert second.effective is not None
    assert first.effective <= second.effective


@given(level=amounts, direction=st.sampled_from(Direction), actual=amounts)
def test_a_missed_level_scores_below_100(level: Decimal, direction: Direction, actual: Decimal) -> None:
    result = performance(STOCK, direction, baseline=level, target=level, actual=actual)
    met = actual >= level if direction is MORE else actual <= level

    assert result.value is not None
    assert (result.value == 100) is met


@given(value=st.none() | amounts)
def test_effective_keeps_missing_and_cuts_both_ends(value: Decimal | None) -> None:
    assert effective(value) == (None if value is None else min(max(value, Decimal(0)), Decimal(100)))


def test_formula_codes_are_stable() -> None:
    assert scored(STOCK, MORE, 10, 20, 18).formula.code == "change_over_planned_change"
    assert scored(STOCK, MORE, 4, 4, 3).formula.code is FormulaCode.LEVEL_ACTUAL_OVER_TARGET
