"""Doing things on the pages: forms keep what was typed, refusals say why, deeds are done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.core.management import CommandError, call_command

from imece.ground.values import clock
from imece.services.accounts import actions, queries
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Acting, Grant, Invitation, Membership, Office, Unit, User
from imece.services.audit.models import Entry
from imece.services.notices.models import Letter

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

    from tests.cast import Cast

HOME = "/o/gaziantep/"
NEW = {"name": "Yeni Kişi", "password": "gizli-uzun-parola", "again": "gizli-uzun-parola"}


@pytest.fixture
def ayse(cast: Cast, client: Client, settings: SettingsWrapper) -> Client:
    settings.LOGIN_REDIRECT_URL = "/me/"
    return cast.enters(client, cast.gaziantep, "Ayşe")


@pytest.fixture
def link(cast: Cast, settings: SettingsWrapper) -> str:
    """The path of an open invitation to a new person."""
    settings.LOGIN_REDIRECT_URL = "/me/"
    facts = actions.InvitationFacts(
        email="yeni@kurum.example", role=Role.UNIT_CONTACT, unit=cast.gaziantep.unit("Kültür")
    )
    address = actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts).address
    return "/" + address.split("/", 3)[3]


def test_invite_and_withdraw(cast: Cast, ayse: Client) -> None:
    facts = {
        "email": "yeni@kurum.example",
        "role": "expert",
        "language": "tr",
        "name": "",
        "unit": "",
        "ends_on": "",
    }
    assert ayse.post(HOME + "members/invite/", facts).status_code == 302
    invitation = Invitation.objects.get()
    assert "yeni@kurum.example" in ayse.get(HOME + "members/").content.decode()
    ayse.post(f"{HOME}invitations/{invitation.pk}/withdraw/")
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    assert ayse.post(f"{HOME}invitations/{invitation.pk}/withdraw/").status_code == 409


def test_a_refused_invitation_keeps_what_was_typed_and_says_why(cast: Cast, ayse: Client) -> None:
    facts = {"email": "d@x.example", "role": "auditor", "language": "tr", "name": "Deniz Denetçi"}
    answer = ayse.post("/en" + HOME + "members/invite/", facts)
    assert answer.status_code == 200
    assert "An auditor needs a last day." in answer.content.decode()
    assert "Deniz Denetçi" in answer.content.decode()
    assert not Letter.objects.exists()


def test_a_new_person_joins_and_is_signed_in(cast: Cast, client: Client, link: str) -> None:
    assert "Gaziantep" in client.get(link).content.decode()
    assert client.post(link, NEW)["Location"] == "/me/"
    assert client.session["_auth_user_id"] == str(User.objects.get(email="yeni@kurum.example").pk)
    assert client.get(link).status_code == 410


@pytest.mark.parametrize(
    "facts",
    [
        {**NEW, "again": "baska-uzun-parola"},
        {**NEW, "password": "kisa", "again": "kisa"},
        {**NEW, "name": ""},
        {},
    ],
)
def test_a_weak_or_missing_password_joins_nobody(
    cast: Cast, client: Client, link: str, facts: dict[str, str]
) -> None:
    assert client.post(link, facts).status_code == 200
    assert not User.objects.filter(email="yeni@kurum.example").exists()


def test_links_that_open_nothing_all_look_the_same(cast: Cast, client: Client, link: str) -> None:
    forged = client.get("/invitation/" + "A" * 43 + "/")
    with time_machine.travel(clock.now() + timedelta(days=15), tick=False):
        expired = client.get(link)
    assert forged.status_code == expired.status_code == 410
    assert client.post("/invitation/" + "A" * 43 + "/", NEW).status_code == 410
    assert not User.objects.filter(email="yeni@kurum.example").exists()


def test_another_signed_in_person_cannot_use_the_link(cast: Cast, client: Client, link: str) -> None:
    client.force_login(cast.nobody)
    assert "kimse@hicbiryer.example" in client.post(link, NEW).content.decode()
    assert not User.objects.filter(email="yeni@kurum.example").exists()
    assert not Membership.objects.filter(user=cast.nobody).exists()


def test_somebody_with_an_account_signs_in_first_and_joins_with_one_click(
    cast: Cast, client: Client, settings: SettingsWrapper
) -> None:
    settings.LOGIN_REDIRECT_URL = "/me/"
    facts = actions.InvitationFacts(email=cast.nobody.email, role=Role.VIEWER)
    path = "/" + actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts).address.split("/", 3)[3]
    assert "account/login/?next=" in client.get(path).content.decode()
    assert client.post(path, NEW).status_code == 200
    assert not Membership.objects.filter(user=cast.nobody).exists()
    client.force_login(cast.nobody)
    assert client.get(path).status_code == 200
    assert client.post(path)["Location"] == "/me/"
    assert Membership.objects.get(user=cast.nobody).role == Role.VIEWER


def test_change_and_end_a_member(cast: Cast, ayse: Client) -> None:
    seat = cast.gaziantep.members["Ebru"]
    assert ayse.post(f"{HOME}members/{seat.pk}/edit/", {"role": "viewer", "title": "Şef"}).status_code == 302
    seat.refresh_from_db()
    assert (seat.role, seat.title) == ("viewer", "Şef")
    assert "Şef" in ayse.get(f"{HOME}members/{seat.pk}/").content.decode()
    yesterday = clock.today() - timedelta(days=1)
    assert ayse.post(f"{HOME}members/{seat.pk}/end/", {"last_day": yesterday.isoformat()}).status_code == 302
    assert cast.enters(ayse, cast.gaziantep, "Ebru").get(HOME + "members/").status_code == 404


def test_the_last_coordinator_is_refused_with_a_sentence(cast: Cast, ayse: Client) -> None:
    beyza = cast.gaziantep.join("Beyza", Role.COORDINATOR)
    Membership.objects.filter(pk=cast.gaziantep.members["Ayşe"].pk).update(ends_on=clock.today())
    answer = ayse.post(f"/en{HOME}members/{beyza.pk}/edit/", {"role": "viewer"})
    assert "always keeps a coordinator" in answer.content.decode()
    beyza.refresh_from_db()
    assert beyza.role == Role.COORDINATOR


def test_units_on_the_page(cast: Cast, ayse: Client) -> None:
    assert ayse.post(HOME + "units/new/", {"name": "Zabıta", "code": "Z1", "parent": ""}).status_code == 302
    unit = Unit.objects.get(name="Zabıta")
    parent = cast.gaziantep.unit("Kültür")
    facts = {"name": "Zabıta Dairesi", "parent": parent.pk, "code": ""}
    assert ayse.post(f"{HOME}units/{unit.pk}/edit/", facts).status_code == 302
    unit.refresh_from_db()
    assert (unit.name, unit.parent, unit.path) == ("Zabıta Dairesi", parent, f"{parent.pk}/{unit.pk}/")
    assert ayse.post(HOME + "units/new/", {"name": "KÜLTÜR"}).status_code == 200
    ayse.post(f"{HOME}units/{unit.pk}/retire/")
    assert not Unit.objects.get(pk=unit.pk).is_active
    ayse.post(f"{HOME}units/{unit.pk}/reopen/")
    assert Unit.objects.get(pk=unit.pk).is_active


def test_acting_is_shown_recorded_and_stopped(cast: Cast, client: Client) -> None:
    today = clock.today()
    facts = {
        "principal": cast.gaziantep.members["Ayşe"].pk,
        "deputy": cast.gaziantep.members["Ebru"].pk,
        "first": today.isoformat(),
        "last": today.isoformat(),
    }
    assert cast.enters(client, cast.gaziantep, "Ayşe").post(HOME + "deputies/new/", facts).status_code == 302
    acting = Acting.objects.get()
    ebru = cast.enters(client, cast.gaziantep, "Ebru")
    assert ebru.get(HOME + "members/invite/").status_code == 403
    ebru.post(f"{HOME}deputies/{acting.pk}/start/")
    ebru.post(HOME + "units/new/", {"name": "Vekâleten"})
    entry = Entry.objects.get(verb="accounts.unit_added")
    assert (entry.actor_name, entry.behalf_name) == ("Ebru", "Ayşe")
    assert "Ebru on behalf of Ayşe" in ebru.get(f"/en{HOME}trail/").content.decode()
    ebru.post(HOME + "deputies/stop/")
    assert ebru.get(HOME + "members/invite/").status_code == 403
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        assert ebru.post(f"{HOME}deputies/{acting.pk}/start/").status_code == 403


def test_grants_on_the_page(cast: Cast, ayse: Client) -> None:
    facts = {
        "receiver": cast.bursa.office.pk,
        "first": clock.today().isoformat(),
        "last": "",
        "reason": "Protokol",
    }
    assert ayse.post(HOME + "grants/new/", facts).status_code == 302
    grant = Grant.objects.get()
    assert "Protokol" in ayse.get(HOME + "grants/").content.decode()
    bursa = cast.enters(ayse, cast.bursa, "Burak")
    assert "Gaziantep" in bursa.get("/o/bursa/grants/").content.decode()
    assert bursa.post(f"/o/bursa/grants/{grant.pk}/revoke/").status_code == 403
    grant.refresh_from_db()
    assert grant.revoked_at is None
    cast.enters(ayse, cast.gaziantep, "Ayşe").post(f"{HOME}grants/{grant.pk}/revoke/")
    grant.refresh_from_db()
    assert grant.revoked_at is not None


def test_office_settings(cast: Cast, ayse: Client) -> None:
    facts = {
        "name": "Gaziantep AB Ofisi",
        "province": "27",
        "time_zone": "Europe/Istanbul",
        "languages": ["en"],
        "letterhead": "T.C.",
    }
    assert ayse.post(HOME + "settings/", facts).status_code == 302
    office = Office.objects.get(slug="gaziantep")
    assert (office.name, office.languages, office.is_public) == ("Gaziantep AB Ofisi", ["tr", "en"], False)
    for wrong in (
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "../../etc/passwd"},
        {"province": "99"},
        {"name": ""},
    ):
        assert ayse.post(HOME + "settings/", {**facts, **wrong}).status_code == 200
    assert Office.objects.get(slug="gaziantep").time_zone == "Europe/Istanbul"


def test_the_trail_is_filtered_and_odd_filters_are_ignored(cast: Cast, ayse: Client) -> None:
    ayse.post(HOME + "units/new/", {"name": "Zabıta"})
    today, seat = clock.today().isoformat(), cast.gaziantep.members["Ayşe"]

    def shown(query: str) -> bool:
        return "Zabıta" in ayse.get(f"{HOME}trail/?{query}").content.decode()

    assert shown(f"person={seat.user_id}&verb=accounts.unit_added&since={today}&until={today}")
    assert not shown("verb=accounts.invited")
    assert not shown("until=2020-01-01")
    for odd in (
        "since=0001-01-01",
        "until=9999-12-31",
        "person=x",
        "verb=x",
        "since=x&page=-1&sort=x",
        "page=99999999",
    ):
        assert shown(odd)


def test_long_trails_are_turned_page_by_page_with_their_filter(cast: Cast, ayse: Client) -> None:
    for number in range(60):
        Entry.objects.create(
            office_id=cast.gaziantep.office.pk,
            at=clock.now(),
            verb="accounts.unit_added",
            thing_label=f"Kayıt-{number}.",
        )
    first = ayse.get(HOME + "trail/?verb=accounts.unit_added").content.decode()
    assert "?verb=accounts.unit_added&amp;page=2" in first
    assert "Kayıt-59." in first
    last = ayse.get(HOME + "trail/?verb=accounts.unit_added&page=3").content.decode()
    assert "Kayıt-0." in last
    assert "Kayıt-59." not in last
    assert "page=4" not in last


def test_own_settings_and_absence(cast: Cast, client: Client) -> None:
    umut = cast.enters(client, cast.gaziantep, "Umut")
    assert umut.post("/me/", {"name": "Umut  Yılmaz", "language": "en"}).status_code == 302
    person = User.objects.get(pk=cast.gaziantep.members["Umut"].user_id)
    assert (person.name, person.language) == ("Umut Yılmaz", "en")
    umut.post(HOME + "absence/", {"absent_from": "2026-12-01", "absent_until": "2026-12-05"})
    assert Membership.objects.get(user=person).absent_until is not None
    assert umut.post(HOME + "absence/", {"absent_from": "2026-12-01"}).status_code == 200


def test_the_administrator_opens_an_office_in_two_steps(cast: Cast, client: Client) -> None:
    for person in (cast.nobody, cast.gaziantep.members["Ayşe"].user):
        client.force_login(person)
        assert client.get("/installation/").status_code == 404
        assert client.post("/installation/offices/new/?kind=district", {"name": "X"}).status_code == 404
    administrator = actions.name_administrator(email="kimse@hicbiryer.example")
    client.force_login(administrator)
    assert client.get("/installation/")["Location"].endswith("/account/2fa/")
    give_second_step(administrator)
    assert "Kalkınma ajansı" in client.get("/installation/offices/new/").content.decode()
    facts = {
        "name": "İnegöl Merkezi",
        "coordinator_email": "ilk@inegol.example",
        "language": "tr",
        "province": "16",
    }
    assert client.post("/installation/offices/new/?kind=district", facts).status_code == 302
    office = Office.objects.get(slug="inegol-merkezi")
    assert (office.kind, office.province) == ("district", "16")
    assert "İnegöl Merkezi" in client.get("/installation/").content.decode()
    assert client.post("/installation/offices/new/?kind=district", facts).status_code == 200
    assert Office.objects.filter(kind="district").count() == 2


def give_second_step(person: User) -> None:
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 -- only here

    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})


@pytest.fixture
def sample(cast: Cast) -> Membership:
    """A coordinator of a sample office."""
    seat = cast.orhangazi.members["Osman"]
    Office.objects.filter(pk=seat.office_id).update(is_sample=True)
    return seat


def test_the_demonstrations_entrance_is_not_there_outside_of_it(
    cast: Cast, client: Client, sample: Membership
) -> None:
    assert client.post("/demo/enter/", {"person": sample.user_id}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "marks",
    [
        {"REMOTE_ADDR": "10.0.0.5"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_FORWARDED": "for=x"},
    ],
)
def test_the_demonstrations_entrance_is_only_for_this_machine(
    cast: Cast, client: Client, sample: Membership, settings: SettingsWrapper, marks: dict[str, str]
) -> None:
    settings.IMECE_DEMO = True
    assert client.post("/demo/enter/", {"person": sample.user_id}, **marks).status_code == 404
    assert "_auth_user_id" not in client.session


def test_one_click_enters_as_a_person_of_a_sample_office_only(
    cast: Cast, client: Client, sample: Membership, settings: SettingsWrapper
) -> None:
    settings.IMECE_DEMO, settings.LOGIN_REDIRECT_URL = True, "/me/"
    for wrong in (cast.gaziantep.members["Ayşe"].user_id, cast.nobody.pk, "x", "", "9" * 30):
        assert client.post("/demo/enter/", {"person": wrong}).status_code == 404
    assert client.get("/demo/enter/").status_code == 405
    assert client.post("/demo/enter/", {"person": sample.user_id})["Location"] == "/me/"
    assert client.session["_auth_user_id"] == str(sample.user_id)
    sample.user.authenticator_set.all().delete()
    assert client.get("/o/orhangazi/members/").status_code == 200, "no second step in the demonstration"
    assert client.get("/o/orhangazi/members/", REMOTE_ADDR="10.0.0.5").status_code == 302


def test_demo_people_are_grouped_by_sample_office(cast: Cast, sample: Membership) -> None:
    grouped = queries.demo_people()
    assert [(group.office.slug, [person.name for person in group.people]) for group in grouped] == [
        ("orhangazi", ["Osman", "Emine"])
    ]
    assert all(person.can and person.role_label for person in grouped[0].people)
    Membership.objects.create(user=sample.user, office=cast.gaziantep.office, role=Role.VIEWER)
    assert [person.name for person in queries.demo_people()[0].people] == ["Emine"]


def test_commands_name_an_administrator_and_open_an_office(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "parola"
    secret.write_text("cok-uzun-parola-9\n", encoding="utf-8")
    call_command("administrator", "Yonetici@Imece.example", name="Yönetici", password_file=str(secret))
    person = User.objects.get(email="yonetici@imece.example")
    assert person.is_administrator
    assert person.check_password("cok-uzun-parola-9")
    facts = {
        "kind": "scheme",
        "name": "Hibe",
        "coordinator": "ilk@hibe.example",
        "administrator": person.email,
    }
    call_command("open_office", **facts)
    assert Office.objects.get(slug="hibe").kind == "scheme"
    assert "/invitation/" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("open_office", **facts)
    secret.write_text("kisa", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("administrator", "baska@imece.example", password_file=str(secret))
    assert User.objects.filter(is_administrator=True).count() == 1
