"""Which heading of a sheet fills which column of the target: proposed by name, corrected by a person, remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from imece.ground.values import turkish
from imece.services.exchange.headings import heading_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.utils.functional import _StrPromise

LIKE_ENOUGH: Final = 0.82  # below this a proposal is wrong more often than right ("Bütçe" and "Bütçe dışı")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that an import fills. `aliases` are other headings in use for it, in any language."""

    key: str
    label: str | _StrPromise
    aliases: tuple[str, ...] = ()
    required: bool = False
    help: str | _StrPromise = ""
    example: str = ""
    choices: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every heading by which the column is known: its label, its key, its aliases."""
        return (str(self.label), self.key, *self.aliases)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Target key → heading. What was left over on either side is told by the three lists."""

    chosen: Mapping[str, str]
    guessed: frozenset[str] = frozenset()
    missing: tuple[Column, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every required column has its heading."""
        return not self.missing


def fingerprint(headings: Sequence[str]) -> str:
    """A hash by which a sheet of the same form is known again: its headings in order, spelling and case aside."""
    return hashlib.sha256("\n".join(heading_form(heading) for heading in headings).encode()).hexdigest()


def expected_names(columns: Iterable[Column]) -> list[str]:
    """Every heading that any of the columns may have."""
    return [name for column in columns for name in column.names]


def propose(
    headings: Sequence[str], columns: Sequence[Column], remembered: Mapping[str, str] | None = None
) -> ColumnMapping:
    """The best mapping to begin with: what was remembered, then the same names, then near names (marked as guessed)."""
    chosen = {
        key: heading
        for key, heading in (remembered or {}).items()
        if heading in headings and any(column.key == key for column in columns)
    }
    _take_same_names(headings, columns, chosen)
    guessed = _take_near_names(headings, columns, chosen)
    return settled(headings, columns, chosen, guessed=guessed)


def settled(
    headings: Sequence[str],
    columns: Sequence[Column],
    chosen: Mapping[str, str],
    *,
    guessed: frozenset[str] = frozenset(),
) -> ColumnMapping:
    """The mapping with what is missing and what is left over."""
    used = set(chosen.values())
    return ColumnMapping(
        chosen=dict(chosen),
        guessed=guessed,
        missing=tuple(column for column in columns if column.required and column.key not in chosen),
        unused=tuple(heading for heading in headings if heading not in used),
    )


def _take_same_names(headings: Sequence[str], columns: Sequence[Column], chosen: dict[str, str]) -> None:
    by_form: dict[str, str] = {}
    for heading in headings:
        by_form.setdefault(heading_form(heading), heading)
    for column in columns:
        if column.key in chosen:
            continue
        free = set(headings) - set(chosen.values())
        matches = [by_form[form] for form in map(heading_form, column.names) if by_form.get(form) in free]
        if matches:
            chosen[column.key] = matches[0]


def _take_near_names(
    headings: Sequence[str], columns: Sequence[Column], chosen: dict[str, str]
) -> frozenset[str]:
    """The likest pairs first, each heading and each column once."""
    used = set(chosen.values())
    pairs = sorted(
        (
            (max(turkish.likeness(heading, name) for name in column.names), -place, column.key, heading)
            for place, heading in enumerate(headings)
            if heading not in used
            for column in columns
            if column.key not in chosen
        ),
        reverse=True,
    )
    guessed: set[str] = set()
    for likeness, _place, key, heading in pairs:
        if likeness < LIKE_ENOUGH:
            break
        if key not in chosen and heading not in used:
            chosen[key] = heading
            used.add(heading)
            guessed.add(key)
    return frozenset(guessed)
