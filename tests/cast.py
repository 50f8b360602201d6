"""The cast of the tests: two offices that must never see each other, and the people in them.

Gaziantep (a municipality): Ayşe coordinates, Ebru is an expert, Umut reports for the water unit, Veli only looks,
Derya audits. Orhangazi (a district centre): Osman coordinates, Emine is an expert. Bursa (a governorship) can be
granted a look at Orhangazi. Nobody belongs nowhere. Whoever's role needs a second step at sign-in has one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator

from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import SECOND_FACTOR_ROLES, OfficeKind, Role
from imece.services.accounts.models import Grant, Membership, Office, Unit, User

if TYPE_CHECKING:
    from django.test import Client

PASSWORD = "bir-uzun-parola-2026"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AUDIT_ENDS = date(2099, 12, 31)


@dataclass
class Place:
    """One office with its units and people by first name."""

    office: Office
    units: dict[str, Unit] = field(default_factory=dict)
    members: dict[str, Membership] = field(default_factory=dict)

    def unit(self, name: str) -> Unit:
        """A unit by name, made when it is first asked for."""
        if name not in self.units:
            self.units[name] = Unit.objects.create(office=self.office, name=name)
        return self.units[name]

    def actor(self, name: str) -> Actor:
        """The person as an actor of this office."""
        seat = Membership.objects.select_related("office", "unit", "user").get(pk=self.members[name].pk)
        return Actor(
            office=seat.office,
            role=Role(seat.role),
            name=str(seat.user),
            person_id=seat.user_id,
            membership=seat,
        )

    def join(self, name: str, role: Role, unit: str | None = None, **facts: object) -> Membership:
        """Add a person with a role."""
        person = User.objects.create(email=f"{name.lower()}@{self.office.slug}.example", name=name)
        seat = Membership.objects.create(
            user=person,
            office=self.office,
            role=role,
            unit=self.unit(unit) if unit else None,
            ends_on=AUDIT_ENDS if role == Role.AUDITOR else None,
            **facts,
        )
        if role in SECOND_FACTOR_ROLES:
            Authenticator.objects.create(
                user=person, type=Authenticator.Type.TOTP, data={"secret": TOTP_SECRET}
            )
        self.members[name] = seat
        return seat


@dataclass
class Cast:
    """Everybody."""

    gaziantep: Place
    orhangazi: Place
    bursa: Place
    nobody: User

    def enters(self, client: Client, place: Place, name: str) -> Client:
        """Sign the person in."""
        client.force_login(place.members[name].user)
        return client

    def grant(self, giver: Place, receiver: Place) -> Grant:
        """Let one office read another's records."""
        return Grant.objects.create(giver=giver.office, receiver=receiver.office, first=date(2020, 1, 1))


def make_cast() -> Cast:
    """The two offices, the governorship, and nobody."""
    gaziantep = Place(
        Office.objects.create(
            slug="gaziantep",
            name="Gaziantep Dış İlişkiler",
            kind=OfficeKind.MUNICIPALITY,
            province="27",
            languages=["tr", "en"],
            is_public=True,
        )
    )
    gaziantep.join("Ayşe", Role.COORDINATOR, "Dış İlişkiler Dairesi Başkanlığı")
    gaziantep.join("Ebru", Role.EXPERT, "Dış İlişkiler Dairesi Başkanlığı")
    gaziantep.join("Umut", Role.UNIT_CONTACT, "Su ve Kanalizasyon")
    gaziantep.join("Ulviye", Role.UNIT_CONTACT, "Su ve Kanalizasyon", is_unit_head=True)
    gaziantep.join("Kemal", Role.UNIT_CONTACT, "Kültür")
    gaziantep.join("Veli", Role.VIEWER)
    gaziantep.join("Mert", Role.VIEWER, is_top_manager=True)
    gaziantep.join("Derya", Role.AUDITOR)
    orhangazi = Place(
        Office.objects.create(
            slug="orhangazi",
            name="Orhangazi AB Projeleri Merkezi",
            kind=OfficeKind.DISTRICT,
            province="16",
            languages=["tr", "en"],
            is_public=True,
        )
    )
    orhangazi.join("Osman", Role.COORDINATOR, "Merkez")
    orhangazi.join("Emine", Role.EXPERT, "Merkez")
    bursa = Place(
        Office.objects.create(
            slug="bursa", name="Bursa AB Bürosu", kind=OfficeKind.GOVERNORSHIP, province="16"
        )
    )
    bursa.join("Burak", Role.COORDINATOR, "Büro")
    nobody = User.objects.create(email="kimse@hicbiryer.example", name="Kimse")
    return Cast(gaziantep, orhangazi, bursa, nobody)
