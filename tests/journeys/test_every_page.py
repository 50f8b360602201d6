"""Every page of the demo in both languages: no axe violation, nothing wider than a phone, nothing in the console."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import axe_violations
from tests.journeys.people import COORDINATOR, HEAD, enter, has_sideways_scroll
from tests.journeys.walk import addresses_of_every_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Browser, Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

PHONE_WIDE, DESK_WIDE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
OF_CONTACTS = {
    "backoffice:home",
    "indicators:mine",
    "indicators:request",
    "indicators:enter",
    "indicators:inbox",
}


@pytest.fixture(scope="module")
def paths(shared_server: Server, browser: Browser) -> dict[str, str]:
    """One address of every page that the coordinator's links lead to."""
    context = browser.new_context()
    page = context.new_page()
    enter(page, shared_server, COORDINATOR)
    found = addresses_of_every_page(page, page.url)
    context.close()
    return found


@pytest.mark.parametrize(("language", "phone", "dark"), [("tr", True, False), ("en", False, True)])
def test_every_page_can_be_used_by_everybody(
    shared_server: Server,
    open_page: Callable[..., Page],
    paths: dict[str, str],
    *,
    language: str,
    phone: bool,
    dark: bool,
) -> None:
    page = open_page(phone=phone)
    page.emulate_media(color_scheme="dark" if dark else "light")
    enter(page, shared_server, COORDINATOR)
    assert len(paths) >= 60
    assert faults_of(page, shared_server, language, paths) == {}


def test_the_pages_of_a_unit_can_be_used_by_everybody(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(phone=True)
    enter(page, shared_server, HEAD)
    paths = addresses_of_every_page(page, page.url)
    own = {name: path for name, path in paths.items() if name in OF_CONTACTS}
    assert own.keys() == OF_CONTACTS
    assert faults_of(page, shared_server, "tr", own) == {}


def faults_of(page: Page, server: Server, language: str, paths: Mapping[str, str]) -> dict[str, list[str]]:
    """Page → what axe finds, and whether it is wider than a phone; the console is watched by `open_page`."""
    faults = {}
    for name, path in sorted(paths.items()):
        page.set_viewport_size(DESK_WIDE if language == "en" else PHONE_WIDE)
        page.goto(f"{server.url}{'/en' if language == 'en' else ''}{path}")
        found = axe_violations(page)
        page.set_viewport_size(PHONE_WIDE)
        if has_sideways_scroll(page):
            found.append("wider than a phone")
        if found:
            faults[f"{name} {path}"] = found
    return faults
