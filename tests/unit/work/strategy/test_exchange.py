"""A plan goes out and comes back the same, as a table and as JSON; a wrong document is refused as a whole."""

from __future__ import annotations

import io
import json
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.work.indicators.choices import UnitKind
from imece.work.indicators.models import Indicator
from imece.work.strategy import actions, exports, imports
from imece.work.strategy.choices import NoteKind
from imece.work.strategy.facts import GoalFacts, NoteFacts, ObjectiveFacts
from imece.work.strategy.models import Plan
from imece.work.strategy.plan_json import from_json
from imece.work.strategy.plan_sheet import NoteSheet, ObjectiveSheet, PlanSheet, WrongSheet
from imece.work.strategy.sheet_json import plan_json
from imece.work.strategy.sheets import sheet_of
from tests.kept import cast_on_stage, kept_for_the_file, made_on_stage
from tests.unit.work.strategy.making import seed_plan

if TYPE_CHECKING:
    from tests.cast import Cast


def figures(sheet: PlanSheet) -> list[tuple[object, ...]]:
    """What must come back: texts, weights, targets and what chooses the formula."""
    return [
        (
            objective.number,
            objective.name,
            objective.responsible_unit,
            objective.collaborating_units,
            row.number,
            row.name,
            row.unit,
            row.weight.value,
            row.nature,
            row.direction,
            row.accumulation,
            {year: figure.value for year, figure in row.targets.items() if figure.value is not None},
            {year: figure.value for year, figure in row.programme_targets.items()},
        )
        for objective, row in sheet.rows()
    ]


def beside(sheet: PlanSheet) -> list[tuple[object, ...]]:
    """What stands beside the indicators and must come back too: the goal's percentage, costs and notes."""
    return [
        (
            goal.unlabelled.value,
            objective.number,
            objective.cost.value,
            objective.currency,
            {year: figure.value for year, figure in objective.costs_by_year.items()},
            sorted((note.kind, place, note.text, note.control) for place, note in kinds(objective)),
        )
        for goal in sheet.goals
        for objective in goal.objectives
    ]


def kinds(objective: ObjectiveSheet) -> list[tuple[int, NoteSheet]]:
    """The notes with their places among those of their kind."""
    counted: Counter[str] = Counter()
    told = []
    for note in objective.notes:
        told.append((counted[note.kind], note))
        counted[note.kind] += 1
    return told


def seeded(cast: Cast) -> Plan:
    """Seed 000's plan with costs, notes and targets that are easily misread ("1.234")."""
    actor = cast.gaziantep.actor("Ayşe")
    plan, objective, indicators = seed_plan(actor)
    for kind, text, control in NOTES:
        actions.add_note(actor=actor, objective=objective, facts=NoteFacts(kind, text, control))
    objective.cost_currency = "EUR"
    objective.costs_by_year = {"2020": "1234.50", "2024": "0.00"}
    objective.save()
    goal = actions.add_goal(actor=actor, plan=plan, facts=GoalFacts("03", "Göstergesiz"))
    actions.add_objective(
        actor=actor, goal=goal, facts=ObjectiveFacts("3.1", "Yalnız maliyetli", cost_estimate=Decimal("0.10"))
    )
    indicators[0].targets.filter(year=2020).update(programme_value=Decimal("1.234"))
    indicators[2].targets.filter(year=2024).update(value=None, programme_value=Decimal(7))
    indicators[0].targets.filter(year=2021).update(value=Decimal("1.234"))
    indicators[1].targets.filter(year=2021).update(value=Decimal("1234.5"))
    return plan


stage = kept_for_the_file(seeded)
cast, plan = cast_on_stage, made_on_stage


NOTES = [
    (NoteKind.RISK, "Kur farkı", ""),
    (NoteKind.RISK, "Gecikme; iptal", "Erken başvuru"),
    (NoteKind.FINDING, "=Toplam", ""),
    (NoteKind.NEED, "Çevirmen", ""),
]


@pytest.mark.parametrize("language", ["tr", "en"])
def test_table_goes_out_and_comes_back_the_same(cast: Cast, plan: Plan, language: str) -> None:
    kept = sheet_of(plan)
    with override(language), exports.plan_workbook(kept) as book:
        upload = SimpleUploadedFile("plan.xlsx", book.read())
        read = imports.read_plan(upload)
    assert figures(read) == figures(kept)
    assert beside(read) == beside(kept)
    assert (read.first_year, read.last_year) == (2020, 2024)


def test_json_goes_out_and_comes_back_the_same(cast: Cast, plan: Plan) -> None:
    kept = sheet_of(plan)
    told = json.dumps(plan_json(kept))
    read = from_json(json.loads(told, parse_float=Decimal))
    assert figures(read) == figures(kept)
    assert beside(read) == beside(kept)
    assert read.goals[0].unlabelled.value == 18


