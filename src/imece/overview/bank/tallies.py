"""Which projects a filter leaves and what they come to by place: bits instead of rows. Pure.

Each value of each facet ("funder" 12, "province" 27, "year" 2024) is one whole number whose bit n says whether project n
has it. A filter is an AND of such numbers; counting is counting bits. A hundred thousand projects are counted by all
provinces in about a millisecond, and the same question is answered once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Self

_AS_BITS: Final = bytes.maketrans(b"01", b"\x00\x01")


@dataclass(frozen=True, slots=True)
class Tally:
    """Projects of one place: how many, what their grants come to in whole lira, how many have no known amount."""

    count: int = 0
    amount: int = 0
    without_amount: int = 0


@dataclass(slots=True)
class Index:
    """Projects in the order of the list, each with an amount in lira (None: unknown) and its values by facet."""

    keys: list[int]
    amounts: list[int | None]
    masks: dict[str, dict[str, int]]
    orders: dict[str, list[int]] = field(
        default_factory=dict
    )  # places in `keys` by another order than the list's
    _everything: int = 0
    _unknown: int = 0
    _plain: list[int] = field(default_factory=list)
    _sorted: dict[str, tuple[itemgetter[Any], list[int]]] = field(default_factory=dict)
    _picks: dict[tuple[str, str], tuple[itemgetter[Any], tuple[int, ...]]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        projects: Sequence[tuple[int, int | None]],
        values: Iterable[tuple[str, str, int]],
        orders: Mapping[str, Sequence[int]] | None = None,
    ) -> Self:
        """Build it from (key, amount) in the order of the list, (facet, value, key), and other orders as keys."""
        keys = [key for key, _amount in projects]
        place_of = {key: place for place, key in enumerate(keys)}
        found: dict[str, dict[str, set[int]]] = {}
        for facet, value, key in values:
            place = place_of.get(key)
            if place is not None:
                found.setdefault(facet, {}).setdefault(value, set()).add(place)
        amounts = [amount for _key, amount in projects]
        index = cls(
            keys=keys,
            amounts=amounts,
            masks={
                facet: {value: mask_of(places, len(keys)) for value, places in by_value.items()}
                for facet, by_value in found.items()
            },
            orders={
                name: [place_of[key] for key in ordered if key in place_of]
                for name, ordered in (orders or {}).items()
            },
        )
        index._everything = (1 << len(keys)) - 1
        index._unknown = mask_of((place for place, amount in enumerate(amounts) if amount is None), len(keys))
        index._plain = [amount or 0 for amount in amounts]
        return index

    def matching(self, chosen: Mapping[str, str], among: Iterable[int] | None = None) -> int:
        """The projects that have every chosen value, and are `among` these keys where they are given."""
        mask = self._everything
        for facet, value in chosen.items():
            mask &= self.masks.get(facet, {}).get(value, 0)
        if among is not None:
            wanted = set(among)
            mask &= mask_of((place for place, key in enumerate(self.keys) if key in wanted), len(self.keys))
        return mask

    def tally(self, mask: int) -> Tally:
        """What these projects come to."""
        return Tally(
            mask.bit_count(), sum(compress(self._plain, self._bits(mask))), (mask & self._unknown).bit_count()
        )

    def counts(self, mask: int, facet: str) -> dict[str, int]:
        """How many of these projects have each value of a facet; values without any are missing."""
        counted = ((value, (mask & own).bit_count()) for value, own in self.masks.get(facet, {}).items())
        return {value: count for value, count in counted if count}

    def tallies(self, mask: int, facet: str) -> dict[str, Tally]:
        """The same with amounts. A project with two values counts whole at each."""
        bits, unknown = self._bits(mask), self._unknown
        found = {}
        for value, own in self.masks.get(facet, {}).items():
            here = mask & own
            if here:
                pick, amounts = self._held_by(facet, value)
                found[value] = Tally(
                    here.bit_count(), sum(compress(amounts, pick(bits))), (here & unknown).bit_count()
                )
        return found

    def page(self, mask: int, order: str, first: int, last: int, *, backwards: bool = False) -> list[int]:
        """The keys of the projects from place `first` to before `last` in an order."""
        bits = self._bits(mask)
        ordered = self._in_order(order)
        if ordered is None:
            found = list(compress(self.keys, bits))
        else:
            pick, keys = ordered
            found = list(compress(keys, pick(bits)))
        return (found[::-1] if backwards else found)[first:last]

    def _bits(self, mask: int) -> bytes:
        """One byte for each project, 1 where it is in."""
        if not self.keys:
            return b""
        return format(mask, f"0{len(self.keys)}b").encode()[::-1].translate(_AS_BITS)

    def _in_order(self, order: str) -> tuple[itemgetter[Any], list[int]] | None:
        """How to pick bits in another order than the list's, and the keys in it; worked out once."""
        places = self.orders.get(order)
        if places is None or len(places) < 2:
            return None
        known = self._sorted.get(order)
        if known is None:
            known = self._sorted[order] = (itemgetter(*places), [self.keys[place] for place in places])
        return known

    def _held_by(self, facet: str, value: str) -> tuple[itemgetter[Any], tuple[int, ...]]:
        """How to pick a value's projects out of a row of bits, and their amounts; worked out once."""
        known = self._picks.get((facet, value))
        if known is None:
            own = self._bits(self.masks[facet][value])
            places = list(compress(range(len(self.keys)), own))
            pick = itemgetter(*places) if len(places) > 1 else itemgetter(slice(places[0], places[0] + 1))
            known = self._picks[facet, value] = (pick, tuple(compress(self._plain, own)))
        return known


def mask_of(places: Iterable[int], size: int) -> int:
    """The whole number with these bits set."""
    held = bytearray(size // 8 + 1)
    for place in places:
        held[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(held, "little")
