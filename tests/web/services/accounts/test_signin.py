"""Signing in: throttled, rotated, with a second step for those who need one; nothing else of allauth is open."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from imece.ground.values import clock
from imece.services.accounts.models import User
from imece.services.notices.models import Letter
from tests.cast import PASSWORD, TOTP_SECRET

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

    from tests.cast import Cast

LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def start(cast: Cast, settings: SettingsWrapper) -> None:
    """Fresh counters of tries; everybody has the same password; the start page is a known one."""
    cache.clear()
    settings.LOGIN_REDIRECT_URL = "/me/"
    for seat in cast.gaziantep.members.values():
        seat.user.set_password(PASSWORD)
        seat.user.save()


def tries(client: Client, email: str, password: str = PASSWORD) -> object:
    return client.post(LOGIN, {"login": email, "password": password})


def code_now() -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(TOTP_SECRET, counter))


def prove(client: Client) -> None:
    """Type the password once more, as pages about the account's safety ask."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_unit_contact_signs_in_with_a_password_and_a_fresh_session(cast: Cast, client: Client) -> None:
    client.get(LOGIN)
    session = client.session
    session["before"] = 1
    session.save()
    old = session.session_key
    client.cookies["sessionid"] = old
    assert tries(client, "umut@gaziantep.example").status_code == 302
    assert is_in(client)
    assert client.session.session_key != old


def test_the_sixth_wrong_password_closes_the_door_for_a_while(cast: Cast, client: Client) -> None:
    for _number in range(5):
        assert tries(client, "umut@gaziantep.example", "yanlis").status_code == 200
    right = {"login": "umut@gaziantep.example", "password": PASSWORD}
    assert "Too many wrong tries." in client.post(f"/en{LOGIN}", right).content.decode()
    assert not is_in(client)
    with time_machine.travel(clock.now() + timedelta(minutes=6), tick=True):
        assert tries(client, "umut@gaziantep.example").status_code == 302
    assert is_in(client)


def test_a_flood_of_tries_is_answered_with_429(cast: Cast, client: Client) -> None:
    statuses = [tries(client, f"kisi{number}@x.example", "yanlis").status_code for number in range(31)]
    assert statuses[-1] == 429


def test_known_and_unknown_addresses_get_the_same_answer(cast: Cast, client: Client) -> None:
    def answer(email: str) -> str:
        page = tries(client, email, "yanlis").content.decode().replace(email, "")
        return re.sub(r'value="[^"]*"|"X-CSRFToken": "[^"]*"', "", page)

    assert answer("umut@gaziantep.example") == answer("kimseyok@gaziantep.example")


def test_who_has_a_second_step_is_asked_for_the_code_and_can_remember_the_device(
    cast: Cast, client: Client
) -> None:
    answer = tries(client, "ebru@gaziantep.example")
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert not is_in(client)
    answer = client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert answer["Location"].startswith(reverse("mfa_trust"))
    client.post(reverse("mfa_trust"), {"action": "trust"})
    assert is_in(client)
    client.post(reverse("account_logout"))
    tries(client, "ebru@gaziantep.example")
    assert is_in(client), "a remembered device is not asked again"


@pytest.mark.parametrize(
    ("name", "needs"), [("Ebru", True), ("Derya", True), ("Umut", False), ("Veli", False)]
)
def test_roles_that_need_a_second_step_set_it_up_first(
    cast: Cast, client: Client, name: str, needs: bool
) -> None:
    Authenticator.objects.all().delete()
    answer = cast.enters(client, cast.gaziantep, name).get("/o/gaziantep/deputies/")
    assert answer.status_code == (302 if needs else 200)
    if needs:
        assert answer["Location"] == reverse("mfa_index")


def test_a_deputy_of_the_coordinator_needs_a_second_step_too(cast: Cast, client: Client) -> None:
    from imece.services.accounts.models import Acting  # noqa: PLC0415 -- only here

    today = clock.today()
    acting = Acting.objects.create(
        principal=cast.gaziantep.members["Ayşe"],
        deputy=cast.gaziantep.members["Umut"],
        first=today,
        last=today,
    )
    umut = cast.enters(client, cast.gaziantep, "Umut")
    umut.post(f"/o/gaziantep/deputies/{acting.pk}/start/")
    assert umut.get("/o/gaziantep/members/")["Location"] == reverse("mfa_index")


