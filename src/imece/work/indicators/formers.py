"""Baselines that held before a plan's update: kept in the indicator as `[{"until": "2026-01-01", "value": "3", "year": 2019}, …]`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def baseline_on(formers: Iterable[Mapping[str, Any]], present: Decimal | None, day: date) -> Decimal | None:
    """The baseline that held on a day; the former ones stand in the order of the days until which they held."""
    for former in formers:
        if day < date.fromisoformat(former["until"]):
            return None if former["value"] is None else Decimal(former["value"])
    return present
