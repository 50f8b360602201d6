"""The update of an adopted plan, and the time machine that scores any day with what was in force then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.choices import Accumulation, Basis, Nature
from imece.work.indicators.models import Indicator, YearFigure
from imece.work.strategy import actions
from imece.work.strategy.facts import AddedFacts, BaselineFacts, UpdateFacts
from imece.work.strategy.models import PlanVersion, Weight
from imece.work.strategy.queries import objective_standing, plan_standing, scores_as_of, version_on
from tests.kept import cast_on_stage, kept_for_the_file, made_on_stage
from tests.unit.work.strategy.making import add_indicators, make_objective, make_plan, report, targets_of

if TYPE_CHECKING:
    from imece.work.strategy.models import Objective, Plan
    from tests.cast import Cast


def seeded(cast: Cast) -> tuple[Plan, Objective, list[Indicator]]:
    """An adopted plan with two indicators, 60 and 40, whose yearly target is 10."""
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator)
    objective = make_objective(coordinator, plan)
    indicators = add_indicators(coordinator, objective, [("1", "Bir", "60"), ("2", "İki", "40")])
    actions.adopt_plan(actor=coordinator, plan=plan, decision_no="1", adopted_on=date(2019, 12, 1))
    plan.refresh_from_db()
    return plan, objective, indicators


stage = kept_for_the_file(seeded)
cast, two = cast_on_stage, made_on_stage


def update(cast: Cast, plan: Plan, **facts: object) -> PlanVersion:
    told = {"in_force_from": date(2022, 1, 1), "decision_no": "2", "note": "Salgın", **facts}
    return actions.update_plan(actor=cast.gaziantep.actor("Ayşe"), plan=plan, facts=UpdateFacts(**told))  # type: ignore[arg-type]


def test_update_keeps_the_old_target_and_tells_what_changed(cast: Cast, two: tuple) -> None:
    plan, _objective, (first, _second) = two
    version = update(cast, plan, targets={(first.pk, 2022): Decimal(5), (first.pk, 2023): Decimal(10)})
    assert targets_of(first)[2022] == [
        (Decimal(10), date(2020, 1, 1), date(2022, 1, 1)),
        (Decimal(5), date(2022, 1, 1), None),
    ]
    assert len(targets_of(first)[2023]) == 1
    assert version.number == 1
    assert [(row["what"], row["year"], row["before"], row["after"]) for row in version.changes] == [
        ("target", 2022, "10.000000", "5")
    ]


def test_time_machine_uses_what_was_in_force_on_the_day(cast: Cast, two: tuple) -> None:
    plan, objective, (first, second) = two
    links = {link.indicator_id: link.pk for link in objective.indicators.all()}
    for year in (2021, 2022):
        report(first, year, 5)
        report(second, year, 10)
    update(
        cast,
        plan,
        targets={(first.pk, 2022): Decimal(5)},
        weights={links[first.pk]: Decimal(20), links[second.pk]: Decimal(80)},
    )
    before = scores_as_of(plan, date(2021, 12, 31)).objectives[0].score
    after = scores_as_of(plan, date(2022, 12, 31)).objectives[0].score
    assert before.method == 60 * 50 / 100 + 40
    assert [line.weight for line in after.lines] == [20, 80]
    assert after.method == 100
    assert version_on(plan, date(2021, 12, 31)).number == 0
    assert version_on(plan, date(2022, 1, 1)).number == 1
    assert objective_standing(objective, 2021).score.method == before.method
    assert objective_standing(objective, 2022).score.method == after.method


def test_time_machine_counts_only_periods_that_had_ended(cast: Cast, two: tuple) -> None:
    plan, _objective, (first, _second) = two
    report(first, 2021, 4, half=1)
    report(first, 2021, 6, half=2)
    row = scores_as_of(plan, date(2021, 7, 1)).indicators[0]
    assert (row.value, row.performance) == (4, 40)
    assert scores_as_of(plan, date(2021, 12, 31)).indicators[0].performance == 100


def test_indicator_that_leaves_counts_for_the_years_before(cast: Cast, two: tuple) -> None:
    plan, objective, (first, second) = two
    links = {link.indicator_id: link.pk for link in objective.indicators.all()}
    update(cast, plan, removed=frozenset({links[second.pk]}), weights={links[first.pk]: Decimal(100)})
    assert len(plan_standing(plan, 2021).indicators) == 2
    assert len(plan_standing(plan, 2022).indicators) == 1


def test_indicator_that_comes_in_counts_from_its_day(cast: Cast, two: tuple) -> None:
    plan, objective, (first, second) = two
    links = {link.indicator_id: link.pk for link in objective.indicators.all()}
    third = Indicator.objects.create(office=plan.office, name="Üç")
    update(
        cast,
        plan,
        weights={links[first.pk]: Decimal(50), links[second.pk]: Decimal(30)},
        added=[AddedFacts(objective.pk, "3", Decimal(20), third.pk)],
    )
    assert len(plan_standing(plan, 2021).indicators) == 2
    assert [row.weight for row in plan_standing(plan, 2022).indicators] == [50, 30, 20]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"in_force_from": date(2020, 1, 1)}, "2020"),
        ({"in_force_from": date(2025, 1, 1)}, None),
        ({}, None),
        ({"weights": "short"}, "90"),
    ],
)
def test_refused_update_changes_nothing(cast: Cast, two: tuple, facts: dict, says: str | None) -> None:
    plan, objective, (first, _second) = two
    link = objective.indicators.first()
    told = {"targets": {(first.pk, 2023): Decimal(7)}} if "in_force_from" in facts else {}
    told |= {"weights": {link.pk: Decimal(50)}} if facts.get("weights") else facts
    with pytest.raises(Refused, match=says):
        update(cast, plan, **told)
    assert PlanVersion.objects.count() == 1
    assert set(Weight.objects.values_list("value", flat=True)) == {60, 40}
    assert all(len(rows) == 1 for rows in targets_of(first).values())


def test_expert_cannot_update(cast: Cast, two: tuple) -> None:
    plan, _objective, (first, _second) = two
    facts = UpdateFacts(date(2022, 1, 1), "2", "x", targets={(first.pk, 2022): Decimal(1)})
    with pytest.raises(Refused):
        actions.update_plan(actor=cast.gaziantep.actor("Ebru"), plan=plan, facts=facts)
    assert PlanVersion.objects.count() == 1


def test_update_makes_the_indicator_it_brings_in_with_its_targets(cast: Cast, two: tuple) -> None:
    plan, objective, (first, second) = two
    links = {link.indicator_id: link.pk for link in objective.indicators.all()}
    version = update(
        cast,
        plan,
        weights={links[first.pk]: Decimal(100)},
        removed=frozenset({links[second.pk]}),
        added=[AddedFacts(objective.pk, "3", Decimal(0), columns={"name": "Üç"}, targets={2023: Decimal(7)})],
    )
    third = Indicator.objects.get(name="Üç")
    assert third.responsible_unit == objective.responsible_unit
    assert targets_of(third) == {2023: [(Decimal(7), date(2022, 1, 1), None)]}
    assert [(row["what"], row["number"]) for row in version.changes] == [
        ("weight", "1"),
        ("removed", "2"),
        ("added", "3"),
        ("target", "3"),
    ]


def test_refused_update_makes_no_indicator(cast: Cast, two: tuple) -> None:
    plan, objective, _indicators = two
    before = Indicator.objects.count()
    added = [AddedFacts(objective.pk, "3", Decimal(20), columns={"name": "Üç"})]
    with pytest.raises(Refused, match="120"):
        update(cast, plan, added=added)
    assert (Indicator.objects.count(), PlanVersion.objects.count()) == (before, 1)


def test_update_changes_a_baseline_and_keeps_the_old_one_with_its_reason(cast: Cast, two: tuple) -> None:
    plan, _objective, (first, second) = two
    Indicator.objects.filter(pk=first.pk).update(baseline=Decimal(4), baseline_year=2018)
    version = update(cast, plan, baselines={first.pk: BaselineFacts(Decimal(6), 2021)}, note="Yanlış sayım")
    first.refresh_from_db()
    assert (first.baseline, first.baseline_year) == (Decimal(6), 2021)
    assert first.former_baselines == [{"until": "2022-01-01", "value": "4.000000", "year": 2018}]
    assert (first.baseline_on(date(2021, 12, 31)), first.baseline_on(date(2022, 1, 1))) == (4, 6)
    assert [(row["what"], row["year"], row["before"], row["after"]) for row in version.changes] == [
        ("baseline", 2021, "4.000000", "6")
    ]
    assert version.note == "Yanlış sayım"
    second.refresh_from_db()
    assert second.former_baselines == []


def test_years_before_the_update_stay_scored_by_the_old_baseline(cast: Cast, two: tuple) -> None:
    plan, _objective, (first, _second) = two
    Indicator.objects.filter(pk=first.pk).update(
        nature=Nature.STOCK, accumulation=Accumulation.LATEST, baseline=Decimal(0)
    )
    first.refresh_from_db()
    for year in (2021, 2022):
        report(first, year, 8)

    def scores() -> dict[int, Decimal]:
        figures = YearFigure.objects.filter(indicator=first, basis=Basis.APPROVED)
        return dict(figures.values_list("year", "performance"))

    assert scores() == {2021: 80, 2022: 80}
    update(cast, plan, baselines={first.pk: BaselineFacts(Decimal(6), 2021)})
    assert scores() == {2021: 80, 2022: 50}
    recompute_figures(2021, [first.pk])
    assert scores()[2021] == 80
    on_old, on_new = (scores_as_of(plan, date(year, 12, 31)) for year in (2021, 2022))
    told = [
        next(row for goal in found.goals for objective in goal.objectives for row in objective.indicators)
        for found in (on_old, on_new)
    ]
    assert [row.scored.value for row in told if row.scored] == [80, 50]


def test_baseline_of_an_indicator_outside_the_plan_is_refused(cast: Cast, two: tuple) -> None:
    plan, *_rest = two
    other = Indicator.objects.create(office=cast.gaziantep.office, name="Başka")
    with pytest.raises(Refused):
        update(cast, plan, baselines={other.pk: BaselineFacts(Decimal(1))})
    with pytest.raises(Refused):
        update(cast, plan, baselines={two[2][0].pk: BaselineFacts(Decimal(-1))})
    assert not plan.versions.filter(number=1).exists()
    other.refresh_from_db()
    assert other.baseline is None
