"""Who may find what, as words of the index itself: a search never meets rows that it would have to drop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.accounts.actor import Actor
    from imece.services.search.actions import Found


def office_word(office_id: int) -> str:
    """Marks the rows of one office."""
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
    words = [office_word(found.office_id), kind_word(found.kind)]
    if found.unit_id is not None:
        words.append(unit_word(found.unit_id))
    if found.for_all:
        words.append(FOR_ALL)
    if found.is_public:
        words.append(PUBLIC)
    return " ".join(words)


def of_actor(actor: Actor) -> list[list[str]]:
    """The marks that a row must carry for this actor: one of each list."""
    offices = [office_word(office_id) for office_id in sorted(actor.readable_office_ids)]
    if actor.is_staff or actor.is_auditor or actor.role == "viewer":
        return [offices]
    return [offices, [FOR_ALL, *(unit_word(unit_id) for unit_id in sorted(actor.unit_ids))]]


def of_public(office_ids: Iterable[int]) -> list[list[str]]:
    """The marks for everybody: public rows of these offices."""
    return [[office_word(office_id) for office_id in office_ids], [PUBLIC]]
