"""Search over a million rows, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.client import page
from bench.comparing import FLOOR_PAGE
from bench.figures import Metric
from bench.installations import Installation
from bench.rounds import abba

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.client import Visitor
    from bench.sides import Bench, Side

LIMIT = 8.0
ROUNDS = 4
WORDS = (
    "sıfır atık",
    "toplantı",
    "kadın girişimciliği eğitimi",
    "sulama fuarı",
    "4711",
    "kalk",
    "ziraat odası",
    "Ihlamur bahçeleri atölyesi kongre",
)


def measure(bench: Bench) -> Iterator[Metric]:
    """The slowest of twenty searches against the floor's page."""
    million = Installation("million", "million")
    million.make()
    yield _metric("search.million_p95_ratio", bench.serve(million), bench.floor)
    if bench.server is None:
        print("  search on PostgreSQL: not measured (no server installed here)")
        return
    on_postgres = Installation("million", "million", bench.server)
    on_postgres.make()
    yield _metric("search.million_p95_ratio_postgresql", bench.serve(on_postgres), bench.floor_on_postgres)


def _metric(name: str, house: Side, floor: Side) -> Metric:
    path = house.facts["paths"]["search"]
    visitor = house.visitor()
    searching(visitor, path)()
    ours, theirs = abba(searching(visitor, path), page(floor.visitor(), FLOOR_PAGE, len(WORDS)), ROUNDS)
    slow = ours.percentile(95)
    return Metric(
        name,
        slow / theirs.median,
        "×",
        theirs.median,
        LIMIT,
        note=f"p95 {slow:.1f} ms, median {ours.median:.1f} ms against {theirs.median:.1f} ms of the floor page",
    )


def searching(visitor: Visitor, path: str) -> Callable[[], list[float]]:
    """Something to take samples of: milliseconds of each kind of search, rare words and words in every fifth row."""
    pages = [page(visitor, f"{path}?{urlencode({'q': words})}", 1) for words in WORDS]

    def take() -> list[float]:
        return [seconds for each in pages for seconds in each()]

    return take
