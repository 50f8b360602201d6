"""The statistics of the bench: interleaved rounds, medians, percentiles."""

from __future__ import annotations

import pytest
from bench.rounds import Samples, abba, timed


def test_abba_takes_in_that_order() -> None:
    order: list[str] = []

    def taking(name: str, value: float) -> list[float]:
        order.append(name)
        return [value]

    ours, theirs = abba(lambda: taking("A", 1.0), lambda: taking("B", 2.0), rounds=2)
    assert "".join(order) == "ABBAABBA"
    assert ours.taken == [1.0] * 4
    assert theirs.taken == [2.0] * 4


def test_abba_wrongs_both_sides_alike_when_the_machine_slows_down() -> None:
    clock = iter(range(1, 100))
    ours, theirs = abba(lambda: [next(clock)], lambda: [next(clock)], rounds=3)
    assert sum(ours.taken) == sum(theirs.taken)


def test_median_is_not_moved_by_one_slow_request() -> None:
    assert Samples([10, 11, 12, 13, 900]).median == 12


@pytest.mark.parametrize(("percent", "found"), [(95, 19), (100, 20), (50, 10), (1, 1)])
def test_percentile_is_the_nearest_rank(percent: float, found: float) -> None:
    assert Samples([float(each) for each in range(20, 0, -1)]).percentile(percent) == found


def test_timed_gives_seconds_of_one_run() -> None:
    ran: list[int] = []
    seconds = timed(lambda: ran.append(1))()
    assert ran == [1]
    assert len(seconds) == 1
    assert 0 <= seconds[0] < 5
