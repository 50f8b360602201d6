"""Puts 100 000 published projects with partners, places and topics into the first office, quickly and the same everywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from imece.services.accounts.models import Office
from imece.services.reference import places
from imece.work.projects.choices import Access, Axis, Part, PartnerRole, Status
from imece.work.projects.models import Funder, Partner, Place, Project, Topic

ROWS: Final = 100_000
BATCH: Final = 2_000
SOURCE: Final = "bench"
PUBLISHED_AT: Final = datetime(2025, 1, 1, tzinfo=UTC)


def measure() -> dict[str, Any]:
    """Make what is missing; how many there are."""
    office = Office.objects.order_by("pk")[0]
    Office.objects.filter(pk=office.pk).update(is_public=True)
    funders = list(Funder.objects.filter(office__isnull=True).order_by("pk"))
    districts = places.districts("27")
    for first in range(Project.objects.filter(source=SOURCE).count(), ROWS, BATCH):
        made = [project(number, office, funders) for number in range(first, first + BATCH)]
        Project.objects.bulk_create(made)
        partners = [
            Partner(project=one, name=f"Kurum {one.source_code}", role=PartnerRole.LEAD) for one in made
        ]
        for partner in partners:
            partner.derive()
        Partner.objects.bulk_create(partners)
        Place.objects.bulk_create(
            Place(project=one, province="27", district=districts[place % len(districts)].code)
            for place, one in enumerate(made)
        )
        Topic.objects.bulk_create(Topic(project=one, axis=Axis.THEME, code="rural") for one in made)
    return {"rows": Project.objects.filter(source=SOURCE).count()}


def project(number: int, office: Office, funders: list[Funder]) -> Project:
    """One project, not yet saved."""
    start = date(2008, 1, 1) + timedelta(days=number % 6000)
    made = Project(
        office=office,
        title=f"Ölçüm projesi {number}",
        summary="Kırsal kalkınma için yazılmış bir özet. " * 4,
        part=Part.FUND,
        status=Status.COMPLETED,
        access=Access.PUBLIC,
        published_at=PUBLISHED_AT,
        start=start,
        end=start + timedelta(days=300),
        grant_amount=Decimal(number * 10 + 1000),
        funder=funders[number % len(funders)] if funders else None,
        source=SOURCE,
        source_code=str(number),
        is_synthetic=True,
    )
    made.derive()
    return made
