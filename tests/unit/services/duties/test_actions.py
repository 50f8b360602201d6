"""Duties: who gives, who finishes, what waits for whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.duties import actions, policies
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from tests.cast import Cast

DAY = date(2026, 3, 31)


def given(cast: Cast, **facts: object) -> Duty:
    return actions.give_duty(
        actor=cast.gaziantep.actor("Ayşe"),
        **({"title": "Rapor", "due_on": DAY} | facts),  # type: ignore[arg-type]
    )


def test_duty_waits_for_its_owner_and_for_nobody_else(cast: Cast) -> None:
    given(cast, owner=cast.gaziantep.members["Ebru"])
    assert Duty.objects.waiting_for(cast.gaziantep.actor("Ebru")).count() == 1
    for name in ("Ayşe", "Umut", "Veli"):
        assert Duty.objects.waiting_for(cast.gaziantep.actor(name)).count() == 0


def test_duty_of_a_unit_waits_for_all_its_members(cast: Cast) -> None:
    given(cast, unit=cast.gaziantep.unit("Su ve Kanalizasyon"))
    assert Duty.objects.waiting_for(cast.gaziantep.actor("Umut")).count() == 1
    assert Duty.objects.waiting_for(cast.gaziantep.actor("Ulviye")).count() == 1
    assert Duty.objects.waiting_for(cast.gaziantep.actor("Kemal")).count() == 0


@pytest.mark.parametrize("name", ["Umut", "Veli", "Derya"])
def test_giving_is_refused_when_the_person_is_not_staff(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        actions.give_duty(actor=cast.gaziantep.actor(name), title="X", due_on=DAY)
    assert (Duty.objects.count(), Entry.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "may"), [("Ebru", True), ("Umut", True), ("Kemal", False), ("Veli", False), ("Derya", False)]
)
def test_finishing_is_for_owner_unit_and_staff(cast: Cast, name: str, may: bool) -> None:
    duty = given(cast, unit=cast.gaziantep.unit("Su ve Kanalizasyon"))
    actor = cast.gaziantep.actor(name)
    assert bool(policies.may_finish(actor, duty)) is may
    if may:
        actions.finish_duty(actor=actor, duty=duty)
    else:
        with pytest.raises(Refused):
            actions.finish_duty(actor=actor, duty=duty)
    duty.refresh_from_db()
    assert (duty.done_at is not None, duty.done_by) == (may, name if may else "")


def test_other_office_never_sees_or_finishes_a_duty(cast: Cast) -> None:
    duty = given(cast, owner=cast.gaziantep.members["Ebru"])
    osman = cast.orhangazi.actor("Osman")
    assert list(policies.visible_to(osman)) == []
    with pytest.raises(Refused):
        actions.finish_duty(actor=osman, duty=duty)
    assert Duty.objects.open().count() == 1


def test_second_click_changes_nothing_and_undo_opens_again(cast: Cast) -> None:
    duty = given(cast, owner=cast.gaziantep.members["Ebru"])
    first = actions.finish_duty(actor=cast.gaziantep.actor("Ebru"), duty=duty).done_at
    assert actions.finish_duty(actor=cast.gaziantep.actor("Ayşe"), duty=duty).done_at == first
    assert Entry.objects.filter(verb="duties.finished").count() == 1
    assert actions.reopen_duty(actor=cast.gaziantep.actor("Ebru"), duty=duty).done_at is None


def test_duties_about_a_record_close_together(cast: Cast) -> None:
    about = cast.gaziantep.unit("Kültür")
    actor = cast.gaziantep.actor("Ayşe")
    for code in ("a", "b"):
        actions.open_duty(actor=actor, code=code, title=code, due_on=DAY, unit=about, about=about)
    assert actions.close_duties(actor=actor, about=about, code="a") == 1
    assert actions.close_duties(actor=cast.orhangazi.actor("Osman"), about=about) == 0
    assert [duty.code for duty in Duty.objects.open()] == ["b"]


def test_open_duties_move_when_a_person_hands_over(cast: Cast) -> None:
    duty = given(cast, owner=cast.gaziantep.members["Ebru"])
    done = given(cast, owner=cast.gaziantep.members["Ebru"], title="Bitti")
    actions.finish_duty(actor=cast.gaziantep.actor("Ebru"), duty=done)
    moved = actions.hand_over(
        actor=cast.gaziantep.actor("Ayşe"),
        giver=cast.gaziantep.members["Ebru"],
        receiver=cast.gaziantep.members["Ayşe"],
    )
    duty.refresh_from_db()
    done.refresh_from_db()
    assert (moved, duty.owner, done.owner) == (
        1,
        cast.gaziantep.members["Ayşe"],
        cast.gaziantep.members["Ebru"],
    )


def test_late_duties_are_those_past_their_day(cast: Cast) -> None:
    given(cast, owner=cast.gaziantep.members["Ebru"])
    assert Duty.objects.late_on(DAY).count() == 0
    assert Duty.objects.late_on(DAY + timedelta(days=1)).count() == 1
