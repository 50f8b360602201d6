"""What a power cut, an ended session and the back button must not cost: a confirmed value, a typed text, a second record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.journeys.people import DISTRICT_COORDINATOR, HEAD, PASSWORD, enter
from tests.journeys.server import serve, stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

AMOUNT = "yıllık hibe ve fon miktarı"
TYPED = "13.000.250,5"
TITLE = "Köy okullarına hibe bilgilendirmesi"


def test_a_confirmed_value_outlives_a_power_cut(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page(phone=True)
    enter(page, server, HEAD)
    page.locator("main").get_by_role("link", name=AMOUNT).first.click()
    page.get_by_label("Gerçekleşen").fill(TYPED)
    page.get_by_role("button", name="Onaya sun").click()
    page.wait_for_url("**/receipt/")
    server.kill()
    receipt = page.locator("code.ind-hash").inner_text()
    path = page.url.removeprefix(server.url)

    again = serve(server.folder)
    try:
        page = open_page(phone=True)
        enter(page, again, HEAD)
        page.goto(f"{again.url}{path}")
        assert page.locator("code.ind-hash").inner_text() == receipt
        assert TYPED in page.locator("main").inner_text()
    finally:
        stop(again)


def test_an_ended_session_and_the_back_button_lose_and_double_nothing(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(phone=True)
    enter(page, server, DISTRICT_COORDINATOR)
    page.locator("main").get_by_role("link", name="Faaliyet kaydet").click()
    page.wait_for_url("**/new/")
    form = page.url
    page.get_by_label("Tür", exact=False).first.select_option("Toplantı")
    page.get_by_label("Başlık", exact=False).first.fill(TITLE)
    page.context.clear_cookies()
    page.get_by_role("button", name="Kaydet").click()
    page.wait_for_load_state()
    assert "Formun süresi dolmuş" in page.locator("main").inner_text()

    page.goto(form)
    page.get_by_label("E-posta", exact=False).fill("coordinator@orhangazi.example")
    page.get_by_label("Parola", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Giriş yap").click()
    page.wait_for_url(form)
    assert "Daha önce yazdıklarınız" in page.locator("#messages").inner_text()
    assert page.get_by_label("Başlık", exact=False).first.input_value() == TITLE
    assert (
        page.get_by_label("Tür", exact=False).first.evaluate("list => list.selectedOptions[0].text")
        == "Toplantı"
    )
    page.get_by_role("button", name="Kaydet").click()
    page.wait_for_url(re.compile(r"/activities/\d+/$"))
    page.go_back()
    page.go_forward()
    page.go_back()
    page.wait_for_load_state()
    assert page.url == form
    assert page.get_by_label("Başlık", exact=False).first.input_value() == ""
    page.goto(f"{server.url}/o/orhangazi/activities/?q=hibe+bilgilendirmesi")
    assert page.locator("main").get_by_role("link", name=TITLE).count() == 1
