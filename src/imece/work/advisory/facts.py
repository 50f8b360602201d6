"""What a person says about a request, a visit, a problem, a lead: the values that a verb writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from imece.work.advisory.choices import Asker, Channel, ProblemArea, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from imece.services.accounts.models import Membership, Unit
    from imece.work.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    """One advisory request; the institution as typed, matched to the register by the verb."""

    question: str
    asked_on: date
    asker: str = Asker.CITIZEN
    institution: str = ""
    person: Person | None = None
    target_group: str = ""
    sector: str = ""
    topic: str = Topic.FUNDS
    channel: str = Channel.PHONE
    unit: Unit | None = None
    owner: Membership | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """What was learnt at a visit; `answers` by the codes of the interview."""

    investor: str
    sector: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemFacts:
    """A problem with the step that was agreed."""

    title: str
    area: str = ProblemArea.OTHER
    step: str = ""
    owner: Membership | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFacts:
    """One possible investment."""

    title: str
    investor: str
    first_on: date
    sector: str = ""
    country: str = "TR"
    province: str = ""
    district: str = ""
    site: str = ""
    amount: Decimal | None = None
    currency: str = "TRY"
    jobs: int | None = None
    owner: Membership | None = None
    note: str = ""
