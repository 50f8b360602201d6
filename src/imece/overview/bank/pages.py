"""What the bank's pages of one thing show: an open project, a district, stories; and its facts for machines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import qrcode
from django.db.models import Prefetch
from django.http import Http404
from django.utils.safestring import SafeString
from qrcode.image.svg import SvgPathFillImage

from imece.ground.values import turkish
from imece.ground.values.numbers import round_half_up
from imece.services.documents.models import Access as DocumentAccess
from imece.services.papers.models import FunderEmblem
from imece.services.reference import places
from imece.work.projects.choices import AXIS_CODES, HOME_COUNTRY, FileKind, PartnerRole, StoryState
from imece.work.projects.models import News, Output, Partner, Project, ProjectFile, Story

if TYPE_CHECKING:
    from imece.services.reference.places import District

SHOWN_ROLES: Final = (PartnerRole.LEAD, PartnerRole.CO_BENEFICIARY, PartnerRole.ASSOCIATE)
MOST_STORIES: Final = 60
MOST_NAMED: Final = 20_000  # a sitemap may hold 50 000 addresses
# What must not stand inside a script element, whatever its type.
_UNSAFE: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Funded:
    """Who paid, in the funder's own words: names, sentence, disclaimer, emblem."""

    sentence: str
    sentence_language: str
    disclaimer: str
    emblem: FunderEmblem | None


def open_project(pk: int) -> Project:
    """One published project with all that its page shows, or 404."""
    found = (
        Project.objects.public()
        .select_related("office", "funder", "programme")
        .prefetch_related(
            "places",
            "topics",
            Prefetch("partners", Partner.objects.filter(role__in=SHOWN_ROLES)),
            Prefetch("outputs", Output.objects.select_related("indicator")),
            Prefetch("news", News.objects.filter(published_at__isnull=False)),
            Prefetch("stories", Story.objects.filter(state=StoryState.PUBLISHED)),
            Prefetch("files", open_files()),
        )
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def open_files() -> Any:
    """Current files that were opened to everybody."""
    return ProjectFile.objects.filter(
        document__access=DocumentAccess.PUBLIC, document__removed_at__isnull=True, replaced_by__isnull=True
    ).select_related("document")


def open_file(project: int, file: int) -> ProjectFile:
    """One file of a published project, or 404."""
    found = open_files().filter(project__in=Project.objects.public(), project_id=project, pk=file).first()
    if found is None:
        raise Http404
    return found  # type: ignore[no-any-return]  # the query set is one of ProjectFile


def photos(project: Project) -> list[ProjectFile]:
    """Its photos that can be shown."""
    return [row for row in project.files.all() if row.kind == FileKind.PHOTO and row.document.thumbnail]


def papers(project: Project) -> list[ProjectFile]:
    """Its other open files."""
    return [row for row in project.files.all() if row.kind != FileKind.PHOTO]


def topics(project: Project) -> dict[str, list[tuple[str, str]]]:
    """Code and label of its themes, target groups and goals, by axis."""
    found: dict[str, list[tuple[str, str]]] = {}
    for topic in project.topics.all():
        labels = dict(AXIS_CODES[topic.axis].choices)
        if topic.code in labels:
            found.setdefault(topic.axis, []).append((topic.code, str(labels[topic.code])))
    return found


def funded(project: Project) -> Funded:
    """The funder's sentence and disclaimer, else those that the office keeps for its emblem."""
    funder, emblem = project.funder, emblem_of(project)
    if funder is not None and funder.sentence:
        said = funder.said("sentence")
        return Funded(said.text, said.language, str(funder.said("disclaimer")), emblem)
    if emblem is None:
        return Funded("", "tr", "", None)
    return Funded(emblem.funding, "tr", emblem.disclaimer, emblem)


def emblem_of(project: Project) -> FunderEmblem | None:
    """The emblem that the office keeps under the funder's name."""
    if project.funder is None:
        return None
    names = {turkish.fold(project.funder.name), turkish.fold(project.funder.said("name", "en").text)}
    kept = FunderEmblem.objects.filter(office_id=project.office_id, retired_at__isnull=True)
    return next(
        (one for one in kept.select_related("image") if one.image and turkish.fold(one.name) in names), None
    )


def district_of(code: str) -> District:
    """The district of an address, or 404."""
    try:
        return places.district(code)
    except KeyError as no:
        raise Http404 from no


def per_inhabitants(value: int, population: int, each: int) -> Decimal | None:
    """How much falls on so many inhabitants, to two decimals; None where nobody is counted."""
    return round_half_up(Decimal(value) * each / population, 2) if population else None


def open_stories() -> list[Story]:
    """Published stories of published projects, the newest first."""
    held = Story.objects.filter(state=StoryState.PUBLISHED, project__in=Project.objects.public())
    return list(held.select_related("project__office").order_by("-published_at", "-pk")[:MOST_STORIES])


def newest_open() -> list[int]:
    """The newest open projects, as many as a sitemap may name in two languages beside everything else."""
    return list(Project.objects.public().order_by("-start", "-pk").values_list("pk", flat=True)[:MOST_NAMED])


def open_story(pk: int) -> Story:
    """One of them, or 404."""
    held = Story.objects.filter(pk=pk, state=StoryState.PUBLISHED, project__in=Project.objects.public())
    found = held.select_related("project__office").first()
    if found is None:
        raise Http404
    return found


def facts_for_machines(project: Project, address: str) -> SafeString:
    """The project in the words of schema.org, as JSON that can stand inside a script element."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Project",
        "name": str(project.said("title")),
        "description": str(project.said("summary")),
        "url": address,
        "identifier": project.code or str(project.pk),
        "foundingDate": project.start.isoformat() if project.start else "",
        "dissolutionDate": project.last_day.isoformat() if project.last_day else "",
        "parentOrganization": {"@type": "GovernmentOrganization", "name": str(project.office.said("name"))},
        "location": [_place(place) for place in project.places.all()],
        "member": [{"@type": "Organization", "name": row.name} for row in project.partners.all()],
        "keywords": [label for pairs in topics(project).values() for _code, label in pairs],
    }
    if project.funder is not None:
        facts["funder"] = {"@type": "Organization", "name": str(project.funder.said("name"))}
    if project.grant is not None:
        facts["funding"] = {
            "@type": "MonetaryGrant",
            "amount": {
                "@type": "MonetaryAmount",
                "value": float(project.grant.amount),
                "currency": project.currency,
            },
        }
    said = {name: value for name, value in facts.items() if value}
    return SafeString(json.dumps(said, ensure_ascii=False).translate(_UNSAFE))


def _place(place: Any) -> dict[str, Any]:
    """One place of a project."""
    address: dict[str, str] = {"@type": "PostalAddress", "addressCountry": place.country}
    if place.country == HOME_COUNTRY and place.province:
        address["addressRegion"] = places.province(place.province).name
        if place.district:
            address["addressLocality"] = places.district(place.district).name
    return {"@type": "Place", "name": str(place), "address": address}


def square_code(address: str) -> bytes:
    """An address as a QR code, in SVG on white."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2)
    code.add_data(address)
    code.make(fit=True)
    target = BytesIO()
    code.make_image(image_factory=SvgPathFillImage).save(target)
    return target.getvalue()
