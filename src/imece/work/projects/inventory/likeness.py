"""How alike two projects are by title, place and year, and a store that finds the likest among many. Pure.

Nothing is joined by a score: from `ALIKE` on a person is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from imece.ground.values import turkish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALIKE: Final = 0.8
SURELY: Final = 0.97
STEM: Final = 6
"""Turkish puts its endings behind: "güçlendirilmesi" and "güçlendirme" begin alike."""
LOOKED_AT: Final = 8
"""Of a block of many alike titles ("Köy yolu yapımı" of 500 villages) only so many are compared."""
WORD: Final = re.compile(r"[^\W_]+")
FIGURES: Final = frozenset(("ii", "iii", "iv", "birinc", "ikinci", "ucuncu"))
GENERAL: Final = frozenset(
    [
        "proje",
        "projesi",
        "projeleri",
        "ve",
        "ile",
        "icin",
        "bir",
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "a",
        "an",
        "project",
        "projects",
        "bu",
        "olan",
        "de",
        "da",
    ]
)


@dataclass(frozen=True, slots=True)
class Trait:
    """What is compared of a project: stems of its title, its places ("27" or "27.1844"), its year, figures in its title."""

    words: frozenset[str]
    places: frozenset[str] = frozenset()
    year: int | None = None
    figures: frozenset[str] = frozenset()


def trait(title: str, places: Iterable[str] = (), year: int | None = None) -> Trait:
    """The trait of a project by its title, places (a province, or a district behind its province) and year."""
    said = [word for word in WORD.findall(turkish.fold(title)) if len(word) > 1 or word.isdigit()]
    words = frozenset(word[:STEM] for word in said if word not in GENERAL) or frozenset(said)
    figures = frozenset(word for word in words if word.isdigit() or word in FIGURES)
    return Trait(words, frozenset(code for code in places if code), year, figures)


def likeness(one: Trait, other: Trait) -> float:
    """From 0 to 1, the same from either side. Unknown places and years neither help nor harm."""
    if not one.words or not other.words:
        return 0.0
    shared = len(one.words & other.words)
    score = 2 * shared / (len(one.words) + len(other.words))
    if one.figures != other.figures:
        score *= 0.7  # phase 1 and phase 2, 2018 and 2019 in a title
    if len(one.words) < 2 and not (one.places & other.places and one.year == other.year is not None):
        score *= 0.7  # one word alone says too little
    return score * _year_factor(one.year, other.year) * _place_factor(one.places, other.places)


def _year_factor(one: int | None, other: int | None) -> float:
    if one is None or other is None:
        return 0.96
    return {0: 1.0, 1: 0.9}.get(abs(one - other), 0.6)


def _place_factor(one: frozenset[str], other: frozenset[str]) -> float:
    """A shared place, or a district inside the other's province."""
    if not one or not other:
        return 0.97
    if one & other:
        return 1.0
    whole = {code for code in one | other if "." not in code}
    inside = any(code.partition(".")[0] in whole for code in one | other if "." in code)
    return 0.95 if inside else 0.75


class Likes:
    """Traits by number, in blocks that share most words: the likest are found without comparing all with all."""

    def __init__(self) -> None:
        self._traits: dict[int, Trait] = {}
        self._blocks: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self._traits)

    def add(self, key: int, held: Trait) -> None:
        """Take one in."""
        self._traits[key] = held
        for block in _blocks(held):
            members = self._blocks.setdefault(block, [])
            if len(members) < LOOKED_AT:
                members.append(key)

    def likest(self, sought: Trait, least: float = ALIKE) -> tuple[int, float] | None:
        """The likest one and its score, the earliest added among equals; None below `least`."""
        candidates = {key for block in _blocks(sought) for key in self._blocks.get(block, ())}
        best: tuple[float, int] | None = None
        for key in candidates:
            score = likeness(sought, self._traits[key])
            if score >= least and (best is None or (score, -key) > best):
                best = (score, -key)
        return None if best is None else (-best[1], best[0])


def _blocks(held: Trait) -> Iterator[int]:
    """The whole title, the title at its place and year, and each pair of its three rarest-looking words in its year."""
    whole = tuple(sorted(held.words))
    yield hash(whole)
    yield hash((whole, held.year, min(held.places, default="")))
    longest = sorted(held.words, key=lambda word: (-len(word), word))[:3]
    for pair in combinations(longest, 2):
        yield hash((pair, held.year))
