"""Requests, visits, problems and leads for tests: usual facts with some changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from imece.work.advisory import actions
from imece.work.advisory.facts import LeadFacts, ProblemFacts, RequestFacts, VisitFacts
from tests.unit.work.activities.scenes import recorded, when

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.advisory.models import AdvisoryRequest, InvestorVisit, Lead, Problem

DAY = date(2026, 3, 10)


def request_facts(**changes: Any) -> RequestFacts:
    """A citizen asked about a call."""
    return RequestFacts(
        **{"question": "Gençlik çağrısı ne zaman?", "asked_on": DAY, "target_group": "youth", **changes}
    )


def asked(
    actor: Actor, *, answer: str = "", answered_on: date | None = None, **changes: Any
) -> AdvisoryRequest:
    """One request, put down by the actor."""
    facts = request_facts(**changes)
    return actions.record_request(actor=actor, facts=facts, answer=answer, answered_on=answered_on)


def visited(actor: Actor, investor: str = "Örnek Makine", day: date = DAY, **changes: Any) -> InvestorVisit:
    """A visit with its activity."""
    activity = recorded(actor, title=f"Ziyaret: {investor}", when=when(day))
    facts = VisitFacts(**{"investor": investor, "sector": "machinery", **changes})
    return actions.write_visit(actor=actor, activity=activity, facts=facts)


def troubled(actor: Actor, visit: InvestorVisit, **changes: Any) -> Problem:
    """A problem of a visit."""
    facts = ProblemFacts(**{"title": "Trafo gücü yetmiyor", "area": "infrastructure", **changes})
    return actions.add_problem(actor=actor, visit=visit, facts=facts)


def lead_facts(**changes: Any) -> LeadFacts:
    """A packaging plant."""
    usual: dict[str, Any] = {
        "title": "Ambalaj tesisi",
        "investor": "Örnek Ambalaj",
        "first_on": DAY,
        "amount": Decimal(5_000_000),
        "currency": "EUR",
        "jobs": 60,
    }
    return LeadFacts(**{**usual, **changes})


def entered_lead(actor: Actor, **changes: Any) -> Lead:
    """One lead, entered by the actor."""
    return actions.enter_lead(actor=actor, facts=lead_facts(**changes))
