"""State tables: what may move from where, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from imece.ground.rules.decision import ALLOWED, Decision, refused
from imece.ground.rules.machine import Machine, Move


@dataclass
class Paper:
    state: str = "draft"

    def get_state_display(self) -> str:
        return {"draft": "Taslak", "sent": "Gönderildi"}.get(self.state, self.state)


def only_boss(actor: str, _paper: Paper) -> Decision:
    return ALLOWED if actor == "boss" else refused("Only the boss.")


MACHINE = Machine(
    Move("send", "Send", ("draft", "returned"), "sent"), Move("sign", "Sign", ("sent",), "signed", only_boss)
)


def test_move_is_allowed_when_state_and_person_fit() -> None:
    assert MACHINE.may("send", "anyone", Paper())
    assert MACHINE.may("sign", "boss", Paper("sent"))
    assert MACHINE.target("sign") == "signed"


def test_refusal_names_the_state_when_the_state_forbids() -> None:
    decision = MACHINE.may("send", "anyone", Paper("sent"))
    assert not decision
    assert "Gönderildi" in str(decision.reason)


def test_refusal_is_the_policys_when_the_person_may_not() -> None:
    assert MACHINE.may("sign", "anyone", Paper("sent")) == refused("Only the boss.")


def test_open_moves_are_listed_with_their_answers() -> None:
    assert [(move.name, bool(may)) for move, may in MACHINE.open_to("anyone", Paper("sent"))] == [
        ("sign", False)
    ]
    assert MACHINE.open_to("boss", Paper("signed")) == []


def test_drawing_shows_every_arrow() -> None:
    assert MACHINE.drawing() == "draft | returned --send--> sent\nsent --sign--> signed"
