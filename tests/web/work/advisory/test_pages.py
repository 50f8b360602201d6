"""The pages of advice and investors through the client."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from django.test import Client

from imece.work.activities.actions import sync_shared_kinds
from imece.work.activities.models import Activity
from imece.work.advisory.models import AdvisoryRequest, InvestorVisit, Lead, Problem
from imece.work.contacts.models import Institution
from tests.unit.work.activities.scenes import recorded
from tests.unit.work.advisory.scenes import asked, entered_lead, troubled, visited
from tests.unit.work.people.scenes import entered
from tests.web.work.activities.conftest import content_of

if TYPE_CHECKING:
    from tests.cast import Cast

HOME = "/o/gaziantep/advisory/"
INVESTORS = "/o/gaziantep/investors/"


@pytest.fixture
def ebru(cast: Cast) -> Client:
    """An expert's client."""
    sync_shared_kinds()
    return cast.enters(Client(), cast.gaziantep, "Ebru")


def typed(**changes: object) -> dict[str, object]:
    """What the form of a new request sends."""
    return {
        "asker": "citizen",
        "question": "Hangi çağrı açık?",
        "topic": "funds",
        "channel": "phone",
        "asked_on": "10.03.2026",
        **changes,
    }


def test_a_call_is_put_down_with_its_answer(ebru: Client) -> None:
    answer = ebru.post(f"{HOME}new/", typed(answer="Şubatta açılır."), follow=True)
    assert "Şubatta açılır." in answer.text
    assert AdvisoryRequest.objects.get().state == "answered"
    assert "Hangi çağrı açık?" in ebru.get(f"{HOME}?q=cagri&state=answered").text
    assert "Hangi çağrı açık?" not in ebru.get(f"{HOME}?state=open").text


def test_a_known_person_is_chosen_by_the_proposal_and_a_stranger_is_refused(ebru: Client, cast: Cast) -> None:
    person = entered(cast.gaziantep.actor("Ebru"))
    foreign = entered(cast.orhangazi.actor("Emine"), name="Yabancı Kişi")
    proposal = f"Deniz Örnek ({person.token})"
    assert proposal in ebru.get(f"{HOME}people/?person=deniz").text
    assert "Yabancı" not in ebru.get(f"{HOME}people/?person=yabanci").text
    wrong = ebru.post(f"{HOME}new/", typed(asker="person", person=f"Yabancı ({foreign.token})"))
    assert wrong.status_code == 200
    assert not AdvisoryRequest.objects.exists()
    ebru.post(f"{HOME}new/", typed(asker="person", person=proposal))
    assert AdvisoryRequest.objects.get().person == person
    assert "Çağrılar ve fonlar" in ebru.get(f"/o/gaziantep/people/{person.pk}/advisory/").text


def test_an_answer_is_kept_and_the_request_closed_and_opened_again(ebru: Client, cast: Cast) -> None:
    one = asked(cast.gaziantep.actor("Ebru"))
    ebru.post(f"{HOME}{one.pk}/answer/", {"answer": "Evet, açık.", "day": "11.03.2026"})
    ebru.post(f"{HOME}{one.pk}/close/")
    one.refresh_from_db()
    assert (one.state, one.answer) == ("closed", "Evet, açık.")
    ebru.post(f"{HOME}{one.pk}/reopen/")
    one.refresh_from_db()
    assert (one.state, one.answered_on) == ("open", None)


def test_requests_are_not_found_from_another_office(cast: Cast) -> None:
    one = asked(cast.gaziantep.actor("Ebru"), question="Saklı soru")
    osman = cast.enters(Client(), cast.orhangazi, "Osman")
    assert osman.get(f"/o/orhangazi/advisory/{one.pk}/").status_code == 404
    assert "Saklı" not in osman.get("/o/orhangazi/advisory/?q=sakli").text


def test_a_viewer_reads_and_answers_nothing(cast: Cast) -> None:
    one = asked(cast.gaziantep.actor("Ebru"))
    veli = cast.enters(Client(), cast.gaziantep, "Veli")
    assert veli.get(f"{HOME}{one.pk}/").status_code == 200
    assert veli.post(f"{HOME}{one.pk}/answer/", {"answer": "x", "day": "11.03.2026"}).status_code == 403
    one.refresh_from_db()
    assert one.answer == ""


def test_the_yearly_table_is_shown_and_goes_out_as_a_sheet(ebru: Client, cast: Cast) -> None:
    asked(cast.gaziantep.actor("Ebru"), answer="Evet.")
    assert "Çağrılar ve fonlar" in ebru.get(f"{HOME}year/2026/").text
    answer = ebru.get(f"{HOME}year/2026/xlsx/")
    sheet = openpyxl.load_workbook(BytesIO(content_of(answer))).worksheets[0]
    assert "Çağrılar ve fonlar" in {cell.value for row in sheet for cell in row}


