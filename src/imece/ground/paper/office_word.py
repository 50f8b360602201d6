"""An office's own Word template: which fields it asks for, and filling them; a template can ask for nothing else.

The marks are `{{ name }}`, `{% for row in name %} … {% endfor %}` (in table rows `{%tr for … %}`), `{{ row.name }}` and
`{% if name %} … {% endif %}`. They are read as a tree first and everything beyond these is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from imece.ground.paper.office_fields import UnknownField, refuse_unknown
from imece.ground.paper.packages import check_package, with_fixed_days
from imece.ground.paper.refusals import PaperRefused
from imece.ground.paper.texts import cell_text, plain

if TYPE_CHECKING:
    from imece.ground.paper.content import Cell

MAIN_PART: Final = "word/document.xml"
MOST_MARKS: Final = 2_000
MOST_LOOPS: Final = 40
MOST_ROWS: Final = 20_000
_PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")
_FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_ALLOWED: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.For,
    nodes.If,
    nodes.Not,
    nodes.Getattr,
)
_WORDS: Final = {
    "Call": _("a call"),
    "Filter": _("a filter"),
    "Getitem": _("square brackets"),
    "Import": _("an import"),
    "FromImport": _("an import"),
    "Include": _("another file"),
    "Extends": _("another file"),
    "Macro": _("a macro"),
}


@dataclass(slots=True)
class WordFields:
    """What a template asks for: single values, and tables with the fields of their rows."""

    values: set[str] = field(default_factory=set)
    tables: dict[str, set[str]] = field(default_factory=dict)


class _OnlyKeys(SandboxedEnvironment):
    """Names of a row are looked up as keys and never as attributes; there are no loaders, globals, filters or tests."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        for names in (self.globals, self.filters, self.tests):
            names.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The row's value of that name."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)


def fields_of_word_template(template: bytes) -> WordFields:
    """The fields of a template. Raises `PaperRefused` for a file or a mark that is not allowed."""
    check_package(template, MAIN_PART)
    found = WordFields()
    environment = _OnlyKeys()
    loops = 0
    for source in _sources(_opened(template)):
        tree = _tree(environment, source)
        loops += sum(1 for _loop in tree.find_all(nodes.For))
        _collect(tree, {}, found)
    if loops > MOST_LOOPS or len(found.values) > MOST_MARKS:
        raise PaperRefused(_("The template has too many marks."))
    return found


def unknown_in_word_template(
    template: bytes, values: Sequence[str], tables: Mapping[str, Sequence[str]]
) -> list[UnknownField]:
    """The template's fields that are not offered, each with the names that come near, in the order of their names."""
    asked = fields_of_word_template(template)
    unknown = [UnknownField.among(name, values) for name in sorted(asked.values - set(values))]
    for table, columns in sorted(asked.tables.items()):
        if table not in tables:
            unknown.append(UnknownField.among(table, list(tables)))
            continue
        known = tables[table]
        unknown += [UnknownField.among(name, known, within=table) for name in sorted(columns - set(known))]
    return unknown


def fill_word_template(
    template: bytes,
    values: Mapping[str, Cell],
    tables: Mapping[str, Sequence[Mapping[str, Cell]]],
    *,
    language: str = "tr",
) -> bytes:
    """Fill the template; values are printed as typed. Raises `PaperRefused`, naming each unknown field one by one."""
    columns = {name: list(rows[0]) if rows else [] for name, rows in tables.items()}
    unknown = [
        missing
        for missing in unknown_in_word_template(template, list(values), columns)
        if not (missing.within and not tables[missing.within])
    ]
    refuse_unknown(unknown)
    if sum(len(rows) for rows in tables.values()) > MOST_ROWS:
        raise PaperRefused(_("The tables are too long for the template. Narrow them with a filter."))
    context: dict[str, Any] = {name: _said(value, language) for name, value in values.items()}
    for name, rows in tables.items():
        context[name] = [{key: _said(value, language) for key, value in row.items()} for row in rows]
    document = _opened(template)
    target = BytesIO()
    try:
        document.render(context, _OnlyKeys(), autoescape=True)
        document.save(target)
    except (TemplateError, ValueError, KeyError, AttributeError, TypeError, SyntaxError) as error:
        raise _broken() from error
    return with_fixed_days(target.getvalue())


def _said(value: Cell, language: str) -> str:
    return "" if value is None or value == "" else plain(cell_text(value, language))


def _opened(template: bytes) -> Any:
    document = DocxTemplate(BytesIO(template))
    try:
        document.init_docx()
    except (KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise _broken() from error
    return document


def _sources(document: Any) -> list[str]:
    """Everything that will be read as a template: body, heads, feet, footnotes and the file's own properties."""
    texts = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        texts += [document.get_part_xml(part) for _key, part in document.get_headers_footers(uri)]
    for section in document.docx.sections:
        parts = section.part.package.parts
        texts += [part.blob.decode("utf-8", "replace") for part in parts if part.content_type == _FOOTNOTES]
        break
    properties = document.docx.core_properties
    return [document.patch_xml(text) for text in texts] + [
        str(getattr(properties, name) or "") for name in _PROPERTIES
    ]


def _tree(environment: SandboxedEnvironment, source: str) -> nodes.Template:
    try:
        return environment.parse(source)
    except TemplateError as error:
        sentence = _("A mark of the template is not closed or not complete: {where}")
        raise PaperRefused(format_lazy(sentence, where=str(error)[:160])) from error


def _collect(node: nodes.Node, rows: Mapping[str, str], found: WordFields) -> None:
    """Walk the tree; `rows` names, for each loop's word, the table that it walks through."""
    if not isinstance(node, _ALLOWED):
        kind = type(node).__name__
        word = _WORDS.get(kind, kind)
        sentence = _(
            "The template has {what}. It may hold only fields, rows and conditions by a field's name."
        )
        raise PaperRefused(format_lazy(sentence, what=word))
    if isinstance(node, nodes.Getattr):
        _collect_row_field(node, rows, found)
        return
    if isinstance(node, nodes.For):
        _collect_loop(node, rows, found)
        return
    if isinstance(node, nodes.Name):
        if node.name not in rows and node.name != "loop":
            found.values.add(_plain_name(node.name))
        return
    for child in node.iter_child_nodes():
        _collect(child, rows, found)


def _collect_row_field(node: nodes.Getattr, rows: Mapping[str, str], found: WordFields) -> None:
    if not isinstance(node.node, nodes.Name) or node.node.name not in rows:
        raise PaperRefused(
            _("A field with a dot stands outside its rows. Write rows as: for row in table … row.field")
        )
    found.tables[rows[node.node.name]].add(_plain_name(node.attr))


def _collect_loop(node: nodes.For, rows: Mapping[str, str], found: WordFields) -> None:
    if rows or not (isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name)) or node.test:
        raise PaperRefused(
            _("Rows stand inside rows, or are filtered. A template may only walk through one table.")
        )
    table = _plain_name(node.iter.name)
    found.tables.setdefault(table, set())
    for child in (*node.body, *node.else_):
        _collect(child, {node.target.name: table}, found)


def _plain_name(name: str) -> str:
    if name.startswith("_") or not re.fullmatch(r"\w{1,80}", name):
        sentence = _("“{name}” cannot be the name of a field.")
        raise PaperRefused(format_lazy(sentence, name=name[:80]))
    return name


def _broken() -> PaperRefused:
    return PaperRefused(
        _(
            "The template could not be filled: its marks and its tables do not fit each other. Check the rows’ marks."
        )
    )
