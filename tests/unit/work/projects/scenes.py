"""Projects for tests: one with usual facts, perhaps changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from imece.work.projects import actions
from imece.work.projects.choices import Status
from imece.work.projects.days import Days
from imece.work.projects.facts import Facts, SaidMoney
from imece.work.projects.models import Funder

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project


def funder(code: str = "eu") -> Funder:
    """A shared funder."""
    return Funder.objects.get(code=code, office__isnull=True)


def lira(amount: int | str) -> SaidMoney:
    """A grant in lira."""
    return SaidMoney(grant=Decimal(amount))


def facts(**changes: Any) -> Facts:
    """Usual facts with some changed."""
    usual: dict[str, Any] = {
        "title": "Göç projesi",
        "status": Status.RUNNING,
        "days": Days(start=date(2026, 3, 1)),
        "money": lira(100),
    }
    usual.update(changes)
    usual.setdefault("funder", funder())
    return Facts(**usual)


def recorded(actor: Actor, **changes: Any) -> Project:
    """One project, recorded by the actor."""
    return actions.record_project(actor=actor, facts=facts(**changes))
