"""Who may find what, as words of the index itself: a search never meets rows that it would have to drop."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.accounts.actor import Actor
    from imece.services.search.actions import Found

SHARED: Final = 0
"""Stands for an office in the index where a row belongs to the whole installation."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a search looks: these offices, and of their rows those that carry one mark of each list."""

    offices: list[int]
    marks: list[list[str]]


def office_word(office_id: int) -> str:
    """Marks the rows of one office (the index of before migration 0004 needs it)."""
    return f"zzo{office_id}"


def unit_word(unit_id: int) -> str:
    """Marks the rows of one unit."""
    return f"zzu{unit_id}"


def kind_word(kind: str) -> str:
    """Marks the rows of one kind of record."""
    return f"zzk{re.sub('[^a-z]', '', kind)}"


FOR_ALL = "zzall"
PUBLIC = "zzpublic"


def of_row(found: Found) -> str:
    """The marks of one row."""
    words = [office_word(found.office_id or SHARED), kind_word(found.kind)]
    if found.unit_id is not None:
        words.append(unit_word(found.unit_id))
    if found.for_all:
        words.append(FOR_ALL)
    if found.is_public:
        words.append(PUBLIC)
    return " ".join(words)


def of_actor(actor: Actor) -> Scope:
    """What this actor may find."""
    offices = sorted({SHARED, *actor.readable_office_ids})
    if actor.reads_as_staff:
        return Scope(offices, [])
    return Scope(offices, [[FOR_ALL, *(unit_word(unit_id) for unit_id in sorted(actor.unit_ids))]])


def of_public(office_ids: Iterable[int]) -> Scope:
    """What everybody may find: public rows of these offices."""
    return Scope(list(office_ids), [[PUBLIC]])
