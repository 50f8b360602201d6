"""The verbs on one activity: recording once, changing, repeating, cancelling, removing, documents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.documents.models import Document
from imece.services.search.models import Findable
from imece.work.activities import actions
from imece.work.activities.models import Activity, ActivityInstitution, Participation
from tests.unit.work.activities.scenes import facts, recorded, when

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast


def everything() -> tuple[Any, ...]:
    """All rows that a refused verb must leave alone."""
    return (
        list(Activity.objects.order_by("pk").values()),
        list(Participation.objects.order_by("pk").values()),
        list(ActivityInstitution.objects.order_by("pk").values()),
        list(Document.objects.order_by("pk").values()),
        Findable.objects.filter(kind="activity").count(),
        Entry.objects.count(),
    )


def verbs_of(activity: Activity) -> list[str]:
    return list(Entry.objects.of(activity).values_list("verb", flat=True))


def test_recording_keeps_every_fact(cast: Cast) -> None:
    place = cast.gaziantep
    activity = recorded(
        place.actor("Ayşe"),
        divisions={("sex", "women"): 3, ("sex", "men"): 4, ("target_group", "youth"): 0},
        institutions=("Kent Konseyi", "kent  konseyi", "İKV"),
        people=(place.members["Umut"],),
        unit=place.unit("Kültür"),
        translations={"en": {"title": "Project meeting", "summary": ""}},
    )
    activity.refresh_from_db()
    assert activity.participants == 7
    assert [row.name for row in activity.institutions.all()] == ["Kent Konseyi", "İKV"]
    assert {(row.code, row.number) for row in activity.participations.all()} == {
        ("women", 3),
        ("men", 4),
        ("youth", 0),
    }
    assert list(activity.people.all()) == [place.members["Umut"]]
    assert activity.translations == {"en": {"title": "Project meeting"}}
    assert str(activity.said("title", "en")) == "Project meeting"
    assert verbs_of(activity) == ["activities.recorded"]
    found = Findable.objects.get(kind="activity", object_id=activity.pk)
    assert found.title == "Proje toplantısı"
    assert "ikv" in found.words


def test_the_same_form_records_once(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    first = actions.record_activity(actor=ayse, facts=facts(), once="abc")
    before = everything()
    again = actions.record_activity(actor=ayse, facts=facts(), once="abc")
    assert again == first
    assert everything() == before
    other = actions.record_activity(actor=cast.orhangazi.actor("Osman"), facts=facts(), once="abc")
    assert other != first


def test_a_form_whose_record_was_removed_says_so(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = actions.record_activity(actor=ayse, facts=facts(), once="abc")
    actions.remove_activity(actor=ayse, activity=activity)
    before = everything()
    with pytest.raises(Refused):
        actions.record_activity(actor=ayse, facts=facts(), once="abc")
    assert everything() == before


@pytest.mark.parametrize("name", ["Veli", "Mert", "Derya"])
def test_readers_record_nothing(cast: Cast, name: str) -> None:
    before = everything()
    with pytest.raises(Refused):
        recorded(cast.gaziantep.actor(name))
    assert everything() == before


def test_a_contact_records_for_the_own_unit_only(cast: Cast) -> None:
    place = cast.gaziantep
    umut = place.actor("Umut")
    assert recorded(umut, unit=place.unit("Su ve Kanalizasyon")).unit == place.unit("Su ve Kanalizasyon")
    before = everything()
    for unit in (None, place.unit("Kültür")):
        with pytest.raises(Refused):
            recorded(umut, unit=unit)
    assert everything() == before


def test_what_belongs_to_another_office_is_refused(cast: Cast) -> None:
    ayse, osman = cast.gaziantep.actor("Ayşe"), cast.orhangazi.actor("Osman")
    foreign = actions.add_kind(actor=osman, name="Köy gezisi")
    before = everything()
    for wrong in (
        {"kind": foreign},
        {"unit": cast.orhangazi.unit("Merkez")},
        {"people": (cast.orhangazi.members["Emine"],)},
    ):
        with pytest.raises(Refused):
            recorded(ayse, **wrong)
    assert everything() == before


def test_participants_beyond_the_whole_are_refused(cast: Cast) -> None:
    before = everything()
    with pytest.raises(Refused):
        recorded(cast.gaziantep.actor("Ayşe"), participants=5, divisions={("sex", "women"): 6})
    assert everything() == before


def test_changing_writes_what_changed_and_says_it(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = recorded(ayse, institutions=("Bir",), participants=4)
    changed = facts(title="Yeni başlık", institutions=("İki", "Üç"), participants=None)
    actions.change_activity(actor=ayse, activity=activity, facts=changed, seen_at=activity.changed_at)
    activity.refresh_from_db()
    assert (activity.title, activity.participants) == ("Yeni başlık", None)
    assert [row.name for row in activity.institutions.all()] == ["İki", "Üç"]
    entry = Entry.objects.of(activity).first()
    assert entry is not None
    assert set(entry.changes) == {"title", "institutions", "participants"}
    assert Findable.objects.get(kind="activity", object_id=activity.pk).title == "Yeni başlık"


def test_the_same_change_twice_is_one(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = recorded(ayse)
    seen = activity.changed_at
    changed = facts(title="Yeni")
    actions.change_activity(actor=ayse, activity=activity, facts=changed, seen_at=seen)
    before = everything()
    actions.change_activity(actor=ayse, activity=activity, facts=changed, seen_at=seen)
    assert everything() == before


def test_two_people_do_not_overwrite_each_other_silently(cast: Cast) -> None:
    ayse, ebru = cast.gaziantep.actor("Ayşe"), cast.gaziantep.actor("Ebru")
    activity = recorded(ayse)
    seen = activity.changed_at
    actions.change_activity(actor=ebru, activity=activity, facts=facts(title="Ebru’nun"), seen_at=seen)
    before = everything()
    with pytest.raises(Refused):
        actions.change_activity(actor=ayse, activity=activity, facts=facts(title="Ayşe’nin"), seen_at=seen)
    assert everything() == before


def test_repeating_takes_what_stays_the_same(cast: Cast) -> None:
    place = cast.gaziantep
    ayse = place.actor("Ayşe")
    activity = recorded(
        ayse,
        participants=30,
        divisions={("sex", "women"): 10},
        institutions=("Kent Konseyi",),
        people=(place.members["Ebru"],),
        letter_no="123",
        summary="Anlatı",
    )
    again = actions.copy_activity(actor=ayse, activity=activity, when=when(date(2026, 4, 10)), once="x")
    assert again.pk != activity.pk
    assert (again.title, again.first, again.kind) == (activity.title, date(2026, 4, 10), activity.kind)
    assert [row.name for row in again.institutions.all()] == ["Kent Konseyi"]
    assert list(again.people.all()) == [place.members["Ebru"]]
    assert (again.participants, again.letter_no, again.summary) == (None, "", "")
    assert (
        actions.copy_activity(actor=ayse, activity=activity, when=when(date(2026, 4, 10)), once="x") == again
    )


def test_cancelling_needs_a_reason_and_can_be_taken_back(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = recorded(ayse)
    with pytest.raises(Refused):
        actions.cancel_activity(actor=ayse, activity=activity, reason="  ")
    actions.cancel_activity(actor=ayse, activity=activity, reason="Kar yağdı")
    assert not Activity.objects.standing().exists()
    assert Activity.objects.kept().get().cancel_reason == "Kar yağdı"
    before = everything()
    with pytest.raises(Refused):
        actions.cancel_activity(actor=ayse, activity=activity, reason="Yine")
    assert everything() == before
    actions.reinstate_activity(actor=ayse, activity=activity)
    assert Activity.objects.standing().exists()
    assert verbs_of(activity) == ["activities.reinstated", "activities.cancelled", "activities.recorded"]


def test_removing_can_be_undone_and_is_the_same_twice(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = recorded(ayse)
    actions.remove_activity(actor=ayse, activity=activity)
    actions.remove_activity(actor=ayse, activity=activity)
    assert not Findable.objects.filter(kind="activity").exists()
    actions.put_back_activity(actor=ayse, activity=activity)
    actions.put_back_activity(actor=ayse, activity=activity)
    assert Findable.objects.filter(kind="activity").count() == 1
    assert verbs_of(activity) == ["activities.put_back", "activities.removed", "activities.recorded"]


WRONG_HANDS = [
    ("orhangazi", "Osman"),
    ("bursa", "Burak"),
    ("gaziantep", "Veli"),
    ("gaziantep", "Derya"),
    ("gaziantep", "Kemal"),
]


WRONG_VERBS: dict[str, Callable[[Any, Activity], object]] = {
    "change": lambda actor, activity: actions.change_activity(
        actor=actor, activity=activity, facts=facts(title="X")
    ),
    "cancel": lambda actor, activity: actions.cancel_activity(actor=actor, activity=activity, reason="X"),
    "remove": lambda actor, activity: actions.remove_activity(actor=actor, activity=activity),
    "put back": lambda actor, activity: actions.put_back_activity(actor=actor, activity=activity),
    "copy": lambda actor, activity: actions.copy_activity(actor=actor, activity=activity, when=when()),
    "attach": lambda actor, activity: actions.attach_documents(actor=actor, activity=activity, uploads=[]),
}


@pytest.mark.parametrize("verb", WRONG_VERBS)
def test_the_wrong_hands_change_nothing(cast: Cast, verb: str) -> None:
    place = cast.gaziantep
    activity = recorded(place.actor("Ayşe"), unit=place.unit("Su ve Kanalizasyon"))
    cast.grant(cast.gaziantep, cast.bursa)
    before = everything()
    for office, name in WRONG_HANDS:
        with pytest.raises(Refused):
            WRONG_VERBS[verb](getattr(cast, office).actor(name), activity)
        assert everything() == before, name


def test_a_bad_file_keeps_the_whole_record_back(cast: Cast) -> None:
    before = everything()
    bad = SimpleUploadedFile("fatura.pdf", b"MZ\x90\x00 not a pdf")
    with pytest.raises(Refused):
        actions.record_activity(actor=cast.gaziantep.actor("Ayşe"), facts=facts(), uploads=[bad])
    assert everything() == before


def test_documents_are_internal_until_staff_publish_them(cast: Cast) -> None:
    place = cast.gaziantep
    umut = place.actor("Umut")
    activity = recorded(umut, unit=place.unit("Su ve Kanalizasyon"))
    note = SimpleUploadedFile("not.txt", "Toplantı notu".encode())
    document = actions.attach_documents(actor=umut, activity=activity, uploads=[note])[0]
    assert document.access == "internal"
    with pytest.raises(Refused):
        actions.change_document_access(actor=umut, activity=activity, document=document, access="public")
    actions.change_document_access(
        actor=place.actor("Ebru"), activity=activity, document=document, access="public"
    )
    document.refresh_from_db()
    assert document.access == "public"
    actions.take_away_document(actor=umut, activity=activity, document=document)
    assert not Document.objects.about(activity).exists()
    actions.put_back_document(actor=umut, activity=activity, document=document)
    assert Document.objects.about(activity).count() == 1


def test_precision_and_last_day_are_kept(cast: Cast) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"), when=when(date(2016, 1, 1), date(2016, 12, 31), "year"))
    assert activity.when_shown == "2016"
    assert activity.last - activity.first == timedelta(days=365)
