"""Making all kept figures of a year anew, beside one GROUP BY over the same actuals."""

from __future__ import annotations

from typing import Any, Final

from django.db import connection

from bench.probes.seeding import YEAR
from bench.rounds import abba, timed
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.models import Actual

ROUNDS: Final = 2
PLAIN: Final = (
    "SELECT indicator_id, sum(approved_value), count(*), max(last) FROM indicators_actual "
    "WHERE first BETWEEN %s AND %s AND state = 'approved' GROUP BY indicator_id"
)


def grouped() -> None:
    """The plain aggregate, fetched."""
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, [f"{YEAR}-01-01", f"{YEAR}-12-31"])
        cursor.fetchall()


def measure() -> dict[str, Any]:
    """Seconds of both and how many actuals there are."""
    ours, theirs = abba(timed(lambda: recompute_figures(YEAR)), timed(grouped), ROUNDS)
    return {"ours": ours.median, "plain": theirs.median, "actuals": Actual.objects.count()}
