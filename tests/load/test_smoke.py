"""The client and the floor of the bench, for real but small."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING
from urllib.error import URLError

import pytest
from bench import __main__ as command
from bench.client import NotAnsweredError, Visitor, page, under_load
from bench.groups.indicators import FLOOR_FORM, submit_to_floor
from bench.servers import clean_environment, run, served

if TYPE_CHECKING:
    from pathlib import Path


def test_floor_is_served_takes_forms_and_ends(tmp_path: Path) -> None:
    environment = clean_environment(FLOOR_DATABASE_URL=f"sqlite:///{tmp_path / 'floor.sqlite3'}")
    sessions = json.loads(run("bench.floor", environment=environment, timeout=60))
    with served("bench.floor:application", environment, tmp_path / "log", "/page/") as port:
        crowd = [Visitor(port, key) for key in sessions[:4]]
        stranger, visitor = Visitor(port), crowd[0]
        assert len(page(visitor, "/page/", 3)()) == 3
        assert submit_to_floor(visitor).status == 302
        assert visitor.post("/form/", {**FLOOR_FORM, "email": "no address"}).status == 200
        assert stranger.post("/form/", FLOOR_FORM).status == 403
        with pytest.raises(NotAnsweredError):
            page(visitor, "/nowhere/", 1)()
        load = under_load(crowd, submit_to_floor, 0.3)
        assert load.failed == 0
        assert load.done >= 4
        for each in (*crowd, stranger):
            each.close()
    with pytest.raises(URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/page/", timeout=2)


def test_callers_data_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////precious")
    monkeypatch.setenv("IMECE_DATA_DIR", "/precious")
    found = clean_environment(PORT="1")
    assert "DATABASE_URL" not in found
    assert "IMECE_DATA_DIR" not in found
    assert found["PORT"] == "1"


def test_unknown_part_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "nothing"])
    assert command.main() == 2
    assert "no part called “nothing”" in capsys.readouterr().out
