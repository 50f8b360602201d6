"""Journey 7: a citizen sees where projects are, narrows them by map and filter, takes exactly that along; desk and phone."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import axe_violations
from tests.journeys.people import has_sideways_scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

WORDS = {
    "tr": {"menu": "Projeler", "table": "Tablo olarak göster", "csv": "CSV", "countries": "Ortak ülkeler"},
    "en": {"menu": "Projects", "table": "Show as a table", "csv": "CSV", "countries": "Partner countries"},
}


@pytest.mark.parametrize(("language", "phone"), [("tr", False), ("en", True)])
def test_a_citizen_goes_from_the_map_to_a_file_of_what_is_shown(
    shared_server: Server, open_page: Callable[..., Page], *, language: str, phone: bool
) -> None:
    words = WORDS[language]
    page = open_page(phone=phone, language="tr-TR" if language == "tr" else "en-GB")
    page.goto(f"{shared_server.url}/{'' if language == 'tr' else 'en/'}")
    page.locator(".im-public-nav").get_by_role("link", name=words["menu"]).click()
    looks_well(page)
    total = int(page.locator(".bank-count").inner_text().replace(".", "").replace(",", ""))
    choose_a_province(page)
    assert 0 < int(page.locator(".bank-count").inner_text()) <= total
    looks_well(page)
    page.get_by_text(words["table"]).click()
    assert page.locator(".bank-twin tbody tr").first.is_visible()
    takes_along_what_is_shown(page, words)
    page.locator(".bank-link").first.click()
    assert page.locator('script[type="application/ld+json"]').count() == 1
    looks_well(page)
    page.go_back()
    page.get_by_role("link", name=words["countries"]).click()
    looks_well(page)
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}


def looks_well(page: Page) -> None:
    """Nothing that a machine finds wrong, nothing beyond the edge."""
    assert axe_violations(page) == []
    assert not has_sideways_scroll(page)


def choose_a_province(page: Page) -> None:
    """By keyboard: the strongest province of the map is a link with a name."""
    area = page.locator(".im-map-country a:has(path.im-map-5)").first
    name = (area.get_attribute("aria-label") or "").partition(":")[0]
    area.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".im-map-province")
    assert name in page.locator(".im-chips").inner_text()


def takes_along_what_is_shown(page: Page, words: dict[str, str]) -> None:
    """The file holds the titles of the list in the same order."""
    shown = page.locator(".bank-link").all_inner_texts()
    with page.expect_download() as waiting:
        page.locator(".bank-downloads").get_by_role("link", name=words["csv"]).click()
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), csv.Sniffer().sniff(text.splitlines()[0], ";,")))
    assert [row[0] for row in rows[1 : len(shown) + 1]] == shown
    assert len(rows) - 1 >= len(shown)
