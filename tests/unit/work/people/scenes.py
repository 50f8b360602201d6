"""People for tests: usual facts with some changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from imece.work.people import actions
from imece.work.people.facts import PersonFacts, RoleFacts

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.people.models import Person

MAIL = ("mail", "work")


def facts(**changes: Any) -> PersonFacts:
    """Somebody met at a meeting."""
    usual: dict[str, Any] = {
        "name": "Deniz Örnek",
        "basis_source": "Kartvizit",
        "basis_on": date(2026, 1, 5),
        "points": {MAIL: "deniz@ornek.example"},
        "role": RoleFacts(institution="Örnek Derneği", title="Başkan"),
    }
    return PersonFacts(**{**usual, **changes})


def entered(actor: Actor, **changes: Any) -> Person:
    """One person, entered by the actor."""
    return actions.enter_person(actor=actor, facts=facts(**changes))
