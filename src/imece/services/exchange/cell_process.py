"""Reads the cells of one workbook in a process of its own and prints them as lines of JSON; knows nothing of Django.

A workbook of 5 KB can ask its reader for hundreds of gigabytes (one filled cell in the last corner), and the reader then
takes its whole process down. Here it takes down only this one, which has its own ceiling on memory and time.

In: the workbook on standard input; the options as JSON in the first argument: sheet, rows, columns, text.
Out: one head line `{"sheet", "others", "merged"}`, one line `[row number, cell, …]` per filled row, and a last line
`{"end": code}` with an empty code when all is told. Cells: text, number, true/false, null; a date is `["2026-04-15"]`.
"""

import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 60
EXACT_INTEGERS = 2**53


class Refusal(Exception):
    """Ends the reading with a code (and the row where it happened)."""


def main() -> None:
    """Read, print, and say how it ended."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    options = json.loads(sys.argv[1])
    try:
        for line in lines(sys.stdin.buffer.read(), options):
            say(line)
        say({"end": ""})
    except Refusal as refusal:
        say({"end": refusal.args[0], "row": refusal.args[1] if len(refusal.args) > 1 else 0})
    except PasswordError:
        say({"end": "password"})
    except MemoryError:
        say({"end": "too-wide-area"})
    except (CalamineError, ValueError, OSError):
        say({"end": "damaged"})


def say(line: object) -> None:
    """One line of JSON to the parent."""
    sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")))
    sys.stdout.write("\n")


def lines(content: bytes, options: dict[str, Any]) -> Iterator[object]:
    """The head line, then the filled rows."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    name, others = chosen_sheet(workbook, options["sheet"])
    sheet = workbook.get_sheet_by_name(name)
    yield {"sheet": name, "others": others, "merged": len(sheet.merged_cell_ranges or ())}
    yield from filled_rows(sheet, options)


def chosen_sheet(workbook: CalamineWorkbook, wanted: str | None) -> tuple[str, list[str]]:
    """The wanted sheet, or the first visible one; and the names of the other visible ones."""
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    name = wanted or (names[0] if names else "")
    if name not in workbook.sheet_names:
        raise Refusal("sheet-missing" if wanted else "no-rows")
    return name, [other for other in names if other != name]


def filled_rows(sheet: CalamineSheet, options: dict[str, Any]) -> Iterator[list[object]]:
    """`[row number, cell, …]` of each row that holds something."""
    columns, most_text, left = options["columns"], options["text"], options["rows"]
    first_column = sheet.start[1] if sheet.start else 0
    first_row = sheet.start[0] if sheet.start else 0
    padding = [None] * first_column
    for number, row in enumerate(sheet.to_python(skip_empty_area=True), first_row + 1):
        cells = padding + [plain(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(cells) > columns:
            raise Refusal("columns")
        if any(isinstance(cell, str) and len(cell) > most_text for cell in cells):
            raise Refusal("text", number)
        left -= 1
        if left < 0:
            raise Refusal("rows")
        yield [number, *cells]


def plain(value: object) -> object:
    """A cell as JSON: a moment without a time of day is a date, a length of time is text, blank text is nothing."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float):
        return shown(value)
    if isinstance(value, date):
        if isinstance(value, datetime) and value.time() == time():
            value = value.date()
        return [value.isoformat()]
    return str(value) if isinstance(value, (time, timedelta)) else value


def shown(value: float) -> float:
    """The number to the 15 digits that spreadsheet programs show, so that 0.1 + 0.2 is 0.3; whole ones exact."""
    if value.is_integer() and abs(value) < EXACT_INTEGERS:
        return int(value)
    return float(f"{value:.15g}")


if __name__ == "__main__":
    main()
