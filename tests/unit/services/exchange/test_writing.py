"""Sheets going out keep their values and carry no formulas."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import IO, Any

import openpyxl
import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from imece.services.exchange import writing
from imece.services.exchange.reading import read_sheet
from imece.services.exchange.writing import Form, SheetColumn, csv_lines, guarded, sheet_name, workbook

COLUMNS = [SheetColumn("Proje adı"), SheetColumn("Bütçe", Form.MONEY), SheetColumn("Tarih", Form.DAY)]
ATTACKS = ['=HYPERLINK("http://x.example")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"]


def opened(stream: IO[bytes]) -> Any:
    with stream:
        return openpyxl.load_workbook(BytesIO(stream.read()))


def test_workbook_writes_numbers_dates_and_text_as_such() -> None:
    rows: list[Sequence[Any]] = [
        ["Işık", Decimal("1234.5"), date(2026, 4, 15)],
        ["", None, None],
        [True, 3, "x"],
    ]
    page = opened(workbook(rows, COLUMNS, title="Proje: listesi / 2026")).active
    assert page.title == "Proje  listesi   2026"
    assert [cell.value for cell in page[1]] == ["Proje adı", "Bütçe", "Tarih"]
    assert page.freeze_panes == "A2"
    assert (page["A2"].value, page["B2"].value, page["B2"].number_format) == ("Işık", 1234.5, "#,##0.00")
    assert (page["C2"].value.date(), page["C2"].number_format) == (date(2026, 4, 15), "dd.mm.yyyy")
    assert [cell.value for cell in page[3]] == [None, None, None]
    assert [cell.value for cell in page[4]] == [True, 3, "x"]


def test_workbook_keeps_every_digit_of_long_numbers() -> None:
    long = Decimal("12345678901234567.89")
    page = opened(workbook([[long, 10**20, Decimal("NaN")]], COLUMNS, title="x")).active
    assert [cell.value for cell in page[2]] == [str(long), str(10**20), "NaN"]


def test_workbook_writes_moments_in_local_time() -> None:
    page = opened(workbook([["", "", datetime(2026, 4, 15, 21, 30, tzinfo=UTC)]], COLUMNS, title="x")).active
    assert page["C2"].value.isoformat() == "2026-04-16T00:30:00"


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_never_becomes_a_formula(attack: str) -> None:
    page = opened(
        workbook([[attack, attack, attack]], [SheetColumn(attack), *COLUMNS[1:]], title=attack)
    ).active
    for cell in [page["A1"], *page[2]]:
        assert cell.data_type == "s"
        assert cell.hyperlink is None
    text = "".join(csv_lines([[attack]], [SheetColumn(attack)]))
    assert text.count("'" + attack.replace('"', '""')[:2]) == 2


def test_csv_opens_in_turkish_excel() -> None:
    rows = [["Çağrı; 2026", Decimal("-1234.50"), date(2026, 4, 5)], ["-5", None, True], ["a\nb", 1e-7, -3]]
    with translation.override("tr"):
        text = "".join(csv_lines(rows, COLUMNS))
    assert text == (
        '\ufeffProje adı;Bütçe;Tarih\r\n"Çağrı; 2026";-1234,50;05.04.2026\r\n'
        '\'-5;;Evet\r\n"a\nb";0,0000001;-3\r\n'
    )


def test_csv_is_a_stream() -> None:
    def endless() -> Any:
        number = 0
        while True:
            yield [number, "", ""]
            number += 1

    lines = csv_lines(endless(), COLUMNS)
    assert [next(lines) for _turn in range(3)][2] == "1;;\r\n"


def test_comments_mark_wrong_cells_also_empty_ones() -> None:
    comments = {(0, 1): "Sayı yazın.", (1, 0): "Bu alan zorunlu."}
    page = opened(
        workbook([["A", "beş", None], [None, 1, None]], COLUMNS, title="x", comments=comments)
    ).active
    assert page["B2"].comment.text == "Sayı yazın."
    assert page["A3"].comment.text == "Bu alan zorunlu."
    assert page["B2"].fill.fgColor.rgb == page["A3"].fill.fgColor.rgb == "FFFBD5D5"
    assert page["A2"].comment is None


def test_notices_have_their_own_sheet_and_choices_a_list() -> None:
    columns = [SheetColumn("Durum", choices=("açık", "kapalı"), remark="Birini seçin")]
    book = opened(workbook([], columns, title="Şablon", notices=["İlk satır örnektir."]))
    assert book.worksheets[0].title == "Şablon"
    assert book.worksheets[1]["A1"].value == "İlk satır örnektir."
    assert [rule.formula1 for rule in book["Şablon"].data_validations.dataValidation] == ['"açık,kapalı"']
    assert book["Şablon"]["A1"].comment.text == "Birini seçin"


def test_more_rows_than_excel_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    with pytest.raises(ValueError, match="more rows"):
        workbook([[1]] * 4, COLUMNS[:1], title="x")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_sheet_name_is_always_allowed(title: str) -> None:
    name = sheet_name(title)
    assert 0 < len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
    assert not name.startswith("'")


PRINTABLE = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(PRINTABLE, st.decimals(-(10**9), 10**9, places=2), st.dates(date(1901, 1, 1))), min_size=1
    )
)
def test_what_goes_out_comes_in_again(rows: list[tuple[str, Decimal, date]]) -> None:
    with workbook(rows, COLUMNS, title="Liste") as stream:
        sheet = read_sheet(BytesIO(stream.read()), name="a.xlsx", expected=["Proje adı", "Bütçe"])
    assert [tuple(row.cells) for row in sheet.rows] == rows
    text = StringIO("".join(csv_lines(rows, COLUMNS))).read().encode()
    csv_sheet = read_sheet(BytesIO(text), name="a.csv", expected=["Proje adı", "Bütçe"])
    assert [row.cells[0] for row in csv_sheet.rows] == [guarded(row[0]) for row in rows]
