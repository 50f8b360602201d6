"""Checks of weights and of what a formula needs; and a clean plan, in which nothing is found."""

from typing import Any

import pytest

from imece.work.strategy.checks import CHECKS, Criterion, Severity
from tests.unit.work.strategy.plans import SEED, clean, codes, findings, row, spoiled


def test_clean_plan_has_no_findings() -> None:
    assert findings(clean()) == []


def test_codes_are_unique_and_every_check_serves_a_criterion() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert {check.criterion for check in CHECKS} == set(Criterion)


def test_only_errors_cannot_be_accepted() -> None:
    assert {finding.acceptable for finding in findings(SEED) if finding.severity is Severity.ERROR} == {False}
    assert {finding.acceptable for finding in findings(SEED) if finding.severity is not Severity.ERROR} == {
        True
    }


def test_published_objective_of_the_city_tells_its_own_contradictions() -> None:
    found = codes(SEED)

    assert "W01" not in found
    assert "W02" not in found
    assert found.count("I01") == 1
    assert found.count("U04") == 11
    assert {"M01", "M06", "W07", "T07", "N04"} <= set(found)
    assert set(found) == {"I01", "U04", "M01", "M06", "W07", "T07", "N04"}


@pytest.mark.parametrize(
    ("weight", "code", "sentence"),
    [
        ("42", "W01", "The weights of objective 2.1 sum to 92: 8 is missing to 100."),
        ("49,99", "W01", "The weights of objective 2.1 sum to 99.99: 0.01 is missing to 100."),
        ("58", "W02", "The weights of objective 2.1 sum to 108: 8 more than 100."),
    ],
)
def test_weights_that_do_not_sum_to_100(weight: str, code: str, sentence: str) -> None:
    plan = spoiled(0, 0, weight=weight)

    assert codes(plan) == [code]
    assert findings(plan)[0].severity is Severity.ERROR
    assert findings(plan)[0].sentence("en") == sentence


def test_weights_written_as_shares_of_one_are_recognised() -> None:
    plan = spoiled(0, 0, weight="0,5")
    plan["goals"][0]["objectives"][0]["indicators"][1]["weight"] = "0,5"
    found = findings(plan, "W01")

    assert "The weights (1 in all) look like shares of one" in str(found[0].proposal("en"))


def test_one_missing_weight_is_named() -> None:
    plan = spoiled(0, 1, weight="-")

    assert codes(plan) == ["W01", "W03"]
    assert findings(plan, "W03")[0].values["indicator"] == "2.1.2"


def test_objective_without_weights_is_only_noted() -> None:
    plan = spoiled(0, 0, weight="")
    plan["goals"][0]["objectives"][0]["indicators"][1]["weight"] = None

    assert [(finding.code, finding.severity) for finding in findings(plan)] == [("W04", Severity.NOTE)]


def test_weights_of_objectives_and_goals_are_summed_too() -> None:
    plan = clean()
    plan["goals"][0]["weight"] = "90"
    plan["goals"][0]["objectives"][0]["weight"] = "60"
    plan["goals"][0]["objectives"][1]["weight"] = "30"

    assert codes(plan) == ["W05", "W06"]
    assert codes({**plan, "is_partial": True}) == []


@pytest.mark.parametrize("weight", ["sekiz", "-8"])
def test_weight_that_is_no_weight(weight: str) -> None:
    assert "W08" in codes(spoiled(0, 0, weight=weight))


def test_percentage_without_a_label_is_asked_about() -> None:
    plan = clean()
    plan["goals"][0]["unlabelled"] = "%18"

    assert findings(plan)[0].sentence("en") == (
        "Beside goal 2 stands “%18” without a word: it may be a weight or a score."
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"targets": {}, "total": ""}, ["M01"]),
        ({"targets": {}, "total": "", "nature": "text", "unit": "Metin"}, []),
        ({"nature": "stock", "accumulation": "latest", "total": "4"}, ["M02"]),
        (
            {
                "name": "Ziyaretçi sayısındaki artış oranı",
                "unit": "%",
                "accumulation": "average",
                "total": "4",
            },
            ["M02"],
        ),
        (
            {
                "name": "Ziyaretçi sayısındaki artış oranı",
                "unit": "%",
                "accumulation": "average",
                "total": "4",
                "baseline_year": 2019,
            },
            [],
        ),
        ({"name": "Enerji tüketiminde artış gösteren tesis sayısı"}, []),
        ({"total": "on iki"}, ["M03"]),
        ({"targets": {"2020": "5/10", "2021": "4", "2022": "4"}}, ["M03"]),
        ({"baseline": "-3"}, ["M04"]),
        ({"nature": "stock", "baseline": "-3", "accumulation": "latest", "total": "4"}, []),
        ({"nature": "stock", "baseline": "9", "accumulation": "latest", "total": "4"}, ["M05"]),
        (
            {"nature": "stock", "baseline": "9", "direction": "less", "accumulation": "latest", "total": "4"},
            [],
        ),
        ({"nature": ""}, ["M06"]),
        ({"direction": ""}, ["M06"]),
        ({"nature": "bilinmeyen"}, ["M06", "M07"]),
        ({"accumulation": "kartopu"}, ["M07", "T04"]),
    ],
)
def test_what_a_formula_needs(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(spoiled(0, 0, **changes)) == expected


def test_several_values_in_a_figure_are_told_apart_from_a_word() -> None:
    plan = spoiled(0, 0, targets={"2020": "5/10", "2021": "4", "2022": "4"})

    assert findings(plan, "M03")[0].sentence("en") == (
        "Indicator 2.1.1: “5/10” holds several values in one cell."
    )


def test_what_the_whole_document_lacks_is_told_once() -> None:
    plan = clean()
    for objective in plan["goals"][0]["objectives"]:
        for indicator in objective["indicators"]:
            indicator.update(targets={}, total="", nature="", direction="", baseline="")
    found = findings(plan)

    assert [finding.code for finding in found] == ["M01", "M06"]
    assert found[0].sentence("en").startswith("None of the 4 indicators has a target")


def test_a_finding_tells_its_place() -> None:
    plan = spoiled(0, 0, targets={}, total="")
    place = findings(plan, "M01")[0].place

    assert (place.sheet, place.row) == ("Plan", 7)
    assert place.text("en") == "sheet “Plan”, row 7"


def test_a_finding_as_data() -> None:
    data = findings(spoiled(0, 0, weight="42"))[0].as_json("en")

    assert data["code"] == "W01"
    assert data["criterion"] == "consistency"
    assert data["acceptable"] is False
    assert data["values"] == {"objective": "2.1", "sum": "92", "gap": "8"}
    assert data["proposal"] == "Share out the missing 8, or see whether an indicator was left out."


def test_row_helper_gives_a_row_that_adds_up() -> None:
    plan = clean()
    plan["goals"][0]["objectives"][0]["indicators"] = [row("2.1.1", "Düzenlenen fuar sayısı", weight="100")]
    plan["stated"] = {}

    assert codes(plan) == []
