"""The clock: UTC inside, the office's day outside."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest
import time_machine
from hypothesis import given

from imece.ground.values import clock
from tests.unit.ground.values.strategies import days, steady


@time_machine.travel(datetime(2026, 11, 21, 22, 30, tzinfo=UTC), tick=False)
def test_today_is_the_day_of_the_zone() -> None:
    assert clock.now() == datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.today() == date(2026, 11, 22)
    assert clock.today("Europe/Brussels") == date(2026, 11, 21)


def test_in_zone_is_the_same_moment_on_other_clocks() -> None:
    moment = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    there = clock.in_zone(moment)
    assert there == moment
    assert there.hour == 12


def test_in_zone_refuses_a_moment_without_zone_and_an_unknown_zone() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        clock.in_zone(datetime(2026, 11, 21, 9, 0))  # noqa: DTZ001 - the fault that is to be refused
    with pytest.raises(ZoneInfoNotFoundError):
        clock.in_zone(clock.now(), "Europe/Nowhere")


@given(days)
@steady
def test_end_of_day_is_the_last_moment_of_that_day(day: date) -> None:
    end = clock.end_of_day(day)
    assert end.date() == day
    assert clock.in_zone(end, "UTC") == end
    assert (end + timedelta(microseconds=1)).date() == day + timedelta(days=1)
