"""A person and their passkey, in a real browser with a device that answers by itself: added, used twice, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import axe_violations
from tests.journeys.people import PASSWORD, has_sideways_scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

EMAIL = "contact@gaziantep.example"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_device(page: Page) -> None:
    """A device that makes passkeys and always finds the right finger on it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def looks_right(page: Page) -> None:
    """No barrier on the page, and nothing wider than the screen."""
    assert axe_violations(page) == []
    assert not has_sideways_scroll(page)


def sign_in_with_password(page: Page, base: str) -> None:
    page.goto(f"{base}/account/login/")
    page.locator("[name=login]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Giriş yap", exact=True).click()


def sign_out(page: Page, base: str) -> None:
    page.goto(f"{base}/account/logout/")
    page.locator("main").get_by_role("button").click()
    page.wait_for_url(f"{base}/")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_passkey_is_added_used_alone_and_as_second_step_and_removed(
    server: Server, open_page: Callable[..., Page], phone: bool
) -> None:
    base = server.url.replace("127.0.0.1", "localhost")
    page = open_page(phone=phone)
    give_device(page)
    sign_in_with_password(page, base)
    page.wait_for_url("**/o/gaziantep/")

    page.goto(f"{base}/account/2fa/")
    page.get_by_role("link", name="Geçiş anahtarı ekle").click()
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Devam et").click()
    page.locator("[name=name]").fill("Deneme cihazı")
    looks_right(page)
    page.get_by_role("button", name="Geçiş anahtarını oluştur").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto(f"{base}/account/2fa/")
    assert page.get_by_text("Deneme cihazı").first.is_visible()
    looks_right(page)

    sign_out(page, base)
    page.goto(f"{base}/account/login/?next=/o/gaziantep/deputies/")
    looks_right(page)
    page.get_by_role("button", name="Geçiş anahtarıyla giriş yap").click()
    page.wait_for_url(f"{base}/o/gaziantep/deputies/")

    sign_out(page, base)
    sign_in_with_password(page, base)
    page.wait_for_url("**/2fa/authenticate/")
    looks_right(page)
    page.get_by_role("button", name="Geçiş anahtarıyla devam et").click()
    page.wait_for_url("**/2fa/trust/")
    page.locator("[value=skip]").click()
    page.wait_for_url("**/o/gaziantep/")

    page.goto(f"{base}/account/2fa/")
    page.locator("li", has_text="Deneme cihazı").get_by_role("link", name="Kaldır").click()
    page.get_by_role("link", name="Geçiş anahtarıyla").click()
    page.get_by_role("button", name="Geçiş anahtarıyla devam et").click()
    page.get_by_role("heading", name="Geçiş anahtarını kaldır").wait_for()
    looks_right(page)
    page.locator("main").get_by_role("button", name="Kaldır").click()
    page.wait_for_url("**/account/2fa/")
    assert page.get_by_text("Deneme cihazı").count() == 0


def test_a_device_that_does_not_answer_is_said_and_nothing_is_lost(
    server: Server, open_page: Callable[..., Page]
) -> None:
    base = server.url.replace("127.0.0.1", "localhost")
    page = open_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"isUserVerified": False}})
    page.goto(f"{base}/account/login/")
    page.locator("[name=login]").fill(EMAIL)
    page.get_by_role("button", name="Geçiş anahtarıyla giriş yap").click()
    page.get_by_text("Bir şey değişmedi").wait_for()
    assert page.locator("[name=login]").input_value() == EMAIL
    looks_right(page)


def test_at_a_number_the_page_leads_to_the_name(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{server.url}/account/login/")
    page.get_by_role("link", name="bu sayfayı localhost adresinde").click()
    page.get_by_role("button", name="Geçiş anahtarıyla giriş yap").wait_for()
    assert page.url.startswith("http://localhost:")
