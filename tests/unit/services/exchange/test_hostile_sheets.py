"""Files that would harm the reader are refused with a sentence, before they are unpacked or in a process of their own."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imece.services.exchange.reading import Limits, Sheet, UnreadableSheet, read_sheet
from tests.unit.services.documents.office_files import container, office_file, pdf, picture, with_lying_size
from tests.unit.services.exchange.sheet_files import open_document, with_part, workbook

GOOD = workbook([["Ad", "İl"], ["A", "B"]])
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'


def refusal(content: bytes, name: str = "liste.xlsx", **options: Any) -> str:
    with pytest.raises(UnreadableSheet) as raised:
        read_sheet(BytesIO(content), name=name, **options)
    assert str(raised.value).endswith(".")
    assert "{" not in str(raised.value)
    return raised.value.code


def after_declaration(addition: bytes) -> Any:
    return lambda xml: xml.replace(b"?>\n", b"?>\n" + addition, 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" + b"\0" * 300, "kind"),
        (pdf(b"/Contents \x00"), "kind"),
        (picture(), "kind"),
        (office_file("docx"), "kind"),
        (container({"liste.csv": "a;b"}), "kind"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "markup"),
        (office_file("xlsm"), "macros"),
        (with_part(GOOD, "xl/vbaProject.bin", lambda old: b"x"), "macros"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (GOOD[:-1], "damaged"),
        (with_part(GOOD, SHEET, lambda xml: xml[:-60]), "damaged"),
        (with_part(GOOD, "xl/workbook.xml", lambda xml: b"<workbook"), "damaged"),
        (with_part(GOOD, SHEET, lambda xml: xml + b" " * 60_000_000), "bomb"),
        (with_lying_size(GOOD, SHEET, 100), "bomb"),
        (with_part(GOOD, SHEET, after_declaration(LAUGHS)), "entities"),
        (with_part(GOOD, "xl/sharedStrings.xml", after_declaration(LAUGHS)), "entities"),
        (
            with_part(GOOD, SHEET, lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")),
            "entities",
        ),
        (open_document([["a"]], before=LAUGHS.decode()), "entities"),
        (workbook([]), "no-rows"),
        (workbook([["Ad", "İl"]]), "no-rows"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "damaged"),
    ],
)
def test_a_hostile_or_foreign_file_is_refused(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_one_cell_in_the_last_corner_does_not_take_the_server_down() -> None:
    content = workbook(
        [["Ad", "İl"], ["A", "B"]], touch=lambda book, page: page.write(1_048_575, 16_383, "z")
    )
    assert len(content) < 20_000
    assert refusal(content) == "too-wide-area"


def test_repeated_cells_of_open_document_do_not_take_the_server_down() -> None:
    flood = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    assert refusal(open_document([["a", "b"]], more=flood), "a.ods") in {"too-wide-area", "damaged"}


def test_limits_are_told_with_their_figure() -> None:
    rows = [["Ad", "İl"], *[["A", "B"]] * 60]
    for content in (workbook(rows), "\n".join(";".join(row) for row in rows).encode()):
        assert refusal(content, limits=Limits(rows=50)) == "rows"
        assert refusal(content, limits=Limits(rows=5)) == "rows"
        assert refusal(content, limits=Limits(columns=1)) == "columns"
        assert refusal(content, limits=Limits(size=100)) == "size"
    assert refusal(b"a;b\n1;" + b"x" * 40_000, "a.csv") == "text"


@pytest.mark.slow
def test_two_hundred_thousand_rows_are_refused_with_the_limit() -> None:
    content = b"a;b\n" + b"1;2\n" * 200_000
    with pytest.raises(UnreadableSheet, match=r"100[.,]000"):
        read_sheet(BytesIO(content), name="a.csv")
    assert len(read_sheet(BytesIO(content), name="a.csv", limits=Limits(rows=200_000)).rows) == 200_000


def test_a_missing_sheet_is_named() -> None:
    assert refusal(GOOD, sheet="Yok") == "sheet-missing"


def outcome(content: bytes, name: str) -> Sheet | UnreadableSheet:
    try:
        return read_sheet(BytesIO(content), name=name)
    except UnreadableSheet as refused:
        return refused


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_get_a_sheet_or_a_sentence(content: bytes) -> None:
    found = outcome(content, "a.csv")
    assert str(found) if isinstance(found, UnreadableSheet) else found.rows


@settings(max_examples=40, deadline=None)
@given(st.binary(min_size=1, max_size=30), st.integers(min_value=0, max_value=len(GOOD)))
def test_any_damage_of_a_workbook_gets_a_sheet_or_a_sentence(damage: bytes, at: int) -> None:
    found = outcome(GOOD[:at] + damage + GOOD[at + len(damage) :], "a.xlsx")
    assert str(found) if isinstance(found, UnreadableSheet) else found.rows
