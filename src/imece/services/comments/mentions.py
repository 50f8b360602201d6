"""Mentions in a text: "@" and a member's name as it is written, whatever its case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from imece.ground.values import turkish

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST: Final = 10
# An "@" inside a word belongs to an e-mail address.
MARK: Final = re.compile(r"(?<![\w.@+-])@(?=\w)")


class Met(NamedTuple):
    """A mention in a text: where the name begins and ends, and the name as the office has it."""

    begin: int
    end: int
    name: str


def met_in(text: str, names: Iterable[str]) -> list[Met]:
    """Every mention of one of the names; where one name begins another, the longer one is meant."""
    longest_first = sorted({name for name in names if name}, key=len, reverse=True)
    found = []
    for mark in MARK.finditer(text):
        name = next((name for name in longest_first if begins(text[mark.end() :], name)), None)
        if name is not None:
            found.append(Met(mark.start(), mark.end() + len(name), name))
    return found


def begins(text: str, name: str) -> bool:
    """Whether a text begins with the name as a whole; an apostrophe or a suffix sign may follow it."""
    rest = text[len(name) : len(name) + 1]
    return len(text) >= len(name) and turkish.same(text[: len(name)], name) and not rest.isalnum()


def proposed(names: Sequence[str], beginning: str) -> list[str]:
    """The names of which a word begins as typed, in the given order."""
    typed = turkish.fold(beginning)
    return [
        name
        for name in names
        if turkish.fold(name).startswith(typed)
        or any(word.startswith(typed) for word in turkish.fold(name).split())
    ]
