"""What the house holds about a person: each app that keeps something tells it and forgets it; this app knows none above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.utils.functional import _StrPromise

    from imece.services.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Holding:
    """What one app keeps: `told` gives (label, value) lines for the person's file, `forget` takes it away or blurs it."""

    name: str
    title: str | _StrPromise
    told: Callable[[Actor, Any], Iterable[tuple[str, Any]]]
    forget: Callable[[Actor, Any], None]


_HOLDINGS: Final[dict[str, Holding]] = {}


def hold(holding: Holding) -> None:
    """Hang up what an app keeps (again: an app made ready twice)."""
    _HOLDINGS[holding.name] = holding


def all_holdings() -> list[Holding]:
    """Every one, in the order of their names."""
    return [_HOLDINGS[name] for name in sorted(_HOLDINGS)]
