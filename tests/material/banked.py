"""An office's project bank as it is after a while: one project with a row of every kind, one public, one removed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from imece.ground.values import clock
from imece.services.accounts import links
from imece.services.documents.models import Document
from imece.work.activities.choices import Precision
from imece.work.contacts.models import Institution
from imece.work.projects import actions
from imece.work.projects.actions import collecting
from imece.work.projects.choices import Axis, DutyKind, PartnerRole, Status, StoryState
from imece.work.projects.days import Days
from imece.work.projects.facts import Facts, SaidMoney, SaidPartner, SaidPlace
from imece.work.projects.models import (
    AnswerKind,
    BudgetLine,
    CoFinancing,
    Funder,
    FunderDuty,
    News,
    Output,
    Project,
    ProjectFile,
    RoundAnswer,
    Step,
    Story,
    TeamMember,
)
from imece.work.projects.round_policies import LINK_PURPOSE

if TYPE_CHECKING:
    from tests.material.lived_in import Lived


def project_things(lived: Lived, contact: str) -> None:
    """Funders of its own, three projects, everything that can hang on one."""
    actions.sync_shared_funders()
    actor, seat = lived.coordinator, lived.place.members[contact]
    funder = actions.add_funder(
        actor=actor, values={"name": lived.said("Fon"), "kind": "other", "sentence": lived.said("Destek")}
    )
    lived.keep("funder", funder)
    programme = actions.add_programme(actor=actor, funder=funder, values={"name": lived.said("Program")})
    lived.keep("programme", programme)
    main = actions.record_project(
        actor=actor, facts=facts_of(lived, "Göç projesi", funder=funder, unit=seat.unit)
    )
    lived.keep("project", main)
    for row in rows_of(lived, main):
        kept = actions.save_row(actor=actor, project=main, row=row)
        for kind, word in ((News, "news"), (Story, "story")):
            if isinstance(kept, kind):
                lived.keep(word, kept)
    actions.save_row(
        actor=actor, project=main, row=TeamMember(project=main, member=seat, role=lived.said("Uzman"))
    )
    lived.ids |= {"section": "partners", "row": main.partners.order_by("pk")[0].pk}
    file_of(lived, main)
    public = actions.record_project(actor=actor, facts=facts_of(lived, "Açık proje", unit=seat.unit))
    actions.publish_project(actor=actor, project=public)
    lived.keep("projects:withdraw project", public)
    removed = actions.record_project(actor=actor, facts=facts_of(lived, "Silinen proje", unit=seat.unit))
    actions.remove_project(actor=actor, project=removed)
    lived.keep("projects:removed project", removed)
    round_things(lived, main)


def round_things(lived: Lived, project: Project) -> None:
    """A collection round with one institution whose answer waits."""
    actor = lived.coordinator
    facts = {
        "title": lived.said("Derleme"),
        "due_on": actor.today + timedelta(days=30),
        "note": lived.said("Not"),
        "letter_no": lived.said("E-1"),
        "letter_date": None,
    }
    asked = collecting.open_round(actor=actor, facts=facts)
    institution = Institution.objects.create(name=f"Derlenen Kurum {lived.place.office.pk}")
    (invitation,) = collecting.invite(actor=actor, asked=asked, institutions=[institution])
    email = f"kurum@{lived.slug}.example"
    collecting.change_contact(actor=actor, invitation=invitation, person=lived.said("Yetkili"), email=email)
    answer = RoundAnswer.objects.create(
        invitation=invitation,
        project=project,
        kind=AnswerKind.CORRECTED,
        said={"title": lived.said("Yeni ad")},
        ours={"title": project.title},
        sender=lived.said("Gönderen"),
        sent_at=clock.now(),
        receipt="0" * 64,
    )
    lived.keep("collection", asked)
    lived.keep("invited", invitation)
    lived.keep("answer", answer)
    lived.ids["guest_desk:projects token"] = lived.ids["guest_desk:projects_receipt token"] = links.make_link(
        office=lived.place.office,
        unit=None,
        purpose=LINK_PURPOSE,
        subject_id=invitation.pk,
        holder_name=lived.said("Yetkili"),
        holder_email=email,
        expires_at=clock.now() + timedelta(days=30),
    )


def file_of(lived: Lived, project: Project) -> None:
    """One document, and where its pages are."""
    actions.add_files(
        actor=lived.coordinator,
        project=project,
        uploads=[lived.file("sozlesme.pdf")],
        about=actions.FileFacts(caption=lived.said("Sözleşme"), rights=lived.said("Hak")),
    )
    document = Document.objects.get(pk=ProjectFile.objects.get(project=project).document_id)
    for page in ("file", "file_small", "file_take_away", "file_put_back", "file_access"):
        lived.keep(f"projects:{page} document", document)


def facts_of(lived: Lived, title: str, *, funder: Funder | None = None, unit: Any = None) -> Facts:
    """A project with every text said in the office's own words."""
    return Facts(
        title=lived.said(title),
        acronym=lived.said("GÖÇ")[:40],
        code=lived.said("K-1"),
        funder=funder or Funder.objects.get(office__isnull=True, code="eu"),
        status=Status.RUNNING,
        days=Days(date(2025, 1, 1), Precision.DAY, date(2026, 12, 31), Precision.DAY),
        objectives=lived.said("Amaç"),
        summary=lived.said("Özet"),
        money=SaidMoney(
            currency="EUR",
            grant=Decimal(75000),
            rate=Decimal("35.5"),
            rate_day=date(2025, 1, 2),
            rate_origin=lived.said("TCMB"),
        ),
        unit=unit,
        topics={Axis.THEME: ("migration",), Axis.TARGET_GROUP: ("youth",), Axis.SDG: ("11",)},
        partners=(
            SaidPartner(name=lived.said("Belediye"), role=PartnerRole.LEAD),
            SaidPartner(name=lived.said("Sopot"), country="PL"),
        ),
        places=(SaidPlace(province="27", name=lived.said("Köy")),),
        translations={"en": {"title": lived.said("Project"), "summary": lived.said("Summary")}},
    )


def rows_of(lived: Lived, project: Project) -> list[Any]:
    """One of each that can hang on a project, unsaved."""
    say, day = lived.said, date(2025, 6, 1)
    story = {name: say(name) for name in ("problem", "work", "change", "lesson")}
    return [
        BudgetLine(project=project, heading=say("Personel"), amount=Decimal(1000)),
        CoFinancing(project=project, payer=say("Ödeyen"), amount=Decimal(10), decision_no=say("Karar")),
        Step(
            project=project,
            title=say("İş paketi"),
            first=day,
            last=date(2025, 9, 1),
            responsible=say("Sorumlu"),
        ),
        Output(project=project, text=say("Çıktı"), unit=say("kişi")),
        FunderDuty(
            project=project, kind=DutyKind.REPORT, title=say("Ara rapor"), due_on=day, note=say("not")
        ),
        News(project=project, day=day, title=say("Haber"), body=say("Metin")),
        Story(project=project, title=say("Öykü"), state=StoryState.DRAFT, **story),
    ]
