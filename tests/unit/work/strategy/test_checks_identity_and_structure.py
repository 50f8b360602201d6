"""Checks of identity and structure: what is there twice, almost twice, nowhere, or in the wrong place."""

import pytest

from imece.work.strategy.checks import Severity
from imece.work.strategy.checks.likeness import near_pairs, slip_apart
from tests.unit.work.strategy.plans import SEED, clean, codes, findings, row, spoiled


def test_same_number_twice_is_a_warning_that_keeps_both_rows_and_renumbers_them() -> None:
    found = findings(SEED, "I01")

    assert len(found) == 1
    assert found[0].severity is Severity.WARNING
    assert "Number 2.4.9 stands twice in objective 2.4" in found[0].sentence("en")
    assert "without the second one the weights would sum to 92 instead of 100" in found[0].sentence("en")
    assert found[0].proposal("en") == (
        "Keep every row and number them by their place: “Yıllık bazda geçekleştirilen ortak faaliyet/proje…”: "
        "2.4.9 → 2.4.10; “Birim faaliyetlerinde yıllık bazda sağlanan tasar…”: 2.4.10 → 2.4.11."
    )


def test_numbers_may_restart_at_another_level() -> None:
    plan = clean()
    plan["stated"] = {}
    plan["goals"][0]["objectives"][0]["indicators"] = [
        row("1", "Kurulan ortaklık sayısı", level="outcome"),
        row("1", "Yapılan görüşme sayısı", level="output"),
    ]

    assert codes(plan) == []


def test_long_renumbering_is_cut_short() -> None:
    plan = clean()
    plan["stated"] = {}
    plan["goals"][0]["objectives"][0]["indicators"] = [
        row(f"2.1.{max(place - 1, 1)}", f"{place} numaralı göstergeye ait sayı", weight="10")
        for place in range(1, 11)
    ]

    assert str(findings(plan, "I01")[0].proposal("en")).endswith("; ….")


def test_number_given_to_two_goals_or_in_two_objectives() -> None:
    plan = clean()
    plan["stated"] = {}
    plan["goals"].append(
        {"number": "2", "name": "Başka bir amaç", "objectives": plan["goals"][0]["objectives"][1:]}
    )
    plan["goals"][0]["objectives"] = plan["goals"][0]["objectives"][:1]
    plan["goals"][1]["objectives"][0]["indicators"][0]["number"] = "2.1.1"

    assert [finding.values["number"] for finding in findings(plan, "I02")] == ["2", "2.1.1"]


def test_same_name_twice_in_one_objective() -> None:
    plan = spoiled(0, 1, name="Gözden geçirilen  protokol sayısı")

    assert codes(plan) == ["I03"]


def test_same_measure_under_two_objectives_may_be_double_counting() -> None:
    plan = spoiled(1, 0, name="Gözden geçirilen protokol sayısı", unit="Adet")

    assert findings(plan, "I04")[0].values == {
        "name": "Gözden geçirilen protokol sayısı",
        "one": "2.1",
        "other": "2.2",
    }


