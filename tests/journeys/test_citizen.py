"""Journey 1: a citizen finds objective 2.4, opens the records behind a figure, takes them along; at a desk and by phone."""

from __future__ import annotations

import csv
import re
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
    "tr": {
        "office": "Gaziantep Büyükşehir Belediyesi",
        "plan": "Stratejik Plan",
        "objective": "Ulusal ve uluslararası işbirliklerinin",
        "published": "Yayım tarihi:",
        "protocols": "gözden geçirilen protokol sayısı",
        "sample": "örnek veri",
    },
    "en": {
        "office": "Gaziantep Metropolitan Municipality",
        "plan": "Strategic Plan",
        "objective": "To sustain national and international co-operation",
        "published": "Published on",
        "protocols": "Number of protocols reviewed",
        "sample": "sample data",
    },
}


@pytest.mark.parametrize(("language", "phone"), [("tr", False), ("en", True)])
def test_a_citizen_goes_from_the_front_page_to_the_records_behind_a_figure(
    shared_server: Server, open_page: Callable[..., Page], *, language: str, phone: bool
) -> None:
    words = WORDS[language]
    page = open_page(phone=phone, language="tr-TR" if language == "tr" else "en-GB")
    page.goto(f"{shared_server.url}/{'' if language == 'tr' else 'en/'}")
    page.locator(".portal-card").get_by_role("link", name=words["office"]).click()
    page.get_by_role("link", name=words["plan"]).click()
    page.get_by_role("link", name=words["objective"]).click()
    look_at_objective(page, words)
    look_at_records(page, words)
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}


def look_at_objective(page: Page, words: dict[str, str]) -> None:
    """Eleven indicators, two of them 2.4.9; sample badge, date, a formula on demand."""
    head = page.locator("main").inner_text()
    assert words["sample"] in head
    assert words["published"] in head
    numbers = [
        text.split()[0] for text in page.locator(".portal-indicators tbody td:first-child").all_inner_texts()
    ]
    assert numbers == [f"2.4.{last}" for last in (1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10)]
    row = page.locator(".portal-indicators tbody tr").filter(has_text=words["protocols"])
    formula = row.locator(".portal-formula")
    assert not formula.is_visible()
    row.locator("summary").click()
    assert formula.is_visible()
    assert re.search(r"2.*5", formula.inner_text())
    assert axe_violations(page) == []
    assert not has_sideways_scroll(page)
    row.locator(".portal-inspect a").click()


def look_at_records(page: Page, words: dict[str, str]) -> None:
    """The records with day, title, place, documents; the file holds the same ones."""
    assert words["protocols"] in page.locator("h1").inner_text()
    section = page.locator("section.im-section").filter(has=page.locator("tbody")).first
    titles = section.locator("tbody th").all_inner_texts()
    assert titles
    assert len(set(titles)) == len(titles)
    with page.expect_download() as waiting:
        section.get_by_role("link", name="CSV").click()
    with Path(waiting.value.path()).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=";"))
    assert [row[1] for row in rows[1:]] == titles
    assert not has_sideways_scroll(page)
    assert axe_violations(page) == []
    body = page.locator("main").inner_text()
    assert words["sample"] in body
