"""Makes the tables and the test material of an installation."""

from __future__ import annotations

import sys
from typing import Any, Final

from django.core.management import call_command
from django.db import connection

from bench.probes.multiplying import TIMES, multiply
from imece.overview.seeding.generator import generate
from imece.overview.seeding.scales import SCALES, Scale
from imece.overview.seeding.steps.filler import KIND
from imece.work.indicators.choices import Frequency

YEAR: Final = 2025
ENTRIES: Final = Scale(
    "entries",
    offices=1,
    units=25,
    goals=5,
    objectives=5,
    indicators=8,
    years=range(2022, 2027),
    activities=100,
)
MILLION: Final = Scale(
    "million",
    offices=1,
    units=5,
    goals=1,
    objectives=1,
    indicators=2,
    years=range(YEAR, YEAR + 1),
    activities=10,
    findables=1_000_000 // TIMES,
)
SPECIAL: Final = {
    "entries": ENTRIES,
    "million": MILLION,
    "figures": Scale(
        "figures",
        offices=16,
        units=10,
        goals=5,
        objectives=5,
        indicators=25,
        years=range(YEAR, YEAR + 1),
        activities=0,
        frequency=Frequency.QUARTER,
    ),
}


def measure(scale: str) -> dict[str, Any]:
    """Migrate and seed; how many of what. The tables' statistics are made as a running server would have them."""
    call_command("migrate", verbosity=0)
    made = generate(
        {**SCALES, **SPECIAL}[scale], seed=1, say=lambda line: print("   ", line, file=sys.stderr)
    )
    if scale == MILLION.name:
        multiply(KIND, made["search rows"])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return made
