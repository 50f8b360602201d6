"""Saying something about a record: a member is called by keyboard, and finds it on the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import axe_violations
from tests.journeys.people import COORDINATOR, EXPERT, enter

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey


def test_a_member_is_called_by_keyboard_and_reads_it_on_the_first_page(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, server, COORDINATOR)
    page.goto(f"{server.url}/o/gaziantep/activities/")
    page.locator("main tbody a").first.click()
    words = page.locator("#panel-comments textarea")
    words.focus()
    page.keyboard.type("Tutanak nerede @pro", delay=30)
    page.wait_for_selector("#mention-list [aria-selected=true]")
    assert axe_violations(page) == []
    page.keyboard.press("Enter")
    assert words.input_value() == f"Tutanak nerede @{EXPERT} "
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".im-mention")
    record = page.url

    expert = open_page(phone=True)
    enter(expert, server, EXPERT)
    expert.locator("#panel-comments .im-choices a").first.click()
    expert.wait_for_url(f"{record}*")
    expert.get_by_role("button", name="Okudum").click()
    expert.wait_for_load_state()
    expert.goto(f"{server.url}/o/gaziantep/")
    assert expert.locator("#panel-comments").count() == 0
