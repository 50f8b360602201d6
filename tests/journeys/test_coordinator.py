"""Journey 3: the coordinator brings a half-year home: late ones, a return with a note, the chain, publishing, closing, the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from imece.ground.values import clock
from imece.overview.showcase.reading import Calendar
from tests.journeys.people import CONTACT, COORDINATOR, HEAD, MANAGER, enter, photo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

SOURCES = "toplam hibe ve fon kaynağı sayısı"
PROJECTS = "yararlanan toplam proje sayısı"
REPRESENTATION = "Mevcut üye olunan uluslararası kuruluşlarda"
PREPARATION = "hazırlıkların tamamlanma oranı"
NOTE = "İki proje iki kez sayılmış; listeyi ekleyip yeniden gönderin."
RENEWED = "6"  # within what is expected, so that nothing but the closed period stands in the way
LATE_REASON = "İki birim süre istedi; değerler gelecek dönemde düzeltme olarak girecek."


def half_year() -> str:
    """The demo's own half-year, in which a coordinator still has something to do."""
    return Calendar(clock.today()).period("0-H1").key


def test_a_coordinator_returns_one_has_the_rest_signed_publishes_and_closes(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    office = f"{server.url}/o/gaziantep"
    coordinator, contact, head = open_page(), open_page(phone=True), open_page(phone=True)
    enter(coordinator, server, COORDINATOR)
    see_who_is_late(coordinator, office)
    return_one(coordinator)
    mend_what_was_returned(contact, server, tmp_path)
    sign(head, server, HEAD, {SOURCES, REPRESENTATION})
    assert NOTE in home(head, office)
    sign(coordinator, server, COORDINATOR, {SOURCES, REPRESENTATION})
    sign(open_page(), server, MANAGER, {SOURCES, REPRESENTATION, PREPARATION})

    assert standing(open_page(), server) == {
        SOURCES: False,
        REPRESENTATION: False,
        PREPARATION: False,
        PROJECTS: False,
    }
    head.locator("main").get_by_role("link", name=PROJECTS).first.click()
    head.get_by_label("Gerçekleşen").fill(RENEWED)
    publish_and_close(coordinator, office)
    assert standing(open_page(), server) == {
        SOURCES: True,
        REPRESENTATION: True,
        PREPARATION: True,
        PROJECTS: False,
    }
    assert "kapalı" in sent_too_late(head)
    assert standing(open_page(), server)[PROJECTS] is False
    begin_the_report(coordinator, office)
    assert take_the_pdf(coordinator, server, tmp_path).startswith(b"%PDF")


def see_who_is_late(page: Page, office: str) -> None:
    """The desk by the menu; the period's tab; who is late and with what."""
    page.get_by_role("navigation", name="Ana menü").first.get_by_role("link", name="Raporlama masası").click()
    page.goto(f"{office}/reporting/{half_year()}/")
    said = page.locator("main").inner_text()
    assert "2 birim gecikti." in said
    late = page.get_by_role("row").filter(has=page.locator(".im-badge--late")).filter(has_text="yarıyıl")
    assert late.count() == 2
    assert not late.filter(has_text=SOURCES).count()


def return_one(page: Page) -> None:
    """From the inbox: open, write the note, return; without a note it does not go back."""
    page.get_by_role("link", name="Onaylar").first.click()
    page.get_by_role("link", name=PROJECTS).click()
    page.locator("summary", has_text="Notla iade et").click()
    page.get_by_role("button", name="İade et", exact=True).click()
    page.wait_for_load_state()
    assert page.get_by_role("button", name="Onayla", exact=True).count() == 1
    page.locator("summary", has_text="Notla iade et").click()
    page.get_by_label("Neyin düzeltilmesi gerekiyor").fill(NOTE)
    page.get_by_role("button", name="İade et", exact=True).click()
    page.wait_for_load_state()
    assert "iade edildi" in page.locator("main").inner_text()
    assert NOTE in page.locator("main").inner_text()


def mend_what_was_returned(page: Page, server: Server, folder: Path) -> None:
    """The unit's contact sees last week's note on the home page and sends the figure again, with the paper."""
    enter(page, server, CONTACT)
    assert "Mayıs ayındaki ziyaretin belgesi eksik" in page.locator("main").inner_text()
    page.locator("main").get_by_role("link", name=REPRESENTATION).first.click()
    page.get_by_label("Kanıt").set_input_files(photo(folder))
    page.get_by_role("button", name="Onaya sun").click()
    page.wait_for_url("**/receipt/")


def sign(page: Page, server: Server, name: str, expected: set[str]) -> None:
    """Tick everything in the inbox and approve it together."""
    enter(page, server, name)
    page.goto(f"{server.url}/o/gaziantep/reporting/inbox/")
    rows = page.locator("main tbody tr").all_inner_texts()
    assert len(rows) == len(expected)
    assert all(any(words in row for row in rows) for words in expected)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Seçilenleri onayla").click()
    page.wait_for_load_state()
    assert f"{len(expected)} değer onaylandı" in page.locator("#messages").inner_text()


def home(page: Page, office: str) -> str:
    """What waits for the person."""
    page.goto(f"{office}/")
    return page.locator("main").inner_text()


def publish_and_close(page: Page, office: str) -> None:
    """Publish; closing is refused while something is open, and goes through with the reason."""
    page.goto(f"{office}/reporting/{half_year()}/")
    page.get_by_role("link", name="Kapat ya da yayımla").click()
    page.get_by_role("button", name="Onaylı değerleri yayımla").click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Dönemi kapat").click()
    page.wait_for_load_state()
    assert "2 gerçekleşmesi onaylı değil" in page.locator("#messages").inner_text()
    page.get_by_label("Neden onlarsız kapatılıyor").fill(LATE_REASON)
    page.get_by_role("button", name="Dönemi kapat").click()
    page.wait_for_load_state()
    said = page.locator("main").inner_text()
    assert "kapalı" in said
    assert LATE_REASON in said


def begin_the_report(page: Page, office: str) -> None:
    """From the closed period the report is one click away, prefilled; what is a draft says so."""
    page.goto(f"{office}/reporting/{half_year()}/period/")
    page.get_by_role("button", name="Başlat: İzleme raporu").click()
    page.wait_for_url("**/reports/*/")
    said = page.locator("main").inner_text()
    assert "taslak – kayıtlardan" in said
    assert "değiştirilmeyi ya da onaylanmayı bekliyor" in said
    assert SOURCES in said


def take_the_pdf(page: Page, server: Server, folder: Path) -> bytes:
    """Order the PDF, let the worker make it, take the file."""
    page.get_by_role("button", name="PDF").click()
    page.wait_for_url("**/papers/*/")
    server.run("db_worker", "--batch")
    page.reload()
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF indir").first.click()
    path = folder / "rapor.pdf"
    taken.value.save_as(path)
    return path.read_bytes()


def sent_too_late(page: Page) -> str:
    """A form that was open while the period was closed: the sentence, and what was typed is still there."""
    page.get_by_role("button", name="Onaya sun").click()
    page.wait_for_load_state()
    assert page.get_by_label("Gerçekleşen").input_value() == RENEWED
    return page.locator("[data-errors]").inner_text()


def standing(page: Page, server: Server) -> dict[str, bool]:
    """Which of the figures a visitor sees who was not there before (a browser keeps public pages for a minute)."""
    page.goto(f"{server.url}/performans/gaziantep/")
    page.get_by_role("link", name="Stratejik Plan").click()
    page.get_by_role("link", name="Ulusal ve uluslararası işbirliklerinin").click()
    year = half_year()[:4]
    if not re.search(rf"year={year}$", page.url):
        page.get_by_role("link", name=year, exact=True).click()
    rows = page.locator(".portal-indicators tbody tr").all_inner_texts()
    found = {}
    for words in (SOURCES, REPRESENTATION, PREPARATION, PROJECTS):
        row = next(row for row in rows if words in row)
        found[words] = "henüz yayımlanmadı" not in row and "İncele" in row
    return found
