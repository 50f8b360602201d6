"""Period values becoming a year's value and years a plan's value."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values.period import Period
from imece.work.indicators.accumulation import PeriodValue, accumulate
from imece.work.indicators.choices import Accumulation
from imece.work.indicators.ratio import Ratio
from imece.work.indicators.refusals import CannotScore, Refusal

STARTS = (date(2021, 1, 1), date(2021, 4, 1), date(2021, 7, 1), date(2021, 10, 1), date(2022, 1, 1))
QUARTERS = [Period(first, date.fromordinal(after.toordinal() - 1)) for first, after in pairwise(STARTS)]
FIRST_HALF = Period(date(2021, 1, 1), date(2021, 6, 30))
WHOLE_YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))


def quarters(*values: int | None) -> list[PeriodValue]:
    return [
        PeriodValue(period, None if value is None else Decimal(value))
        for period, value in zip(QUARTERS, values, strict=False)
    ]


def shares(*counts: tuple[int | None, int | None]) -> list[PeriodValue]:
    return [
        PeriodValue(period, ratio=Ratio(*(None if count is None else Decimal(count) for count in pair)))
        for period, pair in zip(QUARTERS, counts, strict=False)
    ]


@pytest.mark.parametrize(
    ("how", "value"),
    [
        (Accumulation.SUM, 18),
        (Accumulation.LATEST, 5),
        (Accumulation.MAXIMUM, 9),
        (Accumulation.AVERAGE, 6),
    ],
)
def test_year_value_is_made_as_the_indicator_says(how: Accumulation, value: int) -> None:
    assert accumulate(quarters(4, 9, 5), how).value == value


def test_missing_periods_are_reported_and_not_counted_as_zero() -> None:
    year = accumulate(quarters(4, None, 8, None), Accumulation.AVERAGE)

    assert year.value == 6
    assert year.reported == 2
    assert year.missing == (QUARTERS[1], QUARTERS[3])
    assert year.coverage == 50


@pytest.mark.parametrize("how", list(Accumulation))
def test_nothing_reported_gives_no_value(how: Accumulation) -> None:
    year = accumulate(quarters(None, None), how)

    assert year.value is None
    assert year.coverage == 0
    assert year.needs_whole_span is False
    assert accumulate([], how).value is None


@pytest.mark.parametrize("how", [Accumulation.SUM, Accumulation.AVERAGE])
def test_ratios_are_divided_after_summing_never_averaged(how: Accumulation) -> None:
    year = accumulate(shares((1, 2), (8, 8), (None, None)), how)

    assert year.value == 90
    assert year.ratio == Ratio(Decimal(9), Decimal(10))
    assert year.missing == (QUARTERS[2],)


def test_latest_and_highest_ratio_keep_their_counts() -> None:
    values = shares((8, 8), (1, 2))

    assert accumulate(values, Accumulation.LATEST).ratio == Ratio(Decimal(1), Decimal(2))
    assert accumulate(values, Accumulation.MAXIMUM).value == 100


def test_ratio_over_zero_counts_as_not_reported() -> None:
    year = accumulate(shares((0, 0), (1, 2)), Accumulation.SUM)

    assert year.value == 50
    assert year.missing == (QUARTERS[0],)


def test_ratios_and_bare_figures_cannot_be_combined() -> None:
    mixed = [*shares((1, 2)), quarters(0, 50)[1]]

    with pytest.raises(CannotScore, match=Refusal.MIXED_RATIO.value):
        accumulate(mixed, Accumulation.SUM)


def test_overlapping_periods_cannot_be_added() -> None:
    values = [*quarters(4, 5), PeriodValue(FIRST_HALF, Decimal(9))]

    with pytest.raises(CannotScore, match=Refusal.OVERLAPPING_PERIODS.value):
        accumulate(values, Accumulation.SUM)

    assert accumulate(values, Accumulation.MAXIMUM).value == 9


def test_figures_that_are_not_finite_are_refused() -> None:
    with pytest.raises(CannotScore, match=Refusal.NOT_A_NUMBER.value):
        accumulate([PeriodValue(FIRST_HALF, Decimal("NaN"))], Accumulation.SUM)


def test_unique_count_is_taken_from_the_report_of_the_whole_span() -> None:
    reported = [*quarters(50, 40), PeriodValue(WHOLE_YEAR, Decimal(70))]

    assert accumulate(reported, Accumulation.UNIQUE).value == 70


def test_unique_count_cannot_be_made_from_its_parts() -> None:
    year = accumulate(quarters(50, 40), Accumulation.UNIQUE)

    assert year.value is None
    assert year.needs_whole_span is True


def test_unique_count_of_a_single_report_is_that_report() -> None:
    assert accumulate(quarters(50), Accumulation.UNIQUE).value == 50


amounts = st.none() | st.integers(min_value=0, max_value=1000)


@given(values=st.lists(amounts, max_size=4), how=st.sampled_from(Accumulation), shuffled=st.randoms())
def test_order_of_the_reports_does_not_matter(
    values: list[int | None], how: Accumulation, shuffled: Random
) -> None:
    given_order = quarters(*values)
    other_order = list(given_order)
    shuffled.shuffle(other_order)

    assert accumulate(given_order, how).value == accumulate(other_order, how).value


@given(values=st.lists(st.integers(min_value=0, max_value=1000), min_size=1, max_size=4))
def test_average_lies_between_the_lowest_and_the_highest(values: list[int]) -> None:
    average = accumulate(quarters(*values), Accumulation.AVERAGE).value

    assert average is not None
    assert min(values) <= average <= max(values)
