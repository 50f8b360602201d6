"""The institution's directory, against a real slapd on this machine: passwords, injection, TLS, silence, strangers."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from imece.services.accounts.actions.invitations import InvitationFacts, invite
from imece.services.accounts.choices import Role
from imece.services.accounts.directory import Directory, DirectoryAway
from imece.services.accounts.models import Membership, User
from imece.services.audit.models import Entry
from tests.cast import PASSWORD as LOCAL_PASSWORD
from tests.material.directory_server import (
    BASE,
    PASSWORD,
    SERVICE,
    SERVICE_PASSWORD,
    SLAPD,
    Served,
    directory_server,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse
    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

    from tests.cast import Cast

pytestmark = pytest.mark.skipif(
    SLAPD is None and not os.environ.get("CI"), reason="slapd (OpenLDAP's server) is not installed"
)
LOGIN = "/account/login/"
PEOPLE = {
    "umut": "umut@gaziantep.example",
    "ebru": "ebru@gaziantep.example",
    "yabanci": "yabanci@gaziantep.example",
    "davetli": "davetli@gaziantep.example",
    "kurban": "kurban@gaziantep.example",
    "taklitci": "kurban@gaziantep.example",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server, once for all tests of this file."""
    with directory_server(tmp_path_factory.mktemp("slapd"), PEOPLE) as running:
        yield running


def by_search(served: Served, **other: Any) -> dict[str, Any]:
    """People are searched for by a service account."""
    return {
        "url": served.url,
        "bind_dn": SERVICE,
        "bind_password": SERVICE_PASSWORD,
        "base": BASE,
        "timeout": 3,
        **other,
    }


@pytest.fixture
def configured(cast: Cast, served: Served, settings: SettingsWrapper) -> dict[str, Any]:
    """The directory in the settings; nobody's counters of tries."""
    cache.clear()
    settings.LOGIN_REDIRECT_URL = "/me/"
    settings.IMECE_DIRECTORY = by_search(served)
    return settings.IMECE_DIRECTORY


def tries(client: Client, name: str, password: str = PASSWORD) -> HttpResponse:
    return client.post(f"/en{LOGIN}", {"login": name, "password": password})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ["umut@gaziantep.example", "umut", " Umut "])
def test_a_member_comes_in_with_the_directorys_password(
    configured: dict[str, Any], client: Client, name: str
) -> None:
    assert tries(client, name).status_code == 302
    assert is_in(client)
    assert client.get("/o/gaziantep/deputies/").status_code == 200
    assert Entry.objects.filter(verb="accounts.directory_login").count() == 1


def test_the_name_in_the_directory_can_be_made_from_a_template(served: Served) -> None:
    directory = Directory(url=served.url, dn_template=f"uid={{login}},ou=people,{BASE}")
    assert directory.email_of("umut", PASSWORD) == "umut@gaziantep.example"
    assert directory.email_of("umut", "yanlis") == ""
    assert directory.email_of(f"umut,ou=people,{BASE}+uid=x", PASSWORD) == ""


@pytest.mark.parametrize("password", ["", "   ", "yanlis", "\0", PASSWORD + "x"])
def test_a_wrong_or_empty_password_opens_nothing(
    configured: dict[str, Any], client: Client, password: str
) -> None:
    assert tries(client, "umut@gaziantep.example", password).status_code == 200
    assert not is_in(client)
    assert Directory(**configured).email_of("umut", password) == ""


@pytest.mark.parametrize(
    "name",
    [
        "*",
        "umut*",
        "*)(uid=*",
        "umut)(|(uid=*",
        "umut\\2a",
        "(uid=umut)",
        "u?ut",
        "*)(objectClass=*))(&(uid=umut",
    ],
)
def test_a_name_is_never_part_of_the_question(served: Served, name: str) -> None:
    assert Directory(**by_search(served)).email_of(name, PASSWORD) == ""


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=40), template=st.booleans())
def test_no_name_breaks_the_question(served: Served, name: str, template: bool) -> None:
    own = {"dn_template": f"uid={{login}},ou=people,{BASE}"} if template else {}
    assert Directory(**by_search(served, **own)).email_of(name, "yanlis") == ""


def test_roles_are_not_taken_from_the_directory(
    cast: Cast, configured: dict[str, Any], client: Client
) -> None:
    facts = InvitationFacts(email="davetli@gaziantep.example", role=Role.VIEWER)
    invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    tries(client, "davetli")
    assert is_in(client)
    seat = Membership.objects.get(user__email="davetli@gaziantep.example")
    assert seat.role == Role.VIEWER
    assert not seat.user.has_usable_password()


def test_a_stranger_is_told_why_and_gets_no_account(configured: dict[str, Any], client: Client) -> None:
    before = User.objects.count()
    assert "no office has invited you" in tries(client, "yabanci").content.decode()
    assert not is_in(client)
    assert User.objects.count() == before


def test_the_second_step_is_asked_for_after_the_directorys_password(
    configured: dict[str, Any], client: Client
) -> None:
    assert "2fa/authenticate" in tries(client, "ebru")["Location"]
    assert not is_in(client)


def test_a_closed_account_stays_closed(configured: dict[str, Any], client: Client) -> None:
    User.objects.filter(email="umut@gaziantep.example").update(is_active=False)
    tries(client, "umut")
    assert not is_in(client)


def test_the_directory_is_throttled_like_passwords(configured: dict[str, Any], client: Client) -> None:
    for _number in range(5):
        tries(client, "umut", "yanlis")
    assert "Too many wrong tries." in tries(client, "umut").content.decode()
    assert not is_in(client)


def test_a_silent_directory_is_said_and_own_passwords_still_work(
    cast: Cast, configured: dict[str, Any], client: Client
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        configured["url"] = f"ldap://127.0.0.1:{free.getsockname()[1]}"
        assert "does not answer" in tries(client, "umut@gaziantep.example").content.decode()
        assert not is_in(client)
        umut = cast.gaziantep.members["Umut"].user
        umut.set_password(LOCAL_PASSWORD)
        umut.save()
        assert tries(client, umut.email, LOCAL_PASSWORD).status_code == 302
        assert is_in(client)


def test_a_refused_service_account_is_the_administrators_trouble(served: Served) -> None:
    with pytest.raises(DirectoryAway, match="service"):
        Directory(**by_search(served, bind_password="yanlis")).email_of("umut", PASSWORD)


def test_tls_is_used_and_only_a_known_certificate_is_trusted(served: Served) -> None:
    safe = Directory(**by_search(served, starts_tls=True, ca_file=served.ca_file))
    assert safe.email_of("umut", PASSWORD) == "umut@gaziantep.example"
    with pytest.raises(DirectoryAway):
        Directory(**by_search(served, starts_tls=True)).email_of("umut", PASSWORD)


def test_a_directory_speaks_only_for_its_own_domains(served: Served) -> None:
    assert Directory(**by_search(served, domains=["baska.example"])).email_of("umut", PASSWORD) == ""


def test_an_address_that_two_people_claim_opens_nothing(served: Served) -> None:
    directory = Directory(**by_search(served))
    assert directory.email_of("umut", PASSWORD) == PEOPLE["umut"]
    for name in ("taklitci", "kurban", PEOPLE["kurban"]):
        assert directory.email_of(name, PASSWORD) == ""


def test_without_a_directory_only_an_address_is_asked_for(cast: Cast, client: Client) -> None:
    assert 'type="email"' in client.get(LOGIN).content.decode()
