"""Every file of open data keeps its standard, whatever stands in the texts; strangers' readers read it."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from imece.doors.open_api import geojson, giving360, iati, iati_organisations, sheets
from imece.doors.open_api.facts import OpenDays, OpenMoney, OpenPartner, Text, without_personal_data
from imece.doors.open_api.splitting import shares
from tests.material.opened import MADE_AT, NASTY, OFFICE, SAMPLE_OFFICE, full, nasty, project
from tests.standards import iati as iati_judge
from tests.standards import json_schema

if TYPE_CHECKING:
    from imece.doors.open_api.facts import OpenProject

ALL = [full(1), project(2, days=OpenDays(start=date(2030, 1, 1))), nasty(3), full(4, office=SAMPLE_OFFICE)]
SCHEMA = json_schema.read("360-giving-schema.json")
PACKAGE = json_schema.read("360-giving-package-schema.json")


def activities(*projects: OpenProject) -> bytes:
    return "".join(iati.pieces(projects, made_at=MADE_AT)).encode()


def grants(*projects: OpenProject) -> dict[str, Any]:
    head = giving360.package(
        title="Hibeler", description="Ne var", publisher="İmece", licence="https://creativecommons.org/licenses/by/4.0/",
        made_at=MADE_AT, page="https://imece.example/acik-veri/",
    )  # fmt: skip
    found: dict[str, Any] = json.loads("".join(giving360.pieces(projects, about=head)))
    return found


def package_faults(package: dict[str, Any]) -> list[str]:
    others = {PACKAGE["properties"]["grants"]["items"]["$ref"]: SCHEMA}
    return json_schema.faults(package, PACKAGE, PACKAGE, others=others)


def test_iati_keeps_schema_rules_and_code_lists() -> None:
    assert iati_judge.faults(activities(*ALL), "activities") == []


def test_iati_judge_finds_faults() -> None:
    broken = activities(full()).replace(b'percentage="50"', b'percentage="49"')
    assert len(iati_judge.faults(broken, "activities")) >= 1
    late = activities(full()).replace(b'type="2" iso-date="2024-02-01"', b'type="2" iso-date="2999-01-01"')
    assert any("date_order" in fault for fault in iati_judge.faults(late, "activities"))


def test_iati_says_everything_of_a_full_project() -> None:
    tree = etree.fromstring(activities(full()))
    assert tree.xpath("string(//iati-identifier)") == "TR-IMECE-orhangazi-1"
    assert tree.xpath("iati-activity/title/narrative[@xml:lang='en']/text()") == ["The Way of the Olive"]
    assert tree.xpath("//participating-org/@role") == ["1", "2", "2", "4", "4"]
    assert tree.xpath("//activity-date/@type") == ["2", "4"]
    assert tree.xpath("//recipient-country/@code") == ["TR", "IT"]
    assert tree.xpath("//transaction/value/text()") == ["60000.00"]
    assert tree.xpath("//sector[@vocabulary='7']/@code") == ["2", "8", "12"]
    assert tree.xpath("//location/exactness/@code") == ["1", "2"]


def test_iati_counts_a_project_that_others_lead_as_secondary() -> None:
    tree = etree.fromstring(activities(full(part="take_part"), full(2, part="lead")))
    assert tree.xpath("//reporting-org/@secondary-reporter") == ["1"]
    assert len(tree.xpath("//transaction")) == 1


def test_iati_marks_samples() -> None:
    tree = etree.fromstring(activities(full(office=SAMPLE_OFFICE), full(2)))
    assert tree.xpath("//iati-activity/@imece:sample", namespaces={"imece": iati.OWN_NAMES}) == ["true"]
    assert tree.xpath("//iati-activity[1]/title/narrative/text()")[0].startswith("[ÖRNEK VERİ")


def test_iati_leaves_out_what_it_cannot_say() -> None:
    dateless = project(1)
    alone = project(2, part="follow", days=OpenDays(start=date(2024, 1, 1)))
    assert [iati.why_left_out(one) for one in (dateless, alone, full())] == [iati.NO_DATE, iati.NOBODY, None]
    assert b"<iati-activity " not in activities(dateless, alone)


def test_iati_organisations_keep_schema_and_rules() -> None:
    content = "".join(iati_organisations.pieces([OFFICE, SAMPLE_OFFICE], made_at=MADE_AT)).encode()
    assert iati_judge.faults(content, "organisations") == []
    assert content.count(b"imece:sample") == 1


def test_360giving_keeps_its_schema() -> None:
    assert package_faults(grants(*ALL)) == []


def test_360giving_judge_finds_faults() -> None:
    package = grants(full())
    del package["grants"][0]["currency"]
    assert package_faults(package) == ["$.grants[0]: fits 0 of 2 choices"]


def test_360giving_says_who_gave_what_to_whom() -> None:
    (grant,) = grants(full())["grants"]
    assert grant["amountAwarded"] == 60000
    assert grant["awardDate"] == "2023-12-20"
    assert grant["fundingOrganization"][0]["name"] == "Avrupa Birliği"
    assert grant["recipientOrganization"] == [
        {"id": "TR-IMECE-NAME-orhangazi-kaymakamligi", "name": "Orhangazi Kaymakamlığı"}
    ]


def test_360giving_marks_samples() -> None:
    marked, plain = grants(full(office=SAMPLE_OFFICE), full(2))["grants"]
    assert giving360.SAMPLE in marked["classifications"]
    assert giving360.SAMPLE not in plain["classifications"]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"money": OpenMoney(grant=Decimal(5), is_loan=True)}, giving360.LOAN),
        ({"money": OpenMoney()}, giving360.NO_AMOUNT),
        ({"days": OpenDays(start=date(2024, 1, 1))}, giving360.NO_DATE),
        ({"funder": None}, giving360.NO_FUNDER),
        ({"partners": (), "part": "follow"}, giving360.NO_RECIPIENT),
    ],
)
def test_360giving_leaves_out_what_is_no_grant(facts: dict[str, Any], reason: str) -> None:
    one = full(**facts)
    assert giving360.why_left_out(one) == reason
    assert grants(one)["grants"] == []


def test_geojson_is_read_as_points_longitude_first() -> None:
    text = "".join(geojson.pieces(ALL, about={"licence": "CC BY 4.0"}))
    found = json.loads(text)
    assert found["type"] == "FeatureCollection"
    assert found["licence"] == "CC BY 4.0"
    geometries = [feature["geometry"] for feature in found["features"]]
    assert geometries[0] == {"type": "MultiPoint", "coordinates": [[29.42, 40.35], [29.06, 40.19]]}
    assert geometries[1] is None
    assert geometries[2] == {"type": "Point", "coordinates": [29.42, 40.35]}
    assert [feature["properties"]["sample"] for feature in found["features"]] == [False, False, False, True]


def test_csv_is_read_back_and_holds_no_formula() -> None:
    text = "".join(sheets.csv_lines(ALL))
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert [row["identifier"] for row in rows] == [f"TR-IMECE-{office}-{key}" for office, key in
        (("orhangazi", 1), ("orhangazi", 2), ("orhangazi", 3), ("ornek", 4))]  # fmt: skip
    assert rows[0]["grant"] == "60000.00"
    assert rows[0]["start"] == "2024-02-01"
    assert rows[0]["partners"] == "Orhangazi Kaymakamlığı; Comune di Bari; Università di Bari"
    assert rows[1]["grant"] == ""
    assert rows[2]["title_tr"] == f"'{NASTY}"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@", "-"))]
    assert [row["sample"] for row in rows] == ["no", "no", "no", "yes"]


def test_workbook_holds_numbers_days_and_no_formula() -> None:
    with sheets.xlsx_file(ALL, title="Projeler", notices=["Ne var, ne yok"]) as file:
        book = load_workbook(file)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    assert names == [column.name for column in sheets.COLUMNS]
    assert sheet.cell(2, names.index("grant") + 1).value == 60000
    assert sheet.cell(2, names.index("start") + 1).value.date() == date(2024, 2, 1)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert book.worksheets[1]["A1"].value == "Ne var, ne yok"


@given(st.integers(min_value=1, max_value=300))
def test_shares_make_a_whole(parts: int) -> None:
    found = [Decimal(share) for share in shares(parts)]
    assert len(found) == parts
    assert sum(found) == 100
    assert min(found) > 0


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_keeps_every_standard(text: str, other: str) -> None:
    one = full(
        title=Text(text or "x", other),
        summary=Text(other),
        code=other,
        partners=(OpenPartner(text or "x", "lead"),),
    )
    assert iati_judge.faults(activities(one), "activities") == []
    assert package_faults(grants(one)) == []
    assert json.loads("".join(geojson.pieces([one], about={})))["features"][0]["properties"]["code"] == other
    (row,) = csv.DictReader(StringIO("".join(sheets.csv_lines([one])), newline=""))
    assert row["code"].removeprefix("'") == other.removeprefix("'")


@pytest.mark.parametrize(
    "text",
    ["Sorular: ayse.yilmaz@ornek.gov.tr", "Ara: 0532 123 45 67", "+90 (532) 123 45 67", "TC 12345678901",
     "TR33 0006 1005 1978 6457 8413 26"],
)  # fmt: skip
def test_personal_data_are_taken_out_of_texts(text: str) -> None:
    said = without_personal_data(f"Başlık {text}.")
    assert "[…]" in said
    assert not any(sign in said for sign in ("@", "123", "6100"))


@pytest.mark.parametrize(
    "text", ["Hibe 1.234.567,89 TL", "2024-1-TR01-KA220-000123456", "Proje 75000000000,00", "15 Nisan 2019"]
)
def test_numbers_that_are_no_persons_stay(text: str) -> None:
    assert without_personal_data(text) == text