def test_imported_plan_is_the_plan_that_was_exported(cast: Cast, plan: Plan) -> None:
    osman = cast.orhangazi.actor("Osman")
    sealed = imports.sealed(sheet_of(plan), osman, "plan.xlsx")
    sheet, source = imports.opened(sealed, osman)
    made = actions.import_plan(actor=osman, sheet=sheet, source=source)
    assert figures(sheet_of(made)) == figures(sheet_of(plan))
    assert beside(sheet_of(made)) == beside(sheet_of(plan))
    assert made.office_id == osman.office_id
    assert made.source == "plan.xlsx"
    indicator = Indicator.objects.filter(office=osman.office).first()
    assert indicator.unit_kind == UnitKind.COUNT
    goal = made.goals.get(number="02")
    assert (goal.printed_percent, goal.weight) == (18, None)
    actions.remove_plan(actor=osman, plan=made)
    assert not Plan.objects.kept().filter(pk=made.pk).exists()


def test_import_leaves_one_entry_of_the_trail_for_each_indicator(cast: Cast, plan: Plan) -> None:
    osman = cast.orhangazi.actor("Osman")
    before = Entry.objects.count()
    actions.import_plan(actor=osman, sheet=sheet_of(plan))
    told = Entry.objects.filter(office_id=osman.office_id)
    made = Indicator.objects.filter(office=osman.office)
    entries = told.filter(verb="indicators.indicator_created")
    assert sorted(entries.values_list("thing_id", flat=True)) == sorted(str(row.pk) for row in made)
    assert set(entries.values_list("actor_name", flat=True)) == {"Osman"}
    assert told.filter(verb="strategy.plan_imported").count() == 1
    assert Entry.objects.count() == before + made.count() + 1


@pytest.mark.parametrize(
    "wrong", [{"cost": "-1"}, {"currency": "altın"}, {"costs_by_year": {"2020": Decimal("1e30")}}]
)
def test_wrong_costs_are_refused_as_a_whole(cast: Cast, wrong: dict) -> None:
    objective = {"number": "1.1", "name": "H", **wrong}
    goal = {"number": "1", "name": "A", "objectives": [objective]}
    told = {"title": "P", "first_year": 2020, "last_year": 2021, "goals": [goal]}
    with pytest.raises(Refused):
        actions.import_plan(actor=cast.gaziantep.actor("Ayşe"), sheet=from_json(told))
    assert [each.title for each in Plan.objects.all()] == ["Stratejik Plan"]


def test_note_of_unknown_kind_is_no_plan() -> None:
    objective = {"number": "1.1", "name": "H", "notes": [{"kind": "wish", "text": "x"}]}
    with pytest.raises(WrongSheet):
        from_json({"goals": [{"number": "1", "name": "A", "objectives": [objective]}]})


def test_second_import_of_the_same_plan_is_refused(cast: Cast, plan: Plan) -> None:
    before = Indicator.objects.count()
    with pytest.raises(Refused):
        actions.import_plan(actor=cast.gaziantep.actor("Ayşe"), sheet=sheet_of(plan))
    assert (Plan.objects.count(), Indicator.objects.count()) == (1, before)


def test_preview_of_another_person_or_changed_text_is_refused(cast: Cast, plan: Plan) -> None:
    sealed = imports.sealed(sheet_of(plan), cast.gaziantep.actor("Ayşe"), "x")
    for text, name in ((sealed, "Ebru"), (sealed[:-2], "Ayşe"), ("", "Ayşe")):
        with pytest.raises(Refused):
            imports.opened(text, cast.gaziantep.actor(name))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"first_year": None}, "yıl"),
        ({"title": "x" * 500}, "200"),
        ({"goals": [{"number": "1", "name": "A", "weight": "150"}]}, "100"),
    ],
)
def test_wrong_plan_is_refused_as_a_whole(cast: Cast, change: dict, says: str) -> None:
    told = {
        "title": "P",
        "first_year": 2020,
        "last_year": 2021,
        "goals": [{"number": "1", "name": "A"}],
        **change,
    }
    with pytest.raises(Refused, match=says):
        actions.import_plan(actor=cast.gaziantep.actor("Ayşe"), sheet=from_json(told))
    assert [each.title for each in Plan.objects.all()] == ["Stratejik Plan"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"{"),
        ("a.json", b"\xff\xfe"),
        ("a.json", b"[" * 5000),
        ("a.json", b'{"goals": NaN}'),
        ("a.xlsx", b"PK\x03\x04x"),
        ("a.csv", b""),
    ],
)
def test_unreadable_file_is_refused_in_words(name: str, content: bytes) -> None:
    with pytest.raises(Refused) as no:
        imports.read_plan(SimpleUploadedFile(name, content))
    assert str(no.value)


def test_dangerous_text_stays_text_in_the_table(cast: Cast, plan: Plan) -> None:
    plan.goals.update(title='=HYPERLINK("http://x")')
    with exports.plan_workbook(sheet_of(plan)) as book:
        read = imports.read_plan(SimpleUploadedFile("plan.xlsx", io.BytesIO(book.read()).getvalue()))
    assert read.goals[0].name.endswith('=HYPERLINK("http://x")')
