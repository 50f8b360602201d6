"""Lists whose filters can be saved under a name: each app registers its own; a saved filter is a query string of one.

What is kept is made anew from what the list's own form accepts, so an address that somebody made up keeps nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.http import QueryDict

from imece.ground.web.filters import Chip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from django.utils.functional import _StrPromise

    from imece.ground.web.filters import FilterForm

LONGEST: Final = 1000
LONGEST_VALUE: Final = 200


@dataclass(frozen=True, slots=True)
class KnownList:
    """One list: the name of its page, its word, its form for an actor, who opens it, how it can be sorted.

    `words` are further names in its address that hold a short text (a search outside the form), with their labels.
    """

    view: str
    label: _StrPromise
    form: Callable[[Any, QueryDict], FilterForm]
    may: Callable[[Any], Any]
    sorts: Collection[str] = ()
    words: Mapping[str, _StrPromise] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """What of an address is kept: the query string, the same in words, and whether something was left out."""

    query: str
    chips: list[Chip]
    is_whole: bool


_KNOWN: Final[dict[str, KnownList]] = {}
UNKEPT: Final = frozenset({"page", "size"})


def know(known: KnownList) -> None:
    """Register a list (again: an app made ready twice)."""
    _KNOWN[known.view] = known


def known_list(view: str) -> KnownList | None:
    """The list of that page, if it can be saved."""
    return _KNOWN.get(view)


def known_views() -> list[str]:
    """The names of all lists, in the order they were registered."""
    return list(_KNOWN)


def kept_of(known: KnownList, actor: object, address: str) -> Kept:
    """The part of a query string that the list understands for this actor."""
    said = QueryDict(address[:LONGEST])
    form = known.form(actor, said)
    kept = QueryDict(mutable=True)
    for name in form.chosen():
        kept.setlist(name, [value[:LONGEST_VALUE] for value in said.getlist(name)])
    for name in known.words:
        if said.get(name, "").strip() and name not in kept:
            kept[name] = said[name].strip()[:LONGEST_VALUE]
    sort = said.get("sort", "")
    if sort.removeprefix("-") in known.sorts:
        kept["sort"] = sort
    asked = {name for name in said if any(said.getlist(name))} - UNKEPT
    chips = form.chips() + [
        Chip(str(label), str(kept[name]), "") for name, label in known.words.items() if name in kept
    ]
    return Kept(kept.urlencode(), chips, asked <= set(kept))
