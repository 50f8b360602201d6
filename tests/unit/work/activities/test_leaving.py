"""Handing over: what is still to come moves to the successor, what is past keeps its name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from imece.ground.values import clock
from imece.services.accounts import handover
from imece.services.audit.models import Entry
from imece.work.activities import actions
from imece.work.activities.dates import When
from imece.work.activities.facts import Facts
from imece.work.activities.models import Activity, ActivityKind

if TYPE_CHECKING:
    from tests.cast import Cast


def recorded(cast: Cast, title: str, days: int) -> Activity:
    day = clock.today() + timedelta(days=days)
    return actions.record_activity(
        actor=cast.gaziantep.actor("Ayşe"),
        facts=Facts(
            kind=ActivityKind.objects.get(code="meeting"),
            title=title,
            when=When(day, day),
            people=(cast.gaziantep.members["Ebru"],),
        ),
    )


def test_only_what_is_to_come_is_listed_and_moved(cast: Cast) -> None:
    past, coming = recorded(cast, "Geçmiş", -3), recorded(cast, "Gelecek", 3)
    ebru, boss = cast.gaziantep.members["Ebru"], cast.gaziantep.members["Ayşe"]
    (found,) = handover.handover_of(ebru)
    assert [line.label for line in found.lines] == ["Gelecek"]
    handover.hand_over(cast.gaziantep.actor("Ayşe").signature, ebru, boss)
    assert (list(past.people.all()), list(coming.people.all())) == ([ebru], [boss])
    assert Entry.objects.of(coming).first().changes == {"people": [str(ebru), str(boss)]}  # type: ignore[union-attr]
    assert handover.handover_of(ebru) == []


def test_cancelled_activity_is_not_handed_over(cast: Cast) -> None:
    coming = recorded(cast, "Gelecek", 3)
    actions.cancel_activity(actor=cast.gaziantep.actor("Ayşe"), activity=coming, reason="Ertelendi")
    assert handover.handover_of(cast.gaziantep.members["Ebru"]) == []
