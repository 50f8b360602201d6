"""The entry table: a whole year of 200 indicators by twelve months saved with one sending."""

from __future__ import annotations

import http.client
import json
import time
from itertools import count
from typing import TYPE_CHECKING

from bench.client import NotAnsweredError
from bench.figures import Metric
from bench.groups.indicators import submit_to_floor
from bench.rounds import abba

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.client import Visitor
    from bench.sides import Bench

ROWS, MONTHS = 200, 12
CELLS = ROWS * MONTHS
ROUNDS = 2
MOST_REQUESTS = 1


def measure(bench: Bench) -> Iterator[Metric]:
    """How many sendings a full table needs, and how long one takes beside so many of the floor's as it has cells."""
    made = bench.office.probe("grid_cells", str(ROWS))
    path = f"/o/{made['office']}/my-reporting/grid/?year={made['year']}&kind=month&unit={made['unit']}"
    numbers = count(1)
    visitor, floor = bench.house.visitor(), bench.floor.visitor()
    save(visitor, path, made["cells"], next(numbers))
    held = bench.office.probe("grid_cells", str(ROWS), "1")["held"]
    yield Metric(
        "papers.grid_save_requests",
        MOST_REQUESTS if held == CELLS else CELLS - held,
        "requests",
        None,
        MOST_REQUESTS,
        note=f"{held} of {CELLS} cells kept by one sending",
    )
    ours, theirs = abba(
        milliseconds(lambda: save(visitor, path, made["cells"], next(numbers))),
        milliseconds(lambda: submit_to_floor(floor)),
        ROUNDS,
    )
    yield Metric(
        "papers.grid_save_ms",
        ours.median,
        "ms",
        theirs.median,
        note=f"{CELLS} cells at once; one POST of the floor {theirs.median:.1f} ms",
    )
    yield Metric(
        "papers.grid_save_ratio_per_cell",
        ours.median / CELLS / theirs.median,
        "×",
        theirs.median,
        1.0,
        note="one cell's share of the sending against one POST of the floor",
    )


def save(visitor: Visitor, path: str, cells: Sequence[str], number: int) -> None:
    """Put the same number in every cell; the table shows the one before."""
    seen = dict.fromkeys(cells, str(number - 1)) if number > 1 else {}
    fields = {"intent": "draft", "seen": json.dumps(seen), **{f"c.{key}": str(number) for key in cells}}
    answer = visitor.post(path, fields)
    if answer.status != http.client.FOUND:
        raise NotAnsweredError(f"the entry table answered {answer.status}")


def milliseconds(act: Callable[[], object]) -> Callable[[], list[float]]:
    """One act as a sample."""

    def take() -> list[float]:
        begun = time.perf_counter()
        act()
        return [(time.perf_counter() - begun) * 1000]

    return take
