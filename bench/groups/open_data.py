"""The open data of 100 000 published projects: all eight files, in constant memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.figures import Metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.sides import Bench

SECONDS: Final = 900.0


def measure(bench: Bench) -> Iterator[Metric]:
    """Seconds from the database to the sums, and how far memory grew on the way."""
    bench.office.probe("open_projects", timeout=SECONDS)
    found = bench.office.probe("export_open_data", timeout=SECONDS)
    yield Metric(
        "open.export_100000_s",
        found["seconds"],
        "s",
        note=f"{found['rows']} projects, eight files, {found['megabytes']:.0f} MB",
    )
    yield Metric(
        "open.export_100000_memory_mb", found["grown"], "MB", note=f"grown to {found['peak']:.0f} MB at most"
    )
