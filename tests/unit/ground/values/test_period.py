"""Periods: named kinds, keys, labels, parts and elapsed shares."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values.period import NotAPeriod, Period, PeriodKind, periods_of_year, periods_said
from tests.unit.ground.values.strategies import days, kinds, named_periods, periods, steady


@pytest.mark.parametrize(
    ("period", "key", "kind", "turkish", "english"),
    [
        (Period.of_year(2021), "2021", PeriodKind.YEAR, "2021", "2021"),
        (Period.of_half(2021, 1), "2021-H1", PeriodKind.HALF, "2021 1. yarıyıl", "first half of 2021"),
        (
            Period.of_quarter(2021, 3),
            "2021-Q3",
            PeriodKind.QUARTER,
            "2021 3. çeyrek",
            "third quarter of 2021",
        ),
        (Period.of_month(2021, 5), "2021-05", PeriodKind.MONTH, "Mayıs 2021", "May 2021"),
        (
            Period(date(2019, 4, 15), date(2019, 4, 19)),
            "2019-04-15..2019-04-19",
            None,
            "15–19 Nisan 2019",
            "15–19 April 2019",
        ),
        (
            Period(date(2018, 1, 1), date(2020, 12, 31)),
            "2018-01-01..2020-12-31",
            None,
            "2018–2020",
            "2018–2020",
        ),
    ],
)
def test_period_says_what_it_is(
    period: Period, key: str, kind: PeriodKind | None, turkish: str, english: str
) -> None:
    assert (period.key, str(period), period.kind) == (key, key, kind)
    assert Period.from_key(key) == period
    assert (period.label("tr"), period.label("en")) == (turkish, english)


def test_named_periods_have_their_days() -> None:
    assert Period.of_half(2021, 2) == Period(date(2021, 7, 1), date(2021, 12, 31))
    assert Period.of_quarter(2024, 1).last == date(2024, 3, 31)
    assert Period.of_month(2024, 2).last == date(2024, 2, 29)
    assert Period(date(2021, 2, 1), date(2021, 4, 30)).kind is None


def test_period_refuses_backward_days_and_moments() -> None:
    with pytest.raises(NotAPeriod) as refusal:
        Period(date(2021, 1, 2), date(2021, 1, 1))
    assert refusal.value.code == "backwards"
    with pytest.raises(TypeError, match="days"):
        Period(datetime(2021, 1, 1, tzinfo=UTC), date(2021, 1, 2))


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("", "unknown_key"),
        ("2021-H3", "unknown_key"),
        ("2021-13", "unknown_key"),
        ("2021-5", "unknown_key"),
        ("2021 ", "unknown_key"),
        ("\u0662\u0660\u0662\u0661", "unknown_key"),
        ("0000", "no_such_period"),
        ("2021-02-30..2021-03-01", "no_such_period"),
        ("2021-03-02..2021-03-01", "backwards"),
    ],
)
def test_from_key_refuses_with_a_code(key: str, code: str) -> None:
    with pytest.raises(NotAPeriod) as refusal:
        Period.from_key(key)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("kind", "number"),
    [(PeriodKind.YEAR, 2), (PeriodKind.HALF, 3), (PeriodKind.QUARTER, 0), (PeriodKind.MONTH, 13)],
)
def test_of_refuses_a_number_outside_the_year(kind: PeriodKind, number: int) -> None:
    with pytest.raises(NotAPeriod) as refusal:
        Period.of(kind, 2021, number)
    assert refusal.value.code == "no_such_period"


@given(periods)
@steady
def test_key_round_trips(period: Period) -> None:
    assert Period.from_key(period.key) == period


@given(named_periods)
@steady
def test_next_and_previous_touch_without_gap(period: Period) -> None:
    following = period.next()
    assert following.previous() == period
    assert following.kind == period.kind
    assert following.first - period.last == timedelta(days=1)
    assert period < following
    assert not period.overlaps(following)
    assert period.key < following.key


def test_next_is_refused_for_free_days_and_at_the_end_of_time() -> None:
    with pytest.raises(NotAPeriod) as refusal:
        Period(date(2021, 1, 5), date(2021, 1, 9)).next()
    assert refusal.value.code == "uneven"
    with pytest.raises(NotAPeriod) as refusal:
        Period.of_year(9999).next()
    assert refusal.value.code == "no_such_period"
    with pytest.raises(NotAPeriod, match="calendar"):
        Period.of_year(1).previous()


@given(days, kinds)
@steady
def test_containing_contains_and_has_the_kind(day: date, kind: PeriodKind) -> None:
    period = Period.containing(day, kind)
    assert period.contains(day)
    assert period.kind is kind
    assert period.months == kind.months


@given(st.integers(1900, 2199), kinds)
@steady
def test_a_year_is_tiled_by_its_parts(year: int, kind: PeriodKind) -> None:
    whole = Period.of_year(year)
    parts = whole.parts(kind)
    assert parts == periods_of_year(year, kind)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert all(whole.covers(part) for part in parts)
    assert sum(part.days for part in parts) == whole.days


def test_parts_of_several_years_are_years() -> None:
    plan = Period(date(2018, 1, 1), date(2020, 12, 31))
    assert [part.key for part in plan.parts(PeriodKind.YEAR)] == ["2018", "2019", "2020"]


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        (Period.of_month(2021, 5), PeriodKind.QUARTER),
        (Period.of_half(2021, 1), PeriodKind.YEAR),
        (Period(date(2021, 1, 1), date(2021, 4, 15)), PeriodKind.MONTH),
    ],
)
def test_parts_that_do_not_fit_are_refused(period: Period, kind: PeriodKind) -> None:
    with pytest.raises(NotAPeriod) as refusal:
        period.parts(kind)
    assert refusal.value.code == "uneven"


@given(periods, periods)
@steady
def test_covering_and_overlapping_agree(one: Period, other: Period) -> None:
    assert one.overlaps(other) is other.overlaps(one)
    assert one.overlaps(other) is (one.contains(other.first) or other.contains(one.first))
    assert not one.covers(other) or one.overlaps(other)
    assert (one.covers(other) and other.covers(one)) is (one == other)


@given(periods, days)
@steady
def test_until_ends_at_the_day_or_with_the_period(period: Period, day: date) -> None:
    part = period.until(day)
    if part is None:
        assert day < period.first
    else:
        assert part.first == period.first
        assert part.last == min(day, period.last)


@pytest.mark.parametrize(
    ("period", "day", "share"),
    [
        (Period.of_year(2021), date(2020, 12, 31), Decimal(0)),
        (Period.of_year(2021), date(2021, 1, 30), Decimal(0)),
        (Period.of_year(2021), date(2021, 1, 31), Decimal(1) / 12),
        (Period.of_year(2021), date(2021, 6, 29), Decimal(5) / 12),
        (Period.of_year(2021), date(2021, 6, 30), Decimal("0.5")),
        (Period.of_year(2021), date(2021, 12, 31), Decimal(1)),
        (Period.of_half(2021, 2), date(2021, 9, 30), Decimal("0.5")),
        (Period(date(2021, 4, 1), date(2021, 4, 10)), date(2021, 4, 5), Decimal("0.5")),
        (Period(date(2018, 1, 1), date(2020, 12, 31)), date(2019, 6, 30), Decimal("0.5")),
        (Period.of_year(2021), date(2022, 3, 1), Decimal(1)),
    ],
)
def test_elapsed_share_counts_finished_months(period: Period, day: date, share: Decimal) -> None:
    assert period.elapsed_share(day) == share


@given(periods, days, st.integers(0, 400))
@steady
def test_elapsed_share_never_falls(period: Period, day: date, later: int) -> None:
    share = period.elapsed_share(day)
    assert 0 <= share <= 1
    assert share <= period.elapsed_share(day + timedelta(days=later))
    assert period.elapsed_share(period.last) == 1


@given(st.lists(periods, max_size=8))
@steady
def test_periods_order_by_their_days(some: list[Period]) -> None:
    assert sorted(some) == sorted(some, key=lambda period: (period.first, period.last))


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("İzleme raporu · 2025-H1", "İzleme raporu · 2025 1. yarıyıl"),
        ("2025-H1", "2025 1. yarıyıl"),
        ("Rapor · 2025-05 · Kültür", "Rapor · Mayıs 2025 · Kültür"),
        ("2025-H1 sonrası plan", "2025-H1 sonrası plan"),
        ("Toplantı 2025", "Toplantı 2025"),
        ("", ""),
    ],
)
def test_keys_of_periods_in_labels_are_said_in_words(label: str, said: str) -> None:
    assert periods_said(label, "tr") == said
