"""Workbooks, good and hostile, built in memory for the tests of sheets."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter


def workbook(
    rows: Sequence[Sequence[Any]], *, touch: Callable[[Any, Any], None] | None = None, sheet: str = "Liste"
) -> bytes:
    """An xlsx with these rows as XlsxWriter types them; `touch(book, sheet)` may add what it likes."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, column, value)
            elif value is not None:
                page.write(number, column, value)
    if touch is not None:
        touch(book, page)
    book.close()
    return target.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same container with one part changed (or added, from nothing)."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return target.getvalue()


def open_document(rows: Sequence[Sequence[str]], *, more: str = "", before: str = "") -> bytes:
    """An ods of text cells; `more` is further table XML, `before` stands before the root element."""
    table = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Liste">{table}{more}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:x"/>')
        archive.writestr("content.xml", content)
    return target.getvalue()
