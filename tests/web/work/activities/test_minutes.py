"""Minutes of a meeting: written as a draft, approved and locked, each decision a duty that shows whether it is done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.duties.actions import finish_duty
from imece.services.duties.models import Duty
from imece.work.activities import actions, queries
from imece.work.activities.dates import When
from imece.work.activities.facts import Facts
from imece.work.activities.minutes_paper import minutes_paper
from imece.work.activities.models import Activity, ActivityKind, Minutes

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 4)


def held(cast: Cast, kind: str = "meeting") -> Activity:
    """A meeting of the office."""
    actions.sync_shared_kinds()
    facts = Facts(
        kind=ActivityKind.objects.get(office__isnull=True, code=kind),
        title="Aylık değerlendirme",
        when=When(DAY, DAY),
        translations={"en": {"title": "Monthly review"}},
    )
    return actions.record_activity(actor=cast.gaziantep.actor("Ayşe"), facts=facts)


def said(cast: Cast, *, due_on: date | None = date(2026, 4, 1)) -> actions.MinutesFacts:
    """What was written down."""
    owner = cast.gaziantep.members["Ebru"]
    return actions.MinutesFacts(
        chair="Daire Başkanı",
        present="4 üye, 1 uzman",
        items=(actions.SaidItem("Geciken göstergeler", "İkisi geride."),),
        decisions=(actions.SaidDecision("Birimlere yazı gönderilecek", owner, due_on),),
    )


def address(activity: Activity, rest: str = "") -> str:
    """A page of the minutes."""
    return f"/o/gaziantep/activities/{activity.pk}/minutes/{rest}"


def test_each_decision_becomes_a_duty_that_shows_whether_it_is_done(cast: Cast, client: Client) -> None:
    activity, actor = held(cast), cast.gaziantep.actor("Ayşe")
    actions.write_minutes(actor=actor, activity=activity, facts=said(cast))
    assert Duty.objects.count() == 0
    actions.approve_minutes(actor=actor, activity=activity)
    actions.approve_minutes(actor=actor, activity=activity)
    duty = Duty.objects.get()
    assert (duty.owner, duty.due_on) == (cast.gaziantep.members["Ebru"], date(2026, 4, 1))
    cast.enters(client, cast.gaziantep, "Veli")
    assert "açık görev" in paper_text(activity)
    finish_duty(actor=actor, duty=duty)
    assert "tamamlandı" in client.get(address(activity)).content.decode()
    assert "tamamlandı" in paper_text(activity)


def paper_text(activity: Activity, language: str = "tr") -> str:
    """Everything that the paper says."""
    minutes = queries.minutes_of(activity)
    assert minutes is not None
    return str(minutes_paper(activity, minutes, language))


def test_approved_minutes_are_locked(cast: Cast) -> None:
    activity, actor = held(cast), cast.gaziantep.actor("Ayşe")
    minutes = actions.write_minutes(actor=actor, activity=activity, facts=said(cast))
    actions.approve_minutes(actor=actor, activity=activity)
    with pytest.raises(Refused, match="kilitlendi"):
        actions.write_minutes(
            actor=actor, activity=activity, facts=actions.MinutesFacts(), revision=minutes.revision
        )
    assert Minutes.objects.get().decisions.count() == 1


def test_minutes_are_not_approved_while_a_decision_has_no_day(cast: Cast) -> None:
    activity, actor = held(cast), cast.gaziantep.actor("Ayşe")
    actions.write_minutes(actor=actor, activity=activity, facts=said(cast, due_on=None))
    with pytest.raises(Refused, match="1 numaralı"):
        actions.approve_minutes(actor=actor, activity=activity)
    with pytest.raises(Refused):
        actions.approve_minutes(actor=cast.gaziantep.actor("Ebru"), activity=activity)
    assert not Minutes.objects.get().is_locked
    assert Duty.objects.count() == 0


def test_two_tabs_do_not_overwrite_each_other(cast: Cast) -> None:
    activity, actor = held(cast), cast.gaziantep.actor("Ayşe")
    actions.write_minutes(actor=actor, activity=activity, facts=said(cast))
    with pytest.raises(Refused):
        actions.write_minutes(actor=actor, activity=activity, facts=actions.MinutesFacts())
    assert Minutes.objects.get().chair == "Daire Başkanı"


def test_the_paper_says_the_same_in_both_languages(cast: Cast) -> None:
    activity = held(cast)
    actions.write_minutes(actor=cast.gaziantep.actor("Ayşe"), activity=activity, facts=said(cast))
    turkish, english = paper_text(activity), paper_text(activity, "en")
    assert "Aylık değerlendirme" in turkish
    assert "Monthly review" in english
    for text in (turkish, english):
        for words in ("Daire Başkanı", "Geciken göstergeler", "Birimlere yazı gönderilecek"):
            assert words in text


def test_minutes_are_written_on_their_page_and_empty_rows_left_out(client: Client, cast: Cast) -> None:
    activity = held(cast)
    cast.enters(client, cast.gaziantep, "Ebru")
    assert "Henüz tutanak yok" in client.get(address(activity)).content.decode()
    sent = {
        "chair": "Başkan",
        "present": "3 kişi",
        "absent": "",
        "revision": "0",
        "items-TOTAL_FORMS": "2",
        "items-INITIAL_FORMS": "0",
        "items-0-title": "Açılış",
        "items-0-discussion": "",
        "items-1-title": "",
        "decisions-TOTAL_FORMS": "1",
        "decisions-INITIAL_FORMS": "0",
        "decisions-0-text": "",
    }
    assert client.post(address(activity, "write/"), sent).status_code == 302
    minutes = Minutes.objects.get()
    assert [row.title for row in minutes.items.all()] == ["Açılış"]
    assert minutes.decisions.count() == 0
    assert client.get(address(activity, "paper/")).status_code == 200
    assert client.post(address(activity, "approve/")).status_code == 403


def test_minutes_are_for_meetings_of_the_own_office_only(client: Client, cast: Cast) -> None:
    visit, meeting = held(cast, "visit"), held(cast)
    cast.enters(client, cast.gaziantep, "Ayşe")
    assert client.get(address(visit)).status_code == 404
    cast.enters(client, cast.orhangazi, "Osman")
    for office in ("gaziantep", "orhangazi"):
        assert client.get(address(meeting).replace("gaziantep", office)).status_code == 404
    cast.enters(client, cast.gaziantep, "Umut")
    assert client.get(address(meeting)).status_code == 404
