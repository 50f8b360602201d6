"""A paper as an Excel workbook: its facts and texts on the first sheet, each table on a sheet of its own; text is never a formula."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from imece.ground.paper.checking import check
from imece.ground.paper.content import (
    Bullets,
    Facts,
    Heading,
    Notice,
    Paragraph,
    SideBySide,
    Signatures,
    Table,
)
from imece.ground.paper.texts import plain
from imece.ground.paper.words import words_of
from imece.ground.values import turkish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.ground.paper.content import Block, Cell, Column, Paper
    from imece.ground.paper.look import Look

LONGEST_TEXT: Final = 32_000
EXACT_DIGITS: Final = 15
LONGEST_NAME: Final = 31
NAME_WIDTH: Final = 34
VALUE_WIDTH: Final = 90
LINE_HEIGHT: Final = 13.5
TALLEST_ROW: Final = 400.0
EARLIEST: Final = date(2000, 1, 1)
FIRST_EXCEL_DAY: Final = date(1900, 3, 1)


def render_sheet(paper: Paper, look: Look) -> bytes:
    """Write the paper as a workbook. Raises `PaperRefused` for one that is too long."""
    check(paper, look)
    target = BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    day = paper.day or EARLIEST
    with xlsxwriter.Workbook(target, options) as book:
        created = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
        book.set_properties({"title": plain(paper.title)[:250], "created": created})
        _Book(book, paper, look).write()
    return target.getvalue()


class _Book:
    """One workbook on its way: its formats and the names of sheets already taken."""

    def __init__(self, book: Any, paper: Paper, look: Look) -> None:
        self.book, self.paper, self.look = book, paper, look
        self.words = words_of(paper.language)
        self.names: set[str] = set()
        plain_cell = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
        line = {"bottom": 1, "bottom_color": "#C9D1DB"}
        accent = look.accent
        self.formats = {
            "text": book.add_format(plain_cell),
            "title": book.add_format(
                {**plain_cell, "font_size": 16, "bold": True, "font_color": accent, "text_wrap": False}
            ),
            "heading": book.add_format({**plain_cell, "bold": True, "font_color": accent}),
            "name": book.add_format({**plain_cell, "font_color": "#5A6473"}),
            "head": book.add_format(
                {**plain_cell, "bold": True, "font_color": accent, "bottom": 2, "bottom_color": accent}
            ),
            "badge": book.add_format(
                {
                    **plain_cell,
                    "bold": True,
                    "font_color": "#7A4700",
                    "bg_color": "#FFF4E0",
                    "text_wrap": False,
                }
            ),
        }
        self.number_formats: dict[tuple[str, bool], Any] = {}
        self.base = {**plain_cell, **line}

    def write(self) -> None:
        """The first sheet, then the tables."""
        self._first_sheet()
        for number, table in enumerate(self.paper.tables(), start=1):
            self._table(table, number)

    def _page(self, title: str) -> Any:
        page = self.book.add_worksheet(self._free_name(title))
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.hide_gridlines(2)
        page.set_footer(f"&L{_foot(self.look.footer)}&R{self.words['page']} &P/&N")
        if self.paper.is_sample:
            page.set_header(f"&R{self.words['sample']}")
        if self.paper.is_wide:
            page.set_landscape()
        return page

    def _free_name(self, title: str) -> str:
        """A name that Excel allows and that no other sheet has."""
        clean = (
            "".join(" " if sign in "[]:*?/\\" else sign for sign in plain(title))
            .replace("\n", " ")
            .strip(" '")
        )
        clean = clean[:LONGEST_NAME].strip(" '") or self.words["table"]
        name, number = clean, 1
        while turkish.lower(name) in self.names:
            number += 1
            name = f"{clean[: LONGEST_NAME - 5].strip()} ({number})"
        self.names.add(turkish.lower(name))
        return name

    def _first_sheet(self) -> None:
        page = self._page(self.words["facts"])
        page.set_column(0, 0, NAME_WIDTH)
        page.set_column(1, 1, VALUE_WIDTH)
        page.set_row(0, 24)
        page.write_string(0, 0, plain(self.paper.title), self.formats["title"])
        row = 1
        if self.paper.is_sample:
            page.write_string(row, 0, self.words["sample_sentence"], self.formats["badge"])
            row += 1
        opening = [*self.look.letterhead, self.paper.subtitle, self.paper.period]
        for text in filter(None, opening):
            page.write_string(row, 0, plain(text), self.formats["name"])
            row += 1
        for name, value, form in self._lines():
            row += 1
            page.set_row(row, _height([(name, NAME_WIDTH), (value, VALUE_WIDTH)]))
            self._cell(page, row, 0, name, self.formats[form])
            if value is not None:
                self._cell(page, row, 1, value, self._format(value, None, is_strong=False))

    def _lines(self) -> Iterator[Line]:
        """What is said outside tables, line by line: name, value, form of the name."""
        address = self.paper.address
        if address is not None:
            yield self.words["number"], address.number, "name"
            yield self.words["subject"], address.subject, "name"
        for block in self.paper.blocks:
            yield from _lines_of(block, self.words)

    def _table(self, table: Table, number: int) -> None:
        page = self._page(table.caption or table.name or f"{self.words['table']} {number}")
        for place, column in enumerate(table.columns):
            page.set_column(place, place, _width(column))
            page.write_string(0, place, plain(column.title), self.formats["head"])
        for row, cells in enumerate(table.rows, start=1):
            self._row(page, row, cells, table.columns, is_strong=False)
        if table.total is not None:
            self._row(page, len(table.rows) + 1, table.total, table.columns, is_strong=True)
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        if table.rows:
            page.autofilter(0, 0, len(table.rows), len(table.columns) - 1)

    def _row(
        self, page: Any, row: int, cells: tuple[Cell, ...], columns: tuple[Column, ...], *, is_strong: bool
    ) -> None:
        page.set_row(row, _height([(value, _width(one)) for value, one in zip(cells, columns, strict=True)]))
        for place, (value, column) in enumerate(zip(cells, columns, strict=True)):
            self._cell(page, row, place, value, self._format(value, column.places, is_strong=is_strong))

    def _format(self, value: Cell, places: int | None, *, is_strong: bool) -> Any:
        """The cell's format, made once for each look of a value."""
        if isinstance(value, (int, Decimal)):
            form = "#,##0.######" if places is None else "#,##0" + ("." + "0" * places if places else "")
            form = "#,##0" if places is None and value == int(value) else form
        else:
            form = "dd.mm.yyyy" if isinstance(value, date) else "@"
        key = (form, is_strong)
        if key not in self.number_formats:
            shade = {"bold": True, "bg_color": "#EEF2F7"} if is_strong else {}
            self.number_formats[key] = self.book.add_format({**self.base, **shade, "num_format": form})
        return self.number_formats[key]

    @staticmethod
    def _cell(page: Any, row: int, place: int, value: Cell, form: Any) -> None:
        """Numbers and days as such; everything else as text, also what looks like a formula."""
        if value is None or value == "":
            page.write_blank(row, place, None, form)
        elif isinstance(value, (int, Decimal)) and len(Decimal(value).as_tuple().digits) <= EXACT_DIGITS:
            page.write_number(row, place, value, form)
        elif isinstance(value, date) and value >= FIRST_EXCEL_DAY:
            page.write_datetime(
                row,
                place,
                datetime(value.year, value.month, value.day, tzinfo=UTC).replace(tzinfo=None),
                form,
            )
        else:
            page.write_string(row, place, plain(str(value))[:LONGEST_TEXT], form)


