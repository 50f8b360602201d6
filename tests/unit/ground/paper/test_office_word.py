"""An office's own Word template: fields found and filled, everything else refused by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from imece.ground.paper.office_fields import UnknownFields, offered_columns, offered_tables, offered_values
from imece.ground.paper.office_word import (
    fields_of_word_template,
    fill_word_template,
    unknown_in_word_template,
)
from imece.ground.paper.refusals import PaperRefused

from .samples import HOSTILE, a_report


def a_template(*texts: str, header: str = "", rows: bool = False) -> bytes:
    """A template with a paragraph for each text."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(3, 2)
        table.rows[0].cells[0].text = "{%tr for row in indicators %}"
        table.rows[1].cells[0].text = "{{ row.gosterge }}"
        table.rows[1].cells[1].text = "{{ row.hedeflenen }}"
        table.rows[2].cells[0].text = "{%tr endfor %}"
    if header:
        document.sections[0].header.paragraphs[0].text = header
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def text_of(made: bytes) -> str:
    """The body's paragraphs and cells."""
    document = docx.Document(BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_fields_are_found_in_body_head_and_rows() -> None:
    found = fields_of_word_template(
        a_template("{{ title }}", "{% if note %}x{% endif %}", header="{{ day }}", rows=True)
    )
    assert found.values == {"title", "note", "day"}
    assert found.tables == {"indicators": {"gosterge", "hedeflenen"}}


def test_template_is_filled_with_what_the_paper_offers() -> None:
    paper = a_report()
    made = fill_word_template(
        a_template("{{ title }}: {{ day }}", rows=True), offered_values(paper), offered_tables(paper)
    )
    text = text_of(made)
    assert "2026 İzleme Raporu: 20 Temmuz 2026" in text
    assert "PG3 başvuru sayısı" in text
    assert "2.469" in text
    assert offered_columns(paper) == {"indicators": ["gosterge", "hedeflenen", "gun"]}


def test_values_are_printed_as_typed_and_the_same_each_time() -> None:
    values = {
        "note": f"{HOSTILE}\nikinci & <w:p/>",
        "day": date(2026, 1, 2),
        "sum": Decimal("1.5"),
        "empty": None,
    }
    template = a_template("{{ note }}", "{{ day }} {{ sum }} [{{ empty }}]")
    made = fill_word_template(template, values, {})
    assert f"{HOSTILE}\nikinci & <w:p/>" in text_of(made)
    assert "2 Ocak 2026 1,5 []" in text_of(made)
    assert made == fill_word_template(template, values, {})


def test_unknown_fields_are_named_one_by_one_with_near_names() -> None:
    template = a_template("{{ titel }} {{ bambaska }}", rows=True)
    unknown = unknown_in_word_template(template, ["title", "day"], {"indicators": ["gosterge", "hedef"]})
    assert [(item.full_name, item.near) for item in unknown] == [
        ("bambaska", ()),
        ("titel", ("title",)),
        ("indicators.hedeflenen", ("hedef",)),
    ]
    with pytest.raises(UnknownFields, match="titel") as refusal:
        fill_word_template(template, {"title": "x"}, {"indicators": [{"gosterge": 1, "hedef": 2}]})
    assert len(refusal.value.unknown) == 3


def test_empty_table_leaves_its_rows_out() -> None:
    assert "row" not in text_of(fill_word_template(a_template(rows=True), {}, {"indicators": []}))


@pytest.mark.parametrize(
    "mark",
    [
        "{{ title.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ title.upper }}",
        "{{ title() }}",
        "{{ title|upper }}",
        "{{ title[0] }}",
        "{{ 7*7 }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% set x = 1 %}",
        "{% for x in range(10) %}{% endfor %}",
        "{% for row in t %}{% for x in t %}{% endfor %}{% endfor %}",
        "{% for row in t %}{{ row.__init__ }}{% endfor %}",
        "{% for row in t %}{{ row.a.b }}{% endfor %}",
        "{{ cycler.__init__ }}",
        "{{ _private }}",
        "{% if title == title %}{% endif %}",
        "{{ title",
        "{% for row in t %}",
    ],
)
def test_mark_that_reaches_further_is_refused(mark: str) -> None:
    for template in (a_template(mark), a_template("x", header=mark)):
        with pytest.raises(PaperRefused):
            fill_word_template(template, {"title": "x"}, {"t": [{"a": 1}]})


def with_part(name: str, content: bytes) -> bytes:
    """A template with one part more."""
    target = BytesIO(a_template("{{ title }}"))
    with ZipFile(target, "a", ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "template",
    [
        b"",
        b"%PDF-1.7",
        with_part("word/vbaProject.bin", b"x"),
        with_part("word/media/bomb.png", b"\0" * 70_000_000),
        with_part("word/extra.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"),
        with_part(
            "word/_rels/settings.xml.rels",
            b'<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="http://h/x.dotm" TargetMode="External"/></Relationships>',
        ),
    ],
)
def test_file_that_carries_more_than_a_template_is_refused(template: bytes) -> None:
    with pytest.raises(PaperRefused):
        fields_of_word_template(template)
