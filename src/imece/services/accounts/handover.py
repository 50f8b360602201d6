"""Devir teslim: what hangs on a member and needs a new owner when they leave; upper apps offer their lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.utils.functional import _StrPromise

    from imece.services.accounts.models import Membership
    from imece.services.audit.actions import Signature

SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One thing to hand over: what it is, its page, and a note (a due date in words)."""

    label: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandoverList:
    """One app's lines about a member; `total` may be more than the lines shown."""

    title: str
    lines: Sequence[HandoverLine] = field(default_factory=tuple)
    total: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """How an app lists what a member holds and, when it can, gives it to a successor.

    `lines(seat)` gives at most `SHOWN` lines and the total; `move(signature, seat, successor)` writes and audits.
    """

    title: str | _StrPromise
    lines: Callable[[Membership], tuple[Sequence[HandoverLine], int]]
    move: Callable[[Signature, Membership, Membership], None] | None = None


_offers: Final[dict[str, Offer]] = {}


def offer(key: str, made: Offer) -> None:
    """Register an app's offer under its own key; the same key again replaces it."""
    _offers[key] = made


def withdraw(key: str) -> None:
    """Take an offer back; one that is not there is no error."""
    _offers.pop(key, None)


def handover_of(seat: Membership) -> list[HandoverList]:
    """Every list about the member that has lines."""
    found = []
    for key in sorted(_offers):
        lines, total = _offers[key].lines(seat)
        if total:
            found.append(HandoverList(str(_offers[key].title), lines, total))
    return found


def hand_over(signature: Signature, seat: Membership, successor: Membership) -> None:
    """Give everything that can be given to the successor, inside the caller's transaction."""
    for key in sorted(_offers):
        move = _offers[key].move
        if move is not None:
            move(signature, seat, successor)
