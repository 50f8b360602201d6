"""How alike two institutions are, with the reasons, and which of many need be compared at all.

Pure: profiles in, scores out. A score from `LIKELY` on deserves a person's look; nothing is merged by a score.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from imece.work.contacts.wording import Words, key_of, name_words, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LIKELY: Final = 0.82
LARGEST_BLOCK: Final = 60
_SAME_WORD: Final = 0.8
_GENERIC_WEIGHT: Final = 0.4
_VOWELS: Final = frozenset("aeiou")

SAME_NUMBER, SAME_NAME, NEAR_NAME = "same_number", "same_name", "near_name"
SAME_PLACE, OTHER_PLACE, OTHER_NUMBER = "same_place", "other_place", "other_number"
OTHER_HEAD, OTHER_FIGURE = "other_head", "other_figure"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of an institution: the words of each of its names, its place, its numbers by their kind."""

    names: tuple[Words, ...]
    country: str = "TR"
    province: str = ""
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 (nothing in common) to 1, and why."""

    score: float
    reasons: tuple[str, ...] = ()


def profile(
    names: Iterable[str], *, country: str = "TR", province: str = "", numbers: dict[str, str] | None = None
) -> Profile:
    """The profile of an institution by its facts as typed."""
    worded = tuple(dict.fromkeys(words for name in names if (words := name_words(name))))
    held = tuple(sorted((kind, number) for kind, number in (numbers or {}).items() if number))
    return Profile(worded, country, province, held)


def compare(one: Profile, other: Profile) -> Likeness:
    """How alike two are. The same from either side."""
    left, right = dict(one.numbers), dict(other.numbers)
    shared = left.keys() & right.keys()
    if any(left[kind] == right[kind] for kind in shared):
        return Likeness(1.0, (SAME_NUMBER,))
    score, reasons = _names_alike(one, other)
    if shared:
        score, reasons = min(score, 0.6), [*reasons, OTHER_NUMBER]
    if one.country != other.country:
        score, reasons = min(score, 0.5), [*reasons, OTHER_PLACE]
    elif one.province and other.province:
        same = one.province == other.province
        score = min(1.0, score + 0.02) if same and score else score if same else min(score, 0.75)
        reasons.append(SAME_PLACE if same else OTHER_PLACE)
    return Likeness(round(score, 3), tuple(reasons))


def _names_alike(one: Profile, other: Profile) -> tuple[float, list[str]]:
    best, why = 0.0, [NEAR_NAME]
    for left in one.names:
        for right in other.names:
            if sorted(left) == sorted(right):
                return 0.97, [SAME_NAME]
            if len(left) == 1 or len(right) == 1:
                continue  # a lone word (mostly an abbreviation) is the same or it is not
            score, reasons = _words_alike(*sorted((left, right)))
            if score > best:
                best, why = score, reasons
    return best, why


@lru_cache(maxsize=65_536)
def _alike(one: str, other: str) -> float:
    """How alike two words are; a beginning ("müh" of "mühendislik") counts nearly as the word."""
    if one == other:
        return 1.0
    if not (one.isalpha() and other.isalpha()):
        return 0.0
    shorter, longer = sorted((one, other), key=lambda word: (len(word), word))
    if len(shorter) >= 3 and longer.startswith(shorter):
        return 0.9
    first, second = sorted((one, other))
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    return ratio if ratio >= _SAME_WORD else 0.0


def _weight(word: str) -> float:
    return len(word) * (_GENERIC_WEIGHT if word in wording().generic else 1.0)


def _words_alike(left: Words, right: Words) -> tuple[float, list[str]]:
    """Each word with its likest free partner, weighed by letters; words of every second name weigh less."""
    pairs = sorted(
        (-_alike(here, there), here, there, place, spot)
        for place, here in enumerate(left)
        for spot, there in enumerate(right)
    )
    free_left, free_right, shared = set(range(len(left))), set(range(len(right))), 0.0
    for likeness, here, there, place, spot in pairs:
        if likeness and place in free_left and spot in free_right:
            free_left.discard(place)
            free_right.discard(spot)
            shared -= likeness * (_weight(here) + _weight(there))
    whole = sum(map(_weight, left)) + sum(map(_weight, right))
    score, reasons = min(0.96, shared / whole), [NEAR_NAME]
    known = wording()
    heads = [known.heads.intersection(words) for words in (left, right)]
    if heads[0] != heads[1] and all(heads):
        score, reasons = min(score, 0.7), [*reasons, OTHER_HEAD]
    elif ("buyuksehir" in left) != ("buyuksehir" in right):
        score = min(score, 0.8)
    if _figures(left) != _figures(right):
        score, reasons = min(score, 0.7), [*reasons, OTHER_FIGURE]
    return score, reasons


def _figures(words: Words) -> list[str]:
    return sorted(word for word in words if not word.isalpha())


def significant(words: Words) -> Words:
    """The words that are not in every second name."""
    generic = wording().generic
    return tuple(word for word in words if word not in generic)


def blocks(one: Profile) -> set[str]:
    """What two institutions must share to be compared: a number, all words but one, or the bones of the rare words."""
    found = {f"#{kind}:{number}" for kind, number in one.numbers}
    for words in one.names:
        found.add(f"={key_of(words)}")
        for left_out in set(words):
            rest = list(words)
            rest.remove(left_out)
            if len(significant(tuple(rest))) and len(rest) > 1:
                found.add(f"={key_of(tuple(rest))}")
        bones = "".join(sorted(_bones(word) for word in significant(words)))
        heads = " ".join(sorted(wording().heads.intersection(words)))
        if bones:
            found.add(f"~{bones}/{heads}")
    return found


def _bones(word: str) -> str:
    """A word without its vowels and doubled letters: what most slips of the hand leave."""
    kept = [word[:1]]
    for letter in word[1:]:
        if letter not in _VOWELS and letter != kept[-1]:
            kept.append(letter)
    return "".join(kept)


def likely_pairs(profiles: Sequence[tuple[int, Profile]]) -> Iterator[tuple[int, int, Likeness]]:
    """All pairs (lower id first) that are likely one institution; only those inside one block are compared."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, (_pk, one) in enumerate(profiles):
        for block in blocks(one):
            places[hash(block)].append(place)
    met: set[tuple[int, int]] = set()
    for group in places.values():
        for first, second in _to_compare(group, profiles):
            pair = (min(first, second), max(first, second))
            if pair in met:
                continue
            met.add(pair)
            likeness = compare(profiles[pair[0]][1], profiles[pair[1]][1])
            if likeness.score >= LIKELY:
                left, right = sorted((profiles[pair[0]][0], profiles[pair[1]][0]))
                yield left, right, likeness


def _to_compare(group: Sequence[int], profiles: Sequence[tuple[int, Profile]]) -> Iterator[tuple[int, int]]:
    """The pairs of one block: those of one place, and those whose place is not known with all the others."""
    if len(group) < 2:
        return
    by_place: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place in group:
        one = profiles[place][1]
        by_place[one.country, one.province].append(place)
    for (country, province), members in by_place.items():
        if len(members) <= LARGEST_BLOCK:
            yield from combinations(members, 2)
        else:  # so many of one name in one place: neighbours are looked at, or it would take for ever
            yield from pairwise(members)
        unplaced = by_place.get((country, ""), []) if province else []
        if len(unplaced) * len(members) <= LARGEST_BLOCK**2:
            yield from ((one, other) for one in members for other in unplaced)
