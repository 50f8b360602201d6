"""How alike two names of people are: the words in any order, a letter wrong, a second name left out."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from imece.ground.values import turkish

SAME: Final = 100
LIKE_ENOUGH: Final = 85
SHORTENED: Final = 90
SHORTEST_WORD: Final = 2


def words(name: str) -> tuple[str, ...]:
    """The words of a name: folded, without dots, in one order."""
    return tuple(sorted(turkish.fold(name).replace(".", " ").replace("-", " ").split()))


def likeness(first: str, second: str) -> int:
    """From 0 (strangers) to 100 (the same words); the same whichever name comes first."""
    one, other = sorted((words(first), words(second)), key=lambda said: (len(said), said))
    if not one or not other:
        return 0
    if one == other:
        return SAME
    if len(one) >= SHORTEST_WORD and set(one) < set(other):
        return SHORTENED
    return round(100 * SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio())
