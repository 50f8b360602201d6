"""Every page that links reach: answers, is accessible (axe), keeps its console clean, fits a phone; menus by keyboard."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE, axe_violations
from tests.journeys.people import AUDITOR, CONTACT, COORDINATOR, enter, has_sideways_scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

FILE = re.compile(r"\.(xlsx|csv|json|xml|txt)$|/(xlsx|csv|json)/$|/documents/\d+/$|/files/\d+/|/export/")
AWAY = re.compile(r"/account/logout/|/gallery/")
FEWEST_KINDS = 60


def kind_of(url: str) -> str:
    """The address without what makes it one of many: numbers, periods, language, questions."""
    path = re.sub(r"^/en/", "/", urlsplit(url).path)
    return re.sub(r"(?<=/)(\d+|\d{4}-[A-Z]?\d+)(?=/)", "N", path)


def crawl(page: Page, server: Server, met: set[str], *, axe: bool) -> list[str]:
    """What is wrong with one address of each kind that can be reached from where the page stands.

    `met`: the kinds that somebody else has met already; they grow, and axe is not asked about them again.
    """
    waiting, seen = deque([page.url]), {kind_of(page.url)}
    wrong: list[str] = []
    while waiting:
        address = waiting.popleft()
        wrong += look(page, address)
        if axe and kind_of(address) not in met:
            wrong += [f"{address}: {line}" for line in axe_violations(page)]
        met.add(kind_of(address))
        hrefs: list[str] = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        for href in hrefs:
            url = urldefrag(href).url
            if is_page_of(url, server, english="/en/" in address) and kind_of(url) not in seen:
                seen.add(kind_of(url))
                waiting.append(url)
    return wrong


def is_page_of(url: str, server: Server, *, english: bool) -> bool:
    """A page of the demo in the language of the crawl; no file, no way out."""
    path = urlsplit(url).path
    ours = url.startswith(server.url) and path.startswith("/en/") == english
    return ours and not FILE.search(path) and not AWAY.search(path)


def look(page: Page, address: str) -> list[str]:
    """Its answer, and whether it fits a phone."""
    answer = page.goto(address)
    wrong = [] if answer is not None and answer.status == 200 else [f"{address}: {answer and answer.status}"]
    page.set_viewport_size(PHONE["viewport"])
    if has_sideways_scroll(page):
        wrong.append(f"{address}: wider than a phone")
    page.set_viewport_size(DESK["viewport"])
    return wrong


@pytest.mark.parametrize("language", ["tr", "en"])
def test_every_page_within_reach_is_sound(
    shared_server: Server, open_page: Callable[..., Page], *, language: str
) -> None:
    met: set[str] = set()
    wrong: list[str] = []
    for who in (COORDINATOR, CONTACT, AUDITOR, ""):
        page = open_page()
        start = shared_server.url + ("/en/" if language == "en" else "/")
        if who:
            enter(page, shared_server, who)
            start = start.rstrip("/") + urlsplit(page.url).path
        page.goto(start)
        wrong += [
            f"{who} {line}" for line in crawl(page, shared_server, met, axe=language == "tr" or not who)
        ]
    assert "\n".join(wrong) == ""
    assert len(met) >= FEWEST_KINDS


def test_the_keyboard_reaches_the_content_and_opens_and_closes_menus(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, shared_server, COORDINATOR)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#content"
    assert skip.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    mine = page.locator("details.im-pop", has=page.locator(".im-initials"))
    mine.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(mine.get_by_role("button", name="Oturumu kapat")).to_be_visible()
    page.keyboard.press("Escape")
    expect(mine.get_by_role("button", name="Oturumu kapat")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"

    page.set_viewport_size(PHONE["viewport"])
    drawer = page.locator("details[data-drawer]")
    drawer.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(drawer.get_by_role("link", name="Faaliyetler")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer.get_by_role("link", name="Faaliyetler")).to_be_hidden()
