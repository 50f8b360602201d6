"""Every page of accounts for every role: who gets in, who is told no, who learns nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from imece.ground.values import clock
from imece.services.accounts.models import Acting, Grant, Invitation, Membership, Unit, User
from imece.services.accounts.tokens import hashed
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.cast import Cast

READERS = {"Ayşe", "Ebru", "Derya", "Veli", "Mert"}
EVERYBODY = READERS | {"Umut"}
COORDINATOR = {"Ayşe"}
TRAIL = {"Ayşe", "Derya"}
PAGES = {
    "members": READERS,
    "invite": COORDINATOR,
    "units": READERS,
    "add_unit": COORDINATOR,
    "deputies": EVERYBODY,
    "set_acting": COORDINATOR,
    "grants": READERS,
    "give_grant": COORDINATOR,
    "settings": COORDINATOR,
    "trail": TRAIL,
    "looks": TRAIL,
    "absence": EVERYBODY - {"Derya"},
}
POSTS = ("withdraw_invitation", "retire_unit", "reopen_unit", "end_acting", "revoke_grant")


def things(cast: Cast, home: str) -> dict[str, int]:
    """One object of each kind in an office, for the addresses that need one."""
    place = cast.orhangazi if home == "orhangazi" else cast.gaziantep
    other = cast.bursa
    seats = list(place.members.values())
    token = f"{home}-token"
    return {
        "member": seats[1].pk,
        "unit": next(iter(place.units.values())).pk,
        "acting": Acting.objects.create(
            principal=seats[0], deputy=seats[1], first=date(2020, 1, 1), last=date(2099, 1, 1)
        ).pk,
        "grant": Grant.objects.create(giver=place.office, receiver=other.office, first=date(2020, 1, 1)).pk,
        "invitation": Invitation.objects.create(
            office=place.office,
            email=f"gizli@{home}.example",
            role="expert",
            token_hash=hashed(token),
            expires_at=clock.now() + timedelta(days=1),
        ).pk,
    }


ADDRESSES = {
    "member": "member",
    "change_member": "member",
    "end_membership": "member",
    "change_unit": "unit",
    "retire_unit": "unit",
    "reopen_unit": "unit",
    "end_acting": "acting",
    "start_acting": "acting",
    "revoke_grant": "grant",
    "withdraw_invitation": "invitation",
}


def address(name: str, office: str, found: dict[str, int]) -> str:
    """The address of a page of an office, with the object it needs."""
    kind = ADDRESSES.get(name)
    return reverse(f"accounts:{name}", kwargs={"office": office, **({kind: found[kind]} if kind else {})})


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_page_opens_for_the_roles_it_is_for(cast: Cast, client: Client, name: str, person: str) -> None:
    found = things(cast, "gaziantep")
    answer = cast.enters(client, cast.gaziantep, person).get(address(name, "gaziantep", found))
    assert answer.status_code == (200 if person in PAGES[name] else 403), answer.content.decode()[:500]


@pytest.mark.parametrize("name", [*PAGES, *ADDRESSES])
def test_nobody_and_the_other_office_learn_nothing(cast: Cast, client: Client, name: str) -> None:
    found = things(cast, "gaziantep")
    path = address(name, "gaziantep", found)
    method = "post" if name in POSTS or name == "start_acting" else "get"
    assert getattr(client, method)(path).status_code == 302
    client.force_login(cast.nobody)
    assert getattr(client, method)(path).status_code == 404
    assert getattr(cast.enters(client, cast.orhangazi, "Osman"), method)(path).status_code == 404


@pytest.mark.parametrize("name", ADDRESSES)
def test_objects_of_another_office_are_not_found_under_the_own_address(
    cast: Cast, client: Client, name: str
) -> None:
    found = things(cast, "orhangazi")
    path = address(name, "gaziantep", found)
    ayse = cast.enters(client, cast.gaziantep, "Ayşe")
    assert ayse.get(path).status_code in (404, 405)
    assert ayse.post(path, {}).status_code == 404
    assert Invitation.objects.get(pk=found["invitation"]).withdrawn_at is None
    assert Grant.objects.get(pk=found["grant"]).revoked_at is None
    assert Acting.objects.get(pk=found["acting"]).ended_at is None


@pytest.mark.parametrize("name", PAGES)
def test_pages_show_nothing_of_another_office(cast: Cast, client: Client, name: str) -> None:
    things(cast, "orhangazi")
    own = things(cast, "gaziantep")
    for seat in cast.orhangazi.members.values():
        User.objects.filter(pk=seat.user_id).update(name=f"Saklı {seat.pk}")
    Unit.objects.filter(office=cast.orhangazi.office).update(name="Saklı birim")
    Entry.objects.create(office_id=cast.orhangazi.office.pk, at=clock.now(), verb="x", thing_label="Gizli iş")
    page = cast.enters(client, cast.gaziantep, "Ayşe").get(address(name, "gaziantep", own)).content.decode()
    for secret in ("Saklı", "osman@", "gizli@orhangazi.example", "Gizli iş"):
        assert secret not in page


@pytest.mark.parametrize("name", [name for name, people in PAGES.items() if "Derya" in people])
def test_every_look_of_an_auditor_is_logged(cast: Cast, client: Client, name: str) -> None:
    path = address(name, "gaziantep", {})
    cast.enters(client, cast.gaziantep, "Derya").get(path)
    look = Entry.objects.get(verb="accounts.looked")
    assert (look.actor_name, look.note) == ("Derya", path)


@pytest.mark.parametrize(
    "name", sorted({*PAGES, *ADDRESSES} - {"members", "units", "deputies", "grants", "trail", "looks"})
)
def test_an_auditor_writes_nothing(cast: Cast, client: Client, name: str) -> None:
    found = things(cast, "gaziantep")
    before = (
        Membership.objects.count(),
        Unit.objects.count(),
        Grant.objects.count(),
        Invitation.objects.count(),
    )
    facts = {
        "name": "X",
        "email": "x@example.org",
        "role": "coordinator",
        "last_day": "2030-01-01",
        "reason": "x",
    }
    answer = cast.enters(client, cast.gaziantep, "Derya").post(address(name, "gaziantep", found), facts)
    if name != "member":
        assert answer.status_code in (403, 404)
    assert before == (
        Membership.objects.count(),
        Unit.objects.count(),
        Grant.objects.count(),
        Invitation.objects.count(),
    )
    assert set(Entry.objects.values_list("verb", flat=True)) <= {"accounts.looked"}


@pytest.mark.parametrize("name", sorted({*POSTS, "start_acting", "stop_acting"}))
def test_what_changes_something_is_not_done_by_a_link(cast: Cast, client: Client, name: str) -> None:
    path = address(name, "gaziantep", things(cast, "gaziantep"))
    assert cast.enters(client, cast.gaziantep, "Ayşe").get(path).status_code == 405


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    "name", ["members", "units", "deputies", "grants", "trail", "member", "end_membership"]
)
def test_lists_ask_the_same_number_of_questions_whatever_their_length(
    cast: Cast,
    client: Client,
    name: str,
    language: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    found = things(cast, "gaziantep")
    for number in range(30):
        cast.gaziantep.join(f"Kişi{number}", "unit_contact", f"Birim {number}")
        Entry.objects.create(
            office_id=cast.gaziantep.office.pk, at=clock.now(), verb="x", actor_name=f"K{number}"
        )
    ayse = cast.enters(client, cast.gaziantep, "Ayşe")
    with django_assert_max_num_queries(15):
        assert ayse.get(language + address(name, "gaziantep", found)).status_code == 200
