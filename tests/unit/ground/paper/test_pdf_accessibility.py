"""PDF/UA: our papers fail no condition that a machine can see, and the checker sees what is broken."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, NameObject, StreamObject

from imece.ground.paper.pdf import render_pdf
from tests.material.pdf_accessibility import failures

from .samples import a_letter, a_look, a_report

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def report() -> bytes:
    return render_pdf(a_report(), a_look())


def test_reports_and_letters_fail_nothing(report: bytes) -> None:
    assert failures(report) == []
    assert failures(render_pdf(a_report("en"), a_look())) == []
    assert failures(render_pdf(a_letter(), a_look())) == []


def without(name: str) -> Callable[[PdfWriter], None]:
    """Take something out of the file's catalogue."""

    def spoil(writer: PdfWriter) -> None:
        del writer._root_object[NameObject(name)]

    return spoil


def paint_untagged(writer: PdfWriter) -> None:
    """A line on the first page that is neither tagged nor an artifact."""
    page: Any = writer.pages[0]
    stream = StreamObject()
    stream.set_data(page.get_contents().get_data() + b"\n0 0 m 9 9 l S")
    page[NameObject("/Contents")] = writer._add_object(stream)


def suspect(writer: PdfWriter) -> None:
    """The file doubts its own tags."""
    marks: Any = writer._root_object["/MarkInfo"]
    marks[NameObject("/Suspects")] = BooleanObject(value=True)


def each(writer: PdfWriter, kind: str, act: Callable[[Any], None]) -> None:
    """Do something to every element of a kind."""
    for thing in writer._objects:
        if isinstance(thing, dict) and thing.get("/S") == kind:
            act(thing)


def drop_words(writer: PdfWriter) -> None:
    """Figures without words."""
    each(writer, "/Figure", lambda figure: figure.pop("/Alt", None))


def skip_level(writer: PdfWriter) -> None:
    """H1, then H3."""
    each(writer, "/H2", lambda heading: heading.update({NameObject("/S"): NameObject("/H3")}))


def lose_font(writer: PdfWriter) -> None:
    """Fonts that are only named."""
    for thing in writer._objects:
        if isinstance(thing, dict):
            for key in ("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode"):
                thing.pop(NameObject(key), None)


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        (without("/Lang"), {"11-006"}),
        (without("/ViewerPreferences"), {"07-001"}),
        (without("/MarkInfo"), {"06-001"}),
        (without("/Metadata"), {"06-002", "06-003"}),
        (without("/StructTreeRoot"), {"01-005"}),
        (suspect, {"06-001"}),
        (paint_untagged, {"01-005"}),
        (drop_words, {"13-004"}),
        (skip_level, {"14-003"}),
        (lose_font, {"10-001", "31-009"}),
    ],
)
def test_what_is_broken_is_told(report: bytes, spoil: Callable[[PdfWriter], None], codes: set[str]) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(report)))
    spoil(writer)
    target = BytesIO()
    writer.write(target)
    found = {line.split(": ")[-1].split()[0] for line in failures(target.getvalue())}
    assert found == codes
