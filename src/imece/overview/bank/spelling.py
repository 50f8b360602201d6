"""The word that somebody meant: one slip of the finger away from a word that the bank knows. Pure."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
SHORTEST: Final = 4  # of three letters every word is one slip from another
LONGEST: Final = 24
TWO_SLIPS_FROM: Final = 7


def corrected(word: str, known: Mapping[str, int], ordered: Sequence[str]) -> str | None:
    """The commonest known word one slip away (for long words two); None when the word is known, or nothing is near.

    `known` is how often each folded word occurs, `ordered` the same words sorted; a beginning of a known word is known.
    """
    if not SHORTEST <= len(word) <= LONGEST or is_beginning(word, ordered):
        return None
    near = {each for each in one_slip(word) if each in known}
    if not near and len(word) >= TWO_SLIPS_FROM:
        near = {each for once in deletions(word) for each in one_slip(once) if each in known}
    return min(near, key=lambda each: (-known[each], each)) if near else None


def is_beginning(word: str, ordered: Sequence[str]) -> bool:
    """Whether some known word begins so."""
    place = bisect_left(ordered, word)
    return place < len(ordered) and ordered[place].startswith(word)


def one_slip(word: str) -> Iterator[str]:
    """Every text that a letter left out, added, changed or swapped with its neighbour makes of a word."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def deletions(word: str) -> Iterator[str]:
    """The word without one of its letters, and with two neighbours swapped."""
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
        if place:
            yield word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
