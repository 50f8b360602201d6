"""Pages of the strategic plan for the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.comparing import path_of, staff_ratio
from bench.queries import queries_metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.figures import Metric
    from bench.sides import Bench

LIMIT = 8.0


def measure(bench: Bench) -> Iterator[Metric]:
    """The plan's overview and one objective."""
    for metric, page_name in (("overview", "plan"), ("objective", "objective")):
        path = path_of(bench, page_name)
        yield staff_ratio(bench, f"plan.{metric}_ratio", path, LIMIT)
        yield queries_metric(bench, f"plan.{metric}_queries", path)
