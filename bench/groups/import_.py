"""Importing 10 000 activities and an inventory of 100 000 projects, every row checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.figures import Metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.sides import Bench


def measure(bench: Bench) -> Iterator[Metric]:
    """Seconds from the file to the records, and how far memory grew on the way."""
    found = bench.office.probe("import_activities")
    yield Metric(
        "import.activities_10000_s",
        found["seconds"],
        "s",
        note=f"{found['rows']} rows, {found['wrong']} wrong; {found['checking']:.1f} s of it for checking",
    )
    yield Metric("import.memory_mb", found["grown"], "MB", note=f"grown to {found['peak']:.0f} MB at most")
    found = bench.office.probe("import_projects")
    yield Metric(
        "import.projects_100000_s",
        found["seconds"],
        "s",
        note=f"{found['rows']} rows, {found['wrong']} wrong; {found['checking']:.1f} s of it for checking",
    )
    yield Metric(
        "import.projects_memory_mb", found["grown"], "MB", note=f"grown to {found['peak']:.0f} MB at most"
    )
