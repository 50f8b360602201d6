"""Passkeys: added, named, used alone and as the second step, removed; told to the person; refused when wrong."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imece.services.audit.models import Entry
from imece.services.notices.models import Letter
from tests.cast import PASSWORD
from tests.material.passkey_device import Device, options_in

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

    from tests.cast import Cast

HOST = {"SERVER_NAME": "localhost"}
ADD = "/me/passkeys/new/"
LOGIN = "/account/passkey/login/"


@pytest.fixture(autouse=True)
def start(cast: Cast, client: Client, settings: SettingsWrapper) -> None:
    """Fresh counters of tries; the browser stands at `localhost`."""
    cache.clear()
    settings.LOGIN_REDIRECT_URL = "/me/"
    client.defaults.update(HOST)
    for seat in cast.gaziantep.members.values():
        seat.user.set_password(PASSWORD)
        seat.user.save()


def proven(cast: Cast, client: Client, name: str) -> Client:
    """Signed in, and the password typed once more."""
    cast.enters(client, cast.gaziantep, name)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def sent(client: Client, path: str, answer: Any, **more: str) -> HttpResponse:
    return client.post(path, {"credential": json.dumps(answer), **more})


def added(client: Client, name: str = "Ofis bilgisayarı", device: Device | None = None) -> Device:
    """A passkey of the person who is signed in."""
    device = device or Device()
    answer = device.make(options_in(client.get(ADD).content.decode()))
    assert sent(client, ADD, answer, name=name).status_code == 302
    return device


def asked(client: Client) -> dict[str, Any]:
    """What the page of signing in asks the browser for."""
    options: dict[str, Any] = client.get(LOGIN, headers={"accept": "application/json"}).json()
    return options["request_options"]


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_new_passkey_is_kept_told_by_mail_and_followed_by_recovery_codes(
    cast: Cast, client: Client
) -> None:
    umut = proven(cast, client, "Umut")
    answer = Device().make(options_in(umut.get(ADD).content.decode()))
    gone_to = sent(umut, ADD, answer, name="Ofis bilgisayarı")
    assert gone_to["Location"] == reverse("mfa_view_recovery_codes")
    assert "Ofis bilgisayarı" in umut.get(reverse("mfa_index")).content.decode()
    letter = Letter.objects.get(kind="accounts.passkey_added")
    assert (letter.to_address, letter.language) == ("umut@gaziantep.example", "tr")
    assert "Ofis bilgisayarı" in letter.body
    assert Entry.objects.get(verb="accounts.passkey_added").actor_id == cast.gaziantep.members["Umut"].user_id


def test_only_a_device_that_checks_the_person_is_taken(cast: Cast, client: Client) -> None:
    umut = proven(cast, client, "Umut")
    answer = Device(verifies=False).make(options_in(umut.get(ADD).content.decode()))
    assert sent(umut, ADD, answer, name="x").status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_adding_asks_first_who_it_is(cast: Cast, client: Client) -> None:
    umut = cast.enters(client, cast.gaziantep, "Umut")
    assert "reauthenticate" in umut.get(ADD)["Location"]
    assert "reauthenticate" in umut.post(ADD, {"credential": "{}"})["Location"]


def test_a_passkey_alone_signs_in_and_goes_on_to_the_page_that_was_asked_for(
    cast: Cast, client: Client
) -> None:
    device = added(proven(cast, client, "Ebru"))
    client.logout()
    answer = sent(client, LOGIN, device.use(asked(client)), next="/o/gaziantep/units/")
    assert answer["Location"] == "/o/gaziantep/units/"
    assert client.get("/o/gaziantep/units/").status_code == 200, "no further step is asked for"


def test_an_answer_is_good_for_one_time_only(cast: Cast, client: Client) -> None:
    device = added(proven(cast, client, "Ebru"))
    client.logout()
    answer = device.use(asked(client))
    sent(client, LOGIN, answer)
    client.logout()
    assert sent(client, LOGIN, answer)["Location"] == "/account/login/"
    assert not is_in(client)


@pytest.mark.parametrize("fault", ["other key", "other page", "not verified", "closed account"])
def test_nobody_comes_in_with_a_passkey_that_proves_nothing(cast: Cast, client: Client, fault: str) -> None:
    device = added(proven(cast, client, "Ebru"))
    client.logout()
    if fault == "other key":
        device.key = Device().key
    elif fault == "other page":
        device.origin = "https://localhost.example"
    elif fault == "not verified":
        device.flags = Device(verifies=False).flags
    else:
        cast.gaziantep.members["Ebru"].user.__class__.objects.update(is_active=False)
    assert sent(client, LOGIN, device.use(asked(client))).status_code == 302
    assert not is_in(client)


def test_a_passkey_is_the_second_step_after_the_password(cast: Cast, client: Client) -> None:
    device = added(proven(cast, client, "Umut"))
    client.logout()
    client.post(reverse("account_login"), {"login": "umut@gaziantep.example", "password": PASSWORD})
    assert not is_in(client)
    page = client.get(reverse("mfa_authenticate")).content.decode()
    sent(client, reverse("mfa_authenticate"), device.use(options_in(page)))
    client.post(reverse("mfa_trust"), {"action": "skip"})
    assert is_in(client)


def test_a_lost_passkey_is_replaced_by_a_recovery_code(cast: Cast, client: Client) -> None:
    added(proven(cast, client, "Umut"))
    codes = re.findall(r"<li>(\d+)</li>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    client.logout()
    client.post(reverse("account_login"), {"login": "umut@gaziantep.example", "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    client.post(reverse("mfa_trust"), {"action": "skip"})
    assert is_in(client)


def test_a_passkey_satisfies_a_role_that_needs_a_second_step(cast: Cast, client: Client) -> None:
    Authenticator.objects.all().delete()
    ebru = proven(cast, client, "Ebru")
    assert ebru.get("/o/gaziantep/units/")["Location"] == reverse("mfa_index")
    added(ebru)
    assert ebru.get("/o/gaziantep/units/").status_code == 200


def test_the_last_second_step_stays_while_the_role_needs_it(cast: Cast, client: Client) -> None:
    Authenticator.objects.all().delete()
    ebru = proven(cast, client, "Ebru")
    added(ebru, "bir")
    first = Authenticator.objects.get(type="webauthn")
    page = ebru.post(f"/me/passkeys/{first.pk}/remove/").content.decode()
    assert "tek" in page
    assert Authenticator.objects.filter(pk=first.pk).exists()
    added(ebru, "iki")
    assert ebru.post(f"/me/passkeys/{first.pk}/remove/").status_code == 302
    assert [str(passkey) for passkey in Authenticator.objects.filter(type="webauthn")] == ["iki"]
    assert Letter.objects.filter(kind="accounts.passkey_removed").count() == 1


def test_recovery_codes_go_with_the_last_passkey_of_who_needs_no_second_step(
    cast: Cast, client: Client
) -> None:
    umut = proven(cast, client, "Umut")
    added(umut)
    passkey = Authenticator.objects.get(type="webauthn")
    umut.post(f"/me/passkeys/{passkey.pk}/remove/")
    assert not Authenticator.objects.filter(user=cast.gaziantep.members["Umut"].user).exists()


def test_a_passkey_gets_another_name_and_the_trail_says_so(cast: Cast, client: Client) -> None:
    umut = proven(cast, client, "Umut")
    added(umut, "eski")
    passkey = Authenticator.objects.get(type="webauthn")
    umut.post(f"/me/passkeys/{passkey.pk}/", {"name": " Yeni   ad "})
    assert str(Authenticator.objects.get(pk=passkey.pk)) == "Yeni ad"
    assert Entry.objects.get(verb="accounts.passkey_renamed").changes == {"name": ["eski", "Yeni ad"]}


@pytest.mark.parametrize("path", ["", "remove/"])
def test_the_passkey_of_another_is_not_found(cast: Cast, client: Client, path: str) -> None:
    added(proven(cast, client, "Umut"))
    passkey = Authenticator.objects.get(type="webauthn")
    kemal = proven(cast, client, "Kemal")
    address = f"/me/passkeys/{passkey.pk}/{path}"
    assert kemal.get(address).status_code == 404
    assert kemal.post(address, {"name": "benim"}).status_code == 404
    assert str(Authenticator.objects.get(pk=passkey.pk)) == "Ofis bilgisayarı"


@pytest.mark.parametrize(("host", "link"), [("127.0.0.1:8000", True), ("10.1.2.3", False)])
def test_at_a_number_a_sentence_says_where_passkeys_work(
    cast: Cast, client: Client, settings: SettingsWrapper, host: str, link: bool
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.defaults["HTTP_HOST"] = host
    umut = proven(cast, client, "Umut")
    for path in (ADD, "/account/2fa/", "/account/login/"):
        if path == "/account/login/":
            client.logout()
        page = umut.get(path).content.decode()
        assert (f'href="http://localhost:8000{path}"' in page) == link, path
        assert "data-passkey" not in page
        assert "bir ada aittir" in page


def test_without_script_the_page_says_what_is_needed(cast: Cast, client: Client) -> None:
    page = client.get("/account/login/").content.decode()
    assert re.search(r"<noscript>\s*<p[^>]*>[^<]*JavaScript", page)
    assert "<script>" not in page
    assert " style=" not in page
    assert " onclick=" not in page


def test_asking_and_answering_without_end_is_answered_with_429(cast: Cast, client: Client) -> None:
    statuses = {client.get(LOGIN, headers={"accept": "application/json"}).status_code for _ in range(61)}
    assert statuses == {200, 429}


NONSENSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


@settings(
    max_examples=min(40, settings.default.max_examples),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    nonsense=NONSENSE,
    place=st.sampled_from(["clientDataJSON", "attestationObject", "id", "rawId", "response"]),
)
def test_no_bytes_break_the_ceremonies(cast: Cast, client: Client, nonsense: Any, place: str) -> None:
    cache.clear()
    umut = proven(cast, client, "Umut")
    device = Device()
    whole = device.make(options_in(umut.get(ADD).content.decode()))
    if place in whole:
        whole[place] = nonsense
    else:
        whole["response"][place] = nonsense
    for answer in (nonsense, whole):
        assert sent(umut, ADD, answer, name="x").status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()
    umut.logout()
    asked(client)
    used = device.use(asked(client)) | {place: nonsense}
    assert sent(client, LOGIN, used).status_code == 302
    assert not is_in(client)
