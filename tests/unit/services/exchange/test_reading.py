"""Sheets are read by content, from any of the usual programs, with values as they stand."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from imece.services.exchange.reading import Limits, Sheet, read_sheet
from imece.services.exchange.unreadable import SENTENCES
from tests.unit.services.exchange.sheet_files import open_document, workbook

HEADINGS = ["Proje adı", "İlçe", "Bütçe"]


def read(content: bytes, name: str = "liste.xlsx", **options: Any) -> Sheet:
    return read_sheet(BytesIO(content), name=name, **options)


MOMENT = datetime.fromisoformat("2026-04-15T09:30")  # spreadsheets know no time zone


def test_xlsx_cells_become_plain_values() -> None:
    row = ["Işık", 3, 0.1 + 0.2, 1e308, True, date(2026, 4, 15), MOMENT, None, "%120"]
    read_row = [
        "Işık",
        Decimal(3),
        Decimal("0.3"),
        Decimal("1e308"),
        True,
        date(2026, 4, 15),
        MOMENT,
        None,
        "%120",
    ]
    sheet = read(workbook([[f"b{place}" for place in range(9)], row]))
    assert (sheet.name, sheet.rows[0].number, list(sheet.rows[0].cells)) == ("Liste", 2, read_row)
    assert type(sheet.rows[0].cells[5]) is date


def test_text_stays_text_in_both_number_styles_and_dates() -> None:
    values = ["1.234,50", "1,234.50", "007", "15.04.2026", "TRUE", "=A1", "1e5"]
    for content, name in [
        (workbook([["a"] * 7, values]), "a.xlsx"),
        (("\t".join(["a"] * 7) + "\n" + "\t".join(values)).encode(), "a.tsv"),
        (open_document([["a"] * 7, values]), "a.ods"),
    ]:
        assert list(read(content, name).rows[0].cells) == values


def test_headings_are_found_below_titles_and_empty_rows() -> None:
    rows: list[list[Any]] = [
        ["2026 yılı proje envanteri"],
        [],
        ["", "Hazırlayan: AB Ofisi"],
        HEADINGS,
        ["A", "Çine", 5],
    ]
    sheet = read(workbook(rows), expected=["PROJE ADI", "ilçe"])
    assert sheet.headings == tuple(HEADINGS)
    assert [(row.number, list(row.cells)) for row in sheet.rows] == [(5, ["A", "Çine", Decimal(5)])]
    assert read(workbook(rows)).headings == tuple(HEADINGS)


def test_headings_are_made_whole_and_unlike_each_other() -> None:
    sheet = read(
        workbook([["Ad", "", "Ad", " Ad  soyad "], ["1", "2", "3", "4", "5"]]), expected=["Ad", "Ad soyad"]
    )
    assert sheet.headings == ("Ad", "B", "Ad (2)", "Ad soyad", "E")


def test_empty_rows_are_left_out_and_numbers_stay() -> None:
    sheet = read(workbook([HEADINGS, ["A"], [], ["  "], ["B", None, 3]]))
    assert [row.number for row in sheet.rows] == [2, 5]
    assert list(sheet.rows[0].cells) == ["A", None, None]


def test_a_table_away_from_the_corner_keeps_its_row_numbers() -> None:
    sheet = read(workbook([[], [], [None, None, *HEADINGS], [None, None, "A", "B", 1]]), expected=HEADINGS)
    assert sheet.headings == ("A", "B", *HEADINGS)
    assert sheet.rows[0].number == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_encoding_and_delimiter_are_found_out(encoding: str, delimiter: str) -> None:
    lines = ["Ad|İlçe|Not", 'Şule|Iğdır|"iki; satır,\nbir\thücre"', "Çağrı|Ünye|"]
    sheet = read("\r\n".join(lines).replace("|", delimiter).encode(encoding), "kişiler.csv")
    assert sheet.headings == ("Ad", "İlçe", "Not")
    assert list(sheet.rows[0].cells) == ["Şule", "Iğdır", "iki; satır,\nbir\thücre"]
    assert list(sheet.rows[1].cells) == ["Çağrı", "Ünye", None]
    assert sheet.name == "kişiler"


def test_csv_with_a_delimiter_line_of_excel() -> None:
    assert read(b"sep=;\r\na,b;c\r\n1;2\r\n", "a.csv").headings == ("a,b", "c")


def test_csv_of_one_column() -> None:
    assert [row.cells for row in read("Ad\nÇine\nÜnye\n".encode(), "a.csv").rows] == [["Çine"], ["Ünye"]]


def test_csv_named_xls_is_read_by_its_content() -> None:
    assert read("Ad;İl\nA;B\n".encode(), "rapor.xls").headings == ("Ad", "İl")


def test_ods_is_read() -> None:
    sheet = read(open_document([HEADINGS, ["Köprü", "Ünye", "5"]]), "liste.ods")
    assert (sheet.headings, list(sheet.rows[0].cells)) == (tuple(HEADINGS), ["Köprü", "Ünye", "5"])


def test_a_path_is_read_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n")
    assert read_sheet(path, name="a.csv").headings == ("a", "b")


def two_sheets(book: Any, page: Any) -> None:
    second = book.add_worksheet("Ağustos")
    second.write_row(0, 0, ["x", "y"])
    second.write_row(1, 0, [1, 2])


def test_a_named_sheet_is_read_and_the_others_are_told() -> None:
    content = workbook([HEADINGS, ["A", "B", 1]], touch=two_sheets)
    assert read(content, sheet="Ağustos").headings == ("x", "y")
    assert [notice.code for notice in read(content).notices] == ["other-sheets"]
    assert "Ağustos" in str(read(content).notices[0].sentence)


def test_merged_cells_are_told() -> None:
    content = workbook([HEADINGS], touch=lambda book, page: page.merge_range(1, 0, 1, 2, "Bir"))
    sheet = read(content)
    assert [notice.code for notice in sheet.notices] == ["merged"]
    assert list(sheet.rows[0].cells) == ["Bir", None, None]


def test_formulas_are_told_and_an_unsaved_result_is_named() -> None:
    def with_formulas(saved: object) -> Any:
        def touch(book: Any, page: Any) -> None:
            page.write_formula("B2", "=1+1", None, 2)
            page.write_formula("C2", '="x"&"y"', None, saved)

        return touch

    saved = read(workbook([HEADINGS, ["A"]], touch=with_formulas("xy")))
    assert list(saved.rows[0].cells) == ["A", Decimal(2), "xy"]
    assert [notice.code for notice in saved.notices] == ["formulas"]
    unsaved = read(workbook([HEADINGS, ["A"]], touch=with_formulas("")))
    assert list(unsaved.rows[0].cells) == ["A", Decimal(2), None]
    assert [notice.code for notice in unsaved.notices] == ["unsaved-formulas"]
    assert "(C2)" in str(unsaved.notices[0].sentence)


def test_every_sentence_names_its_figures() -> None:
    for code, sentence in SENTENCES.items():
        limits = Limits()
        assert str(sentence).format(limit=limits.rows, row=1).endswith("."), code


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=30),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.decimals(-(10**9), 10**9, places=2),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=20))
def test_what_was_written_is_read_again(rows: list[list[Any]]) -> None:
    written = [(number, row) for number, row in enumerate(rows, 2) if any(cell is not None for cell in row)]
    assume(written)
    sheet = read(
        workbook([["birinci", "ikinci", "üçüncü", "dördüncü"], *rows]), expected=["birinci", "ikinci"]
    )
    assert [(row.number, list(row.cells)) for row in sheet.rows] == written
