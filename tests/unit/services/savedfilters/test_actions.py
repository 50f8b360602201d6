"""Saving, renaming, ordering, removing; what of an address is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.rules.decision import Refused
from imece.ground.web.known_lists import KnownList, kept_of, known_list, known_views
from imece.services.audit.models import Entry
from imece.services.savedfilters import actions, policies
from imece.services.savedfilters.models import SavedFilter

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from tests.cast import Cast


def duties() -> KnownList:
    """The list of duties, whose form asks no database."""
    known = known_list("duties:list")
    assert known is not None
    return known


def saved(
    actor: Actor, name: str = "Geciken", query: str = "show=late", *, shared: bool = False
) -> SavedFilter:
    """One saved filter."""
    return actions.save_filter(actor=actor, known=duties(), name=name, query=query, shared=shared)


def names(actor: Actor) -> list[str]:
    """The names the actor sees, in order."""
    return [one.name for one in policies.visible_to(actor).in_order()]


def test_the_lists_with_filters_are_known() -> None:
    assert {"activities:list", "duties:list", "indicators:list", "accounts:trail", "accounts:looks"} <= set(
        known_views()
    )


def test_only_what_the_list_understands_is_kept() -> None:
    kept = kept_of(duties(), None, "show=late&sort=-title&page=7&next=https://kotu.example&show2=x&q=")

    assert kept.query == "show=late&sort=-title"
    assert not kept.is_whole
    assert [chip.value for chip in kept.chips] == ["Geciken"]


def test_a_wrong_value_keeps_nothing() -> None:
    assert kept_of(duties(), None, "show=neon&sort=password").query == ""


@given(st.text(max_size=300))
def test_any_text_gives_a_query_that_is_kept_whole_the_second_time(text: str) -> None:
    once = kept_of(duties(), None, text).query
    again = kept_of(duties(), None, once)

    assert again.query == once
    assert again.is_whole
    assert set(QueryDict(once)) <= {"q", "show", "sort"}


def test_saving_keeps_the_filter_for_oneself(cast: Cast) -> None:
    ayse, ebru = cast.gaziantep.actor("Ayşe"), cast.gaziantep.actor("Ebru")
    one = saved(ebru)

    assert (one.query, one.is_shared) == ("show=late", False)
    assert names(ebru) == ["Geciken"]
    assert names(ayse) == []
    assert Entry.objects.of(one).get().verb == "savedfilters.saved"


def test_the_coordinator_shares_with_the_own_office_only(cast: Cast) -> None:
    saved(cast.gaziantep.actor("Ayşe"), shared=True)

    assert names(cast.gaziantep.actor("Umut")) == ["Geciken"]
    assert names(cast.orhangazi.actor("Osman")) == []


@pytest.mark.parametrize("who", ["Ebru", "Umut", "Veli"])
def test_sharing_is_refused_when_somebody_else_tries(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="koordinatör"):
        saved(cast.gaziantep.actor(who), shared=True)
    assert not SavedFilter.objects.exists()


def test_saving_is_refused_for_an_auditor_an_empty_filter_and_a_list_that_is_closed(cast: Cast) -> None:
    with pytest.raises(Refused):
        saved(cast.gaziantep.actor("Derya"))
    with pytest.raises(Refused, match="süzülen"):
        saved(cast.gaziantep.actor("Ebru"), query="page=3")
    closed = known_list("accounts:trail")
    assert closed is not None
    with pytest.raises(Refused):
        actions.save_filter(
            actor=cast.gaziantep.actor("Ebru"), known=closed, name="İz", query="verb=duties.given"
        )
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("name", ["GECİKEN", "  geciken ", ""])
def test_a_name_is_refused_when_it_is_taken_or_empty(cast: Cast, name: str) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    saved(ebru)
    with pytest.raises(Refused):
        saved(ebru, name=name)
    other = saved(ebru, name="Benim", query="show=mine")
    with pytest.raises(Refused):
        actions.rename_filter(actor=ebru, saved=other, name=name)
    assert names(ebru) == ["Geciken", "Benim"]


def test_the_same_name_may_be_shared_and_ones_own(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    saved(ayse, shared=True)
    saved(ayse)

    assert [one.is_shared for one in policies.visible_to(ayse).in_order()] == [True, False]


def test_there_is_a_ceiling(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST", 2)
    ebru = cast.gaziantep.actor("Ebru")
    for number in range(2):
        saved(ebru, name=f"Süzgeç {number}")
    with pytest.raises(Refused, match="2"):
        saved(ebru, name="Bir fazla")


def test_moving_changes_places_and_stops_at_the_ends(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    first, second, third = (saved(ebru, name=name) for name in ("a", "b", "c"))
    actions.move_filter(actor=ebru, saved=third, up=True)
    assert names(ebru) == ["a", "c", "b"]
    actions.move_filter(actor=ebru, saved=first, up=True)
    actions.move_filter(actor=ebru, saved=second, up=False)
    assert names(ebru) == ["a", "c", "b"]


def test_changing_the_offices_filter_is_refused_when_one_is_no_coordinator(cast: Cast) -> None:
    one, ebru = saved(cast.gaziantep.actor("Ayşe"), shared=True), cast.gaziantep.actor("Ebru")
    with pytest.raises(Refused):
        actions.rename_filter(actor=ebru, saved=one, name="Benim")
    with pytest.raises(Refused):
        actions.remove_filter(actor=ebru, saved=one)
    with pytest.raises(Refused):
        actions.move_filter(actor=ebru, saved=one, up=True)
    assert names(ebru) == ["Geciken"]


def test_removing_leaves_a_trace(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    actions.remove_filter(actor=ebru, saved=saved(ebru))

    assert names(ebru) == []
    last = Entry.objects.order_by("-pk")[0]
    assert (last.verb, last.changes["query"]) == ("savedfilters.removed", "show=late")


def test_two_tabs_that_take_a_name_at_once_are_both_answered(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    saved(ebru)
    monkeypatch.setattr(actions, "_free_name", lambda name, _others: name)
    with pytest.raises(Refused, match="zaten"):
        saved(ebru)
    assert names(ebru) == ["Geciken"]