def test_setting_up_the_second_step_needs_no_script_and_leads_to_recovery_codes(
    cast: Cast, client: Client
) -> None:
    Authenticator.objects.all().delete()
    tries(client, "ebru@gaziantep.example")
    assert "reauthenticate" in client.get(reverse("mfa_activate_totp"))["Location"]
    prove(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert "data:image/svg+xml;base64," in page
    assert " style=" not in page
    assert "<script>" not in page
    secret = re.search(r'id="authenticator-secret"[^>]*value="([A-Z2-7]+)"', page)
    assert secret is not None
    code = format_hotp_value(hotp_value(secret[1], next(iter(yield_hotp_counters_from_time()))))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(answer["Location"]).status_code == 200


def test_the_second_step_is_not_switched_off_by_those_who_need_it(cast: Cast, client: Client) -> None:
    tries(client, "ebru@gaziantep.example")
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    client.post(reverse("mfa_trust"), {"action": "skip"})
    prove(client)
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=cast.gaziantep.members["Ebru"].user, type="totp").exists()


def test_a_new_password_comes_by_mail_to_existing_people_only(cast: Cast, client: Client) -> None:
    answers = []
    for email in ("umut@gaziantep.example", "kimseyok@gaziantep.example"):
        answer = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        answers.append(re.sub(r'"X-CSRFToken": "[^"]*"', "", answer.content.decode()))
    assert answers[0] == answers[1]
    letter = Letter.objects.get()
    assert (letter.to_address, letter.language) == ("umut@gaziantep.example", "tr")
    link = re.search(r"http://testserver(\S+)", letter.body)
    assert link is not None
    page = client.get(link[1], follow=True)
    path = page.redirect_chain[-1][0]
    client.post(path, {"password1": "yepyeni-uzun-parola", "password2": "yepyeni-uzun-parola"})
    assert User.objects.get(email="umut@gaziantep.example").check_password("yepyeni-uzun-parola")
    assert client.get(link[1], follow=True).context["token_fail"]


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "password/set/", "login/code/", "3rdparty/", "2fa/webauthn/"],
)
def test_what_imece_does_not_use_of_allauth_is_not_there(cast: Cast, client: Client, path: str) -> None:
    assert cast.enters(client, cast.gaziantep, "Umut").get(f"/account/{path}").status_code == 404


def test_sign_up_has_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    [
        "login/",
        "logout/",
        "inactive/",
        "password/reset/",
        "password/reset/done/",
        "password/reset/key/done/",
        "password/reset/key/1-x/",
        "password/change/",
        "reauthenticate/",
        "2fa/",
        "2fa/reauthenticate/",
        "2fa/recovery-codes/generate/",
    ],
)
def test_every_page_of_signing_in_wears_our_design(
    cast: Cast, client: Client, path: str, language: str
) -> None:
    if path not in ("login/", "password/reset/"):
        tries(client, "ebru@gaziantep.example")
        client.post(reverse("mfa_authenticate"), {"code": code_now()})
        client.post(reverse("mfa_trust"), {"action": "skip"})
        prove(client)
    page = client.get(f"{language}/account/{path}").content.decode()
    assert "im-narrow" in page
    assert " style=" not in page


def test_the_own_language_begins_after_signing_in_and_is_shown_at_once(
    cast: Cast, client: Client, settings: SettingsWrapper
) -> None:
    settings.LOGIN_REDIRECT_URL = "backoffice:start"
    umut = cast.enters(client, cast.gaziantep, "Umut")
    answer = umut.post("/me/", {"name": "Umut", "language": "en"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/en/me/"
    assert "Your settings were saved." in answer.content.decode()
    client.logout()
    landed = client.post(LOGIN, {"login": "umut@gaziantep.example", "password": PASSWORD}, follow=True)
    assert landed.redirect_chain[-1][0] == "/en/o/gaziantep/"
    client.get("/o/gaziantep/")
    assert User.objects.get(email="umut@gaziantep.example").language == "en", (
        "the switch changes the page only"
    )
    client.logout()
    client.post(reverse("account_reset_password"), {"email": "umut@gaziantep.example"})
    letter = Letter.objects.get(kind="accounts.password_reset_key")
    assert (letter.language, letter.subject) == ("en", "New password for İmece")
