"""Reporting by a signed link: from mail to receipt; forged, expired, revoked and foreign links open nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.signing import Signer
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from imece.ground.values import clock
from imece.services.accounts.links import SALT, make_link
from imece.services.accounts.models import SignedLink
from imece.services.audit.models import Entry
from imece.services.documents import actions as documents
from imece.services.notices.models import Letter
from imece.work.indicators.actions import periods, requests
from imece.work.indicators.models import Actual, ReportRequest
from tests.unit.work.indicators.figures import (
    H1,
    H2,
    everything,
    make_actual,
    make_indicator,
    make_step,
    pdf,
    shut,
)

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"
DUE = date(2099, 1, 1)


@pytest.fixture
def asked(cast: Cast) -> ReportRequest:
    """The water unit is asked for two indicators; culture and another office are asked for their own."""
    make_step(cast.gaziantep)
    make_indicator(cast.gaziantep, "Hat uzunluğu", unit=WATER)
    make_indicator(cast.gaziantep, "Arıza sayısı", unit=WATER)
    make_indicator(cast.gaziantep, "Konser sayısı", unit="Kültür")
    make_indicator(cast.orhangazi, "Kurs sayısı", unit="Merkez")
    requests.make_requests(actor=cast.orhangazi.actor("Osman"), period=H1, due_on=DUE)
    made = requests.make_requests(actor=cast.gaziantep.actor("Ayşe"), period=H1, due_on=DUE)
    return next(row for row in made if row.unit.name == WATER)


def way_in() -> str:
    """The address in the water unit's mail, as a path."""
    found = re.search(r"/g/\S+/", Letter.objects.get(to_name="Umut").body)
    assert found
    return found[0]


def answers(asked: ReportRequest, value: str = "10", intent: str = "submit") -> dict[str, Any]:
    facts = {"intent": intent}
    for actual in asked.actuals.all():
        facts[f"a{actual.pk}-value"] = value
        facts[f"a{actual.pk}-revision"] = str(actual.revision)
    return facts


def test_from_the_mail_to_the_receipt_without_an_account(client: Client, asked: ReportRequest) -> None:
    page = client.get(way_in())
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "same-origin"
    shown = page.content.decode()
    assert "Hat uzunluğu" in shown
    assert "Konser sayısı" not in shown
    assert "Kurs sayısı" not in shown
    facts = answers(asked)
    facts[f"a{asked.actuals.all()[0].pk}-evidence"] = pdf()
    response = client.post(way_in(), facts, follow=True)
    assert set(asked.actuals.values_list("state", flat=True)) == {"submitted"}
    for receipt in asked.actuals.values_list("receipt", flat=True):
        assert receipt in response.content.decode()
    assert (
        Entry.objects.filter(verb="indicators.actual_submitted", actor_name="Umut", actor_id=None).count()
        == 2
    )


def test_a_draft_can_be_left_and_taken_up_with_the_same_link(client: Client, asked: ReportRequest) -> None:
    client.post(way_in(), answers(asked, "7", "draft"))
    assert set(asked.actuals.values_list("state", flat=True)) == {"draft"}
    assert 'value="7"' in client.get(way_in()).content.decode()


def test_sending_twice_is_one_submission(client: Client, asked: ReportRequest) -> None:
    facts = answers(asked)
    client.post(way_in(), facts)
    before = everything(Actual)
    response = client.post(way_in(), facts)
    assert response.status_code == 302
    assert everything(Actual) == before


def test_one_wrong_number_holds_up_all_and_loses_nothing(client: Client, asked: ReportRequest) -> None:
    facts = answers(asked)
    facts[f"a{asked.actuals.all()[0].pk}-value"] = "on bir"
    response = client.post(way_in(), facts)
    assert "on bir" in response.content.decode()
    assert set(asked.actuals.values_list("state", flat=True)) == {"open"}


def test_a_forged_token_is_refused_without_a_question_to_the_database(
    client: Client, asked: ReportRequest
) -> None:
    token = way_in().split("/")[2]
    for forged in (token[:-1] + ("a" if token[-1] != "a" else "b"), "x", "x" * 5000, "a:b", "%00"):
        with CaptureQueriesContext(connection) as questions:
            response = client.get(f"/g/{forged}/")
        assert response.status_code in {400, 410}
        assert len(questions) == 0


