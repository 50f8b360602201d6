"""Activities for tests: one with usual facts, or many at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from imece.work.activities import actions
from imece.work.activities.choices import Precision
from imece.work.activities.dates import When
from imece.work.activities.facts import Facts
from imece.work.activities.models import ActivityKind

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity


def kind(code: str = "meeting") -> ActivityKind:
    """A shared kind."""
    return ActivityKind.objects.get(code=code, office__isnull=True)


def when(first: date = date(2026, 3, 10), last: date | None = None, precision: str = Precision.DAY) -> When:
    """Days."""
    return When(first, last or first, Precision(precision))


def facts(**changes: Any) -> Facts:
    """Usual facts with some changed."""
    usual: dict[str, Any] = {"title": "Proje toplantısı", "when": when()}
    usual.update(changes)
    usual.setdefault("kind", kind())
    return Facts(**usual)


def recorded(actor: Actor, **changes: Any) -> Activity:
    """One activity, recorded by the actor."""
    return actions.record_activity(actor=actor, facts=facts(**changes))


def recorded_many(actor: Actor, number: int, **changes: Any) -> list[Activity]:
    """Many activities with numbered titles."""
    shared = kind()
    many = [facts(kind=shared, title=f"Toplantı {turn}", **changes) for turn in range(number)]
    return actions.record_many(actor=actor, many=many)
