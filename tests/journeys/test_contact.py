"""Journey 2: a unit's contact reports from a phone, signed in or by a signed link; nothing is lost and nothing sent twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import axe_violations
from tests.journeys.people import COORDINATOR, HEAD, Hands, enter, has_sideways_scroll, photo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

MOST_INTERACTIONS = 12
AMOUNT = "Ulusal ve uluslararası kaynaklardan sağlanan yıllık hibe ve fon miktarı"
TYPED, SHOWN, STORED = "13.000.250,5", "13.000.250,5", "13000250.5"
NOTE = "Hibe makamının yazısına göre"
HASH = re.compile(r"\b[0-9a-f]{64}\b")
TIME = re.compile(r"\b\d{2}:\d{2}\b")
SUBMISSIONS = """
from imece.services.audit.models import Entry
from imece.work.indicators.models import Actual
held = Actual.objects.get(indicator__name="{name}", state="submitted")
print("kept", held.value.normalize(), Entry.objects.filter(verb="indicators.actual_submitted", thing_id=str(held.pk)).count())
"""
LINK = """
from imece.services.notices.models import Letter
print(Letter.objects.filter(to_address="{address}").latest("pk").body)
"""


def kept(server: Server) -> list[str]:
    """The value that stands in the database, and how often it was submitted."""
    said = server.run("shell", "-v", "0", "-c", SUBMISSIONS.format(name=AMOUNT))
    return next(line.split()[1:] for line in said.splitlines() if line.startswith("kept"))


def assert_receipt(page: Page) -> None:
    """Time, hash, value."""
    said = page.locator("main").inner_text()
    assert HASH.search(said)
    assert TIME.search(said)
    assert SHOWN in said


def test_a_contact_reports_from_a_phone_in_twelve_touches_at_most(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(phone=True)
    hands = Hands(page)
    hands.count += 1
    enter(page, server, HEAD)
    assert "Sizi bekleyen" in page.locator("main").inner_text()
    hands.tap(page.locator("main").get_by_role("link", name=AMOUNT).first)
    page.wait_for_url("**/enter/")
    assert not has_sideways_scroll(page)
    assert axe_violations(page) == []
    old_tab = page.context.new_page()
    old_tab.goto(page.url)

    hands.write(page.get_by_label("Gerçekleşen"), TYPED)
    hands.attach(page.get_by_label("Kanıt"), photo(tmp_path))
    hands.write(page.get_by_label("Not", exact=False).first, NOTE)
    hands.count += 2
    page.get_by_role("button", name="Onaya sun").dblclick()
    page.wait_for_url("**/receipt/")
    assert hands.count <= MOST_INTERACTIONS
    assert_receipt(page)
    assert "kanıt" in page_of_evidence(page)
    assert kept(server) == ["13000250.5", "1"]

    page.go_back()
    page.go_back()
    assert kept(server) == ["13000250.5", "1"]

    old_tab.get_by_label("Gerçekleşen").fill("9")
    old_tab.get_by_role("button", name="Onaya sun").click()
    old_tab.wait_for_url("**/receipt/")
    assert "ilk gönderilen geçerlidir" in old_tab.locator("#messages").inner_text()
    assert_receipt(old_tab)
    assert kept(server) == ["13000250.5", "1"]


def page_of_evidence(page: Page) -> str:
    """What the page behind the receipt's “İncele” shows."""
    page.get_by_role("link", name="İncele").click()
    page.wait_for_url(re.compile(r"/actuals/\d+/$"))
    return page.locator("main").inner_text()


def test_without_an_account_and_with_a_lost_connection_nothing_is_lost_or_sent_twice(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(phone=True)
    page.goto(f"{server.url}{way_in(server, open_page())}")
    assert AMOUNT in page.locator("main").inner_text()
    assert not has_sideways_scroll(page)
    assert axe_violations(page) == []
    address = page.url
    hands = Hands(page)

    hands.write(page.get_by_label("Gerçekleşen"), TYPED)
    hands.write(page.get_by_label("Not", exact=False).first, NOTE)
    page.context.set_offline(True)
    hands.tap(page.get_by_role("button", name="Onaya sun"))
    page.wait_for_timeout(300)
    assert not page.locator("code.ind-hash").count()
    page.context.set_offline(False)
    page.goto(address)
    assert page.get_by_label("Gerçekleşen").input_value() == TYPED
    assert page.get_by_label("Not", exact=False).first.input_value() == NOTE

    hands.attach(page.get_by_label("Kanıt"), photo(tmp_path))
    hands.tap(page.get_by_role("button", name="Onaya sun"))
    page.wait_for_url("**/receipt/")
    assert hands.count <= MOST_INTERACTIONS
    assert_receipt(page)
    assert kept(server) == ["13000250.5", "1"]

    page.goto(address)
    assert not page.get_by_label("Gerçekleşen").count()
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies()}


def way_in(server: Server, page: Page) -> str:
    """The coordinator names a contact for the unit whose figure is late; the path of the link in the letter to them."""
    enter(page, server, COORDINATOR)
    page.goto(f"{server.url}/o/gaziantep/reporting/")
    page.get_by_role("row").filter(has_text="geç").get_by_role("link", name="Avrupa Birliği ve Hibe").click()
    page.get_by_role("link", name="Yazı sayısı ve ilgili kişi").click()
    page.get_by_label("İlgili kişi").fill("Ayşe Örnek")
    page.get_by_label("E-posta", exact=False).fill("ayse@birim.example")
    page.get_by_role("button", name="Bu kişiye gönder").click()
    page.wait_for_url(re.compile(r"/requests/\d+/$"))
    letter = server.run("shell", "-v", "0", "-c", LINK.format(address="ayse@birim.example"))
    found = re.search(r"/g/\S+", letter)
    assert found
    return found[0]
