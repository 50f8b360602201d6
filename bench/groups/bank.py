"""The public project bank: map and search over the seeded projects, against the bare public page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.comparing import PUBLIC_PAGE, compared, path_of, ratio_of
from bench.queries import queries_metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.figures import Metric
    from bench.sides import Bench

LIMIT: Final = 4.0
QUESTIONS: Final = (
    ("map", ""),
    ("districts", "?map=districts"),
    ("filtered", "?year=2020&theme=water"),
    ("search", "?q=projesi"),
)


def measure(bench: Bench) -> Iterator[Metric]:
    """Provinces, all districts, a filter and a search, for anybody."""
    page = path_of(bench, "public_projects")
    for name, query in QUESTIONS:
        path = f"{page}{query}"
        pair = compared(bench.house.stranger(), path, bench.house.stranger(), PUBLIC_PAGE)
        yield ratio_of(f"bank.{name}_ratio", pair, LIMIT, "the bare public page")
        yield queries_metric(bench, f"bank.{name}_queries", path, signed_in=False)
