"""Looks 200 000 made-up institutions through for doubles: profiles, blocks, scores, the likeliest pairs."""

from __future__ import annotations

import resource
import time
from dataclasses import replace
from heapq import nlargest
from typing import Any, Final

from imece.overview.seeding.material import Seeding
from imece.overview.seeding.scales import SCALES
from imece.overview.seeding.steps.institutions import institutions
from imece.work.contacts.actions.likes import MOST_PAIRS
from imece.work.contacts.likeness import likely_pairs, profile

ROWS: Final = 200_000


def measure() -> dict[str, Any]:
    """Seconds for all of it, how many pairs were kept and how far memory grew."""
    seeding = Seeding(replace(SCALES["country"], institutions=ROWS), 1, lambda _text: None)
    made = [(each.name, each.province) for each in institutions(seeding)]
    begun = time.perf_counter()
    held = [(number, profile([name], province=province)) for number, (name, province) in enumerate(made, 1)]
    pairs = nlargest(MOST_PAIRS, likely_pairs(held), key=lambda pair: pair[2].score)
    return {
        "seconds": time.perf_counter() - begun,
        "rows": len(held),
        "pairs": len(pairs),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
