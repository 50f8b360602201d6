"""What the first deliverable is for: a district's yearly list, a half-year filled from records, an auditor's dossier."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from imece.ground.values import clock
from imece.overview.showcase.reading import Calendar, activity_rows
from tests.journeys.people import (
    AUDITOR,
    CONTACT,
    COORDINATOR,
    DISTRICT_COORDINATOR,
    Hands,
    enter,
    has_sideways_scroll,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Download, Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

MOST_TOUCHES = 8
NEW = "Gençlik hibesi tanıtım toplantısı"
COUNTED = {
    "award_application": "prestijli ödül sayısı",
    "membership": "Yeni üye olunan",
    "protocol_review": "gözden geçirilen protokol",
    "joint_activity": "ortak faaliyet",
}
PROTOCOLS = COUNTED["protocol_review"]
WRITING = re.compile(r"/(new|edit|add|copy|cancel|remove|enter|ask|structure|weights|grid)/$")


def cells(download: Download) -> list[list[str]]:
    """Every cell of the workbook, as text: the list and the notes beside it."""
    book = openpyxl.load_workbook(BytesIO(Path(download.path()).read_bytes()))
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_a_district_records_in_eight_touches_and_prints_its_year(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(phone=True)
    enter(page, server, DISTRICT_COORDINATOR)
    hands = Hands(page)
    hands.tap(page.locator("main").get_by_role("link", name="Faaliyet kaydet"))
    hands.choose(page.get_by_label("Tür", exact=False).first, "Toplantı")
    hands.write(page.get_by_label("Başlık", exact=False).first, NEW)
    hands.write(page.get_by_label("Katılımcılar", exact=False).first, "35")
    hands.tap(page.get_by_role("button", name="Kaydet"))
    page.wait_for_url(re.compile(r"/activities/\d+/$"))
    assert hands.count <= MOST_TOUCHES
    assert NEW in page.locator("h1").inner_text()
    assert not has_sideways_scroll(page)

    titles = [row["title"] for row in activity_rows("orhangazi") if row["when"].startswith("2016")]
    assert len(titles) >= 28
    year = f"{server.url}/o/orhangazi/activities/year"
    page.goto(f"{year}/2016/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel").click()
    listed = {cell for row in cells(waiting.value) for cell in row}
    assert [title for title in titles if title not in listed] == []
    page.get_by_role("link", name="Yazdır").click()
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text()
    assert [title for title in titles if title not in printed] == []
    page.goto(f"{year}/")
    assert NEW in page.locator("main").inner_text()


def test_a_unit_fills_its_half_year_from_the_records(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page()
    calendar = Calendar(clock.today())
    enter(page, server, CONTACT)
    page.locator("main").get_by_role("link", name="Şimdi bildir").click()
    page.locator(".im-callout").filter(has_text="2. yarıyıl").get_by_role(
        "link", name="Hepsini birden doldur"
    ).click()
    for kind, words in COUNTED.items():
        assert stands_ready(page, words) == recorded(kind, calendar)
    for part in page.locator("details.im-twin").all():
        part.locator("summary").click()
        reason = part.get_by_label("Sapmanın", exact=False).or_(part.locator("textarea")).first
        if not reason.input_value():
            reason.fill("Bazı faaliyetler yıl sonuna bırakıldı.")
            part.locator("textarea").nth(1).fill("Takvim yeniden düzenlendi.")
    page.get_by_role("button", name="Hepsini onaya sun").click()
    page.wait_for_load_state()
    assert "Onaya sunuldu" in page.locator("#messages").inner_text()
    assert page.locator(".im-badge--info", has_text="onaya sunuldu").count() == 7


def stands_ready(page: Page, words: str) -> int:
    """The figure that the entry page counted by itself."""
    card = page.locator("section.im-card").filter(has_text=words)
    return int(card.locator(".im-stat-value").inner_text().split()[0])


def recorded(kind: str, calendar: Calendar) -> int:
    """How many activities of a kind the office's own sheet has in the second half so far."""
    half = calendar.period("0-H2")
    days = [calendar.when(row["when"]) for row in activity_rows("gaziantep") if row["kind"] == kind]
    return sum(half.first <= when.first <= min(half.last, calendar.today) for when in days)


def test_an_auditor_leaves_with_the_dossier_and_the_look_is_in_the_trail(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    office = f"{shared_server.url}/o/gaziantep"
    enter(page, shared_server, AUDITOR)
    page.get_by_role("navigation", name="Ana menü").first.get_by_role(
        "link", name="Performans göstergeleri"
    ).click()
    page.get_by_role("link", name=PROTOCOLS).click()
    only_reads(page)
    page.get_by_role("row").filter(has_text="onaylı").first.get_by_role("link", name="İncele").click()
    page.wait_for_url(re.compile(r"/actuals/\d+/$"))
    figure = page.url
    only_reads(page)
    frozen = page.locator("section", has=page.get_by_role("heading", name="Dondurulmuş kanıt"))
    titles = frozen.locator("tbody tr td:first-child").all_inner_texts()
    fingerprint = frozen.locator("code.ind-hash").first.inner_text()
    assert titles
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Kanıt listesi").click()
    rows = cells(waiting.value)
    assert any(fingerprint in cell for row in rows for cell in row)
    assert [title for title in titles if not any(title in row for row in rows)] == []
    page.get_by_role("link", name="Özeti doğrula").click()
    said = page.locator("main").inner_text()
    assert "Özet uyuşuyor" in said
    assert said.count(fingerprint) == 2
    for path in ("/", "/duties/", "/activities/", "/plans/", "/reporting/", "/members/", "/budgets/"):
        page.goto(f"{office}{path}")
        only_reads(page)

    coordinator = open_page()
    enter(coordinator, shared_server, COORDINATOR)
    coordinator.goto(f"{office}/trail/looks/")
    looks = coordinator.locator("main").inner_text()
    assert AUDITOR in looks
    assert figure.removeprefix(shared_server.url) in looks


def only_reads(page: Page) -> None:
    """No form that sends, no way to one; a button that is there says why it does not work."""
    page.wait_for_load_state("networkidle")  # the panels of upper apps are in
    main = page.locator("main")
    assert main.locator("form[method=post]").count() == 0
    ways: list[str] = main.locator("a[href]").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert [way for way in ways if WRITING.search(way)] == []
    for button in main.locator("button[type=submit]").all():
        assert (
            button.get_attribute("aria-disabled") == "true" or button.evaluate("b => b.form.method") == "get"
        )
