"""Tables of state moves: decides and draws them, never saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise


def always(_actor: Any, _thing: Any) -> Decision:
    """The `may` of a move that its state alone decides."""
    return ALLOWED


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed change of state: from any of `sources` to `target`, if `may(actor, thing)` says yes."""

    name: str
    label: str | _StrPromise
    sources: tuple[str, ...]
    target: str
    may: Callable[[Any, Any], Decision] = always


class Machine:
    """The moves of one kind of thing; the state lives in the thing's attribute `field`."""

    def __init__(self, *moves: Move, field: str = "state") -> None:
        self.moves = {move.name: move for move in moves}
        self.field = field

    def may(self, name: str, actor: Any, thing: Any) -> Decision:
        """Whether `actor` may make the move now; the reason names the state when the state forbids it."""
        move = self.moves[name]
        state = getattr(thing, self.field)
        if state not in move.sources:
            label = getattr(thing, f"get_{self.field}_display", lambda: state)()
            return refused(_("Not possible while the state is “%(state)s”.") % {"state": label})
        return move.may(actor, thing)

    def target(self, name: str) -> str:
        """The state that the move leads to."""
        return self.moves[name].target

    def open_to(self, actor: Any, thing: Any) -> list[tuple[Move, Decision]]:
        """Every move out of the thing's present state, with the answer for this actor."""
        state = getattr(thing, self.field)
        return [(move, move.may(actor, thing)) for move in self.moves.values() if state in move.sources]

    def drawing(self) -> str:
        """The table as text arrows, for READMEs and tests."""
        return "\n".join(f"{' | '.join(m.sources)} --{m.name}--> {m.target}" for m in self.moves.values())
