"""Pages of İmece beside the floor's page, in the same run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.client import page
from bench.figures import Metric
from bench.rounds import abba

if TYPE_CHECKING:
    from bench.client import Visitor
    from bench.rounds import Samples
    from bench.sides import Bench

ROUNDS = 5
REQUESTS = 6
FLOOR_PAGE = "/page/"


class NotThereError(Exception):
    """A page that is to be measured has no address yet; the text names it."""


def staff_page(bench: Bench) -> str:
    """The bare page in the staff's shell."""
    return f"/bench/{bench.house.facts['office']}/staff/"


PUBLIC_PAGE = "/bench/public/"


def compared(ours: Visitor, path: str, theirs: Visitor, reference: str) -> tuple[Samples, Samples]:
    """Milliseconds of two pages, interleaved; both are asked for once before, so that nothing is compiled in the count."""
    for visitor, each in ((ours, path), (theirs, reference)):
        page(visitor, each, 2)()
    return abba(page(ours, path, REQUESTS), page(theirs, reference, REQUESTS), ROUNDS)


def ratio_of(name: str, pair: tuple[Samples, Samples], limit: float | None, against: str) -> Metric:
    """A metric of two medians; `against` says what the reference is."""
    ours, theirs = pair
    note = f"{ours.median:.1f} ms against {theirs.median:.1f} ms of {against}"
    return Metric(name, ours.median / theirs.median, "×", theirs.median, limit, note=note)


def path_of(bench: Bench, page_name: str) -> str:
    """The path of one of İmece's pages; `NotThereError` while it has none."""
    path: str | None = bench.house.facts["paths"][page_name]
    if path is None:
        raise NotThereError(f"the page “{page_name}” has no address yet")
    return path


def staff_ratio(bench: Bench, name: str, path: str, limit: float) -> Metric:
    """A staff page against the bare page in the same shell."""
    pair = compared(bench.house.visitor(), path, bench.house.visitor(), staff_page(bench))
    return ratio_of(name, pair, limit, "the bare staff page")
