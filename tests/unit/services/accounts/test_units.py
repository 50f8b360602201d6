"""The tree of units: adding, moving branches, retiring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, queries
from imece.services.accounts.models import Unit
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from tests.cast import Cast


@pytest.fixture
def ayse(cast: Cast) -> Actor:
    return cast.gaziantep.actor("Ayşe")


def add(actor: Actor, name: str, parent: Unit | None = None) -> Unit:
    return actions.add_unit(actor=actor, name=name, parent=parent)


def move(actor: Actor, unit: Unit, parent: Unit | None) -> Unit:
    return actions.change_unit(actor=actor, unit=unit, name=unit.name, parent=parent, code="")


def paths_are_true() -> bool:
    return all(
        unit.path == f"{unit.parent.path if unit.parent else ''}{unit.pk}/"
        for unit in Unit.objects.select_related("parent")
    )


def test_moving_a_unit_takes_its_branch_along(ayse: Actor) -> None:
    top, other = add(ayse, "Genel Sekreterlik"), add(ayse, "Başkanlık")
    middle = add(ayse, "Daire", top)
    leaf = add(ayse, "Şube", middle)
    move(ayse, middle, other)
    leaf.refresh_from_db()
    assert leaf.path == f"{other.pk}/{middle.pk}/{leaf.pk}/"
    assert paths_are_true()
    assert "parent" in Entry.objects.filter(verb="accounts.unit_changed").latest("pk").changes


def test_a_unit_is_not_moved_below_itself(ayse: Actor) -> None:
    top = add(ayse, "Genel Sekreterlik")
    below = add(ayse, "Daire", top)
    with pytest.raises(Refused):
        move(ayse, top, below)
    with pytest.raises(Refused):
        move(ayse, top, top)
    top.refresh_from_db()
    assert top.parent is None


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 6)), max_size=12))
def test_paths_stay_true_whatever_is_moved_where(ayse: Actor, moves: list[tuple[int, int]]) -> None:
    Unit.objects.filter(members__isnull=True).update(parent=None)
    Unit.objects.filter(members__isnull=True).delete()
    units = [add(ayse, f"Birim {number}") for number in range(7)]
    for which, where in moves:
        unit = Unit.objects.get(pk=units[which].pk)
        try:
            move(ayse, unit, None if where < 0 else units[where])
        except Refused:
            continue
    assert paths_are_true()


def test_a_tree_too_deep_to_read_is_refused(ayse: Actor) -> None:
    unit = None
    for number in range(10):
        unit = add(ayse, f"Kat {number}", unit)
    with pytest.raises(Refused):
        add(ayse, "Kat 11", unit)
    branch = add(ayse, "Dal")
    add(ayse, "Dalın altı", branch)
    with pytest.raises(Refused):
        move(ayse, branch, Unit.objects.get(name="Kat 8"))
    assert paths_are_true()


@pytest.mark.parametrize("name", ["Kültür", "KÜLTÜR", "  kültür "])
def test_a_name_is_taken_in_whatever_letters(ayse: Actor, name: str) -> None:
    before = Unit.objects.count()
    with pytest.raises(Refused):
        add(ayse, name)
    assert Unit.objects.count() == before


def test_a_unit_with_members_or_units_below_is_not_retired(cast: Cast, ayse: Actor) -> None:
    top = add(ayse, "Genel Sekreterlik")
    add(ayse, "Daire", top)
    for unit in (top, cast.gaziantep.unit("Kültür")):
        with pytest.raises(Refused):
            actions.retire_unit(actor=ayse, unit=unit)
        unit.refresh_from_db()
        assert unit.is_active


def test_a_retired_unit_is_not_chosen_but_can_come_back(ayse: Actor) -> None:
    unit = add(ayse, "Geçici")
    actions.retire_unit(actor=ayse, unit=unit)
    with pytest.raises(Refused):
        add(ayse, "Altı", unit)
    assert actions.reopen_unit(actor=ayse, unit=unit).is_active
    with pytest.raises(Refused):
        actions.reopen_unit(actor=ayse, unit=unit)


def test_a_unit_of_another_office_is_no_upper_unit(cast: Cast, ayse: Actor) -> None:
    with pytest.raises(Refused):
        add(ayse, "Kaçak", cast.orhangazi.unit("Merkez"))
    assert not Unit.objects.filter(name="Kaçak").exists()


@pytest.mark.parametrize("person", ["Ebru", "Umut", "Veli", "Derya"])
def test_only_the_coordinator_changes_the_tree(cast: Cast, person: str) -> None:
    actor, unit = cast.gaziantep.actor(person), cast.gaziantep.unit("Boş")
    with pytest.raises(Refused):
        add(actor, "Yeni")
    with pytest.raises(Refused):
        actions.retire_unit(actor=actor, unit=unit)
    with pytest.raises(Refused):
        actions.change_unit(actor=actor, unit=unit, name="Başka", parent=None, code="")
    unit.refresh_from_db()
    assert (unit.name, unit.is_active) == ("Boş", True)
    assert not Entry.objects.exists()


def test_the_tree_is_read_in_one_query(cast: Cast, ayse: Actor, django_assert_num_queries: object) -> None:
    top = add(ayse, "Genel Sekreterlik")
    add(ayse, "Zabıta", top)
    add(ayse, "Çevre", top)
    with django_assert_num_queries(1):  # type: ignore[operator]
        tree = queries.unit_tree(ayse)
    assert [node.unit.name for node in tree] == [
        "Dış İlişkiler Dairesi Başkanlığı",
        "Genel Sekreterlik",
        "Kültür",
        "Su ve Kanalizasyon",
    ]
    assert [node.unit.name for node in tree[1].children] == ["Çevre", "Zabıta"]
    assert [node.members for node in queries.flat_tree(tree)] == [2, 0, 0, 0, 1, 2]