def test_same_measure_at_two_levels() -> None:
    name = "Sonuçlanan yatırım sayısı"
    plan = spoiled(0, 0, name=name, level="outcome")
    plan["goals"][0]["objectives"][0]["indicators"][1].update(name=name, level="output", unit="Adet")
    alike = spoiled(0, 0, name=name, level="outcome")
    alike["goals"][0]["objectives"][0]["indicators"][1] = row("2.1.2", name, level="output")

    assert codes(plan) == ["I05"]
    assert "with different targets: 12 and 3,200" in findings(plan)[0].sentence("en")
    assert codes(alike) == ["I05"]
    assert "with the same target" in findings(alike)[0].sentence("en")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("İzmir Açık Deniz Rüzgâr Ölçümü Projesi", "İzmir Açık Deniz Rüzgar Ölçümü Projesi"),
        ("Kültür Varlıklarının Yaşarılması", "Kültür Varlıklarının Yaşatılması"),
        ("İzmir'de kurulan şirket sayısı", "İzmir’de Kurulan Şirket Sayısı"),
        ("Ar-Ge personeli sayısı", "ArGe personeli sayısı"),
        ("Yurt dışı fuar sayısı", "Yurtdışı fuar sayısı"),
        ("Düzenlenen etkinlik sayısı", "Düzenelnen etkinlik sayısı"),
        ("Gerçekleştirilen toplantı sayısı", "Geçekleştirilen toplantı sayısı"),
    ],
)
def test_near_names_are_found(first: str, second: str) -> None:
    assert list(near_pairs([first, "Bambaşka bir gösterge", second])) == [(0, 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Faz I tamamlanma oranı", "Faz II tamamlanma oranı"),
        ("2021 yılı fuar sayısı", "2022 yılı fuar sayısı"),
        ("Yurt içi fuar sayısı", "Yurt dışı fuar sayısı"),
        ("Kız öğrenci sayısı", "Kaz öğrenci sayısı"),
        ("Aynı ad", "Aynı ad"),
        ("Kadın girişimci sayısı", "Genç girişimci sayısı"),
        ("", ""),
    ],
)
def test_names_that_mean_different_things_are_left_alone(first: str, second: str) -> None:
    assert list(near_pairs([first, second])) == []


def test_a_slip_is_one_letter_of_a_long_word() -> None:
    assert slip_apart("sayisi", "sayis")
    assert not slip_apart("sayisi", "sayi")
    assert not slip_apart("abcdef", "badcfe")


def test_near_names_are_noted_in_the_plan() -> None:
    plan = spoiled(1, 0, name="Gözden geçirilen protokoll sayısı", unit="Adet")
    found = findings(plan)

    assert [(finding.code, finding.severity) for finding in found] == [("I06", Severity.NOTE)]
    assert "(2.1.1)" in found[0].sentence("en")


def test_empty_branches_are_told() -> None:
    plan = clean()
    plan["stated"] = {}
    plan["goals"][0]["objectives"][1]["indicators"] = []
    plan["goals"].append({"number": "3", "name": "Boş amaç"})

    assert codes(plan) == ["S01", "S02"]


def test_gap_in_the_numbers_is_noted() -> None:
    plan = spoiled(1, 1, number="2.2.4")

    assert findings(plan)[0].sentence("en") == (
        "The numbers jump from 2.2.1 to 2.2.4: something may be missing between them."
    )


def test_unsorted_numbers_are_no_gap() -> None:
    plan = clean()
    plan["goals"][0]["objectives"][0]["indicators"].reverse()
    plan["goals"][0]["objectives"].reverse()

    assert codes(plan) == []


def test_part_of_a_plan_may_miss_goals_and_objectives() -> None:
    plan = clean()
    plan["goals"][0]["objectives"][1].update(number="2.7", indicators=[])
    plan["stated"] = {"goals": 4}

    assert codes({**plan, "is_partial": True}) == ["S01"]
    assert codes(plan) == ["S01", "S05", "S03"]


def test_number_under_the_wrong_parent() -> None:
    plan = spoiled(0, 1, number="3.1.2")

    assert codes(plan) == ["S04"]
    assert findings(plan)[0].values == {"number": "3.1.2", "parent": "2.1"}


@pytest.mark.parametrize("number", ["02", "A2", "Amaç 2"])
def test_goal_numbers_in_other_spellings_own_their_objectives(number: str) -> None:
    plan = clean()
    plan["goals"][0]["number"] = number

    assert codes(plan) == []


def test_counts_of_the_text_must_be_those_of_the_list() -> None:
    plan = {**clean(), "stated": {"goals": 6, "objectives": 2, "chapters": 9}}

    assert [finding.sentence("en") for finding in findings(plan)] == [
        "The text speaks of 6 goals, but 1 are listed."
    ]


def test_huge_numbers_do_no_harm() -> None:
    assert isinstance(codes(spoiled(0, 0, number="9" * 6000)), list)
