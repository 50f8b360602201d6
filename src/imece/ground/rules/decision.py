"""An answer to "may this person do this?": yes, or no with a reason that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Decision:
    """`allowed`, and when not, the `reason` shown on the greyed button or the refusal page."""

    allowed: bool
    reason: str | _StrPromise = ""

    def __bool__(self) -> bool:
        return self.allowed


class Refused(Exception):
    """A verb was asked for something its policy or its state does not allow; carries the sentence for the person."""

    def __init__(self, reason: str | _StrPromise) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


ALLOWED = Decision(allowed=True)


def refused(reason: str | _StrPromise) -> Decision:
    """A "no" with its reason (a sentence, translated lazily)."""
    return Decision(allowed=False, reason=reason)


def require(decision: Decision) -> None:
    """Raise `Refused` with the decision's own reason unless it allows."""
    if not decision.allowed:
        raise Refused(decision.reason)


def first_refusal(*questions: Callable[[], Decision]) -> Decision:
    """The first "no" of several questions, each asked only when all before it said yes."""
    for ask in questions:
        answer = ask()
        if not answer.allowed:
            return answer
    return ALLOWED
