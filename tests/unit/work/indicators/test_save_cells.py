"""Saving and submitting many actuals at once: all or none, asked before overwriting, in a fixed number of questions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period, PeriodKind, periods_of_year
from imece.services.audit.models import Entry
from imece.services.duties.models import Duty
from imece.work.indicators.actions import cells, periods, requests
from imece.work.indicators.actions.cells import CellsRefused, save_cells, submit_drafts
from imece.work.indicators.cells import CellChange, Spot, Typed
from imece.work.indicators.models import Actual, Indicator, Target, YearFigure
from tests.unit.work.indicators.figures import (
    H1,
    H2,
    approve,
    enter,
    everything,
    make_actual,
    make_counted,
    make_indicator,
    make_step,
)
from tests.unit.work.indicators.test_budget import questions

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"


def change(indicator: Indicator, text: str, period: Period = H1, seen: str = "") -> CellChange:
    return CellChange(Spot(indicator.pk, period), Typed.read(text), Typed.read(seen))


def save(actor: Actor, *changes: CellChange) -> list[Actual]:
    return save_cells(actor=actor, year=2026, changes=changes)


def submit(actor: Actor, *indicators: Indicator) -> cells.Submitted:
    ids = [each.pk for each in indicators]
    return submit_drafts(actor=actor, year=2026, kind=PeriodKind.HALF, indicator_ids=ids)


def test_many_cells_become_drafts_with_one_trail_each(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Umut")
    one, ratio = (
        make_indicator(cast.gaziantep, unit=WATER),
        make_indicator(cast.gaziantep, "Oran", unit=WATER, is_ratio=True, unit_kind="percent"),
    )
    for each in (one, ratio):
        make_actual(each)
    saved = save(actor, change(one, "1.234,5"), change(ratio, "3/8"))
    assert {(row.state, row.value, row.revision) for row in saved} == {
        ("draft", Decimal("1234.5"), 1),
        ("draft", Decimal("37.5"), 1),
    }
    kept = Actual.objects.get(indicator=ratio)
    assert (kept.numerator, kept.denominator, kept.value) == (3, 8, Decimal("37.5"))
    assert Entry.objects.filter(verb="indicators.actual_drafted").count() == 2
    assert save(actor, change(one, "1234,50", seen="7")) == []


def test_notes_and_reasons_stay_and_an_emptied_draft_is_open_again(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Umut")
    one, two = make_indicator(cast.gaziantep, unit=WATER), make_indicator(cast.gaziantep, "İki", unit=WATER)
    make_actual(one, state="draft", value=3, note="Sayıldı", deviation_reason="Yağmur")
    make_actual(two, state="draft", value=4)
    save(actor, change(one, "", seen="3"), change(two, "", seen="4"))
    first, second = Actual.objects.order_by("indicator_id")
    assert (first.state, first.value, first.note, first.deviation_reason) == (
        "draft",
        None,
        "Sayıldı",
        "Yağmur",
    )
    assert (second.state, second.value) == ("open", None)


def test_staff_open_cells_that_nobody_asked_for_and_contacts_do_not(cast: Cast) -> None:
    indicator = make_indicator(cast.gaziantep, unit=WATER)
    with pytest.raises(CellsRefused) as refused:
        save(cast.gaziantep.actor("Umut"), change(indicator, "5"))
    assert "istemedi" in str(next(iter(refused.value.errors.values())))
    assert not Actual.objects.exists()
    save(cast.gaziantep.actor("Ebru"), change(indicator, "5"))
    assert Actual.objects.get().value == 5


def test_one_cell_that_cannot_be_taken_refuses_all(cast: Cast) -> None:
    actor, place = cast.gaziantep.actor("Umut"), cast.gaziantep
    make_step(place)
    fine, sent, counted, foreign, words, plain = (
        make_indicator(place, name, unit=unit, **facts)
        for name, unit, facts in (
            ("İyi", WATER, {}),
            ("Gönderilmiş", WATER, {}),
            ("Sayılan", WATER, {"measure": "activities.count"}),
            ("Kültür", "Kültür", {}),
            ("Metin", WATER, {"nature": "text"}),
            ("Sayı", WATER, {}),
        )
    )
    for each in (fine, sent, counted, foreign, words, plain):
        make_actual(each)
    enter(actor, Actual.objects.get(indicator=sent))
    before = everything(Actual), Entry.objects.count()
    with pytest.raises(CellsRefused) as refused:
        save(
            actor,
            change(fine, "1"),
            change(sent, "2"),
            change(counted, "3"),
            change(foreign, "4"),
            change(words, "5"),
            change(plain, "3/8"),
        )
    assert {spot.indicator_id for spot in refused.value.errors} == {
        each.pk for each in (sent, counted, foreign, words, plain)
    }
    assert (everything(Actual), Entry.objects.count()) == before


def test_closed_approved_and_coming_periods_are_refused(cast: Cast) -> None:
    actor, place = cast.gaziantep.actor("Ayşe"), cast.gaziantep
    make_step(place, allows_self=True)
    shut, frozen = make_indicator(place, unit=WATER), make_indicator(place, "Donmuş", unit=WATER)
    make_actual(shut, H1)
    approve(actor, enter(actor, make_actual(frozen, H2), deviation_reason="a", measures_taken="b"))
    periods.close_period(actor=actor, period=H1, reason_for_open="Beklenmedi")
    coming = Period.of_half(actor.today.year + 1, 1)
    for period, indicator in ((H1, shut), (H2, frozen)):
        with pytest.raises(CellsRefused):
            save(actor, change(indicator, "5", period))
    with pytest.raises(CellsRefused):
        save_cells(actor=actor, year=coming.year, changes=[change(shut, "5", coming)])


def test_a_cell_that_somebody_else_changed_is_asked_about(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Umut")
    indicator = make_indicator(cast.gaziantep, unit=WATER)
    make_actual(indicator, state="draft", value=15)
    with pytest.raises(CellsRefused) as refused:
        save(actor, change(indicator, "12", seen="10"))
    assert refused.value.now == {Spot(indicator.pk, H1): Typed(value=Decimal(15))}
    assert Actual.objects.get().value == 15
    assert save(actor, change(indicator, "15", seen="10")) == []
    save(actor, change(indicator, "12", seen="15"))
    assert Actual.objects.get().value == 12


def test_another_office_learns_nothing(cast: Cast) -> None:
    indicator = make_indicator(cast.orhangazi, unit="Merkez")
    make_actual(indicator, state="draft", value=7)
    with pytest.raises(CellsRefused) as refused:
        save(cast.gaziantep.actor("Ayşe"), change(indicator, "5"))
    assert refused.value.now == {}
    assert submit(cast.gaziantep.actor("Ayşe"), indicator).sent == []
    assert Actual.objects.get().value == 7


def test_too_many_cells_are_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_CELLS", 1)
    indicator = make_indicator(cast.gaziantep)
    with pytest.raises(Refused, match="en çok 1"):
        save(cast.gaziantep.actor("Ayşe"), change(indicator, "5"), change(indicator, "5", H2))


def test_drafts_are_submitted_together_and_what_is_not_ready_stays_with_its_reason(cast: Cast) -> None:
    actor, place = cast.gaziantep.actor("Umut"), cast.gaziantep
    make_step(place)
    fine, far, hollow, counted = (
        make_indicator(place, unit=WATER),
        make_indicator(place, "Sapan", unit=WATER),
        make_indicator(place, "Boş", unit=WATER),
        make_counted(place, unit=WATER),
    )
    requests.make_requests(actor=place.actor("Ayşe"), period=H1, due_on=date(2099, 1, 1))
    save(actor, change(fine, "10"), change(far, "900"))
    Actual.objects.filter(indicator__in=[hollow, counted]).update(state="draft", note="yarım")
    done = submit(actor, fine, far, hollow, counted)
    assert [row.indicator_id for row in done.sent] == [fine.pk]
    assert {row.indicator_id for row, _reason in done.left} == {far.pk, hollow.pk}
    held = Actual.objects.get(indicator=fine)
    assert (held.state, held.submitted_by, len(held.receipt)) == ("submitted", actor.name, 64)
    assert Entry.objects.filter(verb="indicators.actual_submitted").count() == 1
    assert Duty.objects.open().count() == 1
    Actual.objects.exclude(pk=held.pk).update(state="submitted")
    Actual.objects.filter(indicator=far).update(state="draft", deviation_reason="a", measures_taken="b")
    assert len(submit(actor, far).sent) == 1
    assert not Duty.objects.open().exists()
    assert submit(actor, fine, far, hollow).sent == []


def test_where_nobody_signs_they_are_approved_and_rescored_as_one_by_one(cast: Cast) -> None:
    actor, place = cast.gaziantep.actor("Umut"), cast.gaziantep
    alone, together = make_indicator(place, unit=WATER), make_indicator(place, "İki", unit=WATER)
    for each in (alone, together):
        make_actual(each)
    enter(actor, Actual.objects.get(indicator=alone), 10)
    save(actor, change(together, "10"))
    assert len(submit(actor, together).sent) == 1
    one, two = Actual.objects.order_by("pk")
    assert (one.state, one.approved_value, one.revision - 1) == (
        two.state,
        two.approved_value,
        two.revision - 2,
    )
    figures = YearFigure.objects.order_by("indicator_id").values_list(
        "value", "performance", "target", "through"
    )
    assert figures[0] == figures[1]
    assert len(two.frozen_hash) == 64


def test_saving_and_submitting_ask_as_often_for_many_cells_as_for_few(cast: Cast) -> None:
    few, many = asked_for(cast, 2), asked_for(cast, 12)
    assert few == many
    assert all(number <= most for number, most in zip(few, (9, 7, 18), strict=True)), few


def asked_for(cast: Cast, number: int) -> list[int]:
    """The questions of opening, changing and submitting two cells of each of so many new indicators."""
    place = cast.gaziantep
    made = Indicator.objects.bulk_create(
        Indicator(office=place.office, name=f"G{each}", responsible_unit=place.unit(WATER))
        for each in range(number)
    )
    Target.objects.bulk_create(
        Target(indicator=each, year=2026, value=20, in_force_from=date(2026, 1, 1)) for each in made
    )
    actor = place.actor("Ebru")
    halves = periods_of_year(2026, PeriodKind.HALF)
    spots = [(each, half) for each in made for half in halves]
    with CaptureQueriesContext(connection) as saving:
        save(actor, *[change(each, "10", half) for each, half in spots])
    with CaptureQueriesContext(connection) as again:
        save(actor, *[change(each, "9,5", half, "10") for each, half in spots])
    with CaptureQueriesContext(connection) as submitting:
        assert len(submit(actor, *made).sent) == 2 * number
    return [len(questions(each)) for each in (saving, again, submitting)]
