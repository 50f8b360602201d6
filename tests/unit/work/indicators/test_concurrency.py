"""Two people at once: exactly one approval, one correction, one closing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period
from imece.work.indicators.actions import corrections, deciding, periods, reporting
from imece.work.indicators.choices import ActualState, Basis
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import (
    Actual,
    ApprovalDecision,
    ClosedPeriod,
    Correction,
    Indicator,
    YearFigure,
)
from imece.work.indicators.queries.proposals import proposals_for
from imece.work.strategy.models import KeptScore
from imece.work.strategy.scoring import rescore_plan
from tests.cast import make_cast
from tests.unit.work.indicators.figures import (
    H1,
    H2,
    approve,
    enter,
    make_activity,
    make_actual,
    make_counted,
    make_indicator,
    make_step,
)
from tests.unit.work.strategy.making import add_indicators, make_objective, make_plan, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"


@pytest.fixture
def people(transactional_db: None) -> Cast:
    """The cast, really committed."""
    return make_cast()


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run all in threads that start together; "done" or the refusal of each."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            start.wait(timeout=10)
            act()
        except Refused as no:
            return f"refused: {no}"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_approvals_of_one_figure_are_one(people: Cast) -> None:
    place = people.gaziantep
    make_step(place)
    actual = enter(place.actor("Umut"), make_actual(make_indicator(place, unit=WATER)))
    said = at_once(*[lambda: deciding.approve_step(actor=place.actor("Ayşe"), actual=actual)] * 2)
    assert said.count("done") == 1
    assert ApprovalDecision.objects.count() == 1
    assert YearFigure.objects.get().value == 10


def test_two_halves_approved_at_once_both_are_in_the_years_figure(people: Cast) -> None:
    place = people.gaziantep
    make_step(place)
    indicator = make_indicator(place, unit=WATER)
    rows = [enter(place.actor("Umut"), make_actual(indicator, period)) for period in (H1, H2)]
    said = at_once(
        *[lambda row=row: deciding.approve_step(actor=place.actor("Ayşe"), actual=row) for row in rows]
    )  # type: ignore[misc]
    assert said == ["done", "done"]
    assert YearFigure.objects.get().value == 20


def test_two_objectives_approved_at_once_are_both_in_the_plans_score(people: Cast) -> None:
    place, coordinator = people.gaziantep, people.gaziantep.actor("Ayşe")
    make_step(place)
    plan = make_plan(coordinator, is_partial=False)
    rows = []
    for number in ("2.4", "2.5"):
        objective = make_objective(coordinator, plan, number)
        (indicator,) = add_indicators(coordinator, objective, [(f"{number}.1", f"Gösterge {number}", "100")])
        Indicator.objects.filter(pk=indicator.pk).update(responsible_unit=place.unit(WATER))
        report(indicator, 2023, 1)
        indicator.refresh_from_db()
        rows.append(enter(place.actor("Umut"), make_actual(indicator, Period.of_year(2024))))
    said = at_once(
        *[lambda row=row: deciding.approve_step(actor=coordinator, actual=row) for row in rows]  # type: ignore[misc]
    )
    assert said == ["done", "done"]
    kept = KeptScore.objects.filter(year=2024, basis=Basis.APPROVED).order_by("pk")
    before = list(kept.values_list("level", "thing_id", "method_score", "known_score", "coverage"))
    rescore_plan(plan.pk, [2024])
    assert list(kept.values_list("level", "thing_id", "method_score", "known_score", "coverage")) == before
    assert {row[4] for row in before} == {Decimal(100)}


def test_two_submissions_of_the_same_are_one_with_one_receipt(people: Cast) -> None:
    place = people.gaziantep
    make_step(place)
    actual = make_actual(make_indicator(place, unit=WATER))
    facts = Reported(value=Decimal(10))
    act = lambda: reporting.submit(actor=place.actor("Umut"), actual=actual, facts=facts, revision=0)  # noqa: E731
    assert at_once(act, act) == ["done", "done"]
    assert Actual.objects.get().revision == 1


def test_a_correction_entered_by_two_enters_once(people: Cast) -> None:
    place = people.gaziantep
    make_step(place)
    make_activity(place)
    make_activity(place, "İkinci")
    indicator = make_counted(place, target=4)
    approve(place.actor("Ayşe"), enter(place.actor("Ebru"), make_actual(indicator), None))
    make_activity(place, "Geç", date(2026, 2, 1))
    targets = [make_actual(indicator, H2), make_actual(indicator, H2.next())]
    key = proposals_for(targets[0])[0].key
    said = at_once(
        *[
            lambda row=row: corrections.enter_corrections(  # type: ignore[misc]
                actor=place.actor("Ebru"), actual=row, keys=[key], reason="Geç"
            )
            for row in targets
        ]
    )
    assert said.count("done") == 1
    assert Correction.objects.count() == 1


def test_closing_and_submitting_at_once_leave_no_figure_slipped_in(people: Cast) -> None:
    place = people.gaziantep
    make_step(place)
    actual = make_actual(make_indicator(place, unit=WATER))
    said = at_once(
        lambda: periods.close_period(actor=place.actor("Ayşe"), period=H1, reason_for_open="Bitti"),
        lambda: reporting.submit(
            actor=place.actor("Umut"), actual=actual, facts=Reported(value=Decimal(10)), revision=0
        ),
    )
    assert said[0] == "done"
    closure, row = ClosedPeriod.objects.get(), Actual.objects.get()
    if said[1] == "done":
        assert row.submitted_at is not None
        assert row.submitted_at <= closure.closed_at
    else:
        assert row.state == ActualState.OPEN


def test_two_closings_are_one(people: Cast) -> None:
    act = lambda: periods.close_period(actor=people.gaziantep.actor("Ayşe"), period=H1)  # noqa: E731
    said = at_once(act, act)
    assert said.count("done") == 1
    assert ClosedPeriod.objects.count() == 1
