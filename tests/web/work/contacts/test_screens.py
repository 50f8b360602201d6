"""The register's pages as people use them: list and search, entering with near ones, notes, doubles, merging, sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from imece.work.contacts import actions
from imece.work.contacts.facts import Facts, OtherName
from imece.work.contacts.models import Institution, LikePair, LikeSearch, Merge, Standing

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

NEW = {"kind": "municipality", "country": "TR", "province": "16"}


def _at(name: str, office: str = "gaziantep", **words: object) -> str:
    return reverse(f"contacts:{name}", kwargs={"office": office, **words})


@pytest.fixture
def town(cast: Cast) -> Institution:
    """A town of the register with a short name and a note of Gaziantep."""
    ebru = cast.gaziantep.actor("Ebru")
    held = actions.enter_institution(
        actor=ebru,
        facts=Facts(name="Orhangazi Belediyesi", kind="municipality", province="16"),
        names=[OtherName(name="OrBel", kind="short")],
    )
    actions.keep_standing(actor=ebru, institution=held, note="Gizli görüş", tags=["Kardeş şehir"])
    return held


@pytest.mark.parametrize("text", ["orhangazi", "ORHANGAZİ", "orbel", "Orhangazi Bld"])
def test_list_finds_by_every_name_and_spelling(
    client: Client, cast: Cast, town: Institution, text: str
) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    page = client.get(_at("list"), {"q": text})
    assert town.name in page.text
    assert "Kardeş şehir" in page.text


def test_notes_and_tags_stay_in_their_office(client: Client, cast: Cast, town: Institution) -> None:
    cast.enters(client, cast.orhangazi, "Osman")
    for address in (
        _at("list", "orhangazi"),
        _at("detail", "orhangazi", institution=town.pk),
        _at("standing", "orhangazi", institution=town.pk),
        _at("export", "orhangazi", file_format="csv"),
    ):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode()
        assert answer.status_code == 200
        assert "Orhangazi" in text
        assert "Gizli görüş" not in text
        assert "Kardeş" not in text
    tag = town.standings.get().tags.get()
    assert "Orhangazi Belediyesi" in client.get(_at("list", "orhangazi"), {"tag": tag.pk}).text


def test_near_one_is_asked_about_and_entered_only_when_denied(
    client: Client, cast: Cast, town: Institution
) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    said = {**NEW, "name": "Orhangazi Bld."}
    page = client.post(_at("new"), said)
    assert page.status_code == 200
    assert town.name in page.text
    assert Institution.objects.count() == 1
    answer = client.post(_at("new"), {**said, "not_these": str(town.pk)})
    assert answer.status_code == 302
    again = client.post(_at("new"), {**said, "not_these": str(town.pk)})
    assert again.status_code == 200
    assert Institution.objects.count() == 2


def test_near_ones_come_while_typing(client: Client, cast: Cast, town: Institution) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    assert town.name in client.get(_at("near"), {"name": "Orhangazi Bld."}).text
    assert town.name not in client.get(_at("near"), {"name": "Konya"}).text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("tax_number", "12345678901"),
        ("detsis_number", "x"),
        ("parent", "Olmayan Kurum"),
        ("website", "javascript:alert(1)"),
    ],
)
def test_wrong_fact_is_refused_at_its_field(client: Client, cast: Cast, field: str, typed: str) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    page = client.post(_at("new"), {**NEW, "name": "Yeni Kurum", field: typed})
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert not Institution.objects.exists()


def test_merge_is_compared_done_redirected_and_taken_back(
    client: Client, cast: Cast, town: Institution
) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    double = actions.enter_institution(actor=ayse, facts=Facts(name="Orhangazi Bld. Bşk."))
    cast.enters(client, cast.gaziantep, "Ayşe")
    page = client.get(_at("merge", institution=town.pk), {"other": f"#{double.pk}"})
    assert double.name in page.text
    client.post(_at("merge", institution=town.pk), {"other": f"#{double.pk}"})
    assert not Merge.objects.exists()
    client.post(_at("merge", institution=town.pk), {"other": f"#{double.pk}", "sure": "yes"})
    gone = client.get(_at("detail", institution=double.pk))
    assert gone.url == _at("detail", institution=town.pk)
    client.post(_at("merge_undo", institution=town.pk, merge=Merge.objects.get().pk))
    assert client.get(_at("detail", institution=double.pk)).status_code == 200


def test_doubles_are_searched_and_set_apart(client: Client, cast: Cast, town: Institution) -> None:
    actions.enter_institution(actor=cast.gaziantep.actor("Ebru"), facts=Facts(name="Orhangazi Bld."))
    cast.enters(client, cast.gaziantep, "Ebru")
    client.post(_at("doubles_search"))
    actions.search_doubles(search=LikeSearch.objects.get())
    assert town.name in client.get(_at("doubles")).text
    client.post(_at("set_apart", pair=LikePair.objects.get().pk))
    assert town.name not in client.get(_at("doubles")).text


def test_viewer_reads_and_is_told_why_not_more(client: Client, cast: Cast, town: Institution) -> None:
    cast.enters(client, cast.gaziantep, "Veli")
    assert "Gizli görüş" in client.get(_at("detail", institution=town.pk)).text
    assert client.post(_at("edit", institution=town.pk), {**NEW, "name": "X"}).status_code == 403
    cast.enters(client, cast.gaziantep, "Umut")
    assert "Gizli görüş" not in client.get(_at("detail", institution=town.pk)).text
    assert Standing.objects.get().note == "Gizli görüş"
