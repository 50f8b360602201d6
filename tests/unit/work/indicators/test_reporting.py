"""Drafts, submissions, receipts, second tabs and second clicks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.documents.models import Document
from imece.work.indicators.actions import reporting
from imece.work.indicators.choices import ActualState
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import Actual, YearFigure
from tests.unit.work.indicators.figures import (
    approve,
    enter,
    everything,
    make_activity,
    make_actual,
    make_counted,
    make_indicator,
    make_step,
    pdf,
)

if TYPE_CHECKING:
    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"


def test_a_draft_may_be_incomplete_and_is_told_to_the_trail(cast: Cast) -> None:
    actual = make_actual(make_indicator(cast.gaziantep, unit=WATER))
    reporting.save_draft(
        actor=cast.gaziantep.actor("Umut"), actual=actual, facts=Reported(note="Sayılıyor"), revision=0
    )
    actual.refresh_from_db()
    assert (actual.state, actual.note, actual.revision) == (ActualState.DRAFT, "Sayılıyor", 1)
    assert Entry.objects.get().changes == {"note": ["", "Sayılıyor"]}


def test_a_submission_has_a_receipt_with_time_and_hash(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = enter(cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, unit=WATER)), 9)
    actual.refresh_from_db()
    assert actual.state == ActualState.SUBMITTED
    assert actual.submitted_by == "Umut"
    assert len(actual.receipt) == 64
    assert Entry.objects.get(verb="indicators.actual_submitted").changes["receipt"] == actual.receipt


def test_the_same_submission_twice_is_one_submission_with_one_receipt(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actor, actual = cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, unit=WATER))
    facts = Reported(value=Decimal("9.5"))
    first = reporting.submit(actor=actor, actual=actual, facts=facts, revision=0, uploads=[pdf()])
    second = reporting.submit(actor=actor, actual=actual, facts=facts, revision=0, uploads=[pdf()])
    assert first.receipt == second.receipt
    assert Entry.objects.filter(verb="indicators.actual_submitted").count() == 1
    assert Document.objects.count() == 1


def test_a_second_submission_with_another_value_is_refused_and_changes_nothing(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actor, actual = cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, unit=WATER))
    enter(actor, actual, 9)
    before = everything(Actual)
    with pytest.raises(Refused):
        reporting.submit(actor=actor, actual=actual, facts=Reported(value=Decimal(10)), revision=0)
    assert everything(Actual) == before


def test_a_second_tab_is_told_so_and_nothing_is_overwritten(cast: Cast) -> None:
    actor, actual = cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, unit=WATER))
    reporting.save_draft(actor=actor, actual=actual, facts=Reported(value=Decimal(7)), revision=0)
    with pytest.raises(Refused, match=r"since you opened the page|sayfayı açtıktan"):
        reporting.save_draft(actor=actor, actual=actual, facts=Reported(value=Decimal(8)), revision=0)
    actual.refresh_from_db()
    assert actual.value == 7


@pytest.mark.parametrize(
    ("facts", "said"),
    [({}, None), ({"is_ratio": True}, None), ({"nature": "text"}, None)],
)
def test_an_empty_figure_is_not_submitted(cast: Cast, facts: dict[str, object], said: None) -> None:
    actual = make_actual(make_indicator(cast.gaziantep, unit=WATER, **facts))
    with pytest.raises(Refused):
        enter(cast.gaziantep.actor("Umut"), actual, None)
    actual.refresh_from_db()
    assert actual.state == ActualState.OPEN


def test_a_ratio_keeps_both_counts_and_their_quotient(cast: Cast) -> None:
    make_step(cast.gaziantep)
    indicator = make_indicator(cast.gaziantep, unit=WATER, is_ratio=True, unit_kind="percent")
    actual = enter(
        cast.gaziantep.actor("Umut"),
        make_actual(indicator),
        None,
        numerator=Decimal(17),
        denominator=Decimal(20),
    )
    assert (actual.value, actual.numerator, actual.denominator) == (85, 17, 20)


def test_a_ratio_over_zero_is_refused(cast: Cast) -> None:
    indicator = make_indicator(cast.gaziantep, unit=WATER, is_ratio=True)
    with pytest.raises(Refused):
        enter(
            cast.gaziantep.actor("Umut"),
            make_actual(indicator),
            None,
            numerator=Decimal(1),
            denominator=Decimal(0),
        )


def test_a_counted_actual_takes_its_figure_from_the_records_whatever_was_typed(cast: Cast) -> None:
    make_step(cast.gaziantep)
    make_activity(cast.gaziantep)
    make_activity(cast.orhangazi)
    actual = enter(cast.gaziantep.actor("Ebru"), make_actual(make_counted(cast.gaziantep)), 99)
    assert actual.value == 1
    assert actual.source == "counted"


def test_an_office_without_steps_approves_at_once(cast: Cast) -> None:
    facts = {"deviation_reason": "Erken bitti", "measures_taken": "Yok"}
    actual = enter(cast.orhangazi.actor("Emine"), make_actual(make_indicator(cast.orhangazi)), 20, **facts)
    actual.refresh_from_db()
    assert actual.state == ActualState.APPROVED
    assert actual.frozen_hash
    assert YearFigure.objects.get().value == 20


def test_who_submitted_takes_it_back_until_the_first_decision(cast: Cast) -> None:
    make_step(cast.gaziantep, 1, "unit_head")
    make_step(cast.gaziantep, 2)
    actual = enter(cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, unit=WATER)))
    with pytest.raises(Refused):
        reporting.withdraw(actor=cast.gaziantep.actor("Ulviye"), actual=actual)
    reporting.withdraw(actor=cast.gaziantep.actor("Umut"), actual=actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.DRAFT
    enter(cast.gaziantep.actor("Umut"), actual)
    approve(cast.gaziantep.actor("Ulviye"), actual)
    before = everything(Actual)
    with pytest.raises(Refused):
        reporting.withdraw(actor=cast.gaziantep.actor("Umut"), actual=actual)
    assert everything(Actual) == before


@pytest.mark.parametrize("name", ["Kemal", "Veli", "Mert", "Derya"])
def test_other_units_viewers_and_auditors_cannot_enter(cast: Cast, name: str) -> None:
    actual = make_actual(make_indicator(cast.gaziantep, unit=WATER))
    with pytest.raises(Refused):
        enter(cast.gaziantep.actor(name), actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.OPEN


def test_another_office_cannot_enter_even_when_it_may_read(cast: Cast) -> None:
    cast.grant(cast.gaziantep, cast.orhangazi)
    actual = make_actual(make_indicator(cast.gaziantep, unit=WATER))
    with pytest.raises(Refused):
        enter(cast.orhangazi.actor("Osman"), actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.OPEN
