"""Pages of lists: every row once, whatever the address says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.web.lists import Listing, listing, turned, whole_number
from imece.services.accounts.models import Unit

if TYPE_CHECKING:
    from tests.cast import Cast

SORTS = {"name": ("sort_key", "pk"), "code": ("code", "-pk")}


def page(cast: Cast, query: str) -> Listing[Unit]:
    units = Unit.objects.filter(office=cast.bursa.office)
    return listing(units, RequestFactory().get(f"/?{query}"), sorts=SORTS, default="name")


@pytest.fixture
def many(cast: Cast) -> Cast:
    for number in range(1, 62):
        Unit.objects.create(office=cast.bursa.office, name=f"Birim {number}", code=str(number % 7))
    return cast


@pytest.mark.parametrize("sort", ["name", "-name", "code", "-code"])
def test_every_row_is_shown_once_when_all_pages_are_read(many: Cast, sort: str) -> None:
    shown = [unit.pk for number in (1, 2, 3) for unit in page(many, f"page={number}&sort={sort}").rows]
    columns = [turned(c) for c in SORTS[sort[1:]]] if sort.startswith("-") else SORTS[sort]
    assert shown == list(
        Unit.objects.filter(office=many.bursa.office).order_by(*columns).values_list("pk", flat=True)
    )
    assert len(shown) == len(set(shown)) == 62


def test_numbers_sort_as_numbers_when_they_stand_in_names(many: Cast) -> None:
    names = [unit.name for unit in page(many, "size=100").rows]
    assert names.index("Birim 9") < names.index("Birim 10")


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=abc",
        "page=9999999999999",
        "page=٣",
        "size=7",
        "sort=--name",
        "sort=x;drop",
        "page=",
    ],
)
def test_odd_addresses_give_a_page_and_never_an_error(many: Cast, query: str) -> None:
    found = page(many, query)
    assert (found.total, found.size) == (62, 25)
    assert 1 <= found.page <= 3
    assert found.rows


def test_empty_list_has_one_page(cast: Cast) -> None:
    Unit.objects.filter(office=cast.bursa.office).update(office=cast.orhangazi.office)
    found = page(cast, "page=5")
    assert (found.rows, found.pages, found.first, found.last, found.has_next) == ([], 1, 0, 0, False)


def test_page_costs_two_questions_when_it_is_the_first_or_the_last(
    many: Cast, django_assert_num_queries: object
) -> None:
    for number in (1, 3):
        with django_assert_num_queries(2):  # type: ignore[operator]
            page(many, f"page={number}")


@given(st.text(max_size=20), st.integers(0, 50))
def test_whole_number_stays_in_bounds_whatever_is_typed(text: str, default: int) -> None:
    assert (
        whole_number(text, default, most=1000) == default
        or 1 <= whole_number(text, default, most=1000) <= 1000
    )
