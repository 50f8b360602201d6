"""Between an office's template and a paper: which marks are known, which field fills which, and the filling itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.office_excel import fill_excel_form, names_of_excel_form, unknown_in_excel_form
from imece.ground.paper.office_fields import UnknownField, offered_columns, offered_tables, offered_values
from imece.ground.paper.office_word import fields_of_word_template, fill_word_template
from imece.services.papers import kinds
from imece.services.papers.choices import TemplateForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    from imece.ground.paper.content import Cell, Paper
    from imece.services.papers.models import OfficeTemplate

OWN_VALUES: Final = {
    "title": _("title of the paper"),
    "subtitle": _("line below the title"),
    "period": _("period of the paper"),
    "day": _("day of the paper"),
}
SAMPLE_ROWS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One mark of a template: how it is written, which field fills it, and if none, what comes near."""

    mark: str
    field: str
    unknown: UnknownField | None
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """All marks of a template with their fields, and the places of an Excel form."""

    asked: tuple[Asked, ...]
    names: tuple[str, ...] = ()
    has_mapping: bool = True

    @property
    def unknown(self) -> list[Asked]:
        """The marks that nothing fills yet."""
        return [one for one in self.asked if one.unknown is not None]

    @property
    def is_complete(self) -> bool:
        """Whether the template can be used."""
        return self.has_mapping and not self.unknown


def offered_by(kind: kinds.PaperKind | None) -> tuple[list[str], dict[str, list[str]]]:
    """The names that a kind of paper offers: single values, and the fields of each table's rows."""
    if kind is None:
        return list(OWN_VALUES), {}
    return [*OWN_VALUES, *kind.values], {name: list(columns) for name, columns in kind.tables.items()}


def words_for(kind: kinds.PaperKind | None, name: str) -> str | _StrPromise:
    """What a field is called for people, with its name behind; `name` may be "table.field"."""
    table, _dot, column = name.rpartition(".")
    offered = (kind.tables.get(table, {}) if table else {**OWN_VALUES, **kind.values}) if kind else OWN_VALUES
    label = offered.get(column)
    return f"{label} ({name})" if label else f"({name})"


def check_of(template: OfficeTemplate, content: bytes) -> TemplateCheck:
    """The check of a template against what its kind offers. Raises `PaperRefused` for a mark that is not allowed."""
    if template.form == TemplateForm.EXCEL:
        names = tuple(names_of_excel_form(content))
        return TemplateCheck((), names, has_mapping=bool(template.mapping))
    values, tables = offered_by(kinds.find_kind(template.kind))
    fields = fields_of_word_template(content)
    asked = [_asked(mark, template.mapping, values) for mark in sorted(fields.values)]
    for table, columns in sorted(fields.tables.items()):
        if table not in tables:
            asked.append(Asked(table, "", UnknownField.among(table, list(tables)), ()))
            continue
        asked += [
            _asked(f"{table}.{column}", template.mapping, tables[table], table) for column in sorted(columns)
        ]
    return TemplateCheck(tuple(asked))


def _asked(mark: str, mapping: Mapping[str, str], offered: list[str], table: str = "") -> Asked:
    name = mark.partition(".")[2] if table else mark
    field = mapping.get(mark, name if name in offered else "")
    known = field in offered
    unknown = None if known else UnknownField.among(name, offered, within=table)
    return Asked(mark, field if known else "", unknown, tuple(offered))


def unknown_places(content: bytes, places: list[str]) -> list[str]:
    """The cells and names that an Excel form does not have."""
    return unknown_in_excel_form(content, places)


def filled(template: OfficeTemplate, content: bytes, paper: Paper) -> bytes:
    """The office's template filled with what the paper offers. Raises `PaperRefused`."""
    values, tables, columns = offered_values(paper), offered_tables(paper), offered_columns(paper)
    if template.form == TemplateForm.EXCEL:
        return fill_excel_form(
            content, {place: values.get(field) for place, field in template.mapping.items()}
        )
    fields = fields_of_word_template(content)
    mapping = template.mapping
    said = {
        mark: values[mapping.get(mark, mark)] for mark in fields.values if mapping.get(mark, mark) in values
    }
    rows: dict[str, list[dict[str, Cell]]] = {}
    for table, marks in fields.tables.items():
        if table in tables:
            known = {mark: mapping.get(f"{table}.{mark}", mark) for mark in marks}
            kept = {mark: field for mark, field in known.items() if field in columns[table]}
            rows[table] = [{mark: row[field] for mark, field in kept.items()} for row in tables[table]]
    return fill_word_template(content, said, rows, language=paper.language)


def tried(template: OfficeTemplate, content: bytes) -> bytes:
    """The template filled with the kind's own sample, or with the names of the fields in guillemets."""
    kind = kinds.find_kind(template.kind)
    if kind is not None and kind.sample is not None:
        return filled(template, content, kind.sample)
    values, tables = offered_by(kind)
    if template.form == TemplateForm.EXCEL:
        return fill_excel_form(content, {place: f"«{field}»" for place, field in template.mapping.items()})
    fields = fields_of_word_template(content)
    mapping = template.mapping
    said = {
        mark: f"«{mapping.get(mark, mark)}»" for mark in fields.values if mapping.get(mark, mark) in values
    }
    rows = {
        table: [
            {mark: f"«{mapping.get(f'{table}.{mark}', mark)} {number}»" for mark in marks}
            for number in range(1, SAMPLE_ROWS + 1)
        ]
        for table, marks in fields.tables.items()
        if table in tables
    }
    return fill_word_template(content, dict(said), rows)
