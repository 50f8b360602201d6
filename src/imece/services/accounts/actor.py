"""Who is acting, in which office, with which role, and whose records they may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q

from imece.ground.questions.prepared import Prepared
from imece.ground.values import clock
from imece.services.accounts.choices import STAFF_ROLES, WRITING_ROLES, Role
from imece.services.accounts.models import Grant, Unit
from imece.services.audit.actions import Signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from imece.services.accounts.models import Acting, Membership, Office, SignedLink


def givers(office: int, day: date) -> QuerySet[Grant, int]:
    """The offices whose records that office may read on that day."""
    return Grant.objects.open_on(day).filter(receiver_id=office).values_list("giver_id", flat=True)


GIVERS = Prepared(givers, office=int, day=date)


@dataclass(eq=False)
class Actor:
    """A member (perhaps acting for another), an auditor, or the holder of a signed link; always in one office."""

    office: Office
    role: Role
    name: str
    person_id: int | None = None
    membership: Membership | None = None
    acting: Acting | None = None
    link: SignedLink | None = None
    has_second_factor: bool = False
    has_other_offices: bool = False

    @property
    def office_id(self) -> int:
        """The office in whose name everything is written."""
        return self.office.pk

    @property
    def seat(self) -> Membership | None:
        """The membership whose rights are used: the principal's while acting for someone."""
        return self.acting.principal if self.acting else self.membership

    @property
    def unit(self) -> Unit | None:
        """The unit of the seat, or of the link's holder."""
        if self.link is not None:
            return self.link.unit
        return self.seat.unit if self.seat else None

    @property
    def is_staff(self) -> bool:
        """Coordinators and experts: the office itself."""
        return self.role in STAFF_ROLES

    @property
    def is_coordinator(self) -> bool:
        """The head of the office (or who acts for them)."""
        return self.role == Role.COORDINATOR

    @property
    def is_auditor(self) -> bool:
        """Reads everything of the office, writes nothing; every look is logged."""
        return self.role == Role.AUDITOR

    @property
    def reads_as_staff(self) -> bool:
        """Everyone of the office but the contacts of other units."""
        return self.is_staff or self.is_auditor or self.role == Role.VIEWER

    @property
    def may_write(self) -> bool:
        """Whether the role writes at all."""
        return self.role in WRITING_ROLES

    @property
    def today(self) -> date:
        """Today in the office's time zone."""
        return clock.today(self.office.time_zone)

    @property
    def signature(self) -> Signature:
        """What the audit trail keeps of this actor."""
        behalf = str(self.acting.principal.user) if self.acting else ""
        return Signature(self.office_id, self.person_id, self.name, behalf)

    @cached_property
    def readable_office_ids(self) -> frozenset[int]:
        """The own office and, for staff and auditors, the offices that granted it a look today."""
        own = frozenset({self.office_id})
        if not self.reads_as_staff:
            return own
        return own | frozenset(GIVERS.ask(office=self.office_id, day=self.today))

    @cached_property
    def unit_ids(self) -> frozenset[int]:
        """The own unit and all below it; empty when the actor belongs to no unit."""
        unit = self.unit
        if unit is None:
            return frozenset()
        return frozenset(
            Unit.objects.filter(office_id=self.office_id, path__startswith=unit.path).values_list(
                "pk", flat=True
            )
        )

    def sees(self, field: str = "office") -> Q:
        """The condition "own office or granted" on a queryset's office field."""
        return Q(**{f"{field}_id__in": self.readable_office_ids})

    def owns(self, office_id: int) -> bool:
        """Whether a record of that office is the actor's own (granted records are only read)."""
        return office_id == self.office_id


def actors_of(seats: Sequence[Membership]) -> list[Actor]:
    """Members of one office as actors in their own right, for questions about them ("may they see this?").

    The units of all are read in one question, and they see no other office: it is about records of their own.
    """
    branches: list[tuple[int, str]] = []
    if any(seat.unit_id for seat in seats):
        branches = list(Unit.objects.filter(office_id=seats[0].office_id).values_list("pk", "path"))
    actors = []
    for seat in seats:
        actor = Actor(
            office=seat.office,
            role=Role(seat.role),
            name=str(seat.user),
            person_id=seat.user_id,
            membership=seat,
        )
        root = seat.unit.path if seat.unit is not None else None
        actor.unit_ids = frozenset(pk for pk, path in branches if root is not None and path.startswith(root))
        actor.readable_office_ids = frozenset({seat.office_id})
        actors.append(actor)
    return actors
