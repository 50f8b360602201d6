"""`imece check-plan FILE`: tell a plan in a spreadsheet or JSON file its contradictions, without saving anything.

FILE.json has the form told in `imece.work.strategy.plan_json`; any other file is read as a table with one row per
indicator (`imece.work.strategy.plan_rows`).

Exit code: 0 when there is no error (warnings and notes may be there), 1 when there is one, 2 when the file cannot be
read, with one sentence on the error output. `--json` prints

    {"file": "…", "title": "…", "counts": {"error": 0, "warning": 2, "note": 1},
     "findings": [{"code": "I01", "severity": "warning", "criterion": "consistency", "acceptable": true,
                   "place": {"sheet": "Plan", "row": 12}, "values": {"number": "2.4.9", …},
                   "message": "…", "proposal": "…" or null}]}
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext, gettext_noop, override

from imece.services.exchange.reading import UnreadableSheet, read_sheet
from imece.work.strategy.checks import Finding, Severity, check_plan
from imece.work.strategy.plan_json import from_json
from imece.work.strategy.plan_rows import HEADINGS, from_rows
from imece.work.strategy.plan_sheet import PlanSheet, WrongSheet

LARGEST_JSON = 20 * 1024 * 1024

FILE_MISSING = gettext_noop("There is no file “%(file)s”.")
FILE_UNREADABLE = gettext_noop("The file “%(file)s” cannot be opened.")
TOO_LARGE = gettext_noop("The file “%(file)s” is too large to be a plan.")
NOT_JSON = gettext_noop("The file “%(file)s” is no JSON text.")
CLEAN = gettext_noop("No findings.")


class Command(BaseCommand):
    """Reads one file, runs all checks and prints what they find; saves nothing."""

    help = "Check a strategic plan in a spreadsheet or JSON file for contradictions."
    requires_system_checks: list[str] | tuple[str, ...] = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file, the form of the answer and its language."""
        parser.add_argument("file", type=Path, help="an .xlsx, .xls, .ods, .csv or .json file")
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")
        parser.add_argument(
            "--language", choices=("tr", "en"), default="tr", help="language of the sentences"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit with 0, 1 or 2 as told above."""
        path, language = options["file"], options["language"]
        with override(language):
            try:
                plan = read_plan(path)
            except (WrongSheet, UnreadableSheet) as refusal:
                self.stderr.write(
                    refusal.sentence(language) if isinstance(refusal, WrongSheet) else str(refusal)
                )
                sys.exit(2)
        findings = check_plan(plan)
        self.stdout.write(
            as_json(path, plan, findings, language) if options["json"] else as_text(findings, language)
        )
        if any(finding.severity is Severity.ERROR for finding in findings):
            sys.exit(1)


def read_plan(path: Path) -> PlanSheet:
    """The plan in a file. Raises `WrongSheet` or `UnreadableSheet`, both with a sentence."""
    values = {"file": path.name}
    if not path.is_file():
        raise WrongSheet(FILE_MISSING, values)
    try:
        if path.suffix.lower() != ".json":
            sheet = read_sheet(path, name=path.name, expected=HEADINGS)
            return from_rows(sheet.headings, sheet.rows, sheet=sheet.name, title=path.stem)
        if path.stat().st_size > LARGEST_JSON:
            raise WrongSheet(TOO_LARGE, values)
        return from_json(json.loads(path.read_bytes(), parse_float=Decimal, parse_constant=Decimal))
    except OSError as error:
        raise WrongSheet(FILE_UNREADABLE, values) from error
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError, InvalidOperation) as error:
        raise WrongSheet(NOT_JSON, values) from error


def as_json(path: Path, plan: PlanSheet, findings: Sequence[Finding], language: str) -> str:
    """The findings for another program; see the head of this file."""
    counted = Counter(finding.severity for finding in findings)
    answer = {
        "file": path.name,
        "title": plan.title,
        "counts": {severity.value: counted[severity] for severity in Severity},
        "findings": [finding.as_json(language) for finding in findings],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def as_text(findings: Sequence[Finding], language: str) -> str:
    """One line per finding, its proposal below it."""
    if not findings:
        with override(language):
            return gettext(CLEAN)
    lines: list[str] = []
    for finding in findings:
        with override(language):
            severity = str(finding.severity.label)
        place = finding.place.text(language)
        where = f" [{place}]" if place else ""
        lines.append(f"{finding.code} {severity}{where}: {finding.sentence(language)}")
        proposal = finding.proposal(language)
        if proposal:
            lines.append(f"    → {proposal}")
    return "\n".join(lines)
