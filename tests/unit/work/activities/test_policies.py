"""Who sees, records, edits and removes; the two offices never see each other without a grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.work.activities import actions, policies
from tests.unit.work.activities.scenes import kind, recorded

if TYPE_CHECKING:
    from tests.cast import Cast


def test_an_office_sees_its_own_activities_only(cast: Cast) -> None:
    ours = recorded(cast.gaziantep.actor("Ayşe"))
    theirs = recorded(cast.orhangazi.actor("Osman"))
    for name in ("Ayşe", "Ebru", "Veli", "Derya"):
        assert list(policies.visible_to(cast.gaziantep.actor(name))) == [ours], name
    assert list(policies.visible_to(cast.orhangazi.actor("Emine"))) == [theirs]
    assert not policies.visible_to(cast.bursa.actor("Burak")).exists()


def test_a_grant_lets_read_and_nothing_else(cast: Cast) -> None:
    activity = recorded(cast.orhangazi.actor("Osman"))
    cast.grant(cast.orhangazi, cast.bursa)
    burak = cast.bursa.actor("Burak")
    assert list(policies.visible_to(burak)) == [activity]
    for may in (
        policies.may_edit,
        policies.may_copy,
        policies.may_cancel,
        policies.may_remove,
        policies.may_publish,
    ):
        answer = may(burak, activity)
        assert not answer.allowed
        assert str(answer.reason)
    assert not policies.may_see_trail(burak, activity).allowed


def test_a_unit_contact_sees_the_unit_and_their_own_tasks(cast: Cast) -> None:
    place = cast.gaziantep
    ayse, umut = place.actor("Ayşe"), place.actor("Umut")
    of_unit = recorded(ayse, title="Su günü", unit=place.unit("Su ve Kanalizasyon"))
    task = recorded(ayse, title="Görev", unit=place.unit("Kültür"), people=(place.members["Umut"],))
    recorded(ayse, title="Başkasının", unit=place.unit("Kültür"))
    recorded(ayse, title="Birimsiz")
    assert set(policies.visible_to(umut)) == {of_unit, task}
    assert policies.may_edit(umut, of_unit).allowed
    assert not policies.may_edit(umut, task).allowed


def test_removed_activities_are_seen_by_nobody(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = recorded(ayse)
    actions.remove_activity(actor=ayse, activity=activity)
    assert not policies.visible_to(ayse).exists()
    assert list(policies.removed_of(ayse)) == [activity]
    for name in ("Umut", "Veli", "Derya"):
        assert not policies.removed_of(cast.gaziantep.actor(name)).exists()
    assert not policies.removed_of(cast.orhangazi.actor("Osman")).exists()


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("Ayşe", True),
        ("Ebru", True),
        ("Umut", True),
        ("Ulviye", True),
        ("Veli", False),
        ("Mert", False),
        ("Derya", False),
    ],
)
def test_who_may_record(cast: Cast, name: str, allowed: bool) -> None:
    answer = policies.may_record(cast.gaziantep.actor(name))
    assert answer.allowed is allowed
    assert bool(str(answer.reason)) is not allowed


def test_a_contact_without_a_unit_may_not_record(cast: Cast) -> None:
    seat = cast.gaziantep.members["Umut"]
    seat.unit = None
    seat.save()
    assert not policies.may_record(cast.gaziantep.actor("Umut")).allowed


def test_only_the_coordinator_manages_kinds(cast: Cast) -> None:
    assert policies.may_manage_kinds(cast.gaziantep.actor("Ayşe")).allowed
    assert not policies.may_manage_kinds(cast.gaziantep.actor("Ayşe"), kind()).allowed
    for name in ("Ebru", "Umut", "Veli", "Derya"):
        assert not policies.may_manage_kinds(cast.gaziantep.actor(name)).allowed
