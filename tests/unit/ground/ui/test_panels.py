"""Panels hang where an upper app put them and show only to those who may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.ground.ui import panels
from tests.unit.ground.ui.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = "test-place"


@pytest.fixture(autouse=True)
def _hung() -> Iterator[None]:
    panels.hang(
        PLACE, "b", "Visits <2>", lambda thing: f"/visits/{thing}/", lambda actor, thing: actor == "member"
    )
    panels.hang(PLACE, "a", "Contracts", lambda thing: f"/contracts/{thing}/", lambda actor, thing: True)
    yield
    panels.take_down(PLACE, "a")
    panels.take_down(PLACE, "b")


def test_only_panels_the_actor_may_see_are_given_in_order() -> None:
    assert [panel.key for panel in panels.panels_of(PLACE, "member", 7)] == ["a", "b"]
    assert [panel.key for panel in panels.panels_of(PLACE, "stranger", 7)] == ["a"]


def test_the_same_key_hangs_once() -> None:
    panels.hang(PLACE, "a", "Contracts again", lambda thing: "/", lambda actor, thing: True)

    assert [str(panel.title) for panel in panels.panels_of(PLACE, "stranger", 7)] == ["Contracts again"]


def test_an_empty_place_has_no_panels() -> None:
    panels.take_down("nowhere", "nothing")

    assert panels.panels_of("nowhere", "member", 7) == []


def test_a_panel_is_a_link_that_htmx_replaces() -> None:
    html = render("{% panels place actor thing %}", place=PLACE, actor="member", thing=7)

    assert '<a href="/visits/7/">Visits &lt;2&gt;' in html
    assert 'hx-get="/contracts/7/"' in html
