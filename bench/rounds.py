"""Interleaved rounds (A B B A), so that a machine that warms up or is disturbed wrongs both sides alike."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Taking = Callable[[], Sequence[float]]


@dataclass(slots=True)
class Samples:
    """What one side gave, all rounds together."""

    taken: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle of all samples."""
        return median(self.taken)

    def percentile(self, percent: float) -> float:
        """The smallest sample that at least so many percent do not exceed (nearest rank)."""
        ordered = sorted(self.taken)
        return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def abba(first: Taking, second: Taking, rounds: int) -> tuple[Samples, Samples]:
    """Take samples of both sides in the order A B B A, `rounds` times."""
    ours, theirs = Samples(), Samples()
    for _round in range(rounds):
        for take, samples in ((first, ours), (second, theirs), (second, theirs), (first, ours)):
            samples.taken.extend(take())
    return ours, theirs


def timed(work: Callable[[], object]) -> Callable[[], list[float]]:
    """The work as something to take samples of: seconds of one run."""

    def take() -> list[float]:
        begun = time.perf_counter()
        work()
        return [time.perf_counter() - begun]

    return take
