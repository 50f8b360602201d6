"""Merging moves every row that points to an institution, keeps what a rule forbids to move, and can be taken back."""

from __future__ import annotations

import pytest

from imece.ground.rules.decision import Refused
from imece.services.search.queries import find
from imece.work.contacts import actions, queries
from imece.work.contacts.actions.merging import pointing
from imece.work.contacts.facts import Facts, OtherName
from imece.work.contacts.models import Institution, InstitutionName, LikePair, Merge, NameDecision, Standing
from tests.cast import Cast


def _two(cast: Cast) -> tuple[Institution, Institution]:
    expert = cast.gaziantep.actor("Ebru")
    winner = actions.enter_institution(
        actor=expert, facts=Facts(name="Gaziantep Büyükşehir Belediyesi", phone="1")
    )
    loser = actions.enter_institution(
        actor=expert,
        facts=Facts(name="Gaziantep Büyük Belediye Teşkilatı", phone="2", detsis_number="12345678"),
        names=[OtherName(name="GBB")],
    )
    return winner, loser


def test_merge_moves_rows_fills_what_is_unknown_and_leaves_a_signpost(cast: Cast) -> None:
    ayse, (winner, loser) = cast.gaziantep.actor("Ayşe"), _two(cast)
    child = actions.enter_institution(actor=ayse, facts=Facts(name="Fen İşleri", parent=loser))
    decision = actions.decide_name(actor=cast.orhangazi.actor("Emine"), name="G. Bel.", institution=loser)
    record = actions.merge(actor=ayse, winner=winner, loser=loser)
    for row in (winner, loser, child, decision):
        row.refresh_from_db()
    assert loser.merged_into == winner
    assert child.parent == winner
    assert decision.institution == winner
    assert (winner.phone, winner.detsis_number) == ("1", "12345678")
    assert {name.name for name in winner.names.all()} == {"GBB", loser.name}
    assert queries.sure_matches(cast.bursa.office.pk, [loser.name]) == {loser.name: winner.pk}
    assert [row.object_id for row in find(ayse, "teşkilatı").rows] == [winner.pk]
    assert record.moved["rows"]["contacts.institution.parent"] == [child.pk]


def test_undo_gives_back_exactly_what_was_moved(cast: Cast) -> None:
    ayse, (winner, loser) = cast.gaziantep.actor("Ayşe"), _two(cast)
    before = _portrait()
    record = actions.merge(actor=ayse, winner=winner, loser=loser)
    actions.undo_merge(actor=ayse, record=record)
    actions.undo_merge(actor=ayse, record=record)
    assert _portrait() == before
    assert find(ayse, "teşkilatı").rows[0].object_id == loser.pk


def _portrait() -> list[object]:
    facts = ("pk", "name", "phone", "detsis_number", "merged_into", "parent", "province", "kind")
    return [
        list(Institution.objects.order_by("pk").values_list(*facts)),
        list(InstitutionName.objects.order_by("pk").values_list("pk", "institution_id", "name")),
    ]


def test_note_of_both_stays_with_the_merged_one_and_is_shown(cast: Cast) -> None:
    ayse, (winner, loser) = cast.gaziantep.actor("Ayşe"), _two(cast)
    for one, note in ((winner, "Bir"), (loser, "İki")):
        actions.keep_standing(actor=ayse, institution=one, note=note)
    record = actions.merge(actor=ayse, winner=winner, loser=loser)
    kept = Standing.objects.get(note="İki")
    assert kept.institution == loser
    assert record.moved["kept"] == {"contacts.standing.institution": [kept.pk]}
    assert [held.note for held in queries.standings(ayse, winner)] == ["Bir", "İki"]
    assert queries.standings(cast.orhangazi.actor("Osman"), winner) == []


@pytest.mark.parametrize("who", ["Ebru", "Veli", "Umut", "Derya"])
def test_merge_is_refused_to_everybody_but_coordinators(cast: Cast, who: str) -> None:
    winner, loser = _two(cast)
    with pytest.raises(Refused):
        actions.merge(actor=cast.gaziantep.actor(who), winner=winner, loser=loser)
    assert not Merge.objects.exists()
    assert Institution.objects.standing().count() == 2


def test_merge_is_refused_with_itself_and_with_a_merged_one(cast: Cast) -> None:
    ayse, (winner, loser) = cast.gaziantep.actor("Ayşe"), _two(cast)
    third = actions.enter_institution(actor=ayse, facts=Facts(name="Üçüncü"))
    with pytest.raises(Refused):
        actions.merge(actor=ayse, winner=winner, loser=winner)
    first = actions.merge(actor=ayse, winner=winner, loser=loser)
    with pytest.raises(Refused):
        actions.merge(actor=ayse, winner=third, loser=loser)
    actions.merge(actor=ayse, winner=third, loser=winner)
    with pytest.raises(Refused):
        actions.undo_merge(actor=ayse, record=first)
    assert Merge.objects.filter(undone_at__isnull=True).count() == 2


def test_below_becomes_the_one_above_when_it_takes_it_in(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    above = actions.enter_institution(actor=ayse, facts=Facts(name="Üst"))
    below = actions.enter_institution(actor=ayse, facts=Facts(name="Alt", parent=above))
    record = actions.merge(actor=ayse, winner=below, loser=above)
    below.refresh_from_db()
    assert below.parent is None
    actions.undo_merge(actor=ayse, record=record)
    below.refresh_from_db()
    assert below.parent == above


def test_every_table_that_points_to_an_institution_is_walked() -> None:
    walked = {f"{model._meta.label}.{field.name}" for model, field in pointing()}
    assert {
        "contacts.Institution.parent",
        "contacts.Institution.merged_into",
        "contacts.InstitutionName.institution",
        "contacts.Standing.institution",
        "contacts.NameDecision.institution",
    } <= walked
    assert not any(name.startswith(("contacts.Merge", "contacts.LikePair")) for name in walked)


def test_search_for_doubles_keeps_pairs_and_remembers_what_is_not_the_same(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    names = ("Orhangazi Bld.", "Orhangazi Belediyesi", "Yeşil Derneği", "Yesil Dernegi", "Bursa Valiliği")
    held = {name: actions.enter_institution(actor=ebru, facts=Facts(name=name)) for name in names}
    actions.search_doubles(search=actions.ask_for_search(actor=ebru))
    assert LikePair.objects.count() == 2
    actions.set_apart(actor=ebru, first=held["Yesil Dernegi"], second=held["Yeşil Derneği"])
    done = actions.search_doubles(search=actions.ask_for_search(actor=ebru))
    (pair,) = queries.pairs(ebru)
    assert {pair.first, pair.second} == {held["Orhangazi Bld."], held["Orhangazi Belediyesi"]}
    assert (done.looked_at, done.found) == (5, 1)
    assert NameDecision.objects.count() == 0
