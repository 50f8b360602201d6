"""What the screen confirmed stays: after a power cut, a second click, a second tab, the back button, a lost session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.people import COORDINATOR, HEAD, enter
from tests.journeys.server import serve, stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

TITLE = "Elektrik kesintisi toplantısı"
AMOUNT = "Ulusal ve uluslararası kaynaklardan sağlanan yıllık hibe ve fon miktarı"
NEW = "/o/gaziantep/activities/new/"


def type_activity(page: Page, title: str) -> None:
    """The least that a new activity needs."""
    page.locator("#id_kind").select_option(label="Toplantı")
    page.locator("#id_title").fill(title)


def how_many(page: Page, server: Server, title: str) -> int:
    """How many activities of that title the list shows."""
    page.goto(f"{server.url}/o/gaziantep/activities/?q={title}")
    return page.locator("main table").get_by_role("link", name=title).count()


def test_a_confirmed_record_survives_a_power_cut(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    enter(page, server, COORDINATOR)
    page.goto(server.url + NEW)
    type_activity(page, TITLE)
    page.get_by_role("button", name="Kaydet").click()
    page.get_by_role("heading", name=TITLE).wait_for()
    server.kill()
    again = serve(server.folder)
    try:
        enter(page, again, COORDINATOR)
        assert how_many(page, again, TITLE) == 1
    finally:
        stop(again)


def test_a_double_click_and_the_back_button_record_once(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, server, COORDINATOR)
    page.goto(server.url + NEW)
    type_activity(page, TITLE)
    page.get_by_role("button", name="Kaydet").dblclick()
    page.get_by_role("heading", name=TITLE).wait_for()
    page.go_back()
    page.locator("#id_title").wait_for()
    page.get_by_role("button", name="Kaydet").click()
    page.wait_for_load_state()
    assert how_many(page, server, TITLE) == 1


def test_what_was_typed_comes_back_after_the_session_was_lost(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, server, COORDINATOR)
    page.goto(server.url + NEW)
    type_activity(page, TITLE)
    page.wait_for_timeout(1200)
    page.context.clear_cookies(name="sessionid")
    page.reload()
    assert "/account/login/" in page.url
    enter(page, server, COORDINATOR)
    page.goto(server.url + NEW)
    assert page.locator("#id_title").input_value() == TITLE


def test_a_second_tab_is_told_and_keeps_what_was_typed(
    server: Server, open_page: Callable[..., Page]
) -> None:
    first = open_page()
    enter(first, server, HEAD)
    first.goto(f"{server.url}/o/gaziantep/my-reporting/")
    first.locator("main").get_by_role("link", name=AMOUNT).first.click()
    first.get_by_label("Gerçekleşen").first.wait_for()
    second = first.context.new_page()
    second.goto(first.url)
    for tab, value in ((first, "3"), (second, "4")):
        tab.get_by_label("Gerçekleşen").first.fill(value)
        tab.get_by_role("button", name="Taslak kaydet").click()
        tab.wait_for_load_state()
    assert second.get_by_text("Siz sayfayı açtıktan sonra").first.is_visible()
    assert second.get_by_label("Gerçekleşen").first.input_value() == "4"
