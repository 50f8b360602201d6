"""A plan as it stands in a document: read from JSON and from the rows of a table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from imece.work.indicators.choices import Accumulation, Direction, Nature
from imece.work.strategy.plan_json import from_json
from imece.work.strategy.plan_rows import from_rows
from imece.work.strategy.plan_sheet import Figure, Place, PlanSheet, WrongSheet
from imece.work.strategy.plan_words import counting_of, search_words
from tests.unit.work.strategy.plans import CLEAN

HEADINGS = (
    "Amaç No",
    "Amaç",
    "HEDEF NO",
    "Hedef",
    "Gösterge No",
    "Performans Göstergesi",
    "Ölçü Birimi",
    "Hedefe Etkisi (%)",
    "Başlangıç Değeri (2019)",
    "2020",
    "2021 Hedefi",
    "Toplam",
    "Gösterge Türü",
    "Yön",
    "Birikim",
    "Sorumlu Birim",
    "Açıklama",
)
FIRST = ("2", "Ekonomi", "2.4", "İşbirliği", "2.4.1", "Protokol sayısı", "Adet", "%60", "3", "4", "5", "9")
SAID = ("Yıllık", "Artan", "Toplam", "Dış İlişkiler", "serbest metin")
SECOND = (
    "",
    None,
    "",
    "",
    "2.4.2",
    "Kişi sayısı",
    "Kişi",
    Decimal(40),
    "-",
    Decimal("1000.0"),
    "1.000",
    "on",
)


def table(*rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> PlanSheet:
    return from_rows(headings, list(enumerate(rows, start=4)), sheet="Plan", title="Sınama")


def test_table_is_read_with_its_places() -> None:
    plan = table((*FIRST, *SAID), SECOND)
    objective = next(plan.objectives())
    first, second = objective.indicators

    assert (plan.first_year, plan.last_year, plan.title) == (2020, 2021, "Sınama")
    assert (plan.goals[0].number, objective.number, objective.responsible_unit) == (
        "2",
        "2.4",
        "Dış İlişkiler",
    )
    assert first.weight == Figure("%60", Decimal(60))
    assert (first.baseline.value, first.baseline_year) == (3, 2019)
    assert first.yearly_targets == {2020: 4, 2021: 5}
    assert (first.nature, first.direction, first.accumulation) == (
        Nature.FLOW,
        Direction.MORE,
        Accumulation.SUM,
    )
    assert first.responsible_unit == ""
    assert first.place == Place("Plan", 4)
    assert second.place.row == 5
    assert second.targets[2020] == Figure("1000", Decimal(1000), typed=False)
    assert second.targets[2021].value == 1000
    assert second.baseline.is_blank
    assert second.total.is_unreadable


def test_english_headings_in_another_order() -> None:
    plan = table(
        ("Protocols", "2.4", "less", "8", "3"),
        headings=("Indicator name", "Objective number", "Direction", "Weight", "Target 2021"),
    )
    row = next(plan.indicators())

    assert (row.name, row.direction, row.weight.value) == ("Protocols", Direction.LESS, 8)
    assert row.yearly_targets == {2021: 3}


def test_empty_rows_and_sum_rows_are_left_out_and_an_empty_objective_stays() -> None:
    plan = table(
        FIRST,
        (None, " ", ""),
        ("", "", "2.5", "Boş hedef"),
        (*[""] * 5, "TOPLAM", "", "100"),
        ("3", "Kültür", "3.1", "Sanat"),
    )

    assert [objective.label for objective in plan.objectives()] == ["2.4", "2.5", "3.1"]
    assert [goal.number for goal in plan.goals] == ["2", "3"]
    assert len(list(plan.indicators())) == 1


def test_repeated_goal_and_objective_cells_are_one_goal_and_one_objective() -> None:
    plan = table(FIRST, (*FIRST[:4], "2.4.2", "Başka bir sayı"))

    assert len(plan.goals) == 1
    assert len(list(plan.objectives())) == 1
    assert len(list(plan.indicators())) == 2


def test_new_goal_without_a_new_objective_does_not_borrow_the_last_one() -> None:
    plan = table(FIRST, ("3", "Kültür", "", "", "1", "Sergi sayısı"))

    assert [len(goal.objectives) for goal in plan.goals] == [1, 1]
    assert plan.goals[1].objectives[0].label == ""


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (("Hedef", "2021"), "no column for the name of the indicator"),
        (("Gösterge", "2021"), "no column for the objective"),
        (
            ("Hedef", "Gösterge", "Gösterge Adı"),
            "Two columns of the table mean the same: “Gösterge” and “Gösterge Adı”.",
        ),
    ],
)
def test_table_without_what_is_needed_is_refused_with_a_sentence(
    headings: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(WrongSheet) as refused:
        table(("a", "b"), headings=headings)

    assert sentence in refused.value.sentence("en")


def test_table_without_any_row_is_refused() -> None:
    with pytest.raises(WrongSheet, match="no row"):
        table((None, ""))


def test_json_is_read() -> None:
    plan = from_json(CLEAN)
    row = next(plan.indicators())

    assert plan.stated == {"goals": 1, "objectives": 2, "indicators": 4}
    assert (row.number, row.unit, row.weight.value) == ("2.1.1", "Adet", 50)
    assert row.target_years == (2020, 2021, 2022)
    assert row.place == Place("Plan", 7)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ([], "plan"),
        ({}, "goals"),
        ({"goals": {}}, "goals"),
        ({"goals": ["x"]}, "goals"),
        ({"goals": [{"name": True}]}, "name"),
        ({"goals": [{"weight": []}]}, "weight"),
        ({"goals": [{"weight": Decimal("Infinity")}]}, "weight"),
        ({"goals": [], "first_year": "iki bin"}, "first_year"),
        ({"goals": [], "first_year": -5}, "first_year"),
        ({"goals": [], "first_year": True}, "first_year"),
        ({"goals": [], "stated": {"goals": 1.5}}, "stated"),
        ({"goals": [{"objectives": [{"indicators": [{"targets": {"x": "1"}}]}]}]}, "targets"),
        ({"goals": [{"objectives": [{"indicators": [{"targets": {"2021": False}}]}]}]}, "targets"),
        ({"goals": [{"place": {"row": "x"}}]}, "row"),
    ],
)
def test_json_of_another_form_is_refused_by_field(data: Any, field: str) -> None:
    with pytest.raises(WrongSheet) as refused:
        from_json(data)

    assert refused.value.sentence("en") == (
        f"This is not a plan: “{field}” is missing or has another form than expected."
    )


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("25.000", 25000),
        ("%8", 8),
        ("8,5", Decimal("8.5")),
        ("18.234.583,13 ₺", Decimal("18234583.13")),
        (7, 7),
    ],
)
def test_figures_are_read_as_they_are_written_in_offices(cell: object, value: Decimal) -> None:
    assert Figure.of(cell).value == value


@pytest.mark.parametrize("cell", [None, "", " - ", "–"])
def test_cells_that_say_nothing(cell: object) -> None:
    assert Figure.of(cell).is_blank
    assert not Figure.of(cell).is_unreadable


def test_place_in_words() -> None:
    assert Place("Plan", 12).text("en") == "sheet “Plan”, row 12"
    assert Place(row=12).text("en") == "row 12"
    assert Place().text("en") == ""


def test_words_are_compared_without_case_marks_and_punctuation() -> None:
    assert search_words("HEDEFE ETKİSİ (%)") == "hedefe etkisi"
    assert counting_of("Kümülatif", "AZALAN", "-").nature is Nature.STOCK
    assert counting_of("Kümülatif", "AZALAN", "-").unknown == ()
    assert counting_of("x", "y", "").unknown == ("x", "y")