def test_a_token_signed_for_something_else_opens_nothing(client: Client, asked: ReportRequest) -> None:
    assert client.get(f"/g/{Signer(salt=SALT).sign('never-made')}/").status_code == 410
    assert client.get(f"/g/{Signer(salt='other').sign('x')}/").status_code == 410


@pytest.mark.parametrize("change", [{"revoked_at": True}, {"expires_at": True}])
def test_an_expired_or_revoked_link_says_how_to_get_a_new_one_and_writes_nothing(
    client: Client, asked: ReportRequest, change: dict[str, bool]
) -> None:
    address, facts = way_in(), answers(asked)
    SignedLink.objects.update(**dict.fromkeys(change, clock.now() - timedelta(minutes=1)))
    before = everything(Actual)
    assert client.post(address, facts).status_code == 410
    response = client.get("/en" + address)
    assert response.status_code == 410
    assert "new link" in response.content.decode()
    assert everything(Actual) == before


def test_a_withdrawn_request_opens_nothing_even_with_an_open_link(
    client: Client, asked: ReportRequest
) -> None:
    address = way_in()
    ReportRequest.objects.filter(pk=asked.pk).update(withdrawn_at=clock.now())
    assert client.get(address).status_code == 404


def test_a_link_writes_only_its_own_request(cast: Cast, client: Client, asked: ReportRequest) -> None:
    other = Actual.objects.get(indicator__name="Konser sayısı")
    elsewhere = Actual.objects.get(indicator__name="Kurs sayısı")
    loose = make_actual(asked.actuals.all()[0].indicator, H2)
    facts = answers(asked)
    for actual in (other, elsewhere, loose):
        facts[f"a{actual.pk}-value"] = "99"
        facts[f"a{actual.pk}-revision"] = "0"
    client.post(way_in(), facts)
    for actual in (other, elsewhere, loose):
        actual.refresh_from_db()
        assert (actual.state, actual.value) == ("open", None)


def test_a_link_of_another_office_to_the_same_number_opens_nothing(
    cast: Cast, client: Client, asked: ReportRequest
) -> None:
    token = make_link(
        office=cast.orhangazi.office,
        unit=cast.orhangazi.unit("Merkez"),
        purpose="report",
        subject_id=asked.pk,
        holder_name="Yabancı",
        holder_email="y@example.org",
        expires_at=clock.now() + timedelta(days=1),
    )
    address = reverse("guest_desk:report", args=[token])
    before = everything(Actual)
    assert client.get(address).status_code == 404
    assert client.post(address, answers(asked)).status_code == 404
    assert everything(Actual) == before


def test_documents_of_other_records_are_not_sent(cast: Cast, client: Client, asked: ReportRequest) -> None:
    other = Actual.objects.get(indicator__name="Konser sayısı")
    own = asked.actuals.all()[0]
    foreign = documents.attach(actor=cast.gaziantep.actor("Ebru"), about=other, uploads=[pdf()])[0]
    mine = documents.attach(actor=cast.gaziantep.actor("Ebru"), about=own, uploads=[pdf()])[0]
    token = way_in().split("/")[2]
    told = {}
    for actual in (own, other):
        for document in (mine, foreign):
            address = reverse("guest_desk:document", args=[token, actual.pk, document.pk])
            told[actual.pk, document.pk] = shut(client.get(address))
    assert told == {
        (own.pk, mine.pk): 200,
        (own.pk, foreign.pk): 404,
        (other.pk, mine.pk): 404,
        (other.pk, foreign.pk): 404,
    }


def test_a_closed_period_refuses_the_link(cast: Cast, client: Client, asked: ReportRequest) -> None:
    periods.close_period(actor=cast.gaziantep.actor("Ayşe"), period=H1, reason_for_open="Bitti")
    before = everything(Actual)
    response = client.post(way_in(), answers(asked))
    assert response.status_code == 200
    assert everything(Actual) == before


def test_the_link_is_no_way_into_the_office(client: Client, asked: ReportRequest) -> None:
    client.get(way_in())
    assert client.get(reverse("indicators:list", args=["gaziantep"])).status_code == 302
