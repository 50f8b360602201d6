"""A plan begins, is adopted, published, updated: what is allowed, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.search.models import Findable
from imece.work.strategy import actions, policies
from imece.work.strategy.choices import PlanState, PrintedPercent
from imece.work.strategy.facts import GoalFacts, ObjectiveFacts, PlanFacts, TargetFacts
from imece.work.strategy.models import Goal, Objective, ObjectiveIndicator, Plan, PlanVersion, Weight
from imece.work.strategy.queries.findings import checked
from tests.unit.work.strategy.making import (
    SEED,
    add_indicators,
    make_objective,
    make_plan,
    seed_plan,
    targets_of,
)

if TYPE_CHECKING:
    from tests.cast import Cast


def adopted(cast: Cast) -> tuple[Plan, Objective, list]:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan, objective, indicators = seed_plan(coordinator)
    plan = actions.adopt_plan(
        actor=coordinator, plan=plan, decision_no="2019/412", adopted_on=date(2019, 10, 1)
    )
    return plan, objective, indicators


def test_plan_is_created_with_audit_and_search(cast: Cast) -> None:
    plan = make_plan(cast.gaziantep.actor("Ebru"))

    assert plan.state == PlanState.IN_PREPARATION
    assert Entry.objects.filter(verb="strategy.plan_created", thing_id=str(plan.pk)).exists()
    assert Findable.objects.get(kind="strategy.plan", object_id=plan.pk).office_id == plan.office_id


@pytest.mark.parametrize("name", ["Umut", "Veli", "Derya"])
def test_others_create_no_plan(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        make_plan(cast.gaziantep.actor(name))
    assert not Plan.objects.exists()


def test_other_office_cannot_write_even_with_a_grant(cast: Cast) -> None:
    plan, objective, _rows = seed_plan(cast.orhangazi.actor("Osman"))
    cast.grant(cast.orhangazi, cast.bursa)
    with pytest.raises(Refused):
        actions.remove_objective(actor=cast.bursa.actor("Burak"), objective=objective)
    assert Objective.objects.filter(pk=objective.pk).exists()
    assert not Plan.objects.filter(pk=plan.pk, removed_at__isnull=False).exists()


def test_only_coordinator_adopts(cast: Cast) -> None:
    plan, *_rest = seed_plan(cast.gaziantep.actor("Ayşe"))
    with pytest.raises(Refused):
        actions.adopt_plan(
            actor=cast.gaziantep.actor("Ebru"), plan=plan, decision_no="1", adopted_on=date(2019, 1, 1)
        )
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_PREPARATION
    assert not PlanVersion.objects.exists()


def test_decision_in_the_future_is_refused(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator)
    with pytest.raises(Refused):
        actions.adopt_plan(actor=coordinator, plan=plan, decision_no="1", adopted_on=date(2999, 1, 1))
    plan.refresh_from_db()
    assert plan.adopted_on is None


def test_adopted_plan_is_carried_verbatim(cast: Cast) -> None:
    plan, objective, indicators = adopted(cast)
    coordinator = cast.gaziantep.actor("Ayşe")
    link = ObjectiveIndicator.objects.filter(objective=objective).first()
    goal = plan.goals.get()
    attempts = [
        lambda: actions.change_plan(actor=coordinator, plan=plan, facts=PlanFacts("Yeni", 2020, 2024)),
        lambda: actions.change_goal(actor=coordinator, goal=goal, facts=GoalFacts("3", "Başka")),
        lambda: actions.change_objective(
            actor=coordinator, objective=objective, facts=ObjectiveFacts("9", "Başka")
        ),
        lambda: actions.set_weights(actor=coordinator, objective=objective, weights={link.pk: Decimal(1)}),
        lambda: actions.unlink_indicator(actor=coordinator, link=link),
        lambda: actions.set_targets(
            actor=coordinator,
            objective=objective,
            targets={(indicators[0].pk, 2021): TargetFacts(Decimal(99))},
        ),
    ]
    for attempt in attempts:
        with pytest.raises(Refused, match=r"güncelleme|update"):
            attempt()
    assert Goal.objects.get().number == "02"
    assert Weight.objects.get(link=link).value == 8
    assert targets_of(indicators[0])[2021][0][0] == 10


def test_programme_target_is_written_in_an_adopted_plan(cast: Cast) -> None:
    _plan, objective, indicators = adopted(cast)
    changed = actions.set_targets(
        actor=cast.gaziantep.actor("Ebru"),
        objective=objective,
        targets={(indicators[0].pk, 2021): TargetFacts(Decimal(10), programme_value=Decimal(12))},
    )
    assert changed == 1
    assert indicators[0].targets.get(year=2021).programme_value == 12


def test_plan_with_weights_off_is_not_published_and_says_by_how_much(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator)
    objective = make_objective(coordinator, plan)
    add_indicators(coordinator, objective, SEED[:9] + SEED[10:])
    with pytest.raises(Refused, match=r"92.*8|8.*92"):
        actions.publish_plan(actor=coordinator, plan=plan)
    plan.refresh_from_db()
    assert plan.published_at is None
    assert plan.slug == ""


def test_sound_plan_in_preparation_is_published(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan, *_rest = seed_plan(coordinator)
    plan = actions.publish_plan(actor=coordinator, plan=plan)
    assert plan.published_at is not None
    assert plan.slug == "gaziantep-2020-2024"
    assert Findable.objects.filter(kind="strategy.objective", is_public=True).exists()


def test_two_plans_of_the_same_years_get_two_addresses(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    slugs = [
        actions.publish_plan(actor=coordinator, plan=seed_plan(coordinator, title=title)[0]).slug
        for title in ("Bir", "İki")
    ]
    assert len(set(slugs)) == 2


def test_adopted_plan_is_published_with_its_errors(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator)
    add_indicators(coordinator, make_objective(coordinator, plan), SEED[:3])
    actions.adopt_plan(actor=coordinator, plan=plan, decision_no="7", adopted_on=date(2019, 1, 1))
    assert actions.publish_plan(actor=coordinator, plan=plan).published_at is not None
    assert checked(plan).errors


def test_public_plan_cannot_be_removed_before_it_is_withdrawn(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = actions.publish_plan(actor=coordinator, plan=seed_plan(coordinator)[0])
    with pytest.raises(Refused):
        actions.remove_plan(actor=coordinator, plan=plan)
    plan.refresh_from_db()
    assert plan.removed_at is None
    actions.withdraw_plan(actor=coordinator, plan=plan)
    actions.remove_plan(actor=coordinator, plan=plan)
    assert not Findable.objects.filter(kind__startswith="strategy.").exists()
    actions.restore_plan(actor=coordinator, plan=plan)
    assert Plan.objects.kept().filter(pk=plan.pk).exists()


def test_plan_is_put_back_only_by_whom_may_remove_it(cast: Cast) -> None:
    coordinator, expert = cast.gaziantep.actor("Ayşe"), cast.gaziantep.actor("Ebru")
    plan = make_plan(coordinator)
    with pytest.raises(Refused):
        actions.remove_plan(actor=expert, plan=plan)
    actions.remove_plan(actor=coordinator, plan=plan)
    with pytest.raises(Refused):
        actions.restore_plan(actor=expert, plan=plan)
    assert not Plan.objects.kept().filter(pk=plan.pk).exists()
    assert not policies.removed_plans(expert).exists()
    assert list(policies.removed_plans(coordinator)) == [plan]


def test_printed_percent_stays_unknown_until_somebody_says(cast: Cast) -> None:
    plan, *_rest = adopted(cast)
    goal = plan.goals.get()
    assert goal.printed_percent_means == PrintedPercent.UNKNOWN
    assert goal.weight is None
    actions.label_percent(actor=cast.gaziantep.actor("Ebru"), goal=goal, means=PrintedPercent.WEIGHT)
    goal.refresh_from_db()
    assert goal.printed_percent_means == PrintedPercent.WEIGHT


def test_first_year_moves_what_is_in_force(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan, _objective, indicators = seed_plan(coordinator)
    actions.change_plan(actor=coordinator, plan=plan, facts=PlanFacts("Stratejik Plan", 2019, 2024))
    assert {row[1] for rows in targets_of(indicators[0]).values() for row in rows} == {date(2019, 1, 1)}
    assert set(Weight.objects.values_list("in_force_from", flat=True)) == {date(2019, 1, 1)}


def test_order_changes_and_edges_stay(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan, objective, _indicators = seed_plan(coordinator)
    first, second = objective.indicators.all()[:2]
    actions.move(actor=coordinator, thing=first, plan=plan, direction="up")
    assert objective.indicators.first() == first
    actions.move(actor=coordinator, thing=first, plan=plan, direction="down")
    assert list(objective.indicators.all()[:2]) == [second, first]


def test_unit_of_another_office_is_refused(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    _plan, objective, _indicators = seed_plan(coordinator)
    facts = ObjectiveFacts("2.4", "Yeni", responsible_unit=cast.orhangazi.unit("Merkez"))
    with pytest.raises(Refused):
        actions.change_objective(actor=coordinator, objective=objective, facts=facts)
    objective.refresh_from_db()
    assert objective.title != "Yeni"


def test_indicator_of_another_office_is_refused(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    _plan, objective, _indicators = seed_plan(coordinator)
    _other, _o, foreign = seed_plan(cast.orhangazi.actor("Osman"))
    before = objective.indicators.count()
    with pytest.raises(Refused):
        actions.link_indicator(actor=coordinator, objective=objective, indicator=foreign[0], number="9")
    assert objective.indicators.count() == before


def test_finding_is_accepted_with_a_reason_and_ends_when_the_plan_changes(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan, objective, _indicators = seed_plan(coordinator)
    double = next(item for item in checked(plan).judged if "2.4.9" in item.finding.sentence("tr"))
    with pytest.raises(Refused):
        actions.accept_finding(
            actor=coordinator, plan=plan, code=double.finding.code, place=double.place, reason="  "
        )
    actions.accept_finding(
        actor=coordinator, plan=plan, code=double.finding.code, place=double.place, reason="Belgede öyle"
    )
    assert next(item for item in checked(plan).judged if item.place == double.place).accepted
    link = objective.indicators.filter(number="2.4.9").last()
    actions.renumber(actor=coordinator, link=link, number="2.4.11")
    result = checked(plan)
    assert [row.reason for row in result.orphans] == ["Belgede öyle"]


def test_error_of_a_plan_in_preparation_cannot_be_accepted(cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator)
    add_indicators(coordinator, make_objective(coordinator, plan), SEED[:3])
    error = checked(plan).errors[0]
    with pytest.raises(Refused):
        actions.accept_finding(
            actor=coordinator, plan=plan, code=error.finding.code, place=error.place, reason="Olsun"
        )
    assert not plan.accepted_findings.exists()