Line = tuple[str, "Cell", str]


def _lines_of(block: Block, words: dict[str, str]) -> list[Line]:
    """A block as lines of name, value and form of the name; tables have sheets of their own, pictures stay out."""
    lines: list[Line] = []
    match block:
        case Heading():
            lines = [(block.text, None, "heading")]
        case Paragraph():
            lines = [("", block.text, "text")]
        case Notice():
            lines = [(words[block.tone.value], block.text, "name")]
        case Bullets():
            marks = (f"{number}." if block.is_numbered else "•" for number in range(1, len(block.items) + 1))
            lines = [(mark, item, "name") for mark, item in zip(marks, block.items, strict=True)]
        case Facts():
            lines = [(name, value, "name") for name, value in block.rows]
        case SideBySide():
            lines = _both_sides(block, words)
        case Signatures():
            lines = [_slot(slot, words) for slot in block.slots]
    return lines


def _both_sides(block: SideBySide, words: dict[str, str]) -> list[Line]:
    heading: list[Line] = [(block.heading, None, "heading")] if block.heading else []
    return [
        *heading,
        (words["turkish"], block.turkish or words["missing"], "name"),
        (words["english"], block.english or words["missing"], "name"),
    ]


def _slot(slot: tuple[str, str, str], words: dict[str, str]) -> Line:
    name, role, says = slot
    return says or words["signature"], ", ".join(part for part in (name, role) if part), "name"


def _width(column: Column) -> float:
    """The width of a column in characters."""
    return max(10.0, min(60.0, 12 * column.width))


def _height(cells: list[tuple[Cell, float]]) -> float:
    """The height of a row whose texts are broken at the widths given; not every program works it out by itself."""
    most = 1
    for value, width in cells:
        if isinstance(value, str):
            most = max(most, sum(1 + int(len(line) / width) for line in value.split("\n")))
    return min(TALLEST_ROW, LINE_HEIGHT * most + 2)


def _foot(text: str) -> str:
    """The foot's text; `&` begins a code in Excel's feet and is doubled."""
    return plain(text).replace("&", "&&").replace("\n", " ")[:200]
