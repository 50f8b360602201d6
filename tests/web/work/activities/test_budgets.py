"""Statements per page: the same for ten rows and two hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.unit.work.activities.scenes import recorded, recorded_many
from tests.web.work.activities.conftest import HOME, content_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.cast import Cast


def cost(client: Client, path: str) -> int:
    content_of(client.get(f"{HOME}{path}"))
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(f"{HOME}{path}")
        content_of(answer)
    assert answer.status_code == 200
    return len(caught)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("?size=100", 15),
        ("?size=100&q=toplanti&kind=meeting&institution=konsey", 15),
        ("export/csv/", 12),
        ("year/2026/", 12),
        ("year/2026/print/", 12),
        ("grid/", 12),
        ("new/", 12),
    ],
)
def test_a_page_costs_the_same_for_ten_rows_and_two_hundred(
    cast: Cast, signed: Callable[..., Client], path: str, most: int
) -> None:
    ayse, client = cast.gaziantep.actor("Ayşe"), signed("Ayşe")
    unit = cast.gaziantep.unit("Kültür")
    recorded_many(ayse, 10, institutions=("Kent Konseyi",), unit=unit)
    few = cost(client, path)
    recorded_many(ayse, 190, institutions=("Kent Konseyi",), unit=unit)
    assert cost(client, path) == few <= most


def test_one_activity_costs_the_same_however_much_hangs_on_it(
    cast: Cast, signed: Callable[..., Client]
) -> None:
    place = cast.gaziantep
    ayse, client = place.actor("Ayşe"), signed("Ayşe")
    small = recorded(
        ayse, institutions=("Bir",), people=(place.members["Ebru"],), divisions={("sex", "women"): 1}
    )
    large = recorded(
        ayse,
        institutions=tuple(f"Kurum {turn}" for turn in range(30)),
        people=tuple(place.members.values()),
        divisions={("target_group", code): 1 for code in ("youth", "women", "rural", "ngo")},
    )
    assert cost(client, f"{large.pk}/") == cost(client, f"{small.pk}/") <= 15
