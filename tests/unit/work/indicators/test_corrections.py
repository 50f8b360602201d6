"""Facts that came late or were cancelled after freezing enter once, in a later open period, with a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.ground.values import clock
from imece.work.activities.models import Activity
from imece.work.indicators.actions import corrections
from imece.work.indicators.models import Actual, Correction, YearFigure
from imece.work.indicators.queries.dossier import verification
from imece.work.indicators.queries.proposals import proposals_for
from tests.unit.work.indicators.figures import (
    H1,
    H2,
    approve,
    enter,
    make_activity,
    make_actual,
    make_counted,
    make_step,
)

if TYPE_CHECKING:
    from tests.cast import Cast, Place


@pytest.fixture
def place(cast: Cast) -> Place:
    """The first half is approved with two fairs; then one more is typed late and one is cancelled."""
    place = cast.gaziantep
    make_step(place)
    make_activity(place, "Ocak fuarı", date(2026, 1, 10))
    make_activity(place, "Mart fuarı")
    indicator = make_counted(place, target=4)
    approve(place.actor("Ayşe"), enter(place.actor("Ebru"), make_actual(indicator), None))
    make_actual(indicator, H2)
    return place


def second(place: Place) -> Actual:
    return Actual.objects.select_related("indicator").get(first=H2.first, office=place.office)


def cancel(title: str) -> None:
    Activity.objects.filter(title=title).update(is_cancelled=True, cancelled_at=clock.now())


def test_nothing_is_proposed_while_nothing_changed(place: Place) -> None:
    make_activity(place, "Eylül fuarı", date(2026, 9, 1))
    assert proposals_for(second(place)) == []


def test_a_late_and_a_cancelled_fact_enter_once_and_the_frozen_figure_stays(place: Place) -> None:
    make_activity(place, "Geç gelen", date(2026, 2, 1))
    cancel("Mart fuarı")
    actual = second(place)
    found = {row.title: row.delta for row in proposals_for(actual)}
    assert found == {"Geç gelen": 1, "Mart fuarı": -1}
    keys = [row.key for row in proposals_for(actual)]
    corrections.enter_corrections(actor=place.actor("Ebru"), actual=actual, keys=keys, reason="Geç yazıldı")
    assert proposals_for(second(place)) == []
    with pytest.raises(Refused):
        corrections.enter_corrections(actor=place.actor("Ebru"), actual=actual, keys=keys, reason="Yine")
    assert Correction.objects.count() == 2
    assert Actual.objects.get(first=H1.first).approved_value == 2


def test_the_open_period_counts_its_own_records_and_the_deltas(place: Place) -> None:
    make_activity(place, "Eylül fuarı", date(2026, 9, 1))
    make_activity(place, "Geç gelen", date(2026, 2, 1))
    actual = second(place)
    keys = [row.key for row in proposals_for(actual)]
    corrections.enter_corrections(actor=place.actor("Ebru"), actual=actual, keys=keys, reason="Geç yazıldı")
    approve(place.actor("Ayşe"), enter(place.actor("Ebru"), actual, None))
    actual.refresh_from_db()
    assert actual.approved_value == 2
    assert YearFigure.objects.get().value == 4
    check = verification(actual)
    assert check is not None
    assert check.matches


def test_a_fact_cancelled_after_its_late_entry_is_taken_out_again(place: Place) -> None:
    make_activity(place, "Geç gelen", date(2026, 2, 1))
    actual = second(place)
    keys = [row.key for row in proposals_for(actual)]
    corrections.enter_corrections(actor=place.actor("Ebru"), actual=actual, keys=keys, reason="Geç yazıldı")
    approve(
        place.actor("Ayşe"),
        enter(place.actor("Ebru"), actual, None, deviation_reason="Az", measures_taken="Çok"),
    )
    cancel("Geç gelen")
    later = make_actual(actual.indicator, H2.next())
    assert [(row.title, row.delta) for row in proposals_for(later)] == [("Geç gelen", -1)]


def test_a_correction_needs_a_reason(place: Place) -> None:
    make_activity(place, "Geç gelen", date(2026, 2, 1))
    actual = second(place)
    with pytest.raises(Refused):
        corrections.enter_corrections(
            actor=place.actor("Ebru"), actual=actual, keys=[proposals_for(actual)[0].key], reason=" "
        )
    assert not Correction.objects.exists()


@pytest.mark.parametrize("name", ["Umut", "Veli", "Derya"])
def test_only_staff_enter_corrections(place: Place, name: str) -> None:
    make_activity(place, "Geç gelen", date(2026, 2, 1))
    actual = second(place)
    with pytest.raises(Refused):
        corrections.enter_corrections(
            actor=place.actor(name), actual=actual, keys=[proposals_for(actual)[0].key], reason="Geç"
        )
    assert not Correction.objects.exists()


def test_distinct_counts_are_corrected_by_their_total(cast: Cast) -> None:
    place = cast.gaziantep
    make_step(place)
    first = make_activity(place)
    first.institutions.create(name="Bursa Belediyesi")
    indicator = make_counted(place, measure="activities.institutions")
    approve(place.actor("Ayşe"), enter(place.actor("Ebru"), make_actual(indicator), None))
    late = make_activity(place, "Geç gelen")
    late.institutions.create(name="bursa belediyesi")
    late.institutions.create(name="İzmir Valiliği")
    actual = make_actual(indicator, H2)
    assert [(row.object_id, row.delta) for row in proposals_for(actual)] == [("total", 1)]
