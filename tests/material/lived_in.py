"""An office that has been worked in for a while: one record of every kind, made by the verbs themselves.

Every text that a person could type carries the office's own marker, so that a page of one office that shows a text of
another is noticed wherever the text stood: title, note, file name, institution, unit, person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.values import clock
from imece.ground.web.known_lists import known_list
from imece.services.accounts import actions as accounts
from imece.services.accounts import links
from imece.services.accounts.actions.grants import GrantFacts
from imece.services.accounts.actions.invitations import InvitationFacts
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership
from imece.services.comments import actions as comments
from imece.services.comments.queries import thread
from imece.services.documents.models import Document
from imece.services.duties import actions as duties
from imece.services.duties.undoable import DUTY
from imece.services.exchange import actions as exchange
from imece.services.exchange.kinds import find_kind
from imece.services.papers import actions as papers
from imece.services.papers.circular import CODE, circular
from imece.services.savedfilters import actions as savedfilters
from imece.services.undoing.actions import watching
from imece.work.activities import actions as activities
from imece.work.activities.dates import When
from imece.work.activities.facts import Facts
from imece.work.activities.models import ActivityKind
from imece.work.indicators.policies import LINK_PURPOSE
from tests.material.advised import advised
from tests.material.banked import project_things
from tests.material.contacted import contact_things
from tests.material.known_people import known_people
from tests.material.open_bank import bank_things
from tests.material.passkey_device import Device
from tests.material.planned import plan_things
from tests.material.reported import report_things

if TYPE_CHECKING:
    from django.db.models import Model

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office
    from tests.cast import Place

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


@dataclass
class Lived:
    """What was made in one office.

    `ids` gives the record that stands in an address, by the address's word ("activity") or, where pages of one word
    need different records, by the page's name and the word ("strategy:restore plan"). `token` opens the request by
    signed link, `invitation_token` the invitation.
    """

    place: Place
    marker: str
    coordinator: Actor
    ids: dict[str, int | str] = field(default_factory=dict)
    token: str = ""
    invitation_token: str = ""

    @property
    def slug(self) -> str:
        """The office in an address."""
        return self.place.office.slug

    def keep(self, word: str, thing: Model) -> None:
        """Remember a record for its addresses."""
        self.ids[word] = thing.pk

    def said(self, text: str) -> str:
        """A text of this office."""
        return f"{text} {self.marker}"

    def file(self, name: str, content: bytes = PDF) -> SimpleUploadedFile:
        """A file whose name tells the office."""
        return SimpleUploadedFile(f"{self.marker}-{name}", content)


def live_in(place: Place, marker: str, *, coordinator: str, contact: str, neighbour: Office) -> Lived:
    """Work in an office; `contact` is the unit contact asked to report, `neighbour` gets a grant that is over."""
    if contact not in place.members:
        place.join(contact, Role.UNIT_CONTACT, "Su ve Kanalizasyon")
    lived = Lived(place, marker, place.actor(coordinator))
    activities.sync_shared_kinds()
    people_things(lived, coordinator, contact, neighbour)
    contact_things(lived)
    activity_things(lived, contact)
    known_people(lived)
    advised(lived)
    plan_things(lived, contact)
    project_things(lived, contact)
    import_things(lived)
    paper_things(lived)
    bank_things(lived)
    report_things(lived, contact)
    duty = duties.give_duty(
        actor=lived.coordinator,
        title=lived.said("Tutanak"),
        due_on=lived.coordinator.today + timedelta(days=9),
        owner=place.members[coordinator],
        note=lived.said("Not"),
    )
    lived.keep("duty", duty)
    undo_things(lived)
    saved_things(lived)
    comment_things(lived, contact)
    lived.token = signed_link(lived, int(lived.ids["asked"]))
    return lived


def comment_things(lived: Lived, contact: str) -> None:
    """What is said about the activity: the contact is called and follows."""
    actor = lived.coordinator
    lived.ids |= {"about": "activities.activity", "thing": lived.ids["activity"]}
    found = thread(actor, "activities.activity", int(lived.ids["activity"]))
    body = lived.said(f"@{lived.place.members[contact].user} bakar mısın?")
    lived.keep("comment", comments.say(actor=actor, thread=found, body=body))


def undo_things(lived: Lived) -> None:
    """A duty given a moment ago, which can be taken back."""
    with watching(lived.coordinator, DUTY) as watch:
        watch.made([duties.give_duty(actor=lived.coordinator, title=lived.said("Geri alınır"), due_on=None)])
    assert watch.offer is not None
    lived.keep("offer", watch.offer)


def saved_things(lived: Lived) -> None:
    """A filter of the office and one of the coordinator's own."""
    known = known_list("activities:list")
    assert known is not None
    lived.ids["view"] = known.view
    for name, shared in (("Toplantılar", True), ("Benim", False)):
        saved = savedfilters.save_filter(
            actor=lived.coordinator, known=known, name=lived.said(name), query="kind=meeting", shared=shared
        )
        lived.keep("saved", saved)


