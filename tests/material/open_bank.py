"""Projects for the bank's pages: open ones in several places with partners abroad, and one that stays inside."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from imece.ground.values import clock
from imece.services.atlas.models import OfficialShapes
from imece.services.documents.models import Access
from imece.services.papers import actions as papers
from imece.services.reference import places
from imece.work.projects import actions
from imece.work.projects.choices import FileKind, PartnerRole, Status, StoryState
from imece.work.projects.days import Days
from imece.work.projects.facts import Facts, SaidMoney, SaidPartner, SaidPlace
from imece.work.projects.models import Funder, Story

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project
    from tests.material.lived_in import Lived

SAHINBEY, SEHITKAMIL, NIZIP, ORHANGAZI = "1841", "1844", "1546", "1554"


def facts_of(number: int, **said: object) -> Facts:
    """One project: words, money, days and places vary with its number."""
    funder = Funder.objects.get(office=None, code="eu") if number % 2 == 0 else None
    districts = (SAHINBEY, SEHITKAMIL, NIZIP)
    known = {
        "title": f"Geri dönüşüm atölyesi {number}",
        "status": Status.COMPLETED if number % 3 == 0 else Status.RUNNING,
        "funder": funder,
        "days": Days(start=date(2020 + number % 4, 3, 1), end=date(2021 + number % 4, 9, 1)),
        "money": SaidMoney(grant=Decimal(250_000 * number) if number else None),
        "summary": "Gençler atığı ayırır, tasarlar, satar.",
        "topics": {"theme": ("waste", "youth"), "target_group": ("youth",)},
        "partners": (
            SaidPartner(name="Gaziantep Ticaret Odası", role=PartnerRole.LEAD),
            SaidPartner(name="Stadt Ulm", country="DE"),
            *((SaidPartner(name="Comune di Trento", country="IT"),) if number % 2 else ()),
        ),
        "places": (SaidPlace(province="27", district=districts[number % 3]),),
        "translations": {
            "en": {"title": f"Recycling workshop {number}", "summary": "Young people sort waste."}
        },
    }
    return Facts(**{**known, **said})  # type: ignore[arg-type]  # the values are those of the fields


def publish(actor: Actor, facts: Facts) -> Project:
    """Put a project down and open it to everybody."""
    made = actions.record_project(actor=actor, facts=facts)
    return actions.publish_project(actor=actor, project=made)


def open_bank(actor: Actor, count: int = 5) -> list[Project]:
    """So many open projects, numbered from 0."""
    actions.sync_shared_funders()
    return [publish(actor, facts_of(number)) for number in range(count)]


def bank_things(lived: Lived) -> None:
    """An open project with an open photo and paper, its funder's emblem and a published story."""
    actor = lived.coordinator
    made = publish(actor, facts_of(2, title=lived.said("Herkese açık"), partners=()))
    lived.ids |= {"portal:district district": SAHINBEY}
    lived.ids |= {"open_api:nothing rest": "v1/nothing/", "open_api:file name": "SHA256SUMS"}
    lived.keep("open_api:project project", made)
    for page in ("project", "project_code", "project_emblem", "project_photo", "project_file"):
        lived.keep(f"portal:{page} project", made)
    for page, kind, upload in (
        ("project_photo", FileKind.PHOTO, picture(lived)),
        ("project_file", FileKind.REPORT, lived.file("rapor.pdf")),
    ):
        actions.add_files(
            actor=actor,
            project=made,
            uploads=[upload],
            about=actions.FileFacts(caption=lived.said("Fotoğraf")),
        )
        file = made.files.order_by("-pk")[0]
        file.kind = kind
        file.save(update_fields=["kind"])
        file.document.access = Access.PUBLIC
        file.document.save(update_fields=["access"])
        lived.keep(f"portal:{page} file", file)
    papers.add_emblem(
        actor=actor, facts=papers.EmblemFacts("Avrupa Birliği", lived.said("yıldızlar")), image=picture(lived)
    )
    story = Story.objects.create(
        project=made,
        title=lived.said("Öykü"),
        change=lived.said("Değişti"),
        state=StoryState.PUBLISHED,
        published_at=clock.now(),
    )
    lived.keep("portal:story story", story)
    paths = {each.code: "M0 0l1 0 0 1z" for each in places.districts("27")}
    lived.keep(
        "shapes",
        OfficialShapes.objects.create(
            office=lived.place.office, province="27", paths=paths, source=lived.said("Kaynak")
        ),
    )


def picture(lived: Lived) -> SimpleUploadedFile:
    """A small photo."""
    target = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(target, "PNG")
    return SimpleUploadedFile(f"{lived.marker}.png", target.getvalue(), "image/png")
