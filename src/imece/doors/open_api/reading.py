"""Published projects out of the database as plain facts: in chunks, so that memory stays the same for any number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils.translation import override

from imece.doors.open_api.facts import (
    OpenDays,
    OpenFunder,
    OpenMoney,
    OpenOffice,
    OpenPartner,
    OpenPlace,
    OpenProgramme,
    OpenProject,
    Text,
    without_personal_data,
)
from imece.doors.open_api.page_addresses import page_of
from imece.services.accounts.models import Office
from imece.services.reference import places as reference
from imece.work.activities.choices import Precision
from imece.work.projects.choices import HOME_COUNTRY, Axis, PartnerRole
from imece.work.projects.queries import open_projects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.ground.web.translated import TranslatedModel
    from imece.services.reference.places import Point
    from imece.work.projects.models import Place, Project
    from imece.work.projects.querysets import ProjectQuerySet

CHUNK: Final = 500
NAMED: Final = (PartnerRole.LEAD, PartnerRole.CO_BENEFICIARY, PartnerRole.ASSOCIATE)
"""Contacts at the funder may be persons, contractors may be one-person firms: neither is published."""


def is_demonstration() -> bool:
    """Whether samples may be shown: the demonstration, or an installation that holds nothing but sample offices."""
    return bool(settings.IMECE_DEMO) or not Office.objects.filter(is_sample=False).exists()


def published() -> ProjectQuerySet:
    """What may go out: published projects of offices with public pages; samples only in a demonstration."""
    projects = open_projects()
    return projects if is_demonstration() else projects.filter(office__is_sample=False, is_synthetic=False)


def stream(projects: ProjectQuerySet, *, chunk: int = CHUNK) -> Iterator[OpenProject]:
    """The projects in the order of their keys. Four questions for each chunk; nothing is kept between chunks."""
    last = 0
    while rows := list(projects.filter(pk__gt=last).order_by("pk")[:chunk]):
        yield from facts_of(rows)
        last = rows[-1].pk


def facts_of(rows: list[Project]) -> list[OpenProject]:
    """Rows as facts; names of places are Turkish."""
    with override("tr"):
        return [project_facts(row) for row in rows]


def offices(slugs: list[str]) -> list[OpenOffice]:
    """The offices of these names in addresses."""
    return [office_facts(office) for office in Office.objects.filter(slug__in=slugs).order_by("slug")]


def project_facts(project: Project) -> OpenProject:
    """One project; the related rows were read before."""
    topics: dict[str, list[str]] = {}
    for topic in sorted(project.topics.all(), key=lambda one: one.code):
        topics.setdefault(topic.axis, []).append(topic.code)
    funder, programme = project.funder, project.programme
    return OpenProject(
        key=project.pk,
        office=office_facts(project.office),
        title=text_of(project, "title"),
        part=project.part,
        status=project.status,
        published_at=project.published_at or project.changed_at,
        changed_at=project.changed_at,
        code=project.code,
        acronym=project.acronym,
        summary=text_of(project, "summary"),
        objectives=text_of(project, "objectives"),
        funder=None
        if funder is None
        else OpenFunder(funder.code, funder.kind, text_of(funder, "name"), funder.country),
        programme=None if programme is None else OpenProgramme(programme.code, text_of(programme, "name")),
        days=days_of(project),
        money=money_of(project),
        partners=tuple(
            OpenPartner(without_personal_data(one.name), one.role, one.country)
            for one in sorted(project.partners.all(), key=lambda one: (one.position, one.pk))
            if one.role in NAMED
        ),
        places=tuple(place_facts(one) for one in sorted(project.places.all(), key=lambda one: one.pk)),
        themes=tuple(topics.get(Axis.THEME, ())),
        target_groups=tuple(topics.get(Axis.TARGET_GROUP, ())),
        sdgs=tuple(topics.get(Axis.SDG, ())),
        website=project.website,
        page=page_of(project),
        confirmed_on=project.confirmed_on,
        is_synthetic=project.is_synthetic,
    )


def office_facts(office: Office) -> OpenOffice:
    """The office that publishes."""
    return OpenOffice(office.slug, text_of(office, "name"), office.kind, office.province, office.is_sample)


def days_of(project: Project) -> OpenDays:
    """An extended end is known to the day."""
    end_precision = Precision.DAY if project.extended_end else project.end_precision
    return OpenDays(
        start=project.start,
        start_precision=project.start_precision,
        end=project.last_day,
        end_precision=end_precision,
        awarded_on=project.awarded_on,
        counted_on=project.counted_on,
    )


def money_of(project: Project) -> OpenMoney:
    """The amounts with the kept rate."""
    return OpenMoney(
        currency=project.currency,
        total=project.total_amount,
        grant=project.grant_amount,
        own=project.own_contribution,
        grant_try=project.grant_try,
        rate=project.rate,
        rate_day=project.rate_day,
        is_loan=project.is_loan,
    )


def place_facts(place: Place) -> OpenPlace:
    """A place with its own point or the seat of its district or province."""
    point, exactness = point_of(place)
    return OpenPlace(
        country=place.country,
        province=place.province,
        district=place.district,
        name=without_personal_data(place.name),
        label=without_personal_data(str(place)),
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        exactness=exactness,
        share=place.share,
    )


def point_of(place: Place) -> tuple[Point | None, str]:
    """The nearest that is known; abroad only what somebody typed."""
    if place.latitude is not None and place.longitude is not None:
        return reference.Point(float(place.latitude), float(place.longitude)), "point"
    if place.country != HOME_COUNTRY:
        return None, ""
    try:
        if place.district:
            return reference.district(place.district).point, "district"
        if place.province:
            return reference.province(place.province).point, "province"
    except KeyError:
        return None, ""
    return None, ""


def text_of(thing: TranslatedModel, name: str) -> Text:
    """A text in both languages, without personal data."""
    kept: dict[str, Any] = thing.translations.get("en", {})
    return Text(
        without_personal_data(str(getattr(thing, name))), without_personal_data(str(kept.get(name, "")))
    )
