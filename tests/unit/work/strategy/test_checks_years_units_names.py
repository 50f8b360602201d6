"""Checks of years, totals, units and the texts in cells."""

from typing import Any

import pytest

from imece.work.indicators.choices import UnitKind
from imece.work.strategy.checks.names_read import (
    counts_people,
    kind_of_unit,
    names_growth,
    names_rate,
    split_name,
)
from tests.unit.work.strategy.plans import YEARS, clean, codes, findings, spoiled


def years(*values: str) -> dict[str, str]:
    return dict(zip(YEARS, values, strict=False))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # A year above the whole.
        ({"targets": years("4", "4", "20")}, ["T01", "T03"]),
        ({"targets": years("4", "4", "20"), "accumulation": "average"}, ["T03"]),
        ({"targets": years("9", "8", "7"), "accumulation": "unique"}, []),
        ({"targets": years("9", "8", "7"), "total": "7", "accumulation": "latest", "direction": "less"}, []),
        # A total of another kind than was said.
        ({"total": "4"}, ["T02"]),
        ({"accumulation": "latest"}, ["T02"]),
        ({"accumulation": "maximum"}, ["T02"]),
        ({"targets": years("2", "4", "7"), "total": "4,33", "accumulation": "average"}, []),
        ({"total": "13"}, ["T03"]),
        ({"targets": years("2", "4", "7"), "total": "9", "accumulation": "latest"}, ["T03"]),
        # A total without a word.
        ({"accumulation": ""}, ["T04"]),
        ({"accumulation": "", "total": ""}, []),
        # Percentages added up.
        (
            {"name": "Memnuniyet oranı", "unit": "%", "targets": years("80", "85", "90"), "total": "255"},
            ["T05"],
        ),
        ({"name": "İhalenin hazırlığı", "unit": "%", "targets": years("20", "30", "50"), "total": "100"}, []),
        # Years left out.
        ({"targets": years("4", "4"), "total": "8"}, ["T06"]),
        ({"targets": {}}, ["T06"]),
        ({"targets": years("4", "-", "4"), "total": "8"}, ["T06"]),
        ({"targets": years("4", "0", "4"), "total": "8"}, []),
        # Years outside.
        ({"baseline": "3", "baseline_year": 2020}, []),
        ({"baseline": "3", "baseline_year": 2021}, ["T09"]),
    ],
)
def test_years_and_totals(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(spoiled(0, 0, **changes)) == expected


def test_target_outside_the_years_of_the_plan() -> None:
    plan = {**clean(), "last_year": 2021}

    assert {finding.values["year"] for finding in findings(plan, "T08")} == {2022}
    assert findings(plan, "T08")[0].sentence("en").endswith("outside the plan's years 2020–2021.")


def test_plan_that_ends_before_it_begins() -> None:
    assert codes({**clean(), "last_year": 2019}) == ["T10"]


def test_unexplained_total_gets_a_proposal_from_the_figures() -> None:
    plan = spoiled(0, 0, accumulation="")

    assert findings(plan, "T04")[0].proposal("en") == "By the figures it is the sum of the years; confirm it."


def test_total_of_equal_years_over_one_year_is_left_open() -> None:
    plan = spoiled(0, 0, accumulation="", total="4")

    assert (
        findings(plan, "T04")[0].proposal("en") == "By the figures it is the last year's level; confirm it."
    )


def test_monitored_year_on_some_rows_only() -> None:
    plan = spoiled(0, 0, year=2021)

    assert findings(plan)[0].sentence("en") == "A year stands on 1 of 2 rows; it is missing on: 2.1.2."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "Turist sayısındaki doluluk oranı"}, ["U01"]),
        ({"name": "1000 araştırıcı başına düşen patent sayısı"}, ["U01"]),
        ({"name": "Geri dönüşüm oranı yükselen tesis sayısı"}, []),
        ({"targets": years("%4", "%4", "%4"), "total": "%12"}, ["U02"]),
        ({"unit": "₺", "targets": years("4 ₺", "4 ₺", "4 ₺"), "name": "Sağlanan hibe tutarı"}, ["U03"]),
        ({"name": "Gözden geçirilen protokol sayısı ( adet )"}, ["U04"]),
        ({"name": "Gözden geçirilen protokol sayısı (%)"}, ["U05", "U04"]),
        ({"name": "Gözden geçirilen protokol sayısı (ilçelerle)"}, []),
        ({"targets": years("1302", "1.000", "1.000"), "total": "3.302"}, ["U06"]),
        ({"targets": years("1000", "1000", "1000"), "total": 3000}, ["U06"]),
        ({"targets": dict.fromkeys(YEARS, 1000), "total": 3000}, []),
        ({"name": "Kursa katılan öğrenci sayısı"}, ["U07"]),
        ({"name": "Onarılan öğrenci yurdu sayısı"}, []),
    ],
)
def test_units(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(spoiled(0, 0, **changes)) == expected


def test_unit_written_after_the_value_is_recognised_beside_the_unreadable_figure() -> None:
    assert codes(spoiled(0, 0, total="12 adet")) == ["M03", "U03"]


def test_unit_inside_the_name_is_split_off_in_the_proposal() -> None:
    plan = spoiled(0, 0, name="Gözden geçirilen protokol sayısı ( adet )", unit="")

    assert findings(plan)[0].proposal("en") == (
        "Split it: name “Gözden geçirilen protokol sayısı”, unit “adet”."
    )


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("ADET", UnitKind.COUNT),
        ("kişi", UnitKind.PERSON),
        ("%", UnitKind.PERCENT),
        ("₺", UnitKind.MONEY),
        ("m²", UnitKind.AREA),
        ("Türk Lirası", UnitKind.MONEY),
        ("fidan", None),
        ("", None),
    ],
)
def test_kind_of_a_printed_unit(unit: str, kind: UnitKind | None) -> None:
    assert kind_of_unit(unit) is kind


