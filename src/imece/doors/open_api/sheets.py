"""Projects as one sheet, a project a row: CSV as programs read it (RFC 4180, points and ISO days) and an Excel workbook."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import StringIO
from typing import IO, TYPE_CHECKING, Any, Final

from imece.doors.open_api import identifiers
from imece.services.exchange.writing import Form, SheetColumn, guarded, workbook

if TYPE_CHECKING:
    from imece.doors.open_api.facts import OpenPlace, OpenProject

BETWEEN: Final = "; "  # several values in one cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in both files, its value, how Excel shows it."""

    name: str
    value: Callable[[OpenProject], Any]
    form: Form = Form.TEXT


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(value for value in values if value))


def _point(project: OpenProject) -> OpenPlace | None:
    return next((place for place in project.places if place.latitude is not None), None)


COLUMNS: Final[tuple[Column, ...]] = (
    Column("identifier", identifiers.of_project),
    Column("sample", lambda one: "yes" if one.is_sample else "no"),
    Column("office", lambda one: one.office.slug),
    Column("office_name", lambda one: one.office.name.tr),
    Column("code", lambda one: one.code),
    Column("acronym", lambda one: one.acronym),
    Column("title_tr", lambda one: one.title.tr),
    Column("title_en", lambda one: one.title.en),
    Column("summary_tr", lambda one: one.summary.tr),
    Column("summary_en", lambda one: one.summary.en),
    Column("objectives_tr", lambda one: one.objectives.tr),
    Column("objectives_en", lambda one: one.objectives.en),
    Column("part", lambda one: one.part),
    Column("status", lambda one: one.status),
    Column("funder", lambda one: one.funder.name.tr if one.funder else ""),
    Column("funder_code", lambda one: one.funder.code if one.funder else ""),
    Column("funder_kind", lambda one: one.funder.kind if one.funder else ""),
    Column("programme", lambda one: one.programme.name.tr if one.programme else ""),
    Column("programme_code", lambda one: one.programme.code if one.programme else ""),
    Column("start", lambda one: one.days.start, Form.DAY),
    Column("start_precision", lambda one: one.days.start_precision if one.days.start else ""),
    Column("end", lambda one: one.days.end, Form.DAY),
    Column("end_precision", lambda one: one.days.end_precision if one.days.end else ""),
    Column("awarded_on", lambda one: one.days.awarded_on, Form.DAY),
    Column("currency", lambda one: one.money.currency),
    Column("total", lambda one: one.money.total, Form.MONEY),
    Column("grant", lambda one: one.money.grant, Form.MONEY),
    Column("own_contribution", lambda one: one.money.own, Form.MONEY),
    Column("is_loan", lambda one: "yes" if one.money.is_loan else "no"),
    Column("grant_try", lambda one: one.money.grant_try, Form.MONEY),
    Column("rate", lambda one: one.money.rate, Form.NUMBER),
    Column("rate_day", lambda one: one.money.rate_day, Form.DAY),
    Column("lead", lambda one: one.lead.name if one.lead else ""),
    Column("partners", lambda one: _joined(partner.name for partner in one.partners)),
    Column("partner_countries", lambda one: _joined(partner.country for partner in one.partners)),
    Column("countries", lambda one: _joined(place.country for place in one.places)),
    Column("provinces", lambda one: _joined(place.province for place in one.places)),
    Column("districts", lambda one: _joined(place.district for place in one.places)),
    Column("places", lambda one: _joined(place.label for place in one.places)),
    Column("latitude", lambda one: at.latitude if (at := _point(one)) else None, Form.NUMBER),
    Column("longitude", lambda one: at.longitude if (at := _point(one)) else None, Form.NUMBER),
    Column("point_exactness", lambda one: at.exactness if (at := _point(one)) else ""),
    Column("themes", lambda one: _joined(one.themes)),
    Column("target_groups", lambda one: _joined(one.target_groups)),
    Column("sdgs", lambda one: _joined(one.sdgs)),
    Column("website", lambda one: one.website),
    Column("page", lambda one: one.page),
    Column("published_at", lambda one: one.published_at, Form.MOMENT),
    Column("updated_at", lambda one: one.updated_at, Form.MOMENT),
    Column("confirmed_on", lambda one: one.confirmed_on, Form.DAY),
)


def csv_lines(projects: Iterable[OpenProject]) -> Iterator[str]:
    """The sheet line by line. Text that a spreadsheet program could take for a formula gets an apostrophe before it."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(values: Iterable[str]) -> str:
        writer.writerow(values)
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text

    yield line(column.name for column in COLUMNS)
    for project in projects:
        yield line(_plain(column.value(project)) for column in COLUMNS)


def xlsx_file(projects: Iterable[OpenProject], *, title: str, notices: Iterable[str]) -> IO[bytes]:
    """The workbook, ready to be read from its beginning; the notices stand on a sheet of their own."""
    columns = [SheetColumn(column.name, column.form) for column in COLUMNS]
    rows = ([column.value(project) for column in COLUMNS] for project in projects)
    return workbook(rows, columns, title=title, notices=notices)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)
