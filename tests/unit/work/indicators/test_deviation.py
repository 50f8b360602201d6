"""Bands, expected shares and deviations of a performance."""

from datetime import date
from decimal import Decimal

import pytest

from imece.ground.values.period import Period
from imece.work.indicators.choices import Band, Direction, Nature
from imece.work.indicators.performance import BandLimits, band_of, deviation, expected_share, performance
from tests.unit.work.indicators.test_performance import FLOW, LESS, MORE, STOCK, TEXT, scored


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("-50", Band.BEHIND),
        ("49.99", Band.BEHIND),
        ("50", Band.PARTLY),
        ("84.99", Band.PARTLY),
        ("85", Band.ON_TARGET),
        ("115", Band.ON_TARGET),
        ("115.01", Band.BEYOND),
    ],
)
def test_band_of_a_performance(value: str, band: Band) -> None:
    assert band_of(Decimal(value)) is band


def test_band_uses_the_limits_of_the_office_and_none_for_missing() -> None:
    strict = BandLimits(partly=Decimal(70), on_target=Decimal(95), beyond=Decimal(105))

    assert band_of(Decimal(90), strict) is Band.PARTLY
    assert band_of(None) is None


def test_band_limits_must_rise() -> None:
    with pytest.raises(ValueError, match="rise"):
        BandLimits(partly=Decimal(90), on_target=Decimal(85))


def span(last: date) -> Period:
    return Period(date(last.year, 1, 1), last)


@pytest.mark.parametrize(
    ("last", "share"),
    [
        (date(2021, 6, 30), Decimal("0.5")),
        (date(2021, 12, 31), Decimal(1)),
        (date(2021, 3, 31), Decimal("0.25")),
        (date(2020, 2, 29), Decimal(2) / 12),
        (date(2021, 4, 15), Decimal("0.25")),
    ],
)
def test_expected_share_is_elapsed_months_of_the_year(last: date, share: Decimal) -> None:
    assert expected_share(span(last)) == share


def test_expected_share_follows_the_curve_of_an_indicator() -> None:
    late = [Decimal(0)] * 6 + [Decimal("0.2")] * 5 + [Decimal(1)]

    assert expected_share(span(date(2021, 6, 30)), late) == 0
    assert expected_share(span(date(2021, 11, 30)), late) == Decimal("0.2")
    assert expected_share(span(date(2021, 1, 31)), [Decimal(1)] * 12) == 1
    assert expected_share(span(date(2021, 1, 15)), [Decimal(1)] * 12) == 0


@pytest.mark.parametrize("curve", [[Decimal(1)] * 11, [Decimal(2)] * 12])
def test_a_curve_that_is_not_twelve_shares_is_an_error(curve: list[Decimal]) -> None:
    with pytest.raises(ValueError, match="twelve shares"):
        expected_share(span(date(2021, 6, 30)), curve)


def test_expected_share_needs_a_period_inside_one_year() -> None:
    with pytest.raises(ValueError, match="one year"):
        expected_share(Period(date(2020, 7, 1), date(2021, 6, 30)))


HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("figures", "share", "expected", "judged", "band"),
    [
        ((FLOW, MORE, None, 100, 50), HALF, 50, 100, Band.ON_TARGET),
        ((FLOW, MORE, None, 100, 50), Decimal(1), 100, 50, Band.PARTLY),
        ((FLOW, MORE, None, 100, 20), HALF, 50, 40, Band.BEHIND),
        ((FLOW, MORE, None, 100, 80), HALF, 50, 160, Band.BEYOND),
        ((STOCK, LESS, 100, 80, 90), HALF, 50, 100, Band.ON_TARGET),
        # A kept level is due all year round.
        ((STOCK, MORE, 4, 4, 4), HALF, 100, 100, Band.ON_TARGET),
        ((FLOW, LESS, None, 4, 0), HALF, 100, 100, Band.ON_TARGET),
        # Half of the ceiling used up at half-year is just right.
        ((FLOW, LESS, None, 4, 2), HALF, 200, 100, Band.ON_TARGET),
        ((FLOW, LESS, None, 4, 4), HALF, 200, 50, Band.PARTLY),
    ],
)
def test_deviation_is_judged_against_what_is_expected_by_now(
    figures: tuple[Nature, Direction, int, int, int], share: Decimal, expected: int, judged: int, band: Band
) -> None:
    found = deviation(scored(*figures), share)

    assert found is not None
    assert (found.expected, found.judged, found.band) == (expected, judged, band)
    assert found.reason_required is (band is not Band.ON_TARGET)


@pytest.mark.parametrize(("actual", "band"), [(0, Band.ON_TARGET), (3, Band.BEYOND), (-1, Band.BEHIND)])
def test_deviation_while_nothing_is_due_yet(actual: int, band: Band) -> None:
    found = deviation(scored(FLOW, MORE, None, 10, actual), Decimal(0))

    assert found is not None
    assert found.judged is None
    assert found.band is band


def test_deviation_from_a_ceiling_while_nothing_may_be_used_yet() -> None:
    found = deviation(scored(FLOW, LESS, None, 4, 1), Decimal(0))

    assert found is not None
    assert found.band is Band.BEHIND


def test_deviation_of_a_missing_performance_is_missing() -> None:
    assert deviation(scored(FLOW, MORE, None, 10, None), HALF) is None


def test_deviation_of_a_judged_level() -> None:
    judged = performance(TEXT, MORE, baseline=None, target=None, actual=None, judged_level=Decimal(100))
    found = deviation(judged, Decimal(1))

    assert found is not None
    assert found.band is Band.ON_TARGET
