"""The file of results and the table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bench.figures import AT_LEAST, Metric, table, write_results

if TYPE_CHECKING:
    from pathlib import Path

METRICS = [
    Metric("house.floor_page_ms", 4.0, "ms", note="the floor"),
    Metric("plan.overview_ratio", 9.5, "×", 12.3456, 8.0, note="slow"),
    Metric("indicators.rate", 0.7, "×", 100, 0.5, AT_LEAST),
]


def test_results_have_the_agreed_form(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    write_results(path, METRICS)
    found = json.loads(path.read_text(encoding="utf-8"))
    assert set(found) == {"machine", "metrics"}
    assert all({"name", "value", "unit", "reference", "note"} <= set(row) for row in found["metrics"])
    assert found["metrics"][1] == {
        "name": "plan.overview_ratio",
        "value": 9.5,
        "unit": "×",
        "reference": 12.346,
        "note": "slow",
        "limit": "≤ 8",
        "holds": False,
    }


@pytest.mark.parametrize(("metric", "holds"), [(METRICS[0], None), (METRICS[1], False), (METRICS[2], True)])
def test_a_promise_holds_by_its_way(metric: Metric, *, holds: bool | None) -> None:
    assert metric.holds is holds


def test_table_marks_what_does_not_hold() -> None:
    lines = table(METRICS).splitlines()
    assert len(lines) == 1 + len(METRICS)
    assert "OVER" in lines[2]
    assert "ok" in lines[3]
