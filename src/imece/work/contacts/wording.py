"""The wording of an institution's name: abbreviations written out, endings cut, letters folded, words in one order.

"T.C. Gaziantep B.Şehir Bld." and "GAZİANTEP BÜYÜKŞEHİR BELEDİYE BAŞKANLIĞI" give the same key. Pure; the words are in
`data/wording.json`, in folded letters.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from imece.ground.values import turkish

LONGEST_KEY: Final = 500
_DATA: Final = Path(__file__).parent / "data" / "wording.json"
_WORD: Final = re.compile(r"[^\W_]+")
_SUFFIX: Final = re.compile(r"([^\W_]{2,})['’\u02bc`][^\W\d_]{1,6}(?![^\W_])")
_ACRONYM_BESIDE: Final = re.compile(r"\(\s*[^\W\d_a-zçğıöşü]{2,10}\s*\)")
_REPUBLIC: Final = re.compile(r"^\s*t\s*\.?\s*c\s*[.\s]\s*")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The data file: runs of words and single words with what they stand for, words that say nothing of their own."""

    phrases: dict[Words, Words]
    words: dict[str, Words]
    dropped: frozenset[str]
    generic: frozenset[str]
    heads: frozenset[str]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """Read once."""
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    return Wording(
        phrases={tuple(said.split()): tuple(meant.split()) for said, meant in data["phrases"].items()},
        words={said: tuple(meant.split()) for said, meant in data["words"].items()},
        dropped=frozenset(data["dropped"]),
        generic=frozenset(data["generic"]),
        heads=frozenset(data["heads"]),
    )


def name_key(name: str | None) -> str:
    """What makes two names surely the same: their words in one order. Empty only for a name without letters or digits."""
    return key_of(name_words(name))


def key_of(words: Words) -> str:
    """The key of a name by its words."""
    return " ".join(sorted(words))[:LONGEST_KEY].rstrip()


def name_words(name: str | None) -> Words:
    """The words of a name in their order: folded, written out, without "T.C.", "ve" and suffixes behind apostrophes."""
    whole = _SUFFIX.sub(r"\1", turkish.tidy(name))
    beside = _ACRONYM_BESIDE.sub(" ", whole) if "(" in whole else whole
    folded = turkish.fold(beside if _WORD.search(beside) else whole)
    stated = _REPUBLIC.sub("", folded, count=1)
    said = _WORD.findall(stated) or _WORD.findall(folded)
    known = wording()
    kept = [word for word in said if word not in known.dropped] or said
    return tuple(_in_phrases(_in_words(_in_phrases(kept))))


def _in_words(said: list[str]) -> list[str]:
    words = wording().words
    return [meant for word in said for meant in words.get(word, (word,))]


def _in_phrases(said: list[str]) -> list[str]:
    """The words with each known run of up to three of them written out, the longest run first."""
    phrases = wording().phrases
    written: list[str] = []
    place = 0
    while place < len(said):
        for length in (3, 2, 1):
            meant = phrases.get(tuple(said[place : place + length]))
            if meant is not None:
                written.extend(meant)
                place += length
                break
        else:
            written.append(said[place])
            place += 1
    return written
