"""A measured figure, the table on the screen and the file of results."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

AT_MOST, AT_LEAST = "≤", "≥"
PLACES = 3


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure. `reference` is what it was held against (in the unit that `note` names), `limit` what was promised."""

    name: str
    value: float
    unit: str
    reference: float | None = None
    limit: float | None = None
    way: str = AT_MOST
    note: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the promise is kept; None where nothing was promised."""
        if self.limit is None:
            return None
        return self.value <= self.limit if self.way == AT_MOST else self.value >= self.limit

    def kept(self) -> dict[str, Any]:
        """As the file of results has it."""
        return {
            "name": self.name,
            "value": round(self.value, PLACES),
            "unit": self.unit,
            "reference": None if self.reference is None else round(self.reference, PLACES),
            "note": self.note,
            "limit": None if self.limit is None else f"{self.way} {self.limit:g}",
            "holds": self.holds,
        }


def machine() -> str:
    """What the figures were measured on."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def write_results(path: Path, metrics: Iterable[Metric]) -> None:
    """Write `{"machine": …, "metrics": […]}`."""
    content = {"machine": machine(), "metrics": [metric.kept() for metric in metrics]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def table(metrics: Sequence[Metric]) -> str:
    """The figures as lines: name, value, promise, whether it holds, note."""
    rows = [("metric", "value", "unit", "limit", "", "note")]
    for metric in metrics:
        kept = metric.kept()
        mark = {True: "ok", False: "OVER" if metric.way == AT_MOST else "UNDER", None: ""}[metric.holds]
        rows.append((metric.name, f"{metric.value:.2f}", metric.unit, kept["limit"] or "", mark, metric.note))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[5]]).rstrip()
        for row in rows
    )
