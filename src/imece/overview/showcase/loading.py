"""Loads the demo offices: everything through the verbs that people use, in one transaction, the same for a given day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import override

from imece.ground.values import clock
from imece.overview.showcase import (
    bank,
    handed_in,
    happenings,
    looks,
    people,
    plans,
    register,
    relations,
    rounds,
)
from imece.overview.showcase.people import PASSWORD, Place, email_of
from imece.overview.showcase.reading import OFFICES, Calendar, office_file
from imece.services.accounts.actions import name_administrator
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Office
from imece.services.duties.actions import give_duty
from imece.work.activities.actions import sync_shared_kinds
from imece.work.projects.actions import sync_shared_funders

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.models import User

__all__ = ["PASSWORD", "Login", "is_loaded", "load", "logins"]

LANGUAGE = "tr"


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody whom a visitor of the demonstration can sign in as, with `PASSWORD`."""

    email: str
    role: str
    office: str


def is_loaded() -> bool:
    """Whether the demo offices are there."""
    return Office.objects.filter(slug__in=OFFICES, is_sample=True).exists()


def logins() -> list[Login]:
    """Everybody of the demo, by office."""
    return [
        Login(email_of(slug, person["key"]), str(Role(person["role"]).label), facts["office"]["short_name"])
        for slug in OFFICES
        for facts in [office_file(slug)]
        for person in facts["people"]
    ]


@transaction.atomic
def load(today: date | None = None) -> None:
    """Make the demo offices as they stand on `today`; does nothing when they are there already."""
    if is_loaded():
        return
    calendar = Calendar(today or clock.today())
    with override(LANGUAGE):
        sync_shared_kinds()
        sync_shared_funders()
        administrator = first_person()
        places = {slug: people.open_place(office_file(slug), calendar, administrator) for slug in OFFICES}
        register.enter(places[OFFICES[0]].actor("coordinator"))
        for place in places.values():
            fill(place)
            register.keep_notes(place.actor("coordinator"))
        for place in places.values():
            people.give_grants(place, places)


def first_person() -> User:
    """The administrator of the demonstration: the person of the first office whom the data file names so."""
    slug = OFFICES[0]
    person = next(row for row in office_file(slug)["people"] if row.get("is_administrator"))
    return name_administrator(email=email_of(slug, person["key"]), name=person["name"], password=PASSWORD)


def fill(place: Place) -> None:
    """Looks of papers, activities, plan, rounds of reporting, reports and duties of one office."""
    looks.dress(place)
    happenings.record(place)
    bank.record(place)
    if "plan" in place.facts:
        indicators = plans.write_plan(place)
        for said in place.facts["rounds"]:
            rounds.hold(place, said, indicators)
    happenings.record_late(place)
    handed_in.write(place)
    relations.write(place)
    for said in place.facts["duties"]:
        give(place, said)


def give(place: Place, said: dict[str, Any]) -> None:
    """One duty that the coordinator gives."""
    give_duty(
        actor=place.actor("coordinator"),
        title=said["title"],
        due_on=place.calendar.day(said["due"]),
        owner=place.seats[said["owner"]],
    )
