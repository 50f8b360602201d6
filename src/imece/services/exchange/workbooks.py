"""Cells of xlsx, xls and ods workbooks: weighed and scanned here, read in a process of their own (`cell_process`)."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from imece.services.exchange.cells import SheetRow
from imece.services.exchange.unreadable import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.services.exchange.cells import Cell, Limits

READER: Final = Path(__file__).with_name("cell_process.py")
ROWS_ABOVE: Final = 40  # titles over the headings do not count as data


class RawSheet(NamedTuple):
    """The rows of one sheet as they stand, titles and headings included."""

    name: str
    others: tuple[str, ...]
    merged: int
    rows: list[SheetRow]


def read_cells(file: BinaryIO, sheet: str | None, limits: Limits) -> RawSheet:
    """All filled rows of the sheet (default: the first visible one). Raises `UnreadableSheet`."""
    options = {**asdict(limits), "sheet": sheet, "rows": limits.rows + ROWS_ABOVE}
    file.seek(0)
    command = [sys.executable, "-I", str(READER), json.dumps(options)]
    with subprocess.Popen(  # noqa: S603 -- our own interpreter and script; the stranger's bytes go to its standard input
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=False
    ) as process:
        try:
            return _told(process, file.read(), limits)
        finally:
            process.kill()


def _told(process: subprocess.Popen[bytes], content: bytes, limits: Limits) -> RawSheet:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the cell process was started without pipes")
    try:
        process.stdin.write(content)
        process.stdin.close()
    except BrokenPipeError as error:
        raise unreadable("damaged", limits) from error
    head: dict[str, Any] = {}
    rows: list[SheetRow] = []
    for line in _lines(process.stdout):
        if isinstance(line, list):
            rows.append(SheetRow(int(line[0]), [_cell(value) for value in line[1:]]))
        elif "end" in line:
            if line["end"]:
                raise unreadable(line["end"], limits, row=int(line.get("row", 0)))
            return RawSheet(head["sheet"], tuple(head["others"]), int(head["merged"]), rows)
        else:
            head = line
    # It stopped without a word: the reader asked for more memory or time than it may have.
    raise unreadable("too-wide-area", limits)


def _lines(output: Any) -> Iterator[Any]:
    for line in output:
        yield json.loads(line, parse_float=Decimal, parse_int=Decimal)


def _cell(value: Any) -> Cell:
    if type(value) is list:
        text = value[0]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return value.strip() if type(value) is str else value
