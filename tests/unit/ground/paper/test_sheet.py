"""Excel: numbers stay numbers, text is never a formula, each table has its sheet; office's forms keep their layout."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from imece.ground.paper.content import Column, Facts, Table
from imece.ground.paper.look import Look
from imece.ground.paper.office_excel import fill_excel_form, names_of_excel_form, unknown_in_excel_form
from imece.ground.paper.refusals import PaperRefused
from imece.ground.paper.sheet import render_sheet

from .samples import LETTERS, a_look, a_report


def test_workbook_has_facts_first_and_a_sheet_for_each_table() -> None:
    book = load_workbook(BytesIO(render_sheet(a_report(), a_look())))
    assert book.sheetnames == ["Bilgiler", "Tablo 1"]
    rows = list(book["Tablo 1"].values)
    assert rows[0] == ("Gösterge", "Hedeflenen", "Gün")
    assert rows[1] == ("PG1 başvuru sayısı", 1234.5, datetime(2026, 6, 1))  # noqa: DTZ001  a day of a sheet
    assert rows[-1] == ("Toplam", 18234583.13, None)
    said = "\n".join(str(value) for row in book["Bilgiler"].values for value in row if value)
    for part in (LETTERS, "Puan", "87.5", "Türkçe gerekçe", "English reason", "örnek verilerle"):
        assert part in said


def test_what_looks_like_a_formula_is_text() -> None:
    evil = '=HYPERLINK("http://x")'
    table = Table((Column("+A1"),), ((evil,), ("@SUM(1)",)), name="t")
    paper = dataclasses.replace(a_report(), blocks=(table, Facts(((evil, "-1+1"),))))
    book = load_workbook(BytesIO(render_sheet(paper, Look(footer="&A & Co"))))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert evil in {cell.value for cell in cells}


def test_same_paper_and_look_give_the_same_workbook() -> None:
    assert render_sheet(a_report(), a_look()) == render_sheet(a_report(), a_look())


def test_tables_of_one_name_get_sheets_of_their_own() -> None:
    table = Table((Column("A"),), ((1,),), caption="Aynı/Ad")
    book = load_workbook(
        BytesIO(render_sheet(dataclasses.replace(a_report(), blocks=(table, table)), Look()))
    )
    assert book.sheetnames == ["Bilgiler", "Aynı Ad", "Aynı Ad (2)"]


@pytest.fixture
def form() -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Özet"
    page["A1"] = "Kurum:"
    page["A1"].font = Font(bold=True)
    page.merge_cells("B2:D2")
    page["B5"] = "=SUM(B6:B9)"
    book.defined_names["toplam_butce"] = DefinedName("toplam_butce", attr_text="'Özet'!$B$3")
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_form_keeps_its_layout_and_takes_values(form: bytes) -> None:
    made = fill_excel_form(
        form,
        {
            "Özet!B1": "Örnek Belediyesi",
            "C2": "birleşik",
            "toplam_butce": Decimal("1250.50"),
            "B4": date(2026, 7, 1),
            "B6": "=1+1",
        },
    )
    page = load_workbook(BytesIO(made))["Özet"]
    assert page["A1"].font.bold
    assert page["B1"].value == "Örnek Belediyesi"
    assert page["B2"].value == "birleşik"
    assert page["B3"].value == 1250.5
    assert page["B5"].value == "=SUM(B6:B9)"
    assert (page["B6"].value, page["B6"].data_type) == ("=1+1", "s")
    assert made == fill_excel_form(
        form,
        {
            "Özet!B1": "Örnek Belediyesi",
            "C2": "birleşik",
            "toplam_butce": Decimal("1250.50"),
            "B4": date(2026, 7, 1),
            "B6": "=1+1",
        },
    )


def test_unknown_places_of_a_form_are_named(form: bytes) -> None:
    assert names_of_excel_form(form) == ["toplam_butce"]
    assert unknown_in_excel_form(form, ["B1", "Yok!B1", "toplam_butçe"]) == ["Yok!B1", "toplam_butçe"]
    with pytest.raises(PaperRefused, match="Yok!B1"):
        fill_excel_form(form, {"Yok!B1": 1})


def test_form_with_macros_is_refused(form: bytes) -> None:
    target = BytesIO(form)
    with ZipFile(target, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(PaperRefused):
        fill_excel_form(target.getvalue(), {"B1": 1})


@pytest.mark.parametrize("content", [b"", b"PK", b"a,b\n1,2"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(PaperRefused):
        fill_excel_form(content, {"B1": 1})
