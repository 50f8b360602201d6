"""The plain shape of a sheet that came in: cells, rows, headings, remarks and the refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Cell: TypeAlias = str | Decimal | date | bool | None  # a moment is a `datetime`, which is a `date`


class SheetRow(NamedTuple):
    """One row with the number that the person sees in their own program (the first row is 1)."""

    number: int
    cells: Sequence[Cell]


class Notice(NamedTuple):
    """A remark on how the sheet was read; `code` for tests, `sentence` for the person."""

    code: str
    sentence: str | _StrPromise


@dataclass(frozen=True, slots=True)
class Limits:
    """What a sheet may be at most; bytes, data rows, columns, characters in a cell (Excel's own limit)."""

    size: int = 40 * 1024 * 1024
    rows: int = 100_000
    columns: int = 200
    text: int = 32_767


USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet read whole: every row is as long as `headings`; empty rows are left out, their numbers stay free."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[SheetRow]
    notices: tuple[Notice, ...] = ()
    encoding: str = ""  # how the letters of a text file were read; empty for workbooks


class UnreadableSheet(Exception):
    """A file that is not read; `code` for tests and logs, `sentence` for the person: why, and what to do."""

    def __init__(self, code: str, sentence: str | _StrPromise) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)
