"""The demo can be loaded on any day of the year and is the same for the same day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from imece.overview.showcase import loading
from imece.work.activities.models import Activity
from imece.work.indicators.models import Actual, FrozenRecord, YearFigure
from tests.demo import loaded_demo

pytestmark = pytest.mark.django_db


def told() -> list[Any]:
    """What can be compared of a load."""
    return [
        list(
            Activity.objects.order_by("office", "first", "title").values_list(
                "title", "first", "participants"
            )
        ),
        list(
            Actual.objects.order_by("indicator__name", "first", "last").values_list(
                "indicator__name", "first", "state", "approved_value"
            )
        ),
        list(
            FrozenRecord.objects.order_by(
                "actual__indicator__name", "actual__first", "day", "title"
            ).values_list("title", "day", "share")
        ),
        list(
            YearFigure.objects.order_by("indicator__name", "year", "basis").values_list("value", "effective")
        ),
    ]


@pytest.mark.slow
def test_loads_are_alike_when_the_day_is_the_same() -> None:
    found = []
    for _turn in range(2):
        with loaded_demo(date(2028, 2, 29)):
            found.append(told())
    assert found[0] == found[1]
    assert Actual.objects.count() == 0


def test_facts_ahead_are_left_out_when_loaded_in_summer() -> None:
    with loaded_demo(date(2027, 7, 25)):
        assert loading.is_loaded()
        last = Activity.objects.order_by("-first").values_list("first", flat=True)[0]
        assert last == date(2027, 7, 16)