def people_things(lived: Lived, coordinator: str, contact: str, neighbour: Office) -> None:
    """Units, an invitation, a deputy, a grant."""
    actor, place = lived.coordinator, lived.place
    unit = accounts.add_unit(actor=actor, name=lived.said("Arşiv"))
    lived.keep("unit", unit)
    invited = accounts.invite(
        actor=actor,
        facts=InvitationFacts(
            email=f"davetli@{lived.slug}.example", role=Role.EXPERT, name=lived.said("Davetli")
        ),
    )
    lived.keep("invitation", invited.invitation)
    lived.invitation_token = invited.address.rstrip("/").rpartition("/")[2]
    helper = place.join(f"Yardımcı{marker_letters(lived)}", Role.EXPERT, "Merkez")
    helper.user.name = lived.said("Yardımcı")
    helper.user.save(update_fields=["name"])
    lived.keep("member", place.members[contact])
    acting = accounts.set_acting(
        actor=actor,
        principal=helper,
        deputy=place.members[coordinator],
        first=actor.today,
        last=actor.today + timedelta(days=20),
        reason=lived.said("İzin"),
    )
    lived.keep("acting", acting)
    passkey = accounts.add_passkey(
        person=place.members[coordinator].user, name=lived.said("Telefon"), credential=Device().unasked()
    )
    lived.keep("passkey", passkey)
    grant = accounts.give_grant(
        actor=actor,
        facts=GrantFacts(receiver=neighbour, first=actor.today, last=None, reason=lived.said("Neden")),
    )
    accounts.revoke_grant(actor=actor, grant=grant)
    lived.keep("grant", grant)


def marker_letters(lived: Lived) -> str:
    """The marker as it may stand in an address of a mailbox."""
    return lived.marker.casefold()


def activity_things(lived: Lived, contact: str) -> None:
    """Activities of the unit and of the office: with files, cancelled, removed."""
    actor, seat = lived.coordinator, lived.place.members[contact]
    lived.keep("kind", activities.add_kind(actor=actor, name=lived.said("Tür")))
    lived.keep("activities:kind_restore kind", activities.add_kind(actor=actor, name=lived.said("Eski")))
    activities.retire_kind(
        actor=actor, kind=ActivityKind.objects.get(pk=lived.ids["activities:kind_restore kind"])
    )
    main = activities.record_activity(
        actor=actor,
        facts=happening(lived, "Su toplantısı", date(2025, 3, 4), seat),
        uploads=[lived.file("tutanak.pdf")],
    )
    lived.keep("activity", main)
    lived.keep("calendar:entry key", main)
    documents = Document.objects.about(main)
    lived.keep("document", documents[0])
    cancelled = activities.record_activity(
        actor=actor, facts=happening(lived, "İptal", date(2025, 4, 4), seat)
    )
    activities.cancel_activity(actor=actor, activity=cancelled, reason=lived.said("Yağmur"))
    lived.keep("activities:reinstate activity", cancelled)
    removed = activities.record_activity(
        actor=actor, facts=happening(lived, "Silinen", date(2025, 5, 4), seat)
    )
    activities.remove_activity(actor=actor, activity=removed)
    lived.keep("activities:removed activity", removed)
    for number in range(3):
        facts = happening(lived, f"Gezi {number}", date(2025, 6, 4 + number), None)
        activities.record_activity(actor=actor, facts=facts)
    lived.ids |= {"year": 2025, "period": "2025-H1", "file_format": "csv"}


