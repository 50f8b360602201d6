"""Yearly duties: every office gets those of its kind, once for each date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from imece.services.accounts import handover, kinds
from imece.services.duties import actions, yearly
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from tests.cast import Cast

TODAY = date(2026, 3, 1)


def test_duties_of_the_kind_open_once_for_each_date(cast: Cast) -> None:
    office = cast.gaziantep.office
    count = len(kinds.profile(office).duties)
    assert (yearly.open_yearly_duties(office, TODAY), yearly.open_yearly_duties(office, TODAY)) == (count, 0)
    days = list(Duty.objects.filter(office=office).values_list("due_on", flat=True))
    assert all(day is not None and TODAY <= day < date(2027, 3, 1) for day in days)


def test_next_year_opens_when_this_years_date_has_passed_and_the_done_one_stays(cast: Cast) -> None:
    office = cast.orhangazi.office
    yearly.open_yearly_duties(office, TODAY)
    first = Duty.objects.filter(office=office).order_by("due_on").first()
    assert first is not None
    actions.finish_duty(actor=cast.orhangazi.actor("Osman"), duty=first)
    assert yearly.open_yearly_duties(office, TODAY) == 0
    assert yearly.open_yearly_duties(office, date(2027, 3, 1)) == len(kinds.profile(office).duties)


def test_duty_of_nobody_waits_for_the_coordinator_alone(cast: Cast) -> None:
    yearly.open_yearly_duties(cast.gaziantep.office, TODAY)
    assert Duty.objects.waiting_for(cast.gaziantep.actor("Ayşe")).exists()
    for name in ("Ebru", "Umut", "Veli", "Derya"):
        assert not Duty.objects.waiting_for(cast.gaziantep.actor(name)).exists()
    assert not Duty.objects.waiting_for(cast.orhangazi.actor("Osman")).exists()


def test_every_office_is_looked_at_each_day(cast: Cast) -> None:
    assert yearly.open_for_every_office() == sum(
        len(kinds.profile(place.office).duties) for place in (cast.gaziantep, cast.orhangazi, cast.bursa)
    )


def test_open_duties_are_on_the_handover_list_and_move_to_the_successor(cast: Cast) -> None:
    ebru, boss = cast.gaziantep.members["Ebru"], cast.gaziantep.actor("Ayşe")
    actions.give_duty(actor=boss, title="Rapor", due_on=date(2026, 4, 5), owner=ebru)
    (found,) = [item for item in handover.handover_of(ebru) if item.total]
    assert [(line.label, line.note) for line in found.lines] == [("Rapor", "5 Nisan 2026")]
    handover.hand_over(boss.signature, ebru, cast.gaziantep.members["Ayşe"])
    assert Duty.objects.get().owner == cast.gaziantep.members["Ayşe"]
