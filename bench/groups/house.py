"""What every page pays: the floor's page, and the same twenty rows in İmece's shells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.comparing import FLOOR_PAGE, PUBLIC_PAGE, compared, ratio_of, staff_page
from bench.figures import Metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.sides import Bench


def measure(bench: Bench) -> Iterator[Metric]:
    """The floor page in milliseconds and the bare pages as ratios to it."""
    staff = compared(bench.house.visitor(), staff_page(bench), bench.floor.visitor(), FLOOR_PAGE)
    public = compared(bench.house.stranger(), PUBLIC_PAGE, bench.floor.visitor(), FLOOR_PAGE)
    yield Metric(
        "house.floor_page_ms", staff[1].median, "ms", note="the one-file application's page of 20 rows"
    )
    yield ratio_of("house.bare_page", staff, None, "the floor page")
    yield ratio_of("house.bare_public_page", public, None, "the floor page")