def test_what_a_name_says() -> None:
    assert names_rate("Percentage of women")
    assert names_rate("TASARRUF ORANI (%)")
    assert not names_rate("")
    assert names_growth("İhracat artışı")
    assert names_growth("Increase in visitors")
    assert not names_growth("")
    assert counts_people("Number of young participants trained")
    assert counts_people("KATILIMCI SAYISI")
    assert not counts_people("Takipçi sayısı")
    assert split_name("Ad [kg]") == ("Ad", "kg")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "Gözden geçirilen protokol sayısı,"}, ["N01"]),
        ({"name": "Protokol, anlaşma ve sözleşme sayısı"}, []),
        ({"unit": "Adet/Kişi"}, ["N02"]),
        ({"unit": "Adet ve Kişi"}, ["N02"]),
        ({"unit": "kg/gün"}, []),
        ({"responsible_unit": "Park Bahçeler; Fen İşleri"}, ["N02"]),
        ({"responsible_unit": "Kültür, Turizm ve Sosyal İşler Dairesi"}, []),
        ({"responsible_unit": "TÜM BİRİMLER"}, ["N03"]),
        ({"responsible_unit": "İlgili Daire Başkanlıkları"}, ["N03"]),
        ({"responsible_unit": "Birimler Arası Koordinasyon Müdürlüğü"}, []),
        ({"unit": "Aded"}, ["N05"]),
        ({"unit": "Fidan"}, []),
    ],
)
def test_texts_in_cells(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(spoiled(0, 0, **changes)) == expected


def test_misspelled_unit_gets_the_document_s_own_spelling_proposed() -> None:
    plan = spoiled(0, 0, unit="Kişj")

    assert findings(plan, "N05")[0].proposal("en") == "Perhaps “Kişi” is meant."


def test_collaborators_that_are_nobody_are_noted() -> None:
    plan = clean()
    plan["goals"][0]["objectives"][0]["collaborating_units"] = "Diğer harcama birimleri"

    assert codes(plan) == ["N04"]
