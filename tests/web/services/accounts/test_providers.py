"""The institution's account, against a real OpenID Connect provider on this machine: who comes in, who does not, and why."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from oidc_provider_mock import User as Account
from oidc_provider_mock import run_server_in_thread

from imece.services.accounts.actions.invitations import InvitationFacts, invite
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership, User
from imece.services.accounts.provider_signin import claims_of, has_second_step, verified_email
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse
    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

    from tests.cast import Cast

# The provider runs in this process; its own library warns itself.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

LEAVE = "/account/provider/kurum/"
ACCOUNTS = [
    Account(sub="umut", claims={"email": "Umut@Gaziantep.example", "email_verified": True}),
    Account(
        sub="ebru", claims={"email": "ebru@gaziantep.example", "email_verified": True, "amr": ["pwd", "mfa"]}
    ),
    Account(sub="tek", claims={"email": "ebru@gaziantep.example", "email_verified": True, "amr": ["pwd"]}),
    Account(sub="belirsiz", claims={"email": "umut@gaziantep.example", "email_verified": False}),
    Account(sub="yabancı", claims={"email": "yabanci@gaziantep.example", "email_verified": True}),
    Account(sub="davetli", claims={"email": "davetli@gaziantep.example", "email_verified": True}),
    Account(sub="başka", claims={"email": "umut@baska.example", "email_verified": True}),
]


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A provider on loopback, once for all tests of this file."""
    with run_server_in_thread(user_claims=ACCOUNTS) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def configured(cast: Cast, provider: str, settings: SettingsWrapper) -> dict[str, Any]:
    """One provider in the settings; its second step counts when it says "mfa"."""
    cache.clear()
    settings.LOGIN_REDIRECT_URL = "/me/"
    own = {
        "server_url": provider,
        "oauth_pkce_enabled": True,
        "domains": ["gaziantep.example"],
        "second_step": ["mfa"],
        "trust_email": False,
    }
    app = {
        "provider_id": "kurum",
        "name": "Kurum Hesabı",
        "client_id": "imece",
        "secret": "s",
        "settings": own,
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    return own


def round_trip(client: Client, sub: str, begin: str = LEAVE) -> HttpResponse:
    """Away, sign in there as `sub`, and back."""
    away = client.get(begin)
    assert away.status_code == 302, away.content.decode()
    back = requests.post(away["Location"], data={"sub": sub}, allow_redirects=False, timeout=5)
    parts = urlsplit(back.headers["location"])
    assert parts.path == "/account/provider/kurum/back/", "one address for both languages"
    return client.get(f"{parts.path}?{parts.query}")


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_member_comes_in_by_the_verified_address_and_the_trail_says_so(
    configured: dict[str, Any], client: Client
) -> None:
    answer = round_trip(client, "umut", f"{LEAVE}?next=/o/gaziantep/deputies/")
    assert answer["Location"] == "/o/gaziantep/deputies/"
    assert client.get("/o/gaziantep/deputies/").status_code == 200
    assert Entry.objects.get(verb="accounts.provider_login").note == "kurum"


@pytest.mark.parametrize(
    ("sub", "sentence"),
    [("yabancı", "no office has invited you"), ("belirsiz", "verified"), ("başka", "verified")],
)
def test_others_are_told_why_and_no_account_is_made(
    configured: dict[str, Any], client: Client, sub: str, sentence: str
) -> None:
    before = User.objects.count()
    answer = round_trip(client, sub, f"/en{LEAVE}")
    assert answer.status_code == 403
    assert sentence in answer.content.decode()
    assert not is_in(client)
    assert User.objects.count() == before


def test_an_invited_person_joins_without_a_password(
    cast: Cast, configured: dict[str, Any], client: Client
) -> None:
    facts = InvitationFacts(
        email="davetli@gaziantep.example", role=Role.VIEWER, name="Davetli Kişi", language="en"
    )
    invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    round_trip(client, "davetli")
    assert is_in(client)
    seat = Membership.objects.get(user__email="davetli@gaziantep.example")
    assert (seat.role, seat.user.name, seat.user.language) == (Role.VIEWER, "Davetli Kişi", "en")
    assert not seat.user.has_usable_password()
    assert client.get("/account/password/change/")["Location"] == "/account/password/reset/"
    client.logout()
    round_trip(client, "davetli")
    assert is_in(client)


def test_a_closed_account_stays_closed(cast: Cast, configured: dict[str, Any], client: Client) -> None:
    User.objects.filter(email="umut@gaziantep.example").update(is_active=False)
    assert round_trip(client, "umut")["Location"] == "/account/inactive/"
    assert not is_in(client)


def test_our_second_step_is_asked_for_unless_the_provider_has_done_it(
    configured: dict[str, Any], client: Client
) -> None:
    assert round_trip(client, "tek")["Location"].startswith("/account/2fa/authenticate/")
    assert not is_in(client)
    round_trip(client, "ebru")
    assert is_in(client)


def test_the_providers_second_step_is_enough_for_a_role_that_needs_one(
    configured: dict[str, Any], client: Client
) -> None:
    Authenticator.objects.all().delete()
    round_trip(client, "tek")
    assert client.get("/o/gaziantep/units/")["Location"] == "/account/2fa/"
    client.logout()
    round_trip(client, "ebru")
    assert client.get("/o/gaziantep/units/").status_code == 200


def test_the_button_is_there_only_when_a_provider_is(
    configured: dict[str, Any], client: Client, settings: SettingsWrapper
) -> None:
    page = client.get("/account/login/?next=/me/").content.decode()
    assert f'href="{LEAVE}?next=/me/"' in page.replace("%2F", "/")
    assert "Kurum Hesabı" in page
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "provider/" not in client.get("/account/login/").content.decode()
    assert client.get(LEAVE).status_code == 404


def test_a_provider_that_does_not_answer_is_said(configured: dict[str, Any], client: Client) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        configured["server_url"] = f"http://127.0.0.1:{free.getsockname()[1]}"
        answer = client.get(f"/en{LEAVE}")
    assert answer.status_code == 503
    assert "does not answer" in answer.content.decode()


@pytest.mark.parametrize("query", ["", "?code=x&state=y", "?error=access_denied", "?state=%00&code=%ff"])
def test_coming_back_without_having_left_ends_in_a_sentence(
    configured: dict[str, Any], client: Client, query: str
) -> None:
    answer = client.get(f"{LEAVE}back/{query}")
    assert answer.status_code in {400, 403}
    assert not is_in(client)


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_only_signing_in_is_done_with_a_provider(
    cast: Cast, configured: dict[str, Any], client: Client, process: str
) -> None:
    kemal = cast.enters(client, cast.gaziantep, "Kemal")
    assert round_trip(kemal, "umut", f"{LEAVE}?process={process}&next=/me/").status_code == 403


def test_a_flood_is_answered_with_429(configured: dict[str, Any], client: Client) -> None:
    statuses = [client.get(f"{LEAVE}back/").status_code for _number in range(31)]
    assert statuses[-1] == 429


def test_an_address_counts_only_when_verified_and_of_the_own_domain() -> None:
    own = {"trust_email": False, "domains": ["x.example"]}
    assert verified_email({"email": "a@X.example", "email_verified": True}, own) == "a@X.example"
    assert verified_email({"email": "a@x.example", "email_verified": "false"}, own) == ""
    assert verified_email({"email": "a@x.example"}, own) == ""
    assert verified_email({"email": "a@x.example"}, own | {"trust_email": True}) == "a@x.example"
    assert verified_email({"email": "a@x.example.evil", "email_verified": True}, own) == ""
    assert verified_email({"email": ["a@x.example"], "email_verified": True}, own) == ""


def test_a_second_step_counts_only_when_its_name_was_configured() -> None:
    assert has_second_step({"amr": ["pwd", "otp"]}, {"second_step": ["otp"]})
    assert has_second_step({"acr": "gold"}, {"second_step": ["gold"]})
    assert not has_second_step({"amr": ["pwd"], "acr": None}, {"second_step": ["otp"]})
    assert not has_second_step({"amr": ["pwd", "otp"]}, {"second_step": []})
    assert not has_second_step({}, {"second_step": ["otp"]})


def test_a_proof_about_another_person_counts_for_nothing() -> None:
    assert claims_of({"userinfo": {"sub": "1"}, "id_token": {"sub": "2"}}) == ({}, {})
