"""Values read as the language writes them, and what is missing reads as a dash."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from imece.ground.values.money import Money
from imece.ground.values.period import Period
from tests.unit.ground.ui.rendering import render

SOURCES = [
    ("{{ value|decimal }}", Decimal("1234.5"), "1.234,5", "1,234.5"),
    ("{{ value|decimal:2 }}", Decimal("1234.5"), "1.234,50", "1,234.50"),
    ("{{ value|rounded }}", Decimal("41.518987"), "41,52", "41.52"),
    ("{{ value|rounded }}", Decimal("1200.00"), "1.200", "1,200"),
    ("{{ value|percent }}", Decimal(8), "%8", "8%"),
    ("{{ value|percent:1 }}", Decimal("-8.25"), "-%8,3", "-8.3%"),
    ("{{ value|plain }}", Decimal("1234.50"), "1234.50", "1234.50"),
    ('{{ value|money:"TRY" }}', Decimal("18234583.13"), "18.234.583,13 ₺", "₺18,234,583.13"),
    ("{{ value|money }}", Money(Decimal(5), "EUR"), "5,00 €", "€5.00"),
    ("{{ value|day }}", date(2019, 4, 19), "19 Nisan 2019", "19 April 2019"),
    (
        "{{ value.0|days:value.1 }}",
        (date(2019, 4, 15), date(2019, 4, 19)),
        "15–19 Nisan 2019",
        "15–19 April 2019",
    ),
    ("{{ value|days }}", date(2019, 4, 15), "15 Nisan 2019", "15 April 2019"),
    ("{{ value|period }}", Period.of_half(2021, 1), "2021 1. yarıyıl", "first half of 2021"),
    (
        "{{ value|datetime_local }}",
        datetime(2026, 11, 21, 22, 5, tzinfo=UTC),
        "22 Kasım 2026 01:05",
        "22 November 2026, 01:05",
    ),
    ("{{ value|day }}", datetime(2026, 11, 21, 22, 5, tzinfo=UTC), "22 Kasım 2026", "22 November 2026"),
    ("{{ value|initials }}", "ışıl naz iğde", "Iİ", "Iİ"),
    ("{{ value|initials }}", "Uzman (örnek)", "U", "U"),
]


@pytest.mark.parametrize(("source", "value", "turkish", "english"), SOURCES)
def test_a_value_reads_in_both_languages(source: str, value: Any, turkish: str, english: str) -> None:
    with timezone.override("Europe/Istanbul"):
        assert render(source, "tr", value=value) == turkish
        assert render(source, "en", value=value) == english


@pytest.mark.parametrize("name", ["decimal", "percent", "money", "day", "days", "period", "datetime_local"])
def test_a_missing_value_reads_as_a_dash(name: str) -> None:
    assert render(f"{{{{ value|{name} }}}}", value=None) == "–"


def test_a_missing_number_leaves_an_attribute_empty() -> None:
    assert render("{{ value|plain }}", value=None) == ""
