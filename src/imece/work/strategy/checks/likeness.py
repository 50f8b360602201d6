"""Names that are almost the same: one spelling apart, or one letter of one word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from imece.work.strategy.plan_words import words_of

# Below this a word that differs is rather another word ("Faz I", "Faz II") than a slip of the pen.
SHORTEST_SLIP = 5


def near_pairs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of names that differ only by case, marks, hyphen, apostrophe, blanks, or one letter of one word.

    Names that are wholly equal are not near. The work grows with the number of words, not with its square: names
    meet only when they are equal but for one word.
    """
    words = [words_of(name) for name in names]
    met: set[tuple[int, int]] = set()
    by_letters: dict[str, list[int]] = defaultdict(list)
    by_rest: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    for position, own in enumerate(words):
        for other in by_letters["".join(own)]:
            if names[other] != names[position]:
                met.add((other, position))
        by_letters["".join(own)].append(position)
        for gap in range(len(own)):
            rest = (gap, (*own[:gap], *own[gap + 1 :]))
            for other in by_rest[rest]:
                if slip_apart(words[other][gap], own[gap]):
                    met.add((other, position))
            by_rest[rest].append(position)
    yield from sorted(met, key=lambda pair: (pair[1], pair[0]))


def slip_apart(one: str, other: str) -> bool:
    """True for two words of at least five letters that one changed, added, dropped or swapped letter tells apart."""
    if min(len(one), len(other)) < SHORTEST_SLIP or one == other or not (one + other).isalpha():
        return False
    if len(one) == len(other):
        differing = [place for place in range(len(one)) if one[place] != other[place]]
        if len(differing) == 1:
            return True
        return (
            len(differing) == 2
            and differing[1] == differing[0] + 1
            and one[differing[0]] == other[differing[1]]
            and one[differing[1]] == other[differing[0]]
        )
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
