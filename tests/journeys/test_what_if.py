"""Journey: what becomes of the scores when an actual moves; nothing is saved, and the link shows others the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import axe_violations
from tests.journeys.people import COORDINATOR, enter, has_sideways_scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.journeys.server import Server

pytestmark = pytest.mark.journey

WHAT_IF = "/o/gaziantep/plans/1/what-if/?year=2025"


def scores(page: Page) -> list[str]:
    """The scores of the scenario, from the plan down."""
    return page.locator("#simulation table").first.locator("td:nth-of-type(2)").all_inner_texts()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_moved_actual_moves_the_scores_and_the_link_shows_the_same(
    shared_server: Server, open_page: Callable[..., Page], phone: bool
) -> None:
    page = open_page(phone=phone)
    enter(page, shared_server, COORDINATOR)
    page.goto(shared_server.url + WHAT_IF)
    assert axe_violations(page) == []
    assert not has_sideways_scroll(page)
    before = scores(page)

    field = page.locator("#simulation input[name^=a]").first
    field.fill("0")
    field.press("Tab")
    page.wait_for_url("**a*=0*")
    page.locator("#simulation .str-scenario").wait_for()
    moved = scores(page)
    assert moved != before
    assert axe_violations(page) == []
    assert not has_sideways_scroll(page)

    address = page.url
    page.goto(shared_server.url + WHAT_IF)
    assert scores(page) == before
    page.goto(address)
    assert scores(page) == moved
    page.go_back()
    assert scores(page) == before


def test_a_figure_that_cannot_be_read_is_told_at_its_field(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(language="en-GB")
    enter(page, shared_server, COORDINATOR)
    page.goto(f"{shared_server.url}/en{WHAT_IF}")
    before = scores(page)
    field = page.locator("#simulation input[name^=a]").first
    field.fill("many")
    field.press("Tab")
    page.get_by_role("alert").first.wait_for()
    assert scores(page) == before
    assert page.locator("#simulation input[aria-invalid=true]").count() == 1
    assert axe_violations(page) == []


def test_steps_work_by_keyboard_and_without_script(
    shared_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    enter(page, shared_server, COORDINATOR)
    page.goto(shared_server.url + WHAT_IF)
    before = scores(page)
    answer = page.request.get(page.url)
    assert 'method="get"' in answer.text()
    step = page.locator("#simulation button[name=step]").first
    step.focus()
    page.keyboard.press("Enter")
    page.locator("#simulation .str-scenario").wait_for()
    assert scores(page) != before
