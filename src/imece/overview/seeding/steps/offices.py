"""Offices with units and people: one of each province at country scale, districts of a province below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from imece.ground.values import turkish
from imece.overview.seeding.material import MARK, Seeding, words, written
from imece.services.accounts.choices import OfficeKind, Role
from imece.services.accounts.models import Membership, Office, Unit, User
from imece.services.reference import places
from imece.work.indicators.choices import Approver
from imece.work.indicators.models import ApprovalStep

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_PASSWORD = "!"  # noqa: S105 -- Django's mark of a person who cannot sign in with a password
HOME_PROVINCE = "27"
PROVINCES = 81
PEOPLE = (Role.COORDINATOR, Role.EXPERT, Role.EXPERT, Role.VIEWER)


class Place(NamedTuple):
    """What an office takes from where it stands."""

    name: str
    kind: OfficeKind
    province: str
    district: str = ""


def make(seeding: Seeding) -> int:
    """Offices, their units, their people and one step of approval each."""
    made = written(office_of(place) for place in places_of(seeding.scale.offices))
    for office in seeding.offices():
        _units(seeding, office)
        _people(seeding, office)
    ApprovalStep.objects.bulk_create(
        ApprovalStep(office=office, position=1, name="Onay", approver=Approver.COORDINATOR)
        for office in seeding.offices()
    )
    return made


def places_of(offices: int) -> Iterator[Place]:
    """The first so many places: all provinces, or one province's capital and its districts and neighbours."""
    if offices >= PROVINCES:
        ordered = sorted(places.provinces(), key=lambda province: province.code)
        yield from (
            Place(f"{each.name} Valiliği AB Bürosu", OfficeKind.GOVERNORSHIP, each.code) for each in ordered
        )
        return
    yield Place(
        f"{places.province(HOME_PROVINCE).name} Dış İlişkiler Dairesi", OfficeKind.MUNICIPALITY, HOME_PROVINCE
    )
    nearest = sorted(places.districts(), key=lambda each: (each.province != HOME_PROVINCE, each.code))
    for each in nearest[: offices - 1]:
        yield Place(f"{each.full_name} AB Projeleri Merkezi", OfficeKind.DISTRICT, each.province, each.code)


def office_of(place: Place) -> Office:
    """The unsaved office of a place."""
    return Office(
        slug=f"{MARK}-{place.province}-{place.district or '0'}-{turkish.slug(place.name)}"[:60].strip("-"),
        name=place.name,
        kind=place.kind,
        province=place.province,
        district=place.district,
        languages=["tr", "en"],
        is_sample=True,
        is_public=True,
    )


def _units(seeding: Seeding, office: Office) -> None:
    stock = words()["units"]
    names = [
        stock[place] if place < len(stock) else f"{stock[place % len(stock)]} {place // len(stock) + 1}"
        for place in range(seeding.scale.units)
    ]
    units = Unit.objects.bulk_create(
        Unit(office=office, name=name, sort_key=turkish.sort_key(name), path="") for name in names
    )
    for unit in units:
        unit.path = f"{unit.pk}/"
    Unit.objects.bulk_update(units, ["path"])


def _people(seeding: Seeding, office: Office) -> None:
    """A coordinator, two experts and a viewer, then one contact for each unit."""
    chance = seeding.chance("people", office.slug)
    units = list(office.units.order_by("pk"))
    seats: list[tuple[Role, Unit | None]] = [(role, None) for role in PEOPLE]
    seats += [(Role.UNIT_CONTACT, unit) for unit in units]
    people = User.objects.bulk_create(
        User(
            email=f"{role.value}-{number}@{office.slug}.example",
            name=f"{chance.choice(words()['first_names'])} {chance.choice(words()['last_names'])}",
            password=NO_PASSWORD,
        )
        for number, (role, _unit) in enumerate(seats)
    )
    Membership.objects.bulk_create(
        Membership(user=person, office=office, role=role, unit=unit)
        for person, (role, unit) in zip(people, seats, strict=True)
    )
