"""Decisions: yes, or no with a reason."""

from __future__ import annotations

import pytest

from imece.ground.rules.decision import ALLOWED, Decision, Refused, first_refusal, refused, require


def test_decision_is_true_only_when_allowed() -> None:
    assert ALLOWED
    assert not refused("closed")


def test_require_raises_the_reason_when_refused() -> None:
    with pytest.raises(Refused, match="closed"):
        require(refused("closed"))
    require(ALLOWED)


def test_first_refusal_stops_asking_after_a_no() -> None:
    asked: list[int] = []

    def ask(number: int, answer: Decision) -> Decision:
        asked.append(number)
        return answer

    answer = first_refusal(
        lambda: ask(1, ALLOWED), lambda: ask(2, refused("second")), lambda: ask(3, refused("third"))
    )
    assert (answer.reason, asked) == ("second", [1, 2])
    assert first_refusal() is ALLOWED
