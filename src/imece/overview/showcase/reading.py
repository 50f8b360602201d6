"""The demo offices' data files as they are read: dates become days of this calendar, the rest stays as written.

Days are `2016` (a whole year), `2016-04-06`, `Y:MM-DD` (Y = 0: the demo's own year, -1 the one before) or `+14` (days
from today); two of them joined by `..` are a stretch. The demo's own year is the last one whose first half was due.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from imece.ground.values.period import Period
from imece.work.activities.choices import Precision
from imece.work.activities.dates import When

DATA: Final = Path(__file__).parent / "data"
OFFICES: Final = ("bursa", "gaziantep", "orhangazi")  # the first brings the administrator
FIRST_HALF_DUE: Final = (7, 20)
LIST_SIGN: Final = "|"
SPAN_SIGN: Final = ".."


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the relative days of the data files mean on a day."""

    today: date

    @property
    def year(self) -> int:
        """The demo's own year: the last one whose first half-year was due to be reported."""
        passed = (self.today.month, self.today.day) > FIRST_HALF_DUE
        return self.today.year if passed else self.today.year - 1

    def day(self, text: str) -> date:
        """One day; raises `ValueError` for what is none."""
        if text[0] in "+-" and ":" not in text:
            return self.today + timedelta(days=int(text))
        if ":" in text:
            year, _colon, rest = text.partition(":")
            return date.fromisoformat(f"{self.year + int(year):04}-{rest}")
        return date.fromisoformat(text)

    def when(self, text: str) -> When:
        """The days of a happening; a bare year is known to the year only."""
        if text.isdigit():
            year = Period.of_year(int(text))
            return When(year.first, year.last, Precision.YEAR)
        first, _sign, last = text.partition(SPAN_SIGN)
        return When(self.day(first), self.day(last or first))

    def period(self, text: str) -> Period:
        """ "-1-H2": the second half of the year before."""
        year, _sign, half = text.rpartition("-H")
        return Period.of_half(self.year + int(year), int(half))


def office_file(slug: str) -> dict[str, Any]:
    """Everything about one demo office but its activities."""
    found: dict[str, Any] = json.loads((DATA / f"{slug}.json").read_text(encoding="utf-8"))
    return found


def activity_rows(slug: str) -> list[dict[str, str]]:
    """The office's activities, one for each line."""
    with (DATA / f"{slug}-activities.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def listed(text: str) -> list[str]:
    """The parts of a cell that holds several."""
    return [part.strip() for part in text.split(LIST_SIGN) if part.strip()]