def happening(lived: Lived, title: str, day: date, seat: Membership | None) -> Facts:
    """One happening with every text said in the office's own words."""
    return Facts(
        kind=ActivityKind.objects.get(office__isnull=True, code="meeting"),
        title=lived.said(title),
        when=When(day, day),
        summary=lived.said("Özet"),
        place=lived.said("Salon"),
        unit=seat.unit if seat else None,
        people=(seat,) if seat else (),
        letter_no=lived.said("E-1"),
        participants=12,
        institutions=(lived.said("Dernek"),),
        translations={"en": {"title": lived.said("Meeting"), "summary": lived.said("Summary")}},
    )


def paper_things(lived: Lived) -> None:
    """A look with everything in it, a template and a kept paper."""
    actor = lived.coordinator
    papers.save_letterhead(actor=actor, facts=papers.LetterheadFacts(lines=lived.said("antet")))
    facts = papers.SignatoryFacts(lived.said("imzacı"), lived.said("unvan"), date(2026, 1, 1))
    lived.keep("signatory", papers.add_signatory(actor=actor, facts=facts))
    emblem = papers.EmblemFacts(lived.said("fon"), lived.said("amblem"))
    lived.keep("emblem", papers.add_emblem(actor=actor, facts=emblem, image=None))
    document = docx.Document()
    document.add_paragraph("{{ title }}")
    target = BytesIO()
    document.save(target)
    upload = lived.file("template.docx", target.getvalue())
    lived.keep(
        "template",
        papers.upload_template(actor=actor, kind=CODE, title=lived.said("şablon"), upload=upload),
    )
    lived.keep("paper", papers.produce(actor=actor, content=circular(actor, "tr"), paper_format="pdf"))


def import_things(lived: Lived) -> None:
    """One import that was carried out and one whose columns are to be chosen."""
    kind = find_kind("activities")
    assert kind is not None
    lived.ids["calendar:entry source"] = "activity"
    lived.ids["guide:chapter name"], lived.ids["guide:picture name"] = "expert", "desk.png"
    lived.ids["exchange:start kind"] = lived.ids["exchange:template kind"] = kind.code
    sheet = f"Başlık;Tarih\nTaşınan {lived.marker};02.02.2025\n".encode()
    done = exchange.start_import(actor=lived.coordinator, kind=kind, upload=lived.file("done.csv", sheet))
    chosen = {"title": "Başlık", "date": "Tarih"}
    done = exchange.choose_mapping(actor=lived.coordinator, run=done, chosen=chosen)
    done = exchange.preview(actor=lived.coordinator, run=done)
    exchange.begin(actor=lived.coordinator, run=done)
    exchange.carry_out(run=done)
    for page in ("show", "undo", "errors"):
        lived.keep(f"exchange:{page} run", done)
    asked = exchange.start_import(actor=lived.coordinator, kind=kind, upload=lived.file("asked.csv", sheet))
    asked = exchange.choose_mapping(actor=lived.coordinator, run=asked, chosen=chosen)
    lived.keep("exchange:questions run", exchange.preview(actor=lived.coordinator, run=asked))
    waiting = exchange.start_import(actor=lived.coordinator, kind=kind, upload=lived.file("new.csv", sheet))
    lived.keep("run", waiting)


def signed_link(lived: Lived, request_id: int) -> str:
    """A token with which somebody without an account answers the request."""
    return links.make_link(
        office=lived.place.office,
        unit=None,
        purpose=LINK_PURPOSE,
        subject_id=request_id,
        holder_name=lived.said("Davetsiz"),
        holder_email=f"misafir@{lived.slug}.example",
        expires_at=clock.now() + timedelta(days=30),
    )
