"""How many questions a page asks the database, counted inside İmece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.figures import Metric

if TYPE_CHECKING:
    from bench.sides import Bench

BUDGET = 15


def queries_metric(bench: Bench, name: str, path: str, *, signed_in: bool = True) -> Metric:
    """Questions of one page, session and rights included."""
    found = bench.office.probe("page_queries", path, "coordinator" if signed_in else "")
    return Metric(
        name, found["queries"], "queries", None, BUDGET, note=f"{found['kilobytes']:.0f} kB of HTML"
    )
