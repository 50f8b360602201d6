"""Whether a year was published exactly as it was approved: then its published figures need no reading of their own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.db.models import Case, Count, F, Q, Value, When

from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual

if TYPE_CHECKING:
    from imece.work.indicators.querysets import ActualQuerySet

Span = tuple[date, date]


def _same(column: str) -> Q:
    same = Q(**{f"published_{column}": F(f"approved_{column}")})
    return same | Q(**{f"published_{column}__isnull": True, f"approved_{column}__isnull": True})


ALIKE: Final = (
    Q(state=ActualState.APPROVED, published_at__isnull=False)
    & _same("value")
    & _same("numerator")
    & _same("denominator")
)


def periods_of(year: int, named: list[int] | None) -> tuple[set[Span], bool]:
    """The periods that approved actuals cover, and whether everything is published exactly as it was approved.

    Both in one reading, since most years are published as they were approved, and then nothing more is to be asked.
    """
    flag = Case(When(ALIKE, then=Value(1)), default=Value(0))
    lines = set(
        _shown(year, named).annotate(alike=flag).values_list("first", "last", "state", "alike").distinct()
    )
    spans = {(first, last) for first, last, state, _alike in lines if state == ActualState.APPROVED}
    return spans, all(alike for _first, _last, _state, alike in lines)


def _shown(year: int, named: list[int] | None) -> ActualQuerySet:
    """The actuals that are part of the year's figures on either basis."""
    rows = Actual.objects.order_by().filter(first__year=year)
    if named is not None:
        rows = rows.filter(indicator_id__in=named)
    return rows.filter(Q(published_at__isnull=False) | Q(state=ActualState.APPROVED))


def unlike(year: int, named: list[int] | None) -> tuple[set[int], set[int]]:
    """The indicators that were not published exactly as approved: those with published actuals, and those without any."""
    lines = (
        _shown(year, named)
        .values_list("indicator_id")
        .annotate(alike=Count("pk", filter=ALIKE), published=Count("published_at"))
        .filter(alike__lt=Count("pk"))
    )
    found: dict[bool, set[int]] = {True: set(), False: set()}
    for key, _alike, published in lines:
        found[published > 0].add(key)
    return found[True], found[False]
