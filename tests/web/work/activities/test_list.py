"""The list: search, filters, order, pages, fragment, export of exactly what is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from imece.work.activities import actions
from tests.unit.work.activities.scenes import kind, recorded, when
from tests.web.work.activities.conftest import HOME, content_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.cast import Cast


def titles(client: Client, query: str = "", **headers: str) -> list[str]:
    answer = client.get(f"{HOME}{query}", headers=headers)
    assert answer.status_code == 200
    return [activity.title for activity in answer.context["list"].rows]


@pytest.fixture
def three(cast: Cast) -> None:
    place = cast.gaziantep
    ayse = place.actor("Ayşe")
    recorded(
        ayse,
        title="İzmir fuarı",
        kind=kind("fair"),
        province="35",
        when=when(date(2025, 5, 1)),
        participants=4,
    )
    recorded(
        ayse,
        title="Çalıştay",
        kind=kind("workshop"),
        country="BE",
        part="attended",
        institutions=("Kent Konseyi",),
        people=(place.members["Ebru"],),
        unit=place.unit("Kültür"),
        divisions={("target_group", "youth"): 3},
    )
    cancelled = recorded(ayse, title="Cam sergisi", when=when(date(2026, 6, 1)), participants=9)
    actions.cancel_activity(actor=ayse, activity=cancelled, reason="Yağmur")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("typed", ["izmir", "IZMIR", "İZMİR", "ızmır", "fuar", "fuarları", "izmir fuar"])
def test_search_knows_turkish(signed: Callable[..., Client], typed: str) -> None:
    assert titles(signed("Veli"), f"?q={typed}") == ["İzmir fuarı"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=kent+konseyi", ["Çalıştay"]),
        ("?q=olmayan", []),
        ("?q=%25", []),
        ("?kind=fair", ["İzmir fuarı"]),
        ("?part=attended", ["Çalıştay"]),
        ("?province=35", ["İzmir fuarı"]),
        ("?country=abroad", ["Çalıştay"]),
        ("?country=BE", ["Çalıştay"]),
        ("?year=2025", ["İzmir fuarı"]),
        ("?since=2026-05-01", ["Cam sergisi"]),
        ("?until=2025-12-31", ["İzmir fuarı"]),
        ("?group=youth", ["Çalıştay"]),
        ("?institution=konsey", ["Çalıştay"]),
        ("?state=cancelled", ["Cam sergisi"]),
        ("?state=standing&sort=title", ["Çalıştay", "İzmir fuarı"]),
        ("?sort=title", ["Cam sergisi", "Çalıştay", "İzmir fuarı"]),
        ("?sort=-participants", ["Cam sergisi", "İzmir fuarı", "Çalıştay"]),
        ("?kind=fair&year=2026", []),
        ("", ["Cam sergisi", "Çalıştay", "İzmir fuarı"]),
        ("?year=olmaz&kind=yok&sort=drop&page=99&size=7", ["Cam sergisi", "Çalıştay", "İzmir fuarı"]),
    ],
)
def test_filters_narrow(signed: Callable[..., Client], query: str, found: list[str]) -> None:
    assert titles(signed("Veli"), query) == found


@pytest.mark.usefixtures("three")
def test_mine_are_those_i_am_responsible_for(signed: Callable[..., Client]) -> None:
    assert titles(signed("Ebru"), "?mine=on") == ["Çalıştay"]
    assert titles(signed("Ayşe"), "?mine=on") == []


@pytest.mark.usefixtures("three")
def test_chips_take_one_filter_away(signed: Callable[..., Client]) -> None:
    answer = signed("Ayşe").get(f"{HOME}?kind=fair&year=2025&page=1")
    page = answer.content.decode()
    assert 'href="?kind=fair"' in page
    assert 'href="?year=2025"' in page


@pytest.mark.usefixtures("three")
def test_htmx_gets_the_table_alone(signed: Callable[..., Client]) -> None:
    answer = signed("Ayşe").get(HOME, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.lstrip().startswith('<div id="activities">')
    assert "<html" not in page
    assert "Çalıştay" in page


@pytest.mark.usefixtures("three")
def test_the_export_holds_exactly_what_is_shown(signed: Callable[..., Client]) -> None:
    client = signed("Ayşe")
    answer = client.get(f"{HOME}export/csv/?kind=fair&sort=title")
    lines = content_of(answer).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "İzmir fuarı" in lines[1]
    book = client.get(f"{HOME}export/xlsx/")
    assert book.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert content_of(book).startswith(b"PK")
    assert client.get(f"{HOME}export/exe/").status_code == 404


def test_a_title_cannot_become_a_formula(cast: Cast, signed: Callable[..., Client]) -> None:
    recorded(cast.gaziantep.actor("Ayşe"), title="=HYPERLINK(1)")
    answer = signed("Ayşe").get(f"{HOME}export/csv/")
    assert ";'=HYPERLINK(1);" in content_of(answer).decode()


def test_an_empty_list_says_what_to_do(signed: Callable[..., Client]) -> None:
    page = signed("Ayşe").get(HOME).content.decode()
    assert "Henüz faaliyet yok" in page
    assert f'href="{HOME}new/"' in page
    reader = signed("Veli").get(HOME).content.decode()
    assert "aria-disabled" in reader
    assert "Rolünüz faaliyetleri okur" in reader


def test_the_reader_s_language_is_used(cast: Cast, signed: Callable[..., Client]) -> None:
    recorded(cast.gaziantep.actor("Ayşe"), when=when(date(2019, 4, 15), date(2019, 4, 19)))
    client = signed("Ayşe")
    assert "15–19 Nisan 2019" in client.get(HOME).content.decode()
    english = client.get(f"/en{HOME}").content.decode()
    assert "15–19 April 2019" in english
    assert "Meeting" in english


def test_the_address_holds_only_what_is_chosen(signed: Callable[..., Client]) -> None:
    answer = signed("Ayşe").get(f"{HOME}?q=&kind=fair&year=", headers={"HX-Request": "true"})
    assert answer.headers["HX-Push-Url"] == f"{HOME}?kind=fair"
