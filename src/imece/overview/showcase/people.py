"""Opening the demo offices with their units and people, through the same verbs as any office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from imece.services.accounts import actions
from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import OfficeKind, Role
from imece.services.accounts.models import Membership, Office
from imece.services.reference.finding import find_district

if TYPE_CHECKING:
    from imece.overview.showcase.reading import Calendar
    from imece.services.accounts.models import Unit, User

PASSWORD: Final = "imece-ornek-2026"  # noqa: S105 -- printed by `make demo`; exists only in the demonstration
AUDIT_LASTS: Final = timedelta(days=365)


def email_of(slug: str, key: str) -> str:
    """An address that no mail can ever reach (RFC 2606)."""
    return f"{key}@{slug}.example"


@dataclass(eq=False)
class DatedActor(Actor):
    """A person of the demo doing something on a day of the past, so that last year's round has last year's dates."""

    on: date | None = None

    @property
    def today(self) -> date:
        """The day on which they do it."""
        return self.on or super().today


@dataclass
class Place:
    """One demo office on its way: its units and seats by name."""

    facts: dict[str, Any]
    calendar: Calendar
    office: Office
    units: dict[str, Unit] = field(default_factory=dict)
    seats: dict[str, Membership] = field(default_factory=dict)

    def actor(self, key: str, on: date | None = None) -> DatedActor:
        """A person of the office on a day (today when none is named)."""
        seat = self.seats[key]
        return DatedActor(
            office=self.office,
            role=Role(seat.role),
            name=str(seat.user),
            person_id=seat.user_id,
            membership=seat,
            has_second_factor=True,
            on=on or self.calendar.today,
        )


def open_place(facts: dict[str, Any], calendar: Calendar, administrator: User) -> Place:
    """The office, its units and its people with their seats."""
    said = facts["office"]
    first = next(person for person in facts["people"] if person["role"] == Role.COORDINATOR)
    invited = actions.open_office(
        administrator=administrator,
        facts=actions.NewOffice(
            kind=OfficeKind(said["kind"]),
            name=said["name"],
            slug=said["slug"],
            coordinator_email=email_of(said["slug"], first["key"]),
            coordinator_name=first["name"],
            province=said["province"],
            is_sample=True,
        ),
    )
    place = Place(facts, calendar, invited.invitation.office)
    known = administrator if first.get("is_administrator") else None
    take_seat(place, first, invited, known)
    tell_office(place)
    grow_units(place, first["key"])
    for person in facts["people"]:
        if person is not first:
            invite(place, first["key"], person)
    for person in facts["people"]:
        settle(place, first["key"], person)
    return place


def grow_units(place: Place, by: str) -> None:
    """The tree of units; the first one takes the name of the unit that the office was opened with."""
    actor, root = place.actor(by), place.office.units.get()
    for unit in place.facts["units"]:
        name, parent = unit["name"], place.units.get(unit.get("parent", ""))
        place.units[name] = (
            actions.add_unit(actor=actor, name=name, parent=parent)
            if place.units
            else actions.change_unit(actor=actor, unit=root, name=name, parent=None, code="")
        )


def take_seat(place: Place, person: dict[str, Any], invited: actions.Invited, known: User | None) -> None:
    """Follow the invitation's link and join."""
    token = invited.address.rstrip("/").rsplit("/", 1)[-1]
    if known is not None:
        seat = actions.accept_invitation(token=token, person=known)
    else:
        seat = actions.accept_invitation(token=token, name=person["name"], password=PASSWORD)
    place.seats[person["key"]] = seat


def tell_office(place: Place) -> None:
    """Names in both languages, place, and public pages."""
    said = place.facts["office"]
    district = find_district(said["district"], said["province"]).match if said["district"] else None
    place.office = actions.change_office(
        actor=place.actor("coordinator"),
        facts=actions.OfficeFacts(
            name=said["name"],
            short_name=said["short_name"],
            name_en=said["name_en"],
            province=said["province"],
            district=district.code if district else "",
            is_public=True,
            letterhead=said["name"],
        ),
    )


def invite(place: Place, inviter: str, person: dict[str, Any]) -> None:
    """Invite a person and let them join."""
    role = Role(person["role"])
    invited = actions.invite(
        actor=place.actor(inviter),
        facts=actions.InvitationFacts(
            email=email_of(place.office.slug, person["key"]),
            role=role,
            name=person["name"],
            unit=place.units.get(person.get("unit", "")),
            ends_on=place.calendar.today + AUDIT_LASTS if role == Role.AUDITOR else None,
        ),
    )
    take_seat(place, person, invited, None)


def settle(place: Place, by: str, person: dict[str, Any]) -> None:
    """Head of a unit, top manager: what an invitation cannot say. Nobody changes their own seat."""
    seat = place.seats[person["key"]]
    if person.get("is_unit_head") or person.get("is_top_manager"):
        seat = actions.change_member(
            actor=place.actor(by),
            seat=seat,
            facts=actions.SeatFacts(
                role=Role(seat.role),
                unit=seat.unit,
                is_unit_head=bool(person.get("is_unit_head")),
                is_top_manager=bool(person.get("is_top_manager")),
                ends_on=seat.ends_on,
            ),
        )
    place.seats[person["key"]] = Membership.objects.select_related("user", "unit", "office").get(pk=seat.pk)


def give_grants(place: Place, places: dict[str, Place]) -> None:
    """Let other demo offices read this one's records."""
    for grant in place.facts.get("grants", []):
        actions.give_grant(
            actor=place.actor("coordinator"),
            facts=actions.GrantFacts(
                receiver=places[grant["receiver"]].office,
                first=place.calendar.today,
                last=place.calendar.day(grant["until"]),
                reason=grant["reason"],
            ),
        )
