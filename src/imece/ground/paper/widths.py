"""How wide the columns of a table become: by their shares, but none narrower than its longest word."""

from __future__ import annotations

import re
from operator import ge
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from imece.ground.paper.content import Column

PLAIN: Final = 0.6
STRONG: Final = 0.72
"""The width of a letter as a share of its size, in a broad font, since Word may not have ours."""
LONGEST: Final = 16
"""A word longer than this is broken: an address or a hash must not push the others aside."""
MANY: Final = 8
"""A table of more columns is set in smaller letters."""
ROUNDING: Final = 0.01
_ENDS: Final = re.compile(r"[\s/–-]+")


class Widths(NamedTuple):
    """How wide each column is, and whether every word has room in its own."""

    columns: list[float]
    hold_all_words: bool


def shares(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], *, room: float, size: float, padding: float
) -> Widths:
    """Each column's part of `room`, all in points; where not all longest words have room, each gets less alike."""
    words = [_longest(column.title) * size * STRONG for column in columns]
    for row in rows:
        for place, text in enumerate(row):
            if text:
                words[place] = max(words[place], _longest(text) * size * PLAIN)
    least = [min(width, LONGEST * size * STRONG) + padding for width in words]
    widths = fitted([max(column.width, 0.05) for column in columns], least, room)
    return Widths(widths, all(map(ge, widths, [width + padding - ROUNDING for width in words])))


def fitted(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The room divided by what is wanted; who would get less than their least gets that, and the others share the rest."""
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    held: set[int] = set()
    while True:
        left = room - sum(least[place] for place in held)
        whole = sum(share for place, share in enumerate(wanted) if place not in held)
        widths = [
            least[place] if place in held else left * share / whole for place, share in enumerate(wanted)
        ]
        short = {place for place, width in enumerate(widths) if width < least[place]} - held
        if not short:
            return widths
        held |= short


def _longest(text: str) -> int:
    return max(map(len, _ENDS.split(text)))
