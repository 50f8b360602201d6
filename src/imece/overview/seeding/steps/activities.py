"""Activities with institutions and participants by sex and age, and their search rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from imece.overview.seeding.material import Seeding, words, write, written
from imece.services.reference import places
from imece.services.search import actions as search
from imece.work.activities.actions.rows import findable
from imece.work.activities.choices import AgeBand, Axis, Part, Sex, TargetGroup
from imece.work.activities.models import (
    Activity,
    ActivityInstitution,
    ActivityKind,
    Participation,
    folded_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from imece.services.accounts.models import Office

LONGEST_DAYS = (0, 0, 0, 0, 1, 2, 4)
COUNTRIES = (*["TR"] * 9, "DE", "NL", "IT", "ES")
PARTS = (*[Part.ORGANISED] * 4, *[Part.ATTENDED] * 3, Part.HOSTED)
TARGET_GROUPS = tuple(TargetGroup)


def make(seeding: Seeding) -> int:
    """Activities office by office; how many."""
    return sum(_of_office(seeding, office) for office in seeding.offices())


def _of_office(seeding: Seeding, office: Office) -> int:
    chance = seeding.chance("activities", office.slug)
    made = 0
    for batch in write(_activities(seeding, office, chance)):
        names = [_institutions(chance) for _activity in batch]
        written(
            ActivityInstitution(activity=activity, name=name, folded=folded_name(name))
            for activity, named in zip(batch, names, strict=True)
            for name in named
        )
        written(row for activity in batch for row in _participations(activity, chance))
        written(
            search.row(findable(activity, office, named))
            for activity, named in zip(batch, names, strict=True)
        )
        made += len(batch)
    return made


def _activities(seeding: Seeding, office: Office, chance: Random) -> Iterator[Activity]:
    stock = words()
    kinds = list(ActivityKind.objects.of_office(office.pk))
    units = list(office.units.order_by("pk"))
    districts = [each.code for each in places.districts(office.province)]
    opening = date(seeding.scale.years[0], 1, 1)
    days = (date(seeding.scale.years[-1], 10, 31) - opening).days
    for number in range(1, seeding.scale.activities + 1):
        first = opening + timedelta(chance.randrange(days))
        country = chance.choice(COUNTRIES)
        at_home = country == "TR"
        activity = Activity(
            office=office,
            kind=chance.choice(kinds),
            part=chance.choice(PARTS),
            title=f"{chance.choice(stock['themes'])} {chance.choice(stock['forms'])} {number}",
            summary=chance.choice(stock["summaries"]) if chance.random() < 0.4 else "",
            first=first,
            last=first + timedelta(chance.choice(LONGEST_DAYS)),
            country=country,
            province=office.province if at_home else "",
            district=chance.choice(districts) if at_home else "",
            place=chance.choice(stock["venues"]),
            unit=chance.choice(units),
            participants=chance.randint(8, 250) if chance.random() < 0.8 else None,
            letter_no=f"E-{number}" if chance.random() < 0.2 else "",
        )
        activity.derive()
        yield activity


def _institutions(chance: Random) -> list[str]:
    return chance.sample(words()["institutions"], chance.choice((0, 1, 1, 2)))


def _participations(activity: Activity, chance: Random) -> Iterator[Participation]:
    """Women and men make up the whole; youth and one target group are parts of it."""
    whole = activity.participants
    if not whole:
        return
    women = chance.randint(0, whole)
    yield Participation(activity=activity, axis=Axis.SEX, code=Sex.WOMEN, number=women)
    yield Participation(activity=activity, axis=Axis.SEX, code=Sex.MEN, number=whole - women)
    if chance.random() < 0.3:
        yield Participation(
            activity=activity, axis=Axis.AGE, code=AgeBand.YOUTH, number=chance.randint(0, whole)
        )
        yield Participation(
            activity=activity,
            axis=Axis.TARGET_GROUP,
            code=chance.choice(TARGET_GROUPS),
            number=chance.randint(0, whole),
        )
