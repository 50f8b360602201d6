"""Seats: what can change, who stays, how a membership ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, handover
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Acting, Membership
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from imece.services.audit.actions import Signature
    from tests.cast import Cast

LATER = date(2099, 1, 1)


def test_change_member_says_what_changed(cast: Cast) -> None:
    unit = cast.gaziantep.unit("Kültür")
    facts = actions.SeatFacts(role=Role.VIEWER, unit=unit, title="Şef")
    actions.change_member(
        actor=cast.gaziantep.actor("Ayşe"), seat=cast.gaziantep.members["Ebru"], facts=facts
    )
    seat = Membership.objects.get(pk=cast.gaziantep.members["Ebru"].pk)
    assert (seat.role, seat.unit, seat.title) == (Role.VIEWER, unit, "Şef")
    entry = Entry.objects.get(verb="accounts.member_changed")
    assert entry.changes["role"] == ["expert", "viewer"]
    assert set(entry.changes) == {"role", "unit", "title"}


@pytest.mark.parametrize(
    "facts", [actions.SeatFacts(role=Role.EXPERT), actions.SeatFacts(role=Role.COORDINATOR)]
)
def test_nobody_changes_their_own_role(cast: Cast, facts: actions.SeatFacts) -> None:
    cast.gaziantep.join("Beyza", Role.COORDINATOR)
    with pytest.raises(Refused):
        actions.change_member(
            actor=cast.gaziantep.actor("Ayşe"), seat=cast.gaziantep.members["Ayşe"], facts=facts
        )
    assert Membership.objects.get(pk=cast.gaziantep.members["Ayşe"].pk).role == Role.COORDINATOR


def test_a_deputy_changes_neither_the_own_role_nor_the_principals(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    ebru.acting = Acting(principal=cast.gaziantep.members["Ayşe"], deputy=cast.gaziantep.members["Ebru"])
    ebru.role = Role.COORDINATOR
    for name in ("Ebru", "Ayşe"):
        with pytest.raises(Refused):
            actions.change_member(
                actor=ebru, seat=cast.gaziantep.members[name], facts=actions.SeatFacts(role=Role.COORDINATOR)
            )
    assert not Entry.objects.exists()


def test_an_office_keeps_a_coordinator(cast: Cast) -> None:
    beyza = cast.gaziantep.join("Beyza", Role.COORDINATOR)
    ayse, seat = cast.gaziantep.actor("Beyza"), cast.gaziantep.members["Ayşe"]
    actions.change_member(
        actor=ayse, seat=seat, facts=actions.SeatFacts(role=Role.COORDINATOR, ends_on=LATER)
    )
    ayse = cast.gaziantep.actor("Ayşe")
    for facts in (
        actions.SeatFacts(role=Role.EXPERT),
        actions.SeatFacts(role=Role.COORDINATOR, ends_on=LATER),
    ):
        with pytest.raises(Refused):
            actions.change_member(actor=ayse, seat=beyza, facts=facts)
    with pytest.raises(Refused):
        actions.end_membership(actor=ayse, seat=beyza, last_day=LATER)
    beyza.refresh_from_db()
    assert (beyza.role, beyza.ends_on) == (Role.COORDINATOR, None)


@pytest.mark.parametrize(
    "facts",
    [
        actions.SeatFacts(role=Role.AUDITOR),
        actions.SeatFacts(role=Role.UNIT_CONTACT),
        actions.SeatFacts(role=Role.EXPERT, is_unit_head=True),
        actions.SeatFacts(role=Role.AUDITOR, ends_on=LATER, is_top_manager=True),
        actions.SeatFacts(role=Role.EXPERT, ends_on=date(2020, 1, 1)),
    ],
)
def test_seats_that_make_no_sense_are_refused(cast: Cast, facts: actions.SeatFacts) -> None:
    before = Membership.objects.filter(pk=cast.gaziantep.members["Ebru"].pk).values().get()
    with pytest.raises(Refused):
        actions.change_member(
            actor=cast.gaziantep.actor("Ayşe"), seat=cast.gaziantep.members["Ebru"], facts=facts
        )
    assert Membership.objects.filter(pk=cast.gaziantep.members["Ebru"].pk).values().get() == before


@pytest.mark.parametrize("person", ["Ebru", "Umut", "Veli", "Derya"])
def test_only_the_coordinator_changes_members(cast: Cast, person: str) -> None:
    actor, seat = cast.gaziantep.actor(person), cast.gaziantep.members["Kemal"]
    with pytest.raises(Refused):
        actions.change_member(actor=actor, seat=seat, facts=actions.SeatFacts(role=Role.VIEWER))
    with pytest.raises(Refused):
        actions.end_membership(actor=actor, seat=seat, last_day=actor.today)
    seat.refresh_from_db()
    assert (seat.role, seat.ends_on) == (Role.UNIT_CONTACT, None)


def test_a_member_of_another_office_is_out_of_reach(cast: Cast) -> None:
    with pytest.raises(Membership.DoesNotExist):
        actions.end_membership(
            actor=cast.gaziantep.actor("Ayşe"), seat=cast.orhangazi.members["Emine"], last_day=LATER
        )


def test_an_ended_membership_ends_its_deputyships_and_hands_over(cast: Cast) -> None:
    ayse, ebru = cast.gaziantep.actor("Ayşe"), cast.gaziantep.members["Ebru"]
    running = Acting.objects.create(
        principal=cast.gaziantep.members["Ayşe"], deputy=ebru, first=date(2020, 1, 1), last=LATER
    )
    ahead = Acting.objects.create(
        principal=ebru, deputy=cast.gaziantep.members["Umut"], first=LATER, last=LATER
    )
    moved: list[tuple[Membership, Membership]] = []

    def move(signature: Signature, seat: Membership, successor: Membership) -> None:
        moved.append((seat, successor))

    handover.offer("test", handover.Offer("Test", lambda seat: ([handover.HandoverLine("iş")], 1), move))
    try:
        assert [found.total for found in handover.handover_of(ebru)] == [1]
        yesterday = ayse.today - timedelta(days=1)
        actions.end_membership(
            actor=ayse, seat=ebru, last_day=yesterday, successor=cast.gaziantep.members["Umut"]
        )
    finally:
        handover.withdraw("test")
    running.refresh_from_db()
    ahead.refresh_from_db()
    ebru.refresh_from_db()
    assert not ebru.is_open_on(ayse.today)
    assert running.last == yesterday
    assert ahead.ended_at is not None
    assert moved == [(ebru, cast.gaziantep.members["Umut"])]
    assert Entry.objects.get(verb="accounts.member_ended").changes["successor"] == [None, "Umut"]


@pytest.mark.parametrize("name", ["Ebru", "Veli", "Derya"])
def test_the_successor_is_another_member_who_writes(cast: Cast, name: str) -> None:
    ebru = cast.gaziantep.members["Ebru"]
    with pytest.raises(Refused):
        actions.end_membership(
            actor=cast.gaziantep.actor("Ayşe"),
            seat=ebru,
            last_day=LATER,
            successor=cast.gaziantep.members[name],
        )
    ebru.refresh_from_db()
    assert ebru.ends_on is None


def test_a_membership_does_not_end_in_the_past(cast: Cast) -> None:
    ayse, ebru = cast.gaziantep.actor("Ayşe"), cast.gaziantep.members["Ebru"]
    with pytest.raises(Refused):
        actions.end_membership(actor=ayse, seat=ebru, last_day=ayse.today - timedelta(days=2))
    ebru.refresh_from_db()
    assert ebru.ends_on is None


def test_absence_is_the_members_own_and_needs_both_days(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    actions.set_absence(actor=ebru, absent_from=date(2026, 12, 1), absent_until=date(2026, 12, 5))
    for first, last in ((date(2026, 12, 1), None), (date(2026, 12, 5), date(2026, 12, 1))):
        with pytest.raises(Refused):
            actions.set_absence(actor=ebru, absent_from=first, absent_until=last)
    with pytest.raises(Refused):
        actions.set_absence(actor=cast.gaziantep.actor("Derya"), absent_from=LATER, absent_until=LATER)
    seat = Membership.objects.get(pk=cast.gaziantep.members["Ebru"].pk)
    assert (seat.absent_from, seat.absent_until) == (date(2026, 12, 1), date(2026, 12, 5))
