"""Changes that bring files or concern members, for the tests of taking back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from imece.services.accounts import actions as accounts
from imece.services.accounts.choices import Role
from imece.services.accounts.undoable import MEMBER
from imece.services.comments import actions as comments
from imece.services.comments.queries import thread
from imece.services.comments.undoable import COMMENT
from imece.services.documents.models import Access
from imece.work.activities import actions as activities
from imece.work.activities.undoable import ACTIVITY
from imece.work.indicators.actions import milestones, reporting
from imece.work.indicators.choices import Nature
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import MilestoneStep
from imece.work.indicators.undoable import ACTUAL, STEP
from tests.unit.services.undoing.change import Change
from tests.unit.work.activities.scenes import facts as activity_facts
from tests.unit.work.activities.scenes import recorded
from tests.unit.work.indicators.figures import H1, make_actual, make_indicator

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from tests.cast import Place

PDF: Final = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def file(name: str = "a.pdf") -> SimpleUploadedFile:
    """A small file as a form brings it."""
    return SimpleUploadedFile(name, PDF)


def with_files(place: Place, actor: Actor) -> dict[str, Change]:
    """Changes that bring files, publish them or take them away."""
    one = recorded(actor, title="Belgeli")
    first = activities.attach_documents(actor=actor, activity=one, uploads=[file("eski.pdf")])[0]
    stone = make_indicator(place, "Tamamlanma", nature=Nature.MILESTONE)
    step = MilestoneStep.objects.create(indicator=stone, position=1, title="İhale", weight=40)
    done = MilestoneStep.objects.create(
        indicator=stone, position=2, title="Proje", weight=60, done_on=date(2026, 5, 1)
    )
    held = make_actual(make_indicator(place, "Belgeli gösterge"), H1)
    return {
        "activity changed with files": Change(
            actor,
            ACTIVITY,
            lambda: activities.change_activity(
                actor=actor, activity=one, facts=activity_facts(title="Yeni"), uploads=[file()]
            ),
            [one.pk],
        ),
        "files added": Change(
            actor,
            ACTIVITY,
            lambda: activities.attach_documents(actor=actor, activity=one, uploads=[file(), file("b.pdf")]),
            [one.pk],
        ),
        "file published": Change(
            actor,
            ACTIVITY,
            lambda: activities.change_document_access(
                actor=actor, activity=one, document=first, access=Access.PUBLIC
            ),
            [one.pk],
        ),
        "file taken away": Change(
            actor,
            ACTIVITY,
            lambda: activities.take_away_document(actor=actor, activity=one, document=first),
            [one.pk],
        ),
        "draft kept with files": Change(
            actor,
            ACTUAL,
            lambda: reporting.save_draft(
                actor=actor,
                actual=held,
                facts=Reported(value=Decimal(3)),
                revision=held.revision,
                uploads=[file()],
            ),
            [held.pk],
        ),
        "step ticked": Change(
            actor,
            STEP,
            lambda: milestones.mark_done(actor=actor, step=step, done_on=date(2026, 6, 1), uploads=[file()]),
            [step.pk],
        ),
        "step taken back": Change(
            actor, STEP, lambda: milestones.mark_undone(actor=actor, step=done, reason="Henüz"), [done.pk]
        ),
    }


def people(place: Place, actor: Actor) -> dict[str, Change]:
    """Members' seats and what members say."""
    seat = place.members["Kemal"]
    facts = accounts.SeatFacts(role=Role.EXPERT, title="Uzman")
    found = thread(actor, "activities.activity", recorded(actor, title="Konuşulan").pk)
    said = comments.say(actor=actor, thread=found, body="İlk söz")
    return {
        "member changed": Change(
            actor, MEMBER, lambda: accounts.change_member(actor=actor, seat=seat, facts=facts), [seat.pk]
        ),
        "comment said": Change(
            actor, COMMENT, lambda: comments.say(actor=actor, thread=found, body="İkinci söz")
        ),
        "comment changed": Change(
            actor,
            COMMENT,
            lambda: comments.change(actor=actor, comment=said, thread=found, body="Başka söz"),
            [said.pk],
        ),
        "comment removed": Change(
            actor, COMMENT, lambda: comments.remove(actor=actor, comment=said), [said.pk]
        ),
    }
