"""Writes the eight files of open data from everything that is published; seconds, sizes, growth of memory."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection

from bench.probes.import_activities import memory
from imece.doors.open_api import kept, reading, sheets
from imece.doors.open_api.dump import export


def measure() -> dict[str, Any]:
    """The whole export, after one chunk was read and written, so that only what grows with the rows is counted."""
    source = kept.source()
    if connection.vendor == "sqlite":  # the mapped file would be counted as ours
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size=0")
    for _line in sheets.csv_lines(
        reading.facts_of(list(reading.published().order_by("pk")[: reading.CHUNK]))
    ):
        pass
    before, begun = memory(), time.perf_counter()
    with TemporaryDirectory() as folder:
        coverage, written = export(source, Path(folder))
    return {
        "seconds": time.perf_counter() - begun,
        "rows": coverage.projects,
        "megabytes": sum(file.size for file in written) / 1024**2,
        "grown": memory() - before,
        "peak": memory(),
    }
