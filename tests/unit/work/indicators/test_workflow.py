"""The table of an actual's states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.rules.decision import ALLOWED
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual
from imece.work.indicators.workflow import ACTUAL

TABLE = {
    ("save_draft", "open", "draft"),
    ("save_draft", "draft", "draft"),
    ("save_draft", "returned", "draft"),
    ("clear_draft", "draft", "open"),
    ("submit", "open", "submitted"),
    ("submit", "draft", "submitted"),
    ("submit", "returned", "submitted"),
    ("withdraw", "submitted", "draft"),
    ("return", "submitted", "returned"),
    ("approve", "submitted", "approved"),
    ("take_up_again", "approved", "returned"),
}


def test_the_table_is_exactly_this() -> None:
    drawn = {
        (move.name, str(source), str(move.target))
        for move in ACTUAL.moves.values()
        for source in move.sources
    }
    assert drawn == TABLE


@pytest.mark.parametrize("state", ActualState.values)
@pytest.mark.parametrize("name", ACTUAL.moves)
def test_a_move_from_another_state_is_refused_with_the_state_in_the_reason(name: str, state: str) -> None:
    actual = Actual(state=state)
    if state not in ACTUAL.moves[name].sources:
        decision = ACTUAL.may(name, None, actual)
        assert not decision.allowed
        assert str(actual.get_state_display()) in str(decision.reason)


@given(st.lists(st.sampled_from(sorted(ACTUAL.moves)), max_size=30))
def test_no_way_leads_to_approval_but_through_submission(names: list[str]) -> None:
    state, before = "open", "open"
    for name in names:
        move = ACTUAL.moves[name]
        if state in move.sources:
            before, state = state, move.target
            if state == ActualState.APPROVED:
                assert before == ActualState.SUBMITTED
    assert state in ActualState.values


def test_the_state_alone_never_forbids_approving_a_submitted_one() -> None:
    assert ACTUAL.may("approve", None, Actual(state=ActualState.SUBMITTED)) == ALLOWED
