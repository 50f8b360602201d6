"""Pages of long lists: sorted by named orders, counted, the last page as quick as the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

Row = TypeVar("Row")
SIZES = (25, 50, 100)
LAST_POSSIBLE_PAGE = 1_000_000


@dataclass(slots=True)
class Listing(Generic[Row]):
    """One page: its rows and where it stands. `sort` is the name of the order, `-name` for the reverse."""

    rows: list[Row]
    total: int
    page: int
    size: int
    sort: str

    @property
    def pages(self) -> int:
        """How many pages there are (at least one)."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """Number of the first row shown, counted from 1; 0 when empty."""
        return (self.page - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return min(self.page * self.size, self.total)

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before."""
        return self.page > 1

    @property
    def has_next(self) -> bool:
        """Whether there is a page after."""
        return self.page < self.pages

    @property
    def previous_page(self) -> int:
        """Number of the page before."""
        return max(1, self.page - 1)

    @property
    def next_page(self) -> int:
        """Number of the page after."""
        return min(self.pages, self.page + 1)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Page sizes to offer."""
        return SIZES


def whole_number(text: str | None, default: int, *, least: int = 1, most: int = LAST_POSSIBLE_PAGE) -> int:
    """A whole number from an address; anything else gives the default."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return min(max(int(text), least), most)


def listing(
    queryset: QuerySet[Any, Row],
    request: HttpRequest,
    *,
    sorts: Mapping[str, Sequence[str]],
    default: str,
) -> Listing[Row]:
    """The page that the address asks for (`page`, `size`, `sort`); unknown values fall back silently.

    `sorts` names the orders a person may choose; each ends in a unique column. Beyond the middle the order is
    turned round, so that the last page costs what the first costs.
    """
    sort = request.GET.get("sort", default)
    if sort.lstrip("-") not in sorts or sort.count("-") > 1:
        sort = default
    size = whole_number(request.GET.get("size"), SIZES[0])
    size = size if size in SIZES else SIZES[0]
    total = queryset.count()
    pages = max(1, -(-total // size))
    page = whole_number(request.GET.get("page"), 1, most=pages)
    columns = list(sorts[sort.lstrip("-")])
    if sort.startswith("-"):
        columns = [turned(column) for column in columns]
    start, stop = (page - 1) * size, min(page * size, total)
    if start > total // 2:
        backwards = queryset.order_by(*[turned(column) for column in columns])[total - stop : total - start]
        rows = list(backwards)[::-1]
    else:
        rows = list(queryset.order_by(*columns)[start:stop])
    return Listing(rows=rows, total=total, page=page, size=size, sort=sort)


def turned(column: str) -> str:
    """The same column in the other direction."""
    return column[1:] if column.startswith("-") else f"-{column}"
