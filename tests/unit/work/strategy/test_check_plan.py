"""The command `imece check-plan`: what it prints and how it exits."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.management import call_command

from imece.work.strategy.checks import Severity
from tests.unit.work.strategy.plans import SEED, SEED_NAMES, clean


def run(path: Path, *options: str) -> tuple[int, str, str]:
    """Exit code, output and error output of the command."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("check_plan", str(path), *options, stdout=out, stderr=err, no_color=True)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def written(folder: Path, plan: Any) -> Path:
    path = folder / "plan.json"
    path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    return path


def test_clean_plan_exits_with_0(tmp_path: Path) -> None:
    assert run(written(tmp_path, clean()), "--language", "en") == (0, "No findings.\n", "")


def test_warnings_alone_exit_with_0(tmp_path: Path) -> None:
    plan = clean()
    plan["goals"][0]["objectives"][0]["indicators"][0]["year"] = 2021
    code, output, _ = run(written(tmp_path, plan), "--language", "en")

    assert code == 0
    assert output.startswith("T07 warning")


def test_errors_exit_with_1_and_say_where_they_are(tmp_path: Path) -> None:
    plan = clean()
    plan["goals"][0]["objectives"][0]["indicators"][0].update(targets={}, total="")
    code, output, _ = run(written(tmp_path, plan), "--language", "en")

    assert code == 1
    assert "M01 error [sheet “Plan”, row 7]: Indicator 2.1.1" in output
    assert "    → Write the target of each year" in output


def test_answer_for_another_program(tmp_path: Path) -> None:
    code, output, _ = run(written(tmp_path, SEED), "--json", "--language", "en")
    answer = json.loads(output)

    assert code == 1
    assert answer["counts"] == {"error": 1, "warning": 3, "note": 13}
    assert set(answer["counts"]) == {severity.value for severity in Severity}
    assert [finding["code"] for finding in answer["findings"]][:2] == ["M01", "M06"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "is no JSON text"),
        (b"\xff\xfe\x00", "is no JSON text"),
        (b"[" * 100_000, "is no JSON text"),
        (b'{"goals": 1}', "This is not a plan"),
        (b'{"goals": [{"weight": NaN}]}', "This is not a plan"),
        (b'{"goals": [{"weight": 1e999999999999999999999}]}', "is no JSON text"),
        (b"[]", "This is not a plan"),
    ],
)
def test_unreadable_json_exits_with_2_and_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    code, output, error = run(path, "--language", "en")

    assert (code, output) == (2, "")
    assert sentence in error
    assert error.count("\n") == 1


def test_file_that_is_not_there_exits_with_2(tmp_path: Path) -> None:
    code, _, error = run(tmp_path / "yok.xlsx", "--language", "en")

    assert code == 2
    assert error == "There is no file “yok.xlsx”.\n"


def test_file_that_is_too_large_exits_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imece.work.strategy.management.commands.check_plan.LARGEST_JSON", 10)

    assert run(written(tmp_path, clean()))[0] == 2


def workbook(path: Path, headings: list[str], rows: list[list[Any]]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Plan")
    for index, cells in enumerate([headings, *rows]):
        sheet.write_row(index, 0, cells)
    book.close()
    return path


def test_workbook_is_read_and_the_row_is_named(tmp_path: Path) -> None:
    rows = [
        ["2.4" if index == 0 else "", number, name, float(weight)]
        for index, (number, weight, name) in enumerate(SEED_NAMES)
    ]
    path = workbook(tmp_path / "plan.xlsx", ["Hedef No", "Gösterge No", "Gösterge", "Hedefe Etkisi"], rows)
    code, output, _ = run(path, "--language", "en")

    assert code == 1
    assert "I01 warning [sheet “Plan”, row 11]: Number 2.4.9 stands twice in objective 2.4" in output
    assert "W01" not in output


def test_workbook_without_the_needed_column_exits_with_2(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", ["Ad", "Soyad"], [["a", "b"]])
    code, _, error = run(path, "--language", "en")

    assert code == 2
    assert "no column for the name of the indicator" in error


def test_file_of_another_kind_exits_with_2(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    code, output, error = run(path)

    assert (code, output) == (2, "")
    assert error.strip()
