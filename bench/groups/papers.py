"""Papers of a hundred pages, and five hundred letters in one job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.figures import Metric
from imece.config.management.commands.serve import GIVES_BACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.sides import Bench

PDF_LIMIT, WORD_LIMIT = 2.0, 5.0
GROWTH_LIMIT = 20.0


def measure(bench: Bench) -> Iterator[Metric]:
    """The processor's seconds for PDF and Word, and the growth of memory over the letters."""
    found = bench.office.probe("set_papers", environment=GIVES_BACK)
    note = f"{found['pages']} pages, half of them tables; the second of two runs"
    yield Metric("papers.pdf_100_pages_cpu_s", found["pdf"], "s", limit=PDF_LIMIT, note=note)
    yield Metric("papers.docx_100_pages_cpu_s", found["word"], "s", limit=WORD_LIMIT, note=note)
    yield Metric(
        "papers.letters_500_memory_growth_mb",
        found["grown"],
        "MB",
        limit=GROWTH_LIMIT,
        note=f"after a bundle of 100 letters, in an environment like the worker's; {found['peak']:.0f} MB at most with the reports",
    )
