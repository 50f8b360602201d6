"""The pages of people through the client: list, entering with a double, rights, taking part, segments, leaks."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from django.test import Client

from imece.services.audit.models import Entry
from imece.work.contacts.models import Institution
from imece.work.people.models import Person, Segment
from tests.unit.work.activities.scenes import recorded
from tests.unit.work.people.scenes import entered
from tests.web.work.activities.conftest import content_of

if TYPE_CHECKING:
    from tests.cast import Cast

HOME = "/o/gaziantep/people/"


@pytest.fixture
def ebru(cast: Cast) -> Client:
    """An expert's client."""
    return cast.enters(Client(), cast.gaziantep, "Ebru")


def typed(**changes: object) -> dict[str, object]:
    """What the form of a new person sends."""
    said: dict[str, object] = {
        "name": "Deniz Örnek",
        "basis": "duty",
        "basis_source": "Kartvizit",
        "basis_on": "05.01.2026",
        "mail_work": "deniz@ornek.example",
        "institution": "Örnek Derneği",
        "position": "Başkan",
    }
    return {**said, **changes}


def test_a_person_is_entered_and_shown(ebru: Client) -> None:
    answer = ebru.post(f"{HOME}new/", typed(), follow=True)
    assert "Deniz Örnek" in answer.text
    assert "Kartvizit" in answer.text
    assert "deniz@ornek.example" in ebru.get(f"{HOME}?q=dernegi").text


def test_a_double_is_asked_about_before_it_is_entered(ebru: Client, cast: Cast) -> None:
    entered(cast.gaziantep.actor("Ebru"))
    answer = ebru.post(f"{HOME}new/", typed(name="ÖRNEK DENİZ"))
    assert answer.status_code == 200
    assert Person.objects.count() == 1
    ebru.post(f"{HOME}new/", typed(name="ÖRNEK DENİZ", is_new="on"))
    assert Person.objects.count() == 2


def test_a_person_without_a_source_is_not_entered(ebru: Client) -> None:
    assert ebru.post(f"{HOME}new/", typed(basis_source="")).status_code == 200
    assert not Person.objects.exists()


def test_people_are_not_found_from_another_office_nor_under_a_grant(cast: Cast) -> None:
    person = entered(cast.gaziantep.actor("Ebru"), name="Saklı Kişi")
    cast.grant(cast.gaziantep, cast.bursa)
    for place, name in ((cast.orhangazi, "Osman"), (cast.bursa, "Burak")):
        client = cast.enters(Client(), place, name)
        slug = place.office.slug
        assert client.get(f"/o/{slug}/people/{person.pk}/").status_code == 404
        assert "Saklı" not in client.get(f"/o/{slug}/people/?q=sakli").text
        assert "Saklı" not in client.get(f"/o/{slug}/search/?q=sakli").text


def test_the_search_of_everything_finds_the_own_office_s_people(ebru: Client, cast: Cast) -> None:
    person = entered(cast.gaziantep.actor("Ebru"))
    entered(cast.orhangazi.actor("Emine"), name="Deniz Yabancı")
    shown = ebru.get("/o/gaziantep/search/?q=deniz").text
    assert f"/people/{person.pk}/" in shown
    assert "Yabancı" not in shown


def test_a_viewer_sees_no_private_way_and_takes_nothing_along(cast: Cast) -> None:
    points = {("mail", "work"): "is@ornek.example", ("mail", "private"): "ev@ornek.example"}
    person = entered(cast.gaziantep.actor("Ebru"), points=points)
    veli = cast.enters(Client(), cast.gaziantep, "Veli")
    shown = veli.get(f"{HOME}{person.pk}/").text
    assert "is@ornek.example" in shown
    assert "ev@ornek.example" not in shown
    assert veli.post(f"{HOME}export/csv/").status_code == 403
    assert not Entry.objects.filter(verb="people.exported").exists()


def test_an_auditor_s_look_is_written_down_by_number(cast: Cast) -> None:
    person = entered(cast.gaziantep.actor("Ebru"))
    cast.enters(Client(), cast.gaziantep, "Derya").get(f"{HOME}{person.pk}/")
    looked = Entry.objects.order_by("-pk")[0]
    assert (looked.actor_name, looked.thing_label) == ("Derya", person.token)


