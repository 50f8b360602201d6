"""The public performance pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.comparing import PUBLIC_PAGE, compared, path_of, ratio_of
from bench.queries import queries_metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.figures import Metric
    from bench.sides import Bench

LIMIT = 4.0


def measure(bench: Bench) -> Iterator[Metric]:
    """The plan and one objective, for anybody, against the bare public page."""
    for metric, page_name in (("plan", "public_plan"), ("objective", "public_objective")):
        path = path_of(bench, page_name)
        pair = compared(bench.house.stranger(), path, bench.house.stranger(), PUBLIC_PAGE)
        yield ratio_of(f"public.{metric}_ratio", pair, LIMIT, "the bare public page")
        yield queries_metric(bench, f"public.{metric}_queries", path, signed_in=False)
