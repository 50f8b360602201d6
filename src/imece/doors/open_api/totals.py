"""What published projects come to by funder, programme, district and office; counted by the database, two questions each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from imece.doors.open_api import identifiers
from imece.doors.open_api.answers import number, text_json
from imece.doors.open_api.page_addresses import whole
from imece.doors.open_api.reading import is_demonstration, office_facts, published, text_of
from imece.services.accounts.models import Office
from imece.services.reference import places
from imece.work.projects.choices import HOME_COUNTRY
from imece.work.projects.models import Funder, FundingProgramme, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model, QuerySet

    from imece.work.projects.querysets import ProjectQuerySet


def plain() -> ProjectQuerySet:
    """The published projects without what is shown of each: for counting."""
    return published().select_related(None).prefetch_related(None).order_by()


def by(column: str) -> dict[Any, dict[str, Any]]:
    """Totals by the values of a column of projects; projects without one are left out."""
    rows = plain().filter(**{f"{column}__isnull": False}).values(column)
    counted = rows.annotate(
        projects=Count("pk"), grant=Sum("grant_try"), without=Count("pk", filter=Q(grant_try__isnull=True))
    )
    return {row[column]: totals(row) for row in counted}


def totals(row: Mapping[str, Any]) -> dict[str, Any]:
    """The three totals of a counted row."""
    return {"projects": row["projects"], "grant_try": number(row["grant"]), "without_amount": row["without"]}


def funders() -> list[dict[str, Any]]:
    """Funders, in Turkish order."""
    counted = by("funder_id")
    found = Funder.objects.filter(pk__in=counted).order_by("sort_key", "pk")
    return [
        {
            "code": each.code,
            "kind": each.kind,
            "name": text_json(text_of(each, "name")),
            "country": each.country,
            **counted[each.pk],
        }
        for each in found
    ]


def programmes() -> list[dict[str, Any]]:
    """Funding programmes, in Turkish order."""
    counted = by("programme_id")
    found = (
        FundingProgramme.objects.filter(pk__in=counted).select_related("funder").order_by("sort_key", "pk")
    )
    return [
        {
            "code": each.code,
            "name": text_json(text_of(each, "name")),
            "funder": each.funder.code,
            **counted[each.pk],
        }
        for each in found
    ]


def districts(province: str = "") -> list[dict[str, Any]]:
    """Districts with projects, in Turkish order. Two places of a project in one district count once."""
    here: dict[str, Any] = {"country": HOME_COUNTRY, **({"province": province} if province else {})}
    found = Place.objects.filter(**here, project__in=plain().values("pk")).exclude(district="")
    rows = first_of_each(found).values("district").order_by()
    counted = rows.annotate(
        projects=Count("pk"),
        grant=Sum(F("project__grant_try")),
        without=Count("pk", filter=Q(project__grant_try__isnull=True)),
    )
    by_code = {row["district"]: totals(row) for row in counted}
    return [
        {
            "code": each.code,
            "name": each.name,
            "province": each.province,
            "province_name": places.province(each.province).name,
            "latitude": each.point.latitude,
            "longitude": each.point.longitude,
            **by_code[each.code],
        }
        for each in places.districts(province or None)
        if each.code in by_code
    ]


def first_of_each(found: QuerySet[Place]) -> QuerySet[Place]:
    """Of several places of a project in one district the first."""
    before: QuerySet[Model] = Place.objects.filter(
        project_id=OuterRef("project_id"), district=OuterRef("district"), pk__lt=OuterRef("pk")
    )
    return found.filter(~Exists(before))


def offices() -> list[dict[str, Any]]:
    """Offices with public pages, with the number of their published projects."""
    counted = by("office_id")
    found = Office.objects.filter(is_public=True).order_by("slug")
    if not is_demonstration():
        found = found.filter(is_sample=False)
    return [
        {
            "slug": office.slug,
            "identifier": identifiers.of_office(office),
            "sample": office.is_sample,
            "name": text_json(office.name),
            "kind": office.kind,
            "province": office.province or None,
            "projects": counted.get(pk, {"projects": 0})["projects"],
            "figures": whole("open_api:figures", office.slug),
        }
        for pk, office in ((each.pk, office_facts(each)) for each in found)
    ]
