"""Saved filters on their pages and in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from imece.services.savedfilters.models import SavedFilter
from tests.unit.services.savedfilters.test_actions import saved

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.cast import Cast

FILTERS = "/o/gaziantep/filters/"
NEW = f"{FILTERS}new/duties:list/"
LIST = "/o/gaziantep/duties/"


def test_a_list_offers_to_save_its_filter(client: Client, cast: Cast) -> None:
    page = cast.enters(client, cast.gaziantep, "Ebru").get(LIST, {"show": "late"}).content.decode()

    assert f'href="{NEW}?show=late"' in page


def test_an_auditor_is_offered_nothing_to_save(client: Client, cast: Cast) -> None:
    assert "/filters/new/" not in cast.enters(client, cast.gaziantep, "Derya").get(LIST).content.decode()


def test_a_saved_filter_stands_in_the_menu_and_leads_to_its_list(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    answer = client.post(f"{NEW}?show=late&page=3", {"name": "Geciken işler"})
    one = SavedFilter.objects.get()

    assert answer.headers["Location"] == f"{LIST}?show=late"
    page = client.get(answer.headers["Location"]).content.decode()
    assert f'href="{FILTERS}{one.pk}/" aria-current="page"' in page
    assert client.get(f"{FILTERS}{one.pk}/").headers["Location"] == f"{LIST}?show=late"


def test_an_expert_cannot_share_by_sending_the_field(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru").post(
        f"{NEW}?show=late", {"name": "Hepimizin", "shared": "on"}
    )

    assert not SavedFilter.objects.get().is_shared


@pytest.mark.parametrize(
    "query", ["next=//kotu.example", "show=late&next=https://kotu.example&url=javascript:x"]
)
def test_opening_never_leads_out_of_the_list(client: Client, cast: Cast, query: str) -> None:
    one = saved(cast.gaziantep.actor("Ebru"))
    SavedFilter.objects.filter(pk=one.pk).update(query=query)
    there = urlsplit(
        cast.enters(client, cast.gaziantep, "Ebru").get(f"{FILTERS}{one.pk}/").headers["Location"]
    )

    assert (there.netloc, there.path) == ("", LIST)
    assert "kotu" not in there.query


def test_an_unknown_list_and_a_closed_one_are_not_there(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    for view in ("accounts:trail", "activities:new", "nothing", "../../evil"):
        assert client.get(f"{FILTERS}new/{view}/").status_code == 404
    one = saved(cast.gaziantep.actor("Ebru"))
    SavedFilter.objects.filter(pk=one.pk).update(view="accounts:trail")
    assert client.get(f"{FILTERS}{one.pk}/").status_code == 404


def test_somebody_elses_filter_is_not_there(client: Client, cast: Cast) -> None:
    mine = saved(cast.gaziantep.actor("Ebru"), name="Ebru’nun gizlisi")
    cast.enters(client, cast.gaziantep, "Ayşe")
    for part in ("", "rename/"):
        assert client.get(f"{FILTERS}{mine.pk}/{part}").status_code == 404
    for part in ("rename/", "move/", "remove/"):
        assert client.post(f"{FILTERS}{mine.pk}/{part}", {"name": "x", "to": "up"}).status_code == 404
    assert "gizlisi" not in client.get(FILTERS).content.decode()
    assert SavedFilter.objects.get().name == "Ebru’nun gizlisi"


def test_the_coordinator_renames_orders_and_removes(client: Client, cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    first, second = (
        saved(ayse, name="Bir", shared=True),
        saved(ayse, name="İki", query="show=mine", shared=True),
    )
    cast.enters(client, cast.gaziantep, "Ayşe")
    client.post(f"{FILTERS}{second.pk}/move/", {"to": "up"})
    client.post(f"{FILTERS}{first.pk}/rename/", {"name": "Birinci"})
    page = client.get(FILTERS).content.decode()
    main = page[page.index("<main") :]
    assert main.index("İki") < main.index("Birinci")

    client.post(f"{FILTERS}{second.pk}/remove/")
    assert [one.name for one in SavedFilter.objects.all()] == ["Birinci"]


def test_a_name_that_is_taken_is_said_at_the_form(client: Client, cast: Cast) -> None:
    saved(cast.gaziantep.actor("Ebru"))
    page = cast.enters(client, cast.gaziantep, "Ebru").post(f"{NEW}?show=mine", {"name": "geciken"})

    assert "zaten" in page.content.decode()
    assert SavedFilter.objects.count() == 1


def test_the_menu_asks_as_often_for_one_filter_as_for_twenty(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    saved(ebru, name="ilk")
    cast.enters(client, cast.gaziantep, "Ebru").get(FILTERS)
    with django_assert_num_queries(5):
        client.get(FILTERS)
    for number in range(15):
        saved(ebru, name=f"süzgeç {number}")
    with django_assert_num_queries(5):
        client.get(FILTERS)
