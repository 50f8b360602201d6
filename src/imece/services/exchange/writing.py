"""Sheets going out: xlsx in constant memory and CSV as a stream; numbers stay numbers, text can never become a formula."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, Final

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

XLSX_MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IN_MEMORY: Final = 8 * 1024 * 1024
LONGEST_TEXT: Final = 32_767
MOST_ROWS: Final = 1_048_000  # of Excel's 1 048 576; the rest is left to the heading and the remarks
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
EXACT_DIGITS: Final = 15  # Excel keeps no more; a longer number (an IBAN, a letter number) goes out as text
LONGEST_SHEET_NAME: Final = 31
LIST_ROWS: Final = 2_000
SHORTEST_COLUMN, LONGEST_COLUMN = 10, 60


class Form(StrEnum):
    """How the values of a column look."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"  # the percentage itself: 8 is shown as %8
    DAY = "day"
    MOMENT = "moment"


NUMBER_FORMATS: Final = {
    Form.NUMBER: "#,##0.######",
    Form.MONEY: "#,##0.00",
    Form.PERCENT: '"%"0.##',
    Form.DAY: "dd.mm.yyyy",
    Form.MOMENT: "dd.mm.yyyy hh:mm",
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet going out: its heading, how its values look, its width in characters, a list to choose from."""

    heading: str | _StrPromise
    form: Form = Form.TEXT
    width: int | None = None
    choices: tuple[str, ...] = ()
    remark: str | _StrPromise = ""


Comments = Mapping[tuple[int, int], str]  # (row from 0, column from 0) → remark on the cell


def workbook(
    rows: Iterable[Sequence[Any]],
    columns: Sequence[SheetColumn],
    *,
    title: str,
    notices: Iterable[str] = (),
    comments: Comments | None = None,
) -> IO[bytes]:
    """An xlsx of one sheet, ready to be read from its beginning; memory stays the same for ten rows and a million.

    `comments` mark cells of `rows` (counted from 0) in colour with a remark. `notices` go to a second sheet.
    Raises `ValueError` beyond Excel's own number of rows.
    """
    target = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the caller streams it out and closes it
    book = xlsxwriter.Workbook(
        target,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": title})
    try:
        _Writer(book, columns, title).write(rows, comments or {})
        _write_notices(book, list(notices))
    except BaseException:
        book.close()  # it keeps files of its own open until then
        target.close()
        raise
    book.close()
    target.seek(0)
    return target


def csv_lines(rows: Iterable[Sequence[Any]], columns: Sequence[SheetColumn]) -> Iterator[str]:
    """The sheet line by line, for a streaming answer: byte order mark, semicolons, decimal commas, as Turkish Excel opens it."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")

    def line(values: Iterable[str]) -> str:
        writer.writerow(values)
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text

    yield "\ufeff" + line(guarded(str(column.heading)) for column in columns)
    for row in rows:
        yield line(_csv_text(value) for value in row)


def guarded(text: str) -> str:
    """Text that no spreadsheet program takes for a formula: a leading sign gets an apostrophe before it.

    See OWASP, "CSV Injection". Numbers are written by `csv_lines` without this guard, so -5 stays a number.
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def sheet_name(title: str) -> str:
    """The title as Excel allows it for a sheet: without []:*?/\\, at most 31 characters, no apostrophe at its ends."""
    plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip(" '")
    return plain[:LONGEST_SHEET_NAME].strip(" '") or "Sheet"


class _Writer:
    """Writes one sheet row by row; XlsxWriter in constant memory wants rows in order."""

    def __init__(self, book: Any, columns: Sequence[SheetColumn], title: str) -> None:
        self.columns = columns
        self.page = book.add_worksheet(sheet_name(title))
        self.heading = book.add_format(
            {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.forms = {form: book.add_format({"num_format": code}) for form, code in NUMBER_FORMATS.items()}
        self.wrong = {
            form: book.add_format({"num_format": code, "bg_color": "#FBD5D5"})
            for form, code in {**NUMBER_FORMATS, Form.TEXT: "@"}.items()
        }

    def write(self, rows: Iterable[Sequence[Any]], comments: Comments) -> None:
        for place, column in enumerate(self.columns):
            self.page.set_column(place, place, column.width or _width(column))
            if column.choices:
                self._offer(place, column)
        self.page.freeze_panes(1, 0)
        for place, column in enumerate(self.columns):
            self.page.write_string(0, place, str(column.heading), self.heading)
            if column.remark:
                self.page.write_comment(0, place, str(column.remark))
        last = 0
        for last, row in enumerate(rows, 1):
            if last > MOST_ROWS:
                raise ValueError("more rows than a sheet holds")
            for place, value in enumerate(row):
                remark = comments.get((last - 1, place))
                self._write_cell(last, place, value, wrong=remark is not None)
                if remark is not None:
                    self.page.write_comment(last, place, remark)
        self.page.autofilter(0, 0, max(last, 1), max(len(self.columns) - 1, 0))

    def _write_cell(self, row: int, place: int, value: Any, *, wrong: bool) -> None:
        form = self.columns[place].form if place < len(self.columns) else Form.TEXT
        looks = self.wrong if wrong else self.forms
        if value is None or value == "":
            if wrong:
                self.page.write_blank(row, place, None, looks[form])
        elif isinstance(value, bool):
            self.page.write_boolean(row, place, value, looks.get(form))
        elif _is_exact(value):
            self.page.write_number(row, place, float(value), looks.get(form))
        elif isinstance(value, date):
            moment = _local(value)
            shown = Form.MOMENT if isinstance(moment, datetime) else Form.DAY
            self.page.write_datetime(row, place, moment, looks[shown])
        else:
            self.page.write_string(row, place, str(value)[:LONGEST_TEXT], looks.get(form))

    def _offer(self, place: int, column: SheetColumn) -> None:
        """A drop-down list; Excel keeps at most 255 characters of one, a longer list is only explained in the remark."""
        if len(",".join(column.choices)) <= 255:
            self.page.data_validation(
                1, place, LIST_ROWS, place, {"validate": "list", "source": list(column.choices)}
            )


def _write_notices(book: Any, notices: Sequence[str]) -> None:
    if not notices:
        return
    page = book.add_worksheet(sheet_name(_("Notes")))
    page.set_column(0, 0, LONGEST_COLUMN * 2)
    for number, remark in enumerate(notices):
        page.write_string(number, 0, remark)


def _is_exact(value: Any) -> bool:
    """Whether Excel can hold the number without losing a digit."""
    if isinstance(value, Decimal):
        return (
            value.is_finite()
            and len(value.normalize().as_tuple().digits) <= EXACT_DIGITS
            and abs(value) < 10**EXACT_DIGITS
        )
    if isinstance(value, int):
        return abs(value) < 10**EXACT_DIGITS
    return isinstance(value, float) and math.isfinite(value)


def _local(value: date) -> date:
    """A moment in the reader's time zone, without naming it: spreadsheets know none."""
    if isinstance(value, datetime):
        local = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        return local.date() if local.time() == time() else local
    return value


def _csv_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | float | Decimal):
        return _number_text(value)
    if isinstance(value, date):
        local = _local(value)
        return local.strftime("%d.%m.%Y %H:%M" if isinstance(local, datetime) else "%d.%m.%Y")
    return guarded(str(value))


def _number_text(value: float | Decimal) -> str:
    number = Decimal(str(value))
    return f"{number:f}".replace(".", ",") if number.is_finite() else ""


def _width(column: SheetColumn) -> int:
    return max(SHORTEST_COLUMN, min(LONGEST_COLUMN, len(str(column.heading)) + 4))
