"""Journey: a year's actuals in one table, by keyboard and by a pasted block; nothing typed is lost, nobody is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.ground.values.numbers import NotANumber, parse_decimal, spell_decimal
from tests.journeys.conftest import axe_violations
from tests.journeys.people import EXPERT, HEAD, enter, has_sideways_scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

GRID = "/o/gaziantep/my-reporting/grid/?year=2026&kind=half"
PASTE = """(field, text) => {
  const held = new DataTransfer();
  held.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""
SPELLINGS = [
    *(
        "",
        " ",
        "0",
        "-0",
        "7",
        "007",
        "1.234,5",
        "1,234.5",
        "25.000",
        "1.5",
        "0.125",
        "1234.567",
        "1,234",
        "1.234.567",
    ),
    *(
        "1,234,567",
        "1.23.4",
        "1.2,3,4",
        "%120",
        "120 %",
        "18.234.583,13 ₺",
        "₺%5",
        "+-5",
        "-5",
        "\u22125",
        "5-",
        "1e5",
    ),
    *(
        "1 234",
        "1\u00a0234,5",
        "5.",
        ",5",
        ".5",
        "9" * 18,
        "9" * 19,
        "1,123456",
        "1,1234567",
        "x",
        "1 2",
        "12.34.567",
    ),
]


def cells(page: Page) -> list[str]:
    """What the open cells hold."""
    return [field.input_value() for field in page.locator("#grid-table input").all()]


def held(page: Page) -> str:
    """What the cell that has the focus holds."""
    return str(page.evaluate("document.activeElement.value ?? document.activeElement.className"))


def save(page: Page) -> None:
    """Save, and wait for the sentence that says so."""
    page.get_by_role("button", name="Kaydet", exact=True).click()
    page.locator("[data-grid-said]").get_by_text("taslak olarak kaydedildi").wait_for()


def test_an_expert_types_pastes_and_saves_a_year_in_one_request(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, server, EXPERT)
    page.goto(server.url + GRID)
    assert axe_violations(page) == []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))

    fields = page.locator("#grid-table input")
    before = cells(page)
    fields.first.click()
    page.keyboard.type("1,234.5")
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    page.keyboard.press("Escape")
    assert cells(page) == ["1.234,5", *before[1:]]
    page.keyboard.press("F2")
    page.keyboard.type("12")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("0")
    page.keyboard.press("Enter")
    assert cells(page)[1] == "102"
    page.keyboard.press("Control+z")
    assert (cells(page)[1], held(page)) == (before[1], before[1])
    page.keyboard.press("Control+y")
    assert cells(page)[1] == "102"

    fields.first.evaluate("field => field.focus()")
    fields.first.evaluate(PASTE, "yedi\t8\t9\n" + "10\t11\t12\n" * 11)
    assert fields.first.get_attribute("aria-invalid") == "true"
    said = page.locator("[data-grid-said]").inner_text()
    assert "tabloya sığmadı" in said
    assert "kapalı hücre" in said
    page.get_by_role("button", name="Kaydet", exact=True).click()
    assert "Hiçbir şey kaydedilmedi" in page.locator("[data-grid-said]").inner_text()
    assert asked == []
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    typed = cells(page)
    save(page)
    assert asked == ["POST"]
    assert axe_violations(page) == []
    page.reload()
    assert cells(page) == typed
    assert page.locator("td[data-state=draft]").count() >= 3


def test_what_was_typed_survives_a_lost_connection_and_a_lost_session(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, server, EXPERT)
    page.goto(server.url + GRID)
    page.locator("#grid-table input").first.click()
    page.keyboard.type("41")
    page.keyboard.press("Enter")
    page.context.set_offline(True)
    page.keyboard.press("Control+s")
    page.get_by_text("Bağlantı yok").wait_for()
    page.context.set_offline(False)
    page.get_by_text("Bağlantı geri geldi").wait_for()
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Kaydet", exact=True).click()
    page.get_by_text("Oturumunuz kapanmış").wait_for()
    enter(page, server, EXPERT)
    page.goto(server.url + GRID)
    assert cells(page)[0] == "41"
    assert "tabloya geri geldi" in page.locator("[data-grid-said]").inner_text()
    save(page)
    page.reload()
    assert cells(page)[0] == "41"
    assert "geri geldi" not in page.locator("main").inner_text()


def test_two_people_at_once_are_shown_both_values(server: Server, open_page: Callable[..., Page]) -> None:
    first = open_page()
    enter(first, server, EXPERT)
    first.goto(server.url + GRID)
    second = first.context.new_page()
    second.goto(server.url + GRID)
    for page, text in ((first, "3"), (second, "4")):
        page.bring_to_front()
        page.locator("#grid-table input").first.fill(text)
    save(first)
    second.get_by_role("button", name="Kaydet", exact=True).click()
    second.get_by_text("başka biri değiştirdi").wait_for()
    said = second.locator(".ind-grid-conflicts").inner_text()
    assert "sizinki: 4" in said
    assert "şimdiki: 3" in said
    assert axe_violations(second) == []
    second.get_by_role("button", name="Benimki kalsın").click()
    save(second)
    second.reload()
    assert cells(second)[0] == "4"


def test_on_a_phone_the_table_is_a_list_of_cards(server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page(phone=True)
    enter(page, server, HEAD)
    page.goto(server.url + GRID)
    assert (
        page.locator("#grid-table tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"
    )
    assert not page.locator("[role=grid]").count()
    assert not has_sideways_scroll(page)
    assert axe_violations(page) == []
    field = page.locator("#grid-table input").first
    field.fill("13.000.250,5")
    save(page)
    page.reload()
    assert field.input_value() == "13.000.250,5"


def test_the_browser_reads_numbers_as_the_server_does(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, shared_server, EXPERT)
    page.goto(shared_server.url + GRID)
    script = """texts => texts.map((text) => {
      const read = imeceNumbers.parse(text);
      return read === null ? "Empty" : read.wrong ?? [read.exact, imeceNumbers.spell(read.exact, "tr"), imeceNumbers.spell(read.exact, "en")].join(" | ");
    })"""
    assert page.evaluate(script, SPELLINGS) == [read_here(text) for text in SPELLINGS]


def read_here(text: str) -> str:
    """As the script tells it."""
    try:
        number = parse_decimal(text)
    except NotANumber as wrong:
        return "".join(part.capitalize() for part in wrong.code.split("_")).replace("Nota", "NotA")
    exact = format(number.normalize() if number else number, "f")
    return " | ".join([exact, spell_decimal(number, "tr"), spell_decimal(number, "en")])
