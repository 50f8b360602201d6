"""Panels: a lower page leaves a place, an upper app hangs a panel there in its `ready()`, so nothing looks up the stairs.

A panel is a plain link to a page of the upper app; htmx puts that page's fragment in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: `url` gives its address for a thing, `may` says whether an actor sees it (anything true is yes).

    `url_for` is asked instead where the address also depends on who looks.
    """

    place: str
    key: str
    title: str | _StrPromise
    url: Callable[[object], str]
    may: Callable[[object, object], object]
    url_for: Callable[[object, object], str] | None = None

    def address(self, actor: object, thing: object) -> str:
        """Where the panel's page is for who looks."""
        return self.url_for(actor, thing) if self.url_for is not None else self.url(thing)


_HUNG: Final[dict[str, dict[str, Panel]]] = {}


def hang(
    place: str,
    key: str,
    title: str | _StrPromise,
    url: Callable[[object], str],
    may: Callable[[object, object], object],
    url_for: Callable[[object, object], str] | None = None,
) -> None:
    """Hang a panel at a place; the same key again (an app made ready twice) replaces it."""
    _HUNG.setdefault(place, {})[key] = Panel(place, key, title, url, may, url_for)


def take_down(place: str, key: str) -> None:
    """Take a panel away again; one that does not hang there is no error."""
    _HUNG.get(place, {}).pop(key, None)


def panels_of(place: str, actor: object, thing: object) -> list[Panel]:
    """The panels at a place that the actor may see for the thing, in the order of their keys."""
    hung = _HUNG.get(place, {})
    return [hung[key] for key in sorted(hung) if hung[key].may(actor, thing)]
