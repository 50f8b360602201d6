"""What waits for a person: an explicit list of the apps' own queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imece.services.duties.models import Duty
from imece.work.indicators.queries import desk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import Actual

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the home page shows: figures to sign, figures to report, duties by urgency."""

    to_sign: Sequence[Actual]
    to_report: Sequence[Actual]
    late: list[Duty]
    soon: list[Duty]
    later: list[Duty]

    @property
    def count(self) -> int:
        """How many things wait."""
        return len(self.to_sign) + len(self.to_report) + len(self.late) + len(self.soon) + len(self.later)


def waiting_for(actor: Actor) -> Waiting:
    """Everything with one click to do it; for staff the figures to report are those of the desk, not theirs."""
    duties = list(
        Duty.objects.waiting_for(actor)
        .select_related("owner__user", "unit")
        .order_by("due_on", "pk")[:MOST_SHOWN]
    )
    today = actor.today
    reports = [] if actor.is_staff or not actor.may_write else list(desk.mine(actor)[:MOST_SHOWN])
    return Waiting(
        to_sign=desk.inbox(actor) if not actor.is_auditor else [],
        to_report=reports,
        late=[duty for duty in duties if duty.due_on is not None and duty.due_on < today],
        soon=[duty for duty in duties if duty.due_on is not None and 0 <= days_to(duty.due_on, today) <= 7],
        later=[duty for duty in duties if duty.due_on is None or days_to(duty.due_on, today) > 7],
    )


def days_to(day: date, today: date) -> int:
    """Days from today to the day."""
    return (day - today).days
