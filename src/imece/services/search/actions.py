"""Writing what can be found: kept with the record in one transaction, forgotten with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from imece.ground.values import turkish
from imece.ground.web.addresses import neutral
from imece.services.search import scopes
from imece.services.search.models import Findable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

BATCH: Final = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """What a search shows of one record; `text` is found by but not shown.

    Without an office it is the installation's own and found by every member. Members with a unit of their own (contacts) find what belongs to their unit and what is `for_all`.
    """

    office_id: int | None
    kind: str
    object_id: int
    title: str
    text: str
    url: str
    detail: str = ""
    day: date | None = None
    unit_id: int | None = None
    is_public: bool = False
    for_all: bool = False


def keep(findables: Iterable[Found]) -> None:
    """Write or overwrite the rows of these records, in batches."""
    Findable.objects.bulk_create(
        [row(found) for found in findables],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["office", "title", "detail", "url", "day", "unit_id", "is_public", "words"],
    )


def forget(kind: str, ids: Iterable[int]) -> None:
    """Take records out of the search."""
    Findable.objects.filter(kind=kind, object_id__in=list(ids)).delete()


def row(found: Found) -> Findable:
    """The unsaved row of a record."""
    return Findable(
        office_id=found.office_id,
        kind=found.kind,
        object_id=found.object_id,
        title=found.title[:400],
        detail=found.detail[:300],
        url=neutral(found.url)[:300],
        day=found.day,
        unit_id=found.unit_id,
        is_public=found.is_public,
        words=f"{scopes.of_row(found)} {turkish.search_form(f'{found.title} {found.text}')}",
    )