def test_a_sheet_names_no_person_and_guards_formulas(ebru: Client, cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    person = entered(actor)
    asked(actor, asker="person", person=person, question="=1+1")
    sheet = content_of(ebru.get(f"{HOME}export/csv/")).decode()
    assert "Deniz" not in sheet
    assert person.token in sheet
    assert "'=1+1" in sheet


def test_a_visit_is_one_activity_with_an_interview(ebru: Client) -> None:
    said = {"institution": "Örnek Makine", "day": "10.03.2026", "once": "abc", "answer_employees": "40"}
    answer = ebru.post(f"{INVESTORS}visits/new/", said, follow=True)
    ebru.post(f"{INVESTORS}visits/new/", said)
    assert "Örnek Makine" in answer.text
    assert Activity.objects.count() == InvestorVisit.objects.count() == 1
    activity = Activity.objects.get()
    assert [row.name for row in activity.institutions.all()] == ["Örnek Makine"]
    panel = ebru.get(f"/o/gaziantep/activities/{activity.pk}/investor/", headers={"HX-Request": "true"})
    assert "40" in panel.text


def test_a_problem_is_put_down_and_solved(ebru: Client, cast: Cast) -> None:
    visit = visited(cast.gaziantep.actor("Ebru"))
    ebru.post(f"{INVESTORS}visits/{visit.pk}/problems/new/", {"title": "Trafo", "area": "infrastructure"})
    problem = Problem.objects.get()
    said = {"solved": "yes", "outcome": "Güç artırıldı", "day": "12.03.2026"}
    assert "Güç artırıldı" in ebru.post(f"{INVESTORS}problems/{problem.pk}/end/", said, follow=True).text
    ebru.post(f"{INVESTORS}problems/{problem.pk}/reopen/")
    problem.refresh_from_db()
    assert problem.state == "open"


def test_the_board_shows_own_leads_problems_and_visits(ebru: Client, cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    entered_lead(actor)
    entered_lead(cast.orhangazi.actor("Emine"), title="Yabancı tesis")
    troubled(actor, visited(actor))
    shown = ebru.get(INVESTORS).text
    for said in ("Ambalaj tesisi", "Trafo gücü yetmiyor", "Örnek Makine"):
        assert said in shown
    assert "Yabancı" not in shown


def test_a_lead_is_entered_moved_and_lost_with_a_reason(ebru: Client) -> None:
    said = {
        "institution": "Örnek Ambalaj", "title": "Ambalaj tesisi", "amount": "5.000.000", "currency": "EUR",
        "jobs": "60", "country": "TR", "district": "1139", "first_on": "10.03.2026",
    }  # fmt: skip
    ebru.post(f"{INVESTORS}leads/new/", said)
    lead = Lead.objects.get()
    assert (lead.province, lead.jobs, str(lead.amount)) == ("27", 60, "5000000.00")
    address = f"{INVESTORS}leads/{lead.pk}/move/"
    assert ebru.post(address, {"move": "lose", "day": "11.03.2026"}).status_code == 200
    ebru.post(address, {"move": "to_site", "day": "11.03.2026", "note": "OSB gezildi"})
    assert "OSB gezildi" in ebru.get(f"{INVESTORS}leads/{lead.pk}/").text
    sheet = content_of(ebru.get(f"{INVESTORS}leads/export/csv/")).decode()
    assert "Ambalaj tesisi" in sheet


def test_unit_contacts_open_no_board(cast: Cast) -> None:
    assert cast.enters(Client(), cast.gaziantep, "Umut").get(INVESTORS).status_code == 403


def test_an_institution_shows_what_the_own_office_did_with_it(ebru: Client, cast: Cast) -> None:
    held = Institution.objects.create(name="Örnek Ambalaj")
    entered_lead(cast.gaziantep.actor("Ebru"))
    entered_lead(cast.orhangazi.actor("Emine"), title="Yabancı tesis")
    shown = ebru.get(f"/o/gaziantep/institutions/{held.pk}/advisory/").text
    assert "Ambalaj tesisi" in shown
    assert "Yabancı" not in shown


def test_the_menu_offers_investors_where_the_kind_of_office_works_with_them(ebru: Client, cast: Cast) -> None:
    assert 'href="/o/gaziantep/investors/"' not in ebru.get("/o/gaziantep/").text
    burak = cast.enters(Client(), cast.bursa, "Burak")
    assert 'href="/o/bursa/investors/"' in burak.get("/o/bursa/").text


def test_the_interview_of_a_foreign_activity_is_not_opened_under_a_grant(cast: Cast) -> None:
    activity = recorded(cast.gaziantep.actor("Ebru"))
    cast.grant(cast.gaziantep, cast.bursa)
    burak = cast.enters(Client(), cast.bursa, "Burak")
    assert burak.get(f"/o/bursa/activities/{activity.pk}/investor/").status_code == 404
