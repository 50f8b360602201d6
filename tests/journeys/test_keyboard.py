"""Everything by keyboard: past the menu, into the menu of one's own, through a form, out of what was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import axe_violations
from tests.journeys.people import COORDINATOR, enter

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

MOST_TABS = 60
ACTIVE = "document.querySelector('#' + document.activeElement.getAttribute('aria-activedescendant'))"
FOCUSED = "(document.activeElement.innerText || document.activeElement.value || '').trim()"
OUTLINED = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
}"""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus stands on something with these words; the focus is seen all the way."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINED), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"{words} cannot be reached by keyboard")


def test_the_first_tab_leads_past_the_menu(shared_server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    enter(page, shared_server, COORDINATOR)
    page.goto(f"{shared_server.url}/o/gaziantep/activities/")
    page.keyboard.press("Tab")
    assert page.evaluate(OUTLINED)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_own_menu_opens_and_leads_on_by_keyboard(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, shared_server, COORDINATOR)
    tab_to(page, COORDINATOR)
    page.keyboard.press("Enter")
    tab_to(page, "Ayarlarım")
    page.keyboard.press("Enter")
    page.wait_for_url("**/me/")


def test_a_form_is_filled_and_sent_by_keyboard(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    enter(page, server, COORDINATOR)
    page.goto(f"{server.url}/o/gaziantep/units/new/")
    page.locator("main [name=name]").focus()
    page.keyboard.type("Klavye Birimi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/")
    assert page.get_by_text("Klavye Birimi").first.is_visible()


def test_the_palette_leads_on_by_keyboard_and_gives_the_focus_back(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, shared_server, COORDINATOR)
    page.goto(f"{shared_server.url}/o/gaziantep/duties/")
    page.locator("main [name=q]").focus()
    page.keyboard.press("Control+k")
    page.wait_for_selector("#palette [role=option][aria-selected=true]")
    assert axe_violations(page) == []
    assert page.evaluate(f"{ACTIVE}.id") == page.locator("#palette [role=option]").first.get_attribute("id")

    for _press in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.querySelector('main').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") == "q"

    page.keyboard.press("Control+k")
    page.keyboard.type("toplu")
    page.wait_for_selector("#palette [aria-selected=true]:has-text('Toplu faaliyet')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/activities/grid/")


def test_single_keys_open_windows_only_where_nothing_is_typed_and_can_be_switched_off(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, shared_server, COORDINATOR)
    page.locator("#shell-search").focus()
    page.keyboard.type("/?")
    assert page.locator("dialog[open]").count() == 0
    assert page.locator("#shell-search").input_value() == "/?"

    page.locator("#content").focus()
    page.keyboard.press("/")
    page.wait_for_selector("#palette[open]")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("#shortcuts[open]")
    assert axe_violations(page) == []
    page.locator("#shortcuts [data-single-keys]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.locator("#content").focus()
    page.keyboard.press("/")
    assert page.locator("dialog[open]").count() == 0
