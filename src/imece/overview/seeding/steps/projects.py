"""Projects with partners, places and topics, and their search rows; each says that it is test material."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from imece.overview.seeding.material import Seeding, words, write, written
from imece.overview.seeding.scales import MADE_AT
from imece.services.reference import places
from imece.services.search import actions as search
from imece.work.activities.choices import TargetGroup
from imece.work.projects.actions.writing import findable
from imece.work.projects.choices import SUPPORTED, Access, Axis, Part, PartnerRole, Sdg, Status, Theme
from imece.work.projects.models import FundingProgramme, Partner, Place, Project, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from imece.services.accounts.models import Office

FIRST_YEAR: Final = 2008
ABROAD: Final = ("DE", "NL", "IT", "ES", "PL", "RO", "GR", "LV")
STATUSES: Final = (*[Status.COMPLETED] * 6, *[Status.RUNNING] * 3, Status.APPLIED, Status.CANCELLED)
RATES: Final = {"TRY": None, "EUR": Decimal("35.5"), "USD": Decimal("32.75")}
CURRENCIES: Final = (*["TRY"] * 6, *["EUR"] * 3, "USD")


def make(seeding: Seeding) -> int:
    """Projects office by office; how many."""
    funds = list(FundingProgramme.objects.filter(office__isnull=True).select_related("funder").order_by("pk"))
    return sum(_of_office(seeding, office, funds) for office in seeding.offices())


def _of_office(seeding: Seeding, office: Office, funds: list[FundingProgramme]) -> int:
    chance = seeding.chance("projects", office.slug)
    districts = [each.code for each in places.districts(office.province)]
    made = 0
    for batch in write(_projects(seeding, office, funds, chance)):
        partners = {project.pk: _partners(project, chance) for project in batch}
        spots = {project.pk: _places(project, office, districts, chance) for project in batch}
        written(row for rows in partners.values() for row in rows)
        written(row for rows in spots.values() for row in rows)
        written(row for project in batch for row in _topics(project, chance))
        written(
            search.row(
                findable(project, office, [row.name for row in partners[project.pk]], spots[project.pk])
            )
            for project in batch
        )
        made += len(batch)
    return made


def _projects(
    seeding: Seeding, office: Office, funds: list[FundingProgramme], chance: Random
) -> Iterator[Project]:
    stock = words()
    units = list(office.units.order_by("pk"))
    opening = date(FIRST_YEAR, 1, 1)
    days = (date(seeding.scale.years[-1], 10, 31) - opening).days
    for number in range(1, seeding.scale.projects + 1):
        fund = chance.choice(funds)
        start = opening + timedelta(chance.randrange(days))
        currency, status = chance.choice(CURRENCIES), chance.choice(STATUSES)
        is_public = status in SUPPORTED and chance.random() < 0.9
        project = Project(
            office=office,
            unit=chance.choice(units),
            title=f"{chance.choice(stock['themes'])} {chance.choice(stock['forms'])} {number}",
            summary=chance.choice(stock["summaries"]),
            code=f"ORNEK-{number}",
            part=chance.choice(Part.values),
            funder=fund.funder,
            programme=fund,
            status=status,
            start=start,
            end=start + timedelta(chance.choice((180, 365, 540, 730, 1095))),
            currency=currency,
            grant_amount=Decimal(chance.randrange(20_000, 9_000_000)) if chance.random() < 0.9 else None,
            is_loan=fund.is_loan,
            rate=RATES[currency],
            rate_day=start if RATES[currency] else None,
            access=Access.PUBLIC if is_public else Access.INTERNAL,
            published_at=MADE_AT if is_public else None,
            is_synthetic=True,
        )
        project.derive()
        yield project


def _partners(project: Project, chance: Random) -> list[Partner]:
    """Who leads it, and up to two others, one of them perhaps from abroad."""
    names = chance.sample(words()["institutions"], chance.choice((1, 2, 2, 3)))
    rows = []
    for place, name in enumerate(names):
        row = Partner(
            project=project,
            name=name,
            role=PartnerRole.CO_BENEFICIARY if place else PartnerRole.LEAD,
            country=chance.choice(ABROAD) if place and chance.random() < 0.3 else "TR",
        )
        row.derive()
        rows.append(row)
    return rows


def _places(project: Project, office: Office, districts: list[str], chance: Random) -> list[Place]:
    chosen = chance.sample(districts, min(len(districts), chance.choice((1, 1, 1, 2))))
    return [Place(project=project, province=office.province, district=code) for code in chosen]


def _topics(project: Project, chance: Random) -> Iterator[Topic]:
    for axis, kind, most in ((Axis.THEME, Theme, 2), (Axis.TARGET_GROUP, TargetGroup, 2), (Axis.SDG, Sdg, 1)):
        for code in chance.sample(kind.values, chance.randint(1, most)):
            yield Topic(project=project, axis=axis, code=code)
