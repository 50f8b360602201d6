"""Files, functions and templates keep their sizes; data is not code; nothing of one workplace is named."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "imece"
PYTHON = [
    p
    for folder in (SOURCE, ROOT / "tests", ROOT / "bench")
    for p in folder.rglob("*.py")
    if "migrations" not in p.parts
]
MOST_LINES = 400
MOST_FUNCTION_LINES = 60
MOST_TEMPLATE_LINES = 200


def test_python_files_stay_under_the_limit() -> None:
    assert len(PYTHON) > 100
    long = {
        p.relative_to(ROOT).as_posix(): n
        for p in PYTHON
        if (n := len(p.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_each_file_says_its_purpose_in_its_first_line() -> None:
    silent = [
        p.relative_to(ROOT).as_posix()
        for p in PYTHON
        if (text := p.read_text("utf-8").strip()) and not text.startswith('"""') and not text.startswith("#!")
    ]
    assert silent == []


def test_functions_stay_under_the_limit() -> None:
    long = [
        f"{p.relative_to(ROOT)}:{node.name} ({node.end_lineno - node.lineno + 1})"
        for p in SOURCE.rglob("*.py")
        if "migrations" not in p.parts
        for node in ast.walk(ast.parse(p.read_text("utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert long == []


def test_templates_stay_under_the_limit() -> None:
    templates = list(SOURCE.rglob("templates/**/*.html"))
    assert len(templates) > 30
    assert [t.name for t in templates if len(t.read_text("utf-8").splitlines()) > MOST_TEMPLATE_LINES] == []


def test_templates_carry_no_inline_script_or_style() -> None:
    for template in SOURCE.rglob("templates/**/*.html"):
        text = template.read_text("utf-8")
        assert not re.search(r"<style\b|\sstyle=\"|\son(click|change|submit|load|input)=", text), template
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)", text), template


def test_tracked_files_name_no_registry_and_no_folder_of_one_machine() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    for name in filter(None, tracked):
        path = ROOT / name
        if not path.is_file() or path.suffix in {".woff2", ".png", ".webp", ".jpg"}:
            continue
        text = path.read_text("utf-8", errors="replace")
        if "requirements/" in name:
            assert "://" not in text, name
        assert not re.search(r"/(root|home)/\w+/|(?<![\w.])/work/(main|shared)", text), name