def test_a_sheet_guards_formulas_and_the_trail_knows_who_took_it(ebru: Client, cast: Cast) -> None:
    entered(cast.gaziantep.actor("Ebru"), name="=cmd|calc")
    answer = ebru.post(f"{HOME}export/csv/?q=cmd")
    assert "'=cmd|calc" in content_of(answer).decode()
    told = Entry.objects.get(verb="people.exported")
    assert (told.actor_name, told.note) == ("Ebru", "1: q=cmd")


def test_everything_held_is_handed_over_as_a_sheet(ebru: Client, cast: Cast) -> None:
    person = entered(cast.gaziantep.actor("Ebru"), note="Dikkat notu")
    answer = ebru.post(f"{HOME}{person.pk}/file/")
    sheet = openpyxl.load_workbook(BytesIO(content_of(answer))).worksheets[0]
    assert "Dikkat notu" in {cell.value for row in sheet for cell in row}


def test_erasing_asks_for_a_reason_and_leaves_a_number(cast: Cast) -> None:
    person = entered(cast.gaziantep.actor("Ayşe"))
    ayse = cast.enters(Client(), cast.gaziantep, "Ayşe")
    assert ayse.post(f"{HOME}{person.pk}/erase/", {"reason": ""}).status_code == 200
    answer = ayse.post(f"{HOME}{person.pk}/erase/", {"reason": "Talep", "sure": "on"}, follow=True)
    assert person.token in answer.text
    assert "Deniz" not in answer.text
    assert person.token not in ayse.get(HOME).text


def test_people_are_named_for_an_activity_and_shown_on_both_pages(ebru: Client, cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    activity, person = recorded(actor, title="Çalıştay"), entered(actor)
    address = f"/o/gaziantep/activities/{activity.pk}/people/"
    assert "Deniz Örnek" in ebru.get(f"{address}?q=deniz").text
    ebru.post(address, {"people": [person.pk]})
    assert "Deniz Örnek" in ebru.get(address, headers={"HX-Request": "true"}).text
    assert "Çalıştay" in ebru.get(f"{HOME}{person.pk}/").text
    ebru.post(address, {})
    assert "Çalıştay" not in ebru.get(f"{HOME}{person.pk}/").text


def test_a_person_of_another_office_cannot_be_named(ebru: Client, cast: Cast) -> None:
    activity = recorded(cast.gaziantep.actor("Ebru"))
    foreign = entered(cast.orhangazi.actor("Emine"), name="Yabancı Kişi")
    answer = ebru.post(f"/o/gaziantep/activities/{activity.pk}/people/", {"people": [foreign.pk]})
    assert "Yabancı" not in answer.text
    assert not activity.attendances.exists()


def test_an_institution_shows_the_own_office_s_people_only(ebru: Client, cast: Cast) -> None:
    held = Institution.objects.create(name="Örnek Derneği")
    entered(cast.gaziantep.actor("Ebru"))
    entered(cast.orhangazi.actor("Emine"), name="Yabancı Kişi")
    shown = ebru.get(f"/o/gaziantep/institutions/{held.pk}/people/").text
    assert "Deniz Örnek" in shown
    assert "Yabancı" not in shown


def test_a_filtered_list_becomes_a_segment_and_its_sheet_leaves_the_silent_out(
    ebru: Client, cast: Cast
) -> None:
    actor = cast.gaziantep.actor("Ebru")
    entered(actor, name="Yazılır Kişi", groups=("youth",))
    silent = entered(actor, name="Sessiz Kişi", groups=("youth",), basis="consent")
    Person.objects.filter(pk=silent.pk).update(withdrawn_on=date(2026, 2, 1))
    ebru.post(f"{HOME}segments/new/?group=youth&made_up=1", {"name": "Gençlik"})
    segment = Segment.objects.get()
    assert segment.query == "group=youth"
    assert "Sessiz Kişi" in ebru.get(f"{HOME}segments/{segment.pk}/").text
    sheet = content_of(ebru.post(f"{HOME}segments/{segment.pk}/export/csv/")).decode()
    assert "Yazılır Kişi" in sheet
    assert "Sessiz Kişi" not in sheet
