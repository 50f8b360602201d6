"""Laying the approval chain: 0–4 steps, of this office, and no figure left without a step to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period
from imece.work.indicators.actions.chain import StepFacts, lay_chain
from imece.work.indicators.choices import ActualState, Approver
from imece.work.indicators.models import Actual, ApprovalStep, Indicator

if TYPE_CHECKING:
    from tests.cast import Cast

HEAD = StepFacts("Birim amiri", Approver.UNIT_HEAD, None, allows_self=True)
BOSS = StepFacts("Koordinatör", Approver.COORDINATOR)


def laid(cast: Cast) -> list[str]:
    return [str(step) for step in ApprovalStep.objects.filter(office=cast.gaziantep.office)]


def submitted(cast: Cast, step: int) -> Actual:
    indicator = Indicator.objects.create(office=cast.gaziantep.office, name="Fuar sayısı")
    half = Period.of_half(2026, 1)
    return Actual.objects.create(
        office=cast.gaziantep.office,
        indicator=indicator,
        first=half.first,
        last=half.last,
        state=ActualState.SUBMITTED,
        step=step,
        value=1,
    )


def test_chain_is_replaced_in_its_order(cast: Cast) -> None:
    lay_chain(actor=cast.gaziantep.actor("Ayşe"), steps=[BOSS])
    lay_chain(actor=cast.gaziantep.actor("Ayşe"), steps=[HEAD, BOSS])
    assert laid(cast) == ["1. Birim amiri", "2. Koordinatör"]
    assert not ApprovalStep.objects.filter(office=cast.orhangazi.office).exists()


@pytest.mark.parametrize("name", ["Ebru", "Ulviye", "Mert", "Veli", "Derya"])
def test_laying_is_refused_when_the_person_is_not_the_coordinator(cast: Cast, name: str) -> None:
    lay_chain(actor=cast.gaziantep.actor("Ayşe"), steps=[HEAD, BOSS])
    with pytest.raises(Refused):
        lay_chain(actor=cast.gaziantep.actor(name), steps=[])
    assert laid(cast) == ["1. Birim amiri", "2. Koordinatör"]


def test_five_steps_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        lay_chain(actor=cast.gaziantep.actor("Ayşe"), steps=[BOSS] * 5)
    assert laid(cast) == []


def test_member_of_another_office_is_refused_and_a_missing_one_too(cast: Cast) -> None:
    for member in (cast.orhangazi.members["Osman"], None):
        with pytest.raises(Refused):
            lay_chain(actor=cast.gaziantep.actor("Ayşe"), steps=[StepFacts("Üye", Approver.MEMBER, member)])
    assert laid(cast) == []


def test_shorter_chain_is_refused_while_a_figure_would_be_left_without_a_step(cast: Cast) -> None:
    lay_chain(actor=cast.gaziantep.actor("Ayşe"), steps=[HEAD, BOSS])
    figure = submitted(cast, step=1)
    with pytest.raises(Refused, match="1"):
        lay_chain(actor=cast.gaziantep.actor("Ayşe"), steps=[BOSS])
    assert laid(cast) == ["1. Birim amiri", "2. Koordinatör"]
    figure.state = ActualState.RETURNED
    figure.save()
    lay_chain(actor=cast.gaziantep.actor("Ayşe"), steps=[BOSS])
    assert laid(cast) == ["1. Koordinatör"]
