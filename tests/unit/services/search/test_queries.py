"""Searching: Turkish words on both databases, and nobody finds what is not theirs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from imece.services.search import index, queries, scopes
from imece.services.search.actions import Found, forget, keep
from imece.services.search.models import Findable
from imece.services.search.queries import find, find_public

if TYPE_CHECKING:
    from tests.cast import Cast, Place


def found(place: Place, number: int, title: str, text: str = "", **facts: object) -> Found:
    return Found(
        place.office.pk,
        "activities.activity",
        number,
        title,
        text,
        f"/o/{place.office.slug}/{number}/",
        **facts,
    )


def titles(answer: queries.Answer) -> list[str]:
    return [row.title for row in answer.rows]


@pytest.mark.parametrize("typed", ["izmir", "IZMIR", "İzmir", "ızmır", "izmir fuarı", "Fuarında İZMİR"])
def test_city_is_found_when_typed_in_any_case(cast: Cast, typed: str) -> None:
    keep([found(cast.gaziantep, 1, "İzmir fuarına katılım"), found(cast.gaziantep, 2, "Iğdır ziyareti")])
    assert titles(find(cast.gaziantep.actor("Ebru"), typed)) == ["İzmir fuarına katılım"]


@pytest.mark.parametrize("typed", ["ığdır", "IĞDIR", "igdir", "belediyesi", "BELEDİYE", "projeler"])
def test_word_is_found_when_its_ending_differs(cast: Cast, typed: str) -> None:
    keep([found(cast.gaziantep, 1, "IĞDIR Belediyesi ile proje toplantısı")])
    assert find(cast.gaziantep.actor("Ebru"), typed).total == 1


def test_every_word_must_be_there(cast: Cast) -> None:
    keep([found(cast.gaziantep, 1, "Eğitim semineri"), found(cast.gaziantep, 2, "Eğitim gezisi")])
    assert titles(find(cast.gaziantep.actor("Ebru"), "eğitim gezi")) == ["Eğitim gezisi"]


def test_other_office_is_never_found_when_it_granted_nothing(cast: Cast) -> None:
    keep([found(cast.gaziantep, 1, "Gizli toplantı"), found(cast.orhangazi, 2, "Açık toplantı")])
    assert titles(find(cast.orhangazi.actor("Osman"), "toplantı")) == ["Açık toplantı"]
    assert titles(find(cast.bursa.actor("Burak"), "toplantı")) == []
    assert find(cast.orhangazi.actor("Osman"), scopes.office_word(cast.gaziantep.office.pk)).total == 0


def test_granted_office_is_found_until_the_grant_is_revoked(cast: Cast) -> None:
    keep([found(cast.orhangazi, 1, "Muhtarlar toplantısı")])
    grant = cast.grant(cast.orhangazi, cast.bursa)
    assert find(cast.bursa.actor("Burak"), "muhtar").total == 1
    grant.last = date(2020, 2, 1)
    grant.save()
    assert find(cast.bursa.actor("Burak"), "muhtar").total == 0


def test_contact_finds_only_the_own_unit_and_what_is_for_all(cast: Cast) -> None:
    water, culture = cast.gaziantep.unit("Su ve Kanalizasyon"), cast.gaziantep.unit("Kültür")
    keep(
        [
            found(cast.gaziantep, 1, "Su çalıştayı", unit_id=water.pk),
            found(cast.gaziantep, 2, "Kültür çalıştayı", unit_id=culture.pk),
            found(cast.gaziantep, 3, "Plan çalıştayı", for_all=True),
            found(cast.gaziantep, 4, "Kimsesiz çalıştay"),
        ]
    )
    assert sorted(titles(find(cast.gaziantep.actor("Umut"), "çalıştay"))) == [
        "Plan çalıştayı",
        "Su çalıştayı",
    ]
    assert find(cast.gaziantep.actor("Ebru"), "çalıştay").total == 4


def test_public_search_shows_public_rows_only(cast: Cast) -> None:
    keep([found(cast.gaziantep, 1, "Açık fuar", is_public=True), found(cast.gaziantep, 2, "İç fuar")])
    assert titles(find_public([cast.gaziantep.office.pk], "fuar")) == ["Açık fuar"]
    assert find_public([cast.orhangazi.office.pk], "fuar").total == 0
    assert find_public([], "fuar").total == 0


def test_row_follows_when_the_record_changes_and_goes_when_it_is_forgotten(cast: Cast) -> None:
    keep([found(cast.gaziantep, 1, "Eski başlık")])
    keep([found(cast.gaziantep, 1, "Yeni başlık")])
    actor = cast.gaziantep.actor("Ebru")
    assert (find(actor, "eski").total, find(actor, "yeni").total, Findable.objects.count()) == (0, 1, 1)
    forget("activities.activity", [1])
    assert find(actor, "yeni").total == 0


@pytest.mark.parametrize(
    "typed", ["", "   ", "'", '"', "a OR b)", "* NEAR(", ":*", "!!", "ş' --", "\u202e", "x" * 5000]
)
def test_odd_text_finds_nothing_and_breaks_nothing(cast: Cast, typed: str) -> None:
    keep([found(cast.gaziantep, 1, "Toplantı")])
    assert find(cast.gaziantep.actor("Ebru"), typed).total == 0


def test_total_stops_at_the_limit_and_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "EXACT_TO", 10)
    keep([found(cast.gaziantep, number, f"Toplantı {number}") for number in range(12)])
    answer = find(cast.gaziantep.actor("Ebru"), "toplantı", shown=5)
    assert (answer.total, answer.is_more, len(answer.rows)) == (10, True, 5)


def test_title_match_comes_before_a_match_in_the_text(cast: Cast) -> None:
    keep([found(cast.gaziantep, 1, "Atık su"), found(cast.gaziantep, 2, "Ziyaret", "atık su tesisi")])
    assert titles(find(cast.gaziantep.actor("Ebru"), "atık")) == ["Atık su", "Ziyaret"]


def test_beginning_of_an_earlier_word_finds_too_when_no_whole_word_does(cast: Cast) -> None:
    keep([found(cast.gaziantep, 1, "Belediyeler arası eğitim gezisi")])
    actor = cast.gaziantep.actor("Ebru")
    assert find(actor, "beled eğit gez").total == 1
    assert find(actor, "belediye eğitim gez").total == 1
    assert find(actor, "beled zzz").total == 0


def test_newest_are_ranked_when_more_match_than_are_ranked(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "CANDIDATES", 3)
    keep([found(cast.gaziantep, number, f"Toplantı {number}") for number in range(30)])
    keep([found(cast.orhangazi, 99, "Toplantı 99")])
    answer = find(cast.gaziantep.actor("Ebru"), "toplantı")
    assert (answer.total, answer.is_more) == (30, False)
    assert sorted(titles(answer)) == ["Toplantı 27", "Toplantı 28", "Toplantı 29"]


def test_rows_of_all_stretches_are_found_newest_first(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "CANDIDATES", 2)
    keep([found(cast.gaziantep, number, f"Toplantı {number}") for number in range(3)])
    for row in Findable.objects.order_by("-pk"):
        new = row.pk + 20_000 * row.object_id
        Findable.objects.filter(pk=row.pk).delete()
        row.pk = new
        row.save(force_insert=True)
    answer = find(cast.gaziantep.actor("Ebru"), "toplantı")
    assert answer.total == 3
    assert sorted(titles(answer)) == ["Toplantı 1", "Toplantı 2"]


def test_offices_whose_numbers_begin_alike_stay_apart(cast: Cast) -> None:
    keep([found(cast.gaziantep, 1, "1234 sayılı yazı")])
    question = index.question_of(scopes.Scope([cast.gaziantep.office.pk * 10 + 1], []), "234")
    assert question
    assert index.ask(question, 5, 5).total == 0
    assert find(cast.gaziantep.actor("Ebru"), "1234").total == 1


def test_row_goes_to_the_other_office_when_its_record_does(cast: Cast) -> None:
    keep([found(cast.gaziantep, 1, "Devredilen toplantı")])
    Findable.objects.update(office=cast.orhangazi.office)
    assert find(cast.gaziantep.actor("Ebru"), "toplantı").total == 0
    assert find(cast.orhangazi.actor("Osman"), "toplantı").total == 1


@pytest.mark.parametrize("typed", ["t", "to", "toplantıla", "toplantılarımızdan"])
def test_beginning_of_any_length_is_found(cast: Cast, typed: str) -> None:
    keep([found(cast.gaziantep, 1, "Toplantılarımızdan notlar")])
    assert find(cast.gaziantep.actor("Ebru"), typed).total == 1
