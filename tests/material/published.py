"""Projects in the database for the tests of open data: published ones, and everything that must never leave."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from imece.services.accounts.choices import OfficeKind
from imece.services.accounts.models import Office
from imece.work.projects.choices import Access, Axis, FunderKind, Part, PartnerRole, Status
from imece.work.projects.models import (
    BudgetLine,
    Funder,
    FundingProgramme,
    News,
    Output,
    Partner,
    Place,
    Project,
    TeamMember,
    Topic,
)

if TYPE_CHECKING:
    from tests.cast import Cast

SECRET: Final = "GİZLİ"
PUBLISHED_AT: Final = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)


def project(office: Office, title: str, **facts: Any) -> Project:
    """A published project; `facts` say otherwise."""
    known: dict[str, Any] = {
        "office": office,
        "title": title,
        "part": Part.LEAD,
        "status": Status.RUNNING,
        "access": Access.PUBLIC,
        "published_at": PUBLISHED_AT,
        "start": date(2024, 2, 1),
        "end": date(2025, 11, 30),
    }
    known |= facts
    if known["access"] == Access.INTERNAL:
        known["published_at"] = None
    return Project.objects.create(**known)


def olive(office: Office) -> Project:
    """A published project with everything a project can hold, public and internal."""
    funder = Funder.objects.create(
        code="own-ab-fonu", kind=FunderKind.EU, name="AB Fonu", country="BE", office=office,
        translations={"en": {"name": "EU Fund"}},
    )  # fmt: skip
    programme = FundingProgramme.objects.create(
        code="own-erasmus", name="Erasmus+ (deneme)", funder=funder, office=office
    )
    made = project(
        office, "Zeytinin Yolu", code="2024-1-TR01", acronym="OLIVE", funder=funder, programme=programme,
        summary="Üreticiler bir araya geldi. Bilgi: ayse.yilmaz@gizli.example, 0532 123 45 67",
        translations={"en": {"title": "The Way of the Olive"}}, currency="EUR", total_amount=Decimal("75000.50"),
        grant_amount=Decimal(60000), own_contribution=Decimal("15000.50"), rate=Decimal("32.3"),
        rate_day=date(2024, 2, 1), rate_origin=f"{SECRET} defter", awarded_on=date(2023, 12, 20),
        published_by=f"{SECRET} Yayımlayan", confirmed_by=f"{SECRET} Onaylayan", source=f"{SECRET} kaynak",
        confirmed_on=date(2026, 5, 1), created_by=f"{SECRET} Kaydeden", website="https://olive.example/",
    )  # fmt: skip
    Partner.objects.create(project=made, name="Orhangazi Kaymakamlığı", role=PartnerRole.LEAD)
    Partner.objects.create(project=made, name="Comune di Bari", role=PartnerRole.CO_BENEFICIARY, country="IT")
    Partner.objects.create(project=made, name=f"{SECRET} İrtibat Kişisi", role=PartnerRole.FUNDER_CONTACT)
    Partner.objects.create(project=made, name=f"{SECRET} Şahıs Firması", role=PartnerRole.SUPPLIER)
    Place.objects.create(
        project=made, province="16", district="1554", name="Sölöz", latitude="40.35", longitude="29.42"
    )
    Place.objects.create(project=made, province="16", district="1554", name="Narlıca")
    Place.objects.create(project=made, country="IT", name="Bari")
    for axis, code in ((Axis.THEME, "rural"), (Axis.TARGET_GROUP, "youth"), (Axis.SDG, "02")):
        Topic.objects.create(project=made, axis=axis, code=code)
    TeamMember.objects.create(project=made, name=f"{SECRET} Ekip Üyesi", role="Uzman")
    BudgetLine.objects.create(project=made, heading=f"{SECRET} kalem", amount=5)
    Output.objects.create(project=made, text=f"{SECRET} çıktı")
    News.objects.create(project=made, day=date(2024, 3, 1), title=f"{SECRET} haber")
    return made


def leakable(cast: Cast) -> None:
    """What could leak: internal, removed, of an office without public pages, of samples, of the generator."""
    hidden = Office.objects.create(
        slug="kapali", name="Kapalı Ofis", kind=OfficeKind.DISTRICT, is_public=False
    )
    sample = Office.objects.create(
        slug="ornek", name="Örnek Ofis", kind=OfficeKind.DISTRICT, is_public=True, is_sample=True
    )
    for place in (cast.gaziantep, cast.orhangazi):
        inner = project(
            place.office, f"{SECRET} iç proje {place.office.slug}", access=Access.INTERNAL, grant_amount=7
        )
        Place.objects.create(project=inner, province="35", district="1203")
        project(place.office, f"{SECRET} kaldırılmış", removed_at=PUBLISHED_AT)
        project(place.office, f"{SECRET} üretilmiş", is_synthetic=True)
    project(hidden, f"{SECRET} kapalı ofisin projesi")
    lost = Funder.objects.create(
        code="own-gizli", kind=FunderKind.BANK, name=f"{SECRET} Banka", office=hidden
    )
    project(hidden, f"{SECRET} bankanın projesi", funder=lost)
    project(sample, f"{SECRET} örnek proje")
