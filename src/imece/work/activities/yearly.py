"""The yearly activity list: by kind and month, with totals; the paper a small office prints on its first day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from imece.ground.values.months import month_name
from imece.ground.values.period import Period
from imece.work.activities import queries
from imece.work.activities.choices import Precision

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity, ActivityKind

UNKNOWN_MONTH: Final = 0
MONTHS: Final = tuple(range(1, 13))


@dataclass(slots=True)
class Tally:
    """Counts by month (0: month not known), and the participants as far as known."""

    months: list[int] = field(default_factory=lambda: [0] * 13)
    participants: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All activities."""
        return sum(self.months)

    @property
    def in_order(self) -> list[int]:
        """January to December, then those whose month is not known."""
        return [*self.months[1:], self.months[UNKNOWN_MONTH]]

    @property
    def participants_known(self) -> bool:
        """Whether at least one number is known."""
        return self.unknown < self.total

    def add(self, activity: Activity) -> None:
        """Count one activity."""
        self.months[month_of(activity)] += 1
        if activity.participants is None:
            self.unknown += 1
        else:
            self.participants += activity.participants


@dataclass(slots=True)
class KindOfYear:
    """One kind's activities of the year, by day."""

    kind: ActivityKind
    tally: Tally = field(default_factory=Tally)
    activities: list[Activity] = field(default_factory=list)


@dataclass(slots=True)
class YearList:
    """A whole year: kinds in their order, and the sums."""

    year: int
    kinds: list[KindOfYear]
    tally: Tally
    cancelled: int

    def month_names(self, language: str) -> list[str]:
        """The headings of the table."""
        return [month_name(month, language) for month in MONTHS]


def month_of(activity: Activity) -> int:
    """The month of the first day; 0 when only the year is known."""
    return UNKNOWN_MONTH if activity.precision == Precision.YEAR else activity.first.month


def year_list(actor: Actor, year: int) -> YearList:
    """The own office's year as far as the actor sees it. Cancelled activities are only counted apart."""
    found = queries.listed(actor).starting_in(Period.of_year(year)).filter(office_id=actor.office_id)
    kinds: dict[int, KindOfYear] = {}
    whole, cancelled = Tally(), 0
    for activity in found.order_by("kind__position", "kind_id", "first", "pk"):
        if activity.is_cancelled:
            cancelled += 1
            continue
        row = kinds.setdefault(activity.kind_id, KindOfYear(activity.kind))
        row.activities.append(activity)
        row.tally.add(activity)
        whole.add(activity)
    return YearList(year, list(kinds.values()), whole, cancelled)
