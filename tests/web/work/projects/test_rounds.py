"""A collection round from the letter to the reviewed merge: by link, without an account, nothing written by itself."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from imece.ground.rules.decision import Refused
from imece.services.accounts.actor import Actor
from imece.services.notices.models import Letter
from imece.work.contacts.models import Institution
from imece.work.projects import actions, rounds
from imece.work.projects.actions import answering, collecting
from imece.work.projects.choices import Status
from imece.work.projects.facts import Facts, SaidPartner
from imece.work.projects.models import CollectionRound, Project, RoundAnswer, RoundInvitation
from tests.cast import Cast


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def ebru(cast: Cast) -> Actor:
    return cast.gaziantep.actor("Ebru")


@pytest.fixture
def project(ebru: Actor) -> Project:
    facts = Facts(
        title="Yeşil Rota", status=Status.RUNNING, partners=(SaidPartner(name="Nurdağı Belediyesi"),)
    )
    return actions.record_project(actor=ebru, facts=facts)


@pytest.fixture
def invitation(ebru: Actor, project: Project) -> RoundInvitation:
    facts = {
        "title": "2026 proje derlemesi", "due_on": ebru.today + timedelta(days=10), "note": "", "letter_no": "",
        "letter_date": None,
    }  # fmt: skip
    asked = collecting.open_round(actor=ebru, facts=facts)
    institution = Institution.objects.create(name="Nurdağı Belediyesi", province="27")
    (made,) = collecting.invite(actor=ebru, asked=asked, institutions=[institution])
    return collecting.change_contact(actor=ebru, invitation=made, person="Nuri", email="nuri@nurdagi.example")


def sent_link(ebru: Actor, invitation: RoundInvitation) -> str:
    assert collecting.send_links(actor=ebru, asked=invitation.round) == 1
    letter = Letter.objects.latest("pk")
    found = re.search(r"/(?:en/)?g/projects/\S+", letter.body)
    assert found is not None
    return found.group()


def answered(client: Client, link: str, project: Project, **said: str) -> Any:
    form = {
        "sender": "Nuri, proje birimi",
        **{f"project{project.pk}-{key}": value for key, value in said.items()},
    }
    return client.post(link, form)


def test_an_institution_corrects_and_the_office_takes_over_what_it_wants(
    client: Client, ebru: Actor, project: Project, invitation: RoundInvitation
) -> None:
    link = sent_link(ebru, invitation)
    assert "Yeşil Rota" in client.get(link).content.decode()
    ours = rounds.as_said(project)
    said = {**ours, "grant": "75.000 €", "dates": "2018-2020", "title": "Yeşil Rota II"}
    response = answered(client, link, project, answer="correct", **said)
    assert response.status_code == 302, response.content.decode()
    assert "SHA-256" in client.get(response.url).content.decode()
    project.refresh_from_db()
    assert (project.title, project.grant_amount, project.confirmed_on) == ("Yeşil Rota", None, None)
    answer = RoundAnswer.objects.get()
    assert set(answer.said) == {"grant", "dates", "title"}
    answering.take_answer(actor=ebru, answer=answer, fields=["grant", "dates"], note="Ad aynı kalır")
    project.refresh_from_db()
    assert (project.title, project.grant_amount, project.currency) == ("Yeşil Rota", 75_000, "EUR")
    assert (project.confirmed_on, project.confirmed_by) == (ebru.today, "Nurdağı Belediyesi")
    with pytest.raises(Refused, match="decided already"):
        answering.take_answer(actor=ebru, answer=answer, fields=["title"])


def test_confirmed_and_added_projects_wait_for_the_office(
    client: Client, ebru: Actor, project: Project, invitation: RoundInvitation
) -> None:
    link = sent_link(ebru, invitation)
    form = {
        "sender": "Nuri", f"project{project.pk}-answer": "stands", "new0-title": "Zeytin Okulu", "new0-district": "Nurdağı",
        "new0-dates": "2024",
    }  # fmt: skip
    assert client.post(link, form).status_code == 302
    assert client.post(link, form).status_code == 302
    assert RoundAnswer.objects.count() == 2
    assert not Project.objects.filter(title="Zeytin Okulu").exists()
    assert answering.take_confirmations(actor=ebru, invitations=[invitation]) == 1
    added = RoundAnswer.objects.get(kind="added")
    answering.take_answer(actor=ebru, answer=added, fields=added.said)
    made = Project.objects.get(title="Zeytin Okulu")
    assert made.partners.get().institution_id == invitation.institution_id
    assert made.places.get().district


def test_what_cannot_be_read_is_told_at_its_field_and_nothing_is_kept(
    client: Client, ebru: Actor, project: Project, invitation: RoundInvitation
) -> None:
    link = sent_link(ebru, invitation)
    response = answered(client, link, project, answer="correct", title="Yeşil", grant="-5 TL")
    assert response.status_code == 200
    assert "never less than zero" in response.content.decode()
    assert client.post(link, {"sender": "Nuri"}).status_code == 200
    assert not RoundAnswer.objects.exists()


def test_what_was_typed_counts_also_when_nothing_was_ticked(
    client: Client, ebru: Actor, project: Project, invitation: RoundInvitation
) -> None:
    link = sent_link(ebru, invitation)
    answered(client, link, project, **{**rounds.as_said(project), "summary": "Yeni özet"})
    assert RoundAnswer.objects.get().said == {"summary": "Yeni özet"}


def test_a_link_opens_only_its_own_institution(
    client: Client, cast: Cast, ebru: Actor, project: Project, invitation: RoundInvitation
) -> None:
    osman = cast.orhangazi.actor("Osman")
    hidden = actions.record_project(
        actor=osman, facts=Facts(title="Gizli Kuyu", partners=(SaidPartner(name="Nurdağı Belediyesi"),))
    )
    other = actions.record_project(
        actor=ebru, facts=Facts(title="Başka Kurumun", partners=(SaidPartner(name="Kilis Belediyesi"),))
    )
    link = sent_link(ebru, invitation)
    page = client.get(link).content.decode()
    assert "Gizli Kuyu" not in page
    assert "Başka Kurumun" not in page
    for foreign in (hidden, other):
        answered(client, link, foreign, answer="stands")
    assert not RoundAnswer.objects.exists()
    assert client.get(f"{link[:-6]}xxxxx/").status_code == 410


def test_a_new_link_shuts_the_old_one_and_a_closed_round_all(
    client: Client, ebru: Actor, project: Project, invitation: RoundInvitation
) -> None:
    old = sent_link(ebru, invitation)
    RoundInvitation.objects.update(sent_at=invitation.round.created_at - timedelta(days=3))
    assert collecting.remind(actor=ebru, asked=invitation.round) == 1
    assert client.get(old).status_code == 410
    assert collecting.remind(actor=ebru, asked=invitation.round) == 0
    new = re.search(r"/(?:en/)?g/projects/\S+", Letter.objects.latest("pk").body)
    assert new is not None
    assert client.get(new.group()).status_code == 200
    collecting.close_round(actor=ebru, asked=invitation.round)
    assert client.get(new.group()).status_code == 410


def test_the_staff_lead_a_round_by_its_pages(
    client: Client, cast: Cast, ebru: Actor, project: Project, invitation: RoundInvitation
) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    home = {"office": "gaziantep"}
    assert client.get(reverse("projects:rounds", kwargs=home)).status_code == 200
    asked = invitation.round
    page = {**home, "collection": asked.pk}
    shown = client.get(reverse("projects:round", kwargs=page)).content.decode()
    assert "Nurdağı Belediyesi" in shown
    told = client.post(
        reverse("projects:round_invite", kwargs=page), {"names": "Bilinmeyen Kurum"}, follow=True
    )
    assert "does not surely know" in told.content.decode()
    answering_actor = RoundAnswer.objects.create(
        invitation=invitation, project=project, kind="corrected", said={"title": "Yeni Ad"}, ours={"title": "Yeşil Rota"},
        sender="Nuri", sent_at=asked.created_at, receipt="0" * 64,
    )  # fmt: skip
    review = reverse("projects:round_review", kwargs={**page, "answer": answering_actor.pk})
    assert "Yeni Ad" in client.get(review).content.decode()
    refused = client.post(review, {"decision": "refuse"}, follow=True)
    assert refused.status_code == 200
    answering_actor.refresh_from_db()
    assert answering_actor.state == "waiting"
    client.post(review, {"decision": "refuse", "note": "Ad değişmedi"})
    answering_actor.refresh_from_db()
    assert answering_actor.state == "refused"
    sheet = client.get(reverse("projects:round_sheet", kwargs={**page, "invited": invitation.pk}))
    assert sheet.status_code == 200
    assert b"".join(sheet.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    stranger = Client()
    cast.enters(stranger, cast.orhangazi, "Osman")
    foreign = {"office": "orhangazi", "collection": asked.pk}
    assert stranger.get(reverse("projects:round", kwargs=foreign)).status_code == 404
    assert CollectionRound.objects.count() == 1
