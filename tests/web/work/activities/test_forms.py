"""Recording and changing through the pages: half a minute, nothing lost, nothing twice."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.services.documents.models import Document
from imece.services.reference import places
from imece.work.activities import actions
from imece.work.activities.models import Activity
from tests.unit.work.activities.scenes import kind, recorded, when
from tests.web.work.activities.conftest import HOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.cast import Cast


def typed(**changes: Any) -> dict[str, Any]:
    """What the half-minute entry sends."""
    return {
        "kind": str(kind().pk),
        "title": "Proje toplantısı",
        "first": "2026-11-21",
        "part": "organised",
        "country": "TR",
        **changes,
    }


def test_half_a_minute_is_enough(cast: Cast, signed: Callable[..., Client]) -> None:
    answer = signed("Ayşe").post(f"{HOME}new/", typed(participants="1.250"))
    activity = Activity.objects.get()
    assert answer.headers["Location"] == f"{HOME}{activity.pk}/"
    assert (activity.title, activity.first, activity.participants) == (
        "Proje toplantısı",
        date(2026, 11, 21),
        1250,
    )
    assert activity.office == cast.gaziantep.office
    assert activity.created_by == "Ayşe"


def test_the_form_begins_with_today_and_the_own_place(cast: Cast, signed: Callable[..., Client]) -> None:
    office = cast.gaziantep.office
    office.district = places.districts("27")[0].code
    office.save()
    form = signed("Ayşe").get(f"{HOME}new/").context["form"]
    assert form["first"].value() == cast.gaziantep.actor("Ayşe").today
    assert form["district"].value() == office.district
    assert {code for code, _ in form.fields["district"].choices if code} == {
        each.code for each in places.districts("27")
    }


def test_everything_else_is_kept_too(cast: Cast, signed: Callable[..., Client]) -> None:
    place = cast.gaziantep
    sent = typed(
        date_text="15 -19 Nisan 2019",
        country="BE",
        place="Brüksel",
        institutions="CEMR\nPOLIS\n\ncemr",
        unit=str(place.unit("Kültür").pk),
        people=[str(place.members["Ebru"].pk)],
        letter_no="E-1",
        letter_date="2019-04-01",
        summary="Anlatı",
        sex_women="3",
        sex_men="4",
        target_group_youth="0",
        title__en="Project meeting",
        uploads=[SimpleUploadedFile("not.txt", b"not"), SimpleUploadedFile("iki.txt", b"iki")],
    )
    answer = signed("Ayşe").post(f"{HOME}new/", sent)
    assert answer.status_code == 302, answer.context["form"].errors
    activity = Activity.objects.get()
    assert activity.when_shown == "15–19 Nisan 2019"
    assert activity.place_shown == "Brüksel, Belçika"
    assert [row.name for row in activity.institutions.all()] == ["CEMR", "POLIS"]
    assert activity.participants == 7
    assert activity.participations.count() == 3
    assert activity.translations == {"en": {"title": "Project meeting"}}
    assert Document.objects.about(activity).count() == 2


def test_only_the_year_may_be_known(signed: Callable[..., Client]) -> None:
    signed("Ayşe").post(f"{HOME}new/", typed(date_text="2016"))
    assert (Activity.objects.get().precision, Activity.objects.get().when_shown) == ("year", "2016")


def test_sending_twice_records_once(signed: Callable[..., Client]) -> None:
    client = signed("Ayşe")
    token = client.get(f"{HOME}new/").context["form"]["once"].value()
    assert re.fullmatch(r"[\w-]{20,40}", token)
    first = client.post(f"{HOME}new/", typed(once=token))
    second = client.post(f"{HOME}new/", typed(once=token))
    assert first.headers["Location"] == second.headers["Location"]
    assert Activity.objects.count() == 1


def test_going_back_and_typing_another_activity_loses_neither(signed: Callable[..., Client]) -> None:
    client = signed("Ayşe")
    client.post(f"{HOME}new/", typed(once="abc"))
    answer = client.post(f"{HOME}new/", typed(once="abc", title="Bambaşka bir ziyaret"))
    assert answer.status_code == 200
    assert "Bambaşka bir ziyaret" in answer.content.decode()
    assert Activity.objects.count() == 1
    token = answer.context["form"]["once"].value()
    assert token != "abc"
    assert client.post(f"{HOME}new/", typed(once=token, title="Bambaşka bir ziyaret")).status_code == 302
    assert Activity.objects.count() == 2


def test_a_bad_file_is_named_and_nothing_typed_is_lost(signed: Callable[..., Client]) -> None:
    bad = SimpleUploadedFile("virus.pdf", b"MZ\x90\x00")
    answer = signed("Ayşe").post(f"{HOME}new/", typed(summary="Uzun anlatı", uploads=[bad]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "virus.pdf" in page
    assert "Uzun anlatı" in page
    assert "Proje toplantısı" in page
    assert not Activity.objects.exists()
    assert not Document.objects.exists()


BAD = [
    {"title": ""},
    {"title": "x" * 301},
    {"title": "\x00"},
    {"kind": ""},
    {"kind": "999999"},
    {"kind": "x"},
    {"part": "watched"},
    {"first": ""},
    {"first": "31.02.2026"},
    {"first": "1066-01-01"},
    {"first": "x"},
    {"last": "2026-11-20"},
    {"date_text": "yarın"},
    {"participants": "-1"},
    {"participants": "1e308"},
    {"participants": "3,5"},
    {"participants": "çok"},
    {"participants": "9" * 40},
    {"participants": "5", "sex_women": "6"},
    {"sex_women": "2", "sex_men": "1", "age_youth": "4"},
    {"participants": "5", "target_group_rural": "6"},
    {"country": "XX"},
    {"province": "99"},
    {"district": "1"},
    {"unit": "x"},
    {"people": ["x"]},
    {"letter_date": "x"},
    {"letter_no": "x" * 61},
    {"summary": "x" * 20_001},
    {"once": "<script>"},
]


@pytest.mark.parametrize("wrong", BAD, ids=str)
def test_bad_input_is_refused_with_a_sentence_and_changes_nothing(
    signed: Callable[..., Client], wrong: dict[str, Any]
) -> None:
    answer = signed("Ayşe").post(f"{HOME}new/", typed(**wrong))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert 'role="alert"' in answer.content.decode()
    assert not Activity.objects.exists()


def test_units_and_people_of_others_are_no_choice(cast: Cast, signed: Callable[..., Client]) -> None:
    other = cast.orhangazi
    for wrong in ({"unit": str(other.unit("Merkez").pk)}, {"people": [str(other.members["Emine"].pk)]}):
        assert signed("Ayşe").post(f"{HOME}new/", typed(**wrong)).status_code == 200
    contact = typed(unit=str(cast.gaziantep.unit("Kültür").pk))
    assert signed("Umut").post(f"{HOME}new/", contact).status_code == 200
    assert not Activity.objects.exists()


def test_a_contact_enters_for_the_own_unit_without_choosing(
    cast: Cast, signed: Callable[..., Client]
) -> None:
    client = signed("Umut")
    unit = client.get(f"{HOME}new/").context["form"]["unit"].value()
    client.post(f"{HOME}new/", typed(unit=unit))
    assert Activity.objects.get().unit == cast.gaziantep.unit("Su ve Kanalizasyon")


def test_markup_in_a_title_stays_text(cast: Cast, signed: Callable[..., Client]) -> None:
    activity = recorded(
        cast.gaziantep.actor("Ayşe"), title="<script>alert(1)</script>", institutions=("<i>x</i>",)
    )
    client = signed("Ayşe")
    for path in ("", f"{activity.pk}/", f"{activity.pk}/edit/", "year/2026/", "year/2026/print/"):
        page = client.get(f"{HOME}{path}").content.decode()
        assert "<script>alert" not in page
        assert "<i>x" not in page
        assert "&lt;script&gt;alert" in page


def test_editing_shows_what_stands_and_keeps_what_was_not_touched(
    cast: Cast, signed: Callable[..., Client]
) -> None:
    activity = recorded(
        cast.gaziantep.actor("Ayşe"),
        when=when(date(2016, 4, 1), date(2016, 4, 30), "month"),
        divisions={("sex", "women"): 2},
        institutions=("Bir", "İki"),
        translations={"en": {"title": "Meeting"}, "de": {"title": "Treffen"}},
    )
    client = signed("Ayşe")
    form = client.get(f"{HOME}{activity.pk}/edit/").context["form"]
    sent = {
        name: form[name].value()
        for name in form.fields
        if name != "uploads" and form[name].value() not in (None, "")
    }
    assert sent["date_text"] == "Nisan 2016"
    answer = client.post(f"{HOME}{activity.pk}/edit/", {**sent, "title": "Yeni"})
    assert answer.status_code == 302, answer.context["form"].errors
    activity = Activity.objects.get()
    assert (activity.title, activity.precision, activity.when_shown) == ("Yeni", "month", "Nisan 2016")
    assert activity.participations.get().number == 2
    assert activity.institutions.count() == 2
    assert activity.translations == {"en": {"title": "Meeting"}, "de": {"title": "Treffen"}}


def test_a_change_meanwhile_is_told_once_and_then_overwritten(
    cast: Cast, signed: Callable[..., Client]
) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"))
    client = signed("Ayşe")
    version = client.get(f"{HOME}{activity.pk}/edit/").context["form"]["version"].value()
    other = signed("Ebru")
    other.post(f"{HOME}{activity.pk}/edit/", typed(title="Ebru’nun", version=version))
    answer = client.post(f"{HOME}{activity.pk}/edit/", typed(title="Ayşe’nin", version=version))
    assert answer.status_code == 200
    assert "Ayşe’nin" in answer.content.decode()
    assert Activity.objects.get().title == "Ebru’nun"
    newer = answer.context["form"]["version"].value()
    assert newer != version
    assert (
        client.post(f"{HOME}{activity.pk}/edit/", typed(title="Ayşe’nin", version=newer)).status_code == 302
    )
    assert Activity.objects.get().title == "Ayşe’nin"


def test_people_whom_a_contact_cannot_see_stay_responsible(cast: Cast, signed: Callable[..., Client]) -> None:
    place = cast.gaziantep
    unit = place.unit("Su ve Kanalizasyon")
    activity = recorded(place.actor("Ayşe"), unit=unit, people=(place.members["Ebru"], place.members["Umut"]))
    answer = signed("Umut").post(f"{HOME}{activity.pk}/edit/", typed(unit=str(unit.pk), title="Yeni"))
    assert answer.status_code == 302
    assert list(Activity.objects.get().people.all()) == [place.members["Ebru"]]


def test_a_retired_kind_stays_on_its_records(cast: Cast, signed: Callable[..., Client]) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    own = actions.add_kind(actor=ayse, name="Kardeş şehir günü")
    activity = recorded(ayse, kind=own)
    actions.retire_kind(actor=ayse, kind=own)
    client = signed("Ayşe")
    assert client.post(f"{HOME}new/", typed(kind=str(own.pk))).status_code == 200
    assert client.post(f"{HOME}{activity.pk}/edit/", typed(kind=str(own.pk), title="Yeni")).status_code == 302
    assert Activity.objects.get().kind == own


def test_the_districts_follow_the_province(signed: Callable[..., Client]) -> None:
    page = signed("Ayşe").get(f"{HOME}districts/?province=16").content.decode()
    assert "Orhangazi" in page
    assert "Şahinbey" not in page
    assert signed("Ayşe").get(f"{HOME}districts/?province=%27%3B--").content.decode().count("<option") == 1
