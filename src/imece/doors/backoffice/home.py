"""What waits for a person: an explicit list of the apps' own queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the home page shows of the duties: late, due within a week, later."""

    late: list[Duty]
    soon: list[Duty]
    later: list[Duty]

    @property
    def count(self) -> int:
        """How many things wait."""
        return len(self.late) + len(self.soon) + len(self.later)


def waiting_for(actor: Actor) -> Waiting:
    """The person's open duties, sorted by urgency."""
    duties = list(
        Duty.objects.waiting_for(actor)
        .select_related("owner__user", "unit")
        .order_by("due_on", "pk")[:MOST_SHOWN]
    )
    today = actor.today
    return Waiting(
        late=[duty for duty in duties if duty.due_on is not None and duty.due_on < today],
        soon=[duty for duty in duties if duty.due_on is not None and 0 <= days_to(duty.due_on, today) <= 7],
        later=[duty for duty in duties if duty.due_on is None or days_to(duty.due_on, today) > 7],
    )


def days_to(day: date, today: date) -> int:
    """Days from today to the day."""
    return (day - today).days
