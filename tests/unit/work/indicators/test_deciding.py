"""The chain of approval: who signs what, self-approval, deputies, returns, deviations, the year's figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.accounts.models import Acting
from imece.services.audit.models import Entry
from imece.services.duties.models import Duty
from imece.work.indicators.actions import deciding, requests
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual, ApprovalDecision, YearFigure
from imece.work.indicators.signals import figures_changed
from tests.unit.work.indicators.figures import (
    H1,
    H2,
    approve,
    enter,
    everything,
    make_activity,
    make_actual,
    make_counted,
    make_indicator,
    make_step,
)

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"


def submitted(cast: Cast, value: int = 10, **facts: object) -> Actual:
    return enter(
        cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, unit=WATER, **facts)), value
    )


def deputy(cast: Cast, name: str, principal: str) -> Actor:
    actor = cast.gaziantep.actor(name)
    actor.acting = Acting.objects.select_related("principal__user", "principal__unit").get(
        pk=Acting.objects.create(
            principal=cast.gaziantep.members[principal],
            deputy=cast.gaziantep.members[name],
            first=date(2020, 1, 1),
            last=date(2099, 1, 1),
        ).pk
    )
    actor.role = actor.acting.principal.role
    return actor


def test_four_steps_are_signed_in_order_and_the_last_one_freezes(cast: Cast) -> None:
    place = cast.gaziantep
    make_step(place, 1, "unit_head")
    make_step(place, 2)
    make_step(place, 3, "top_manager")
    make_step(place, 4, "member", member=place.members["Ebru"])
    actual = submitted(cast)
    with pytest.raises(Refused):
        approve(place.actor("Ayşe"), actual)
    for name in ("Ulviye", "Ayşe", "Mert"):
        approve(place.actor(name), actual)
        actual.refresh_from_db()
        assert actual.state == ActualState.SUBMITTED
    approve(place.actor("Ebru"), actual)
    actual.refresh_from_db()
    assert (actual.state, actual.approved_value) == (ActualState.APPROVED, 10)
    assert list(ApprovalDecision.objects.values_list("decided_by", flat=True)) == [
        "Ulviye",
        "Ayşe",
        "Mert",
        "Ebru",
    ]


def test_a_second_approval_of_the_same_figure_is_refused(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = submitted(cast)
    approve(cast.gaziantep.actor("Ayşe"), actual)
    before = everything(Actual), everything(ApprovalDecision)
    with pytest.raises(Refused):
        approve(cast.gaziantep.actor("Ayşe"), actual)
    assert (everything(Actual), everything(ApprovalDecision)) == before


def test_nobody_approves_their_own_figure(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = enter(cast.gaziantep.actor("Ayşe"), make_actual(make_indicator(cast.gaziantep, unit=WATER)))
    with pytest.raises(Refused):
        approve(cast.gaziantep.actor("Ayşe"), actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.SUBMITTED
    assert not ApprovalDecision.objects.exists()


def test_where_the_step_allows_it_self_approval_is_marked(cast: Cast) -> None:
    make_step(cast.gaziantep, allows_self=True)
    actual = enter(cast.gaziantep.actor("Ayşe"), make_actual(make_indicator(cast.gaziantep, unit=WATER)))
    approve(cast.gaziantep.actor("Ayşe"), actual)
    assert ApprovalDecision.objects.get().is_self


def test_a_deputy_does_not_approve_what_they_submitted_themselves(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = enter(cast.gaziantep.actor("Ebru"), make_actual(make_indicator(cast.gaziantep)))
    with pytest.raises(Refused):
        approve(deputy(cast, "Ebru", "Ayşe"), actual)
    assert not ApprovalDecision.objects.exists()


def test_a_deputys_signature_says_on_whose_behalf(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = submitted(cast)
    approve(deputy(cast, "Ebru", "Ayşe"), actual)
    decision = ApprovalDecision.objects.get()
    assert (decision.decided_by, decision.behalf_name) == ("Ebru", "Ayşe")
    entry = Entry.objects.get(verb="indicators.actual_approved")
    assert (entry.actor_name, entry.behalf_name) == ("Ebru", "Ayşe")


def test_the_head_of_another_unit_does_not_sign(cast: Cast) -> None:
    make_step(cast.gaziantep, 1, "unit_head")
    cast.gaziantep.members["Kemal"].is_unit_head = True
    cast.gaziantep.members["Kemal"].save()
    actual = submitted(cast)
    with pytest.raises(Refused):
        approve(cast.gaziantep.actor("Kemal"), actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.SUBMITTED


def test_the_coordinator_of_another_office_does_not_sign(cast: Cast) -> None:
    make_step(cast.gaziantep)
    cast.grant(cast.gaziantep, cast.orhangazi)
    actual = submitted(cast)
    with pytest.raises(Refused):
        approve(cast.orhangazi.actor("Osman"), actual)
    assert not ApprovalDecision.objects.exists()


def test_a_return_needs_a_note_and_gives_the_unit_its_duty_back(cast: Cast) -> None:
    place = cast.gaziantep
    make_step(place)
    indicator = make_indicator(place, unit=WATER)
    asked = requests.make_requests(actor=place.actor("Ayşe"), period=H1, due_on=date(2099, 1, 1))[0]
    actual = Actual.objects.get(indicator=indicator)
    enter(place.actor("Umut"), actual)
    assert not Duty.objects.open().exists()
    with pytest.raises(Refused):
        deciding.return_(actor=place.actor("Ayşe"), actual=actual, note=" ")
    deciding.return_(actor=place.actor("Ayşe"), actual=actual, note="Tutanak eksik")
    actual.refresh_from_db()
    assert (actual.state, actual.returned_note) == (ActualState.RETURNED, "Tutanak eksik")
    assert Duty.objects.open().get().about_id == str(asked.pk)


def test_a_figure_changed_behind_the_page_is_not_signed_unseen(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = submitted(cast)
    with pytest.raises(Refused):
        deciding.approve_step(actor=cast.gaziantep.actor("Ayşe"), actual=actual, revision=actual.revision - 1)
    actual.refresh_from_db()
    assert actual.state == ActualState.SUBMITTED
    assert not ApprovalDecision.objects.exists()


@pytest.mark.parametrize("value", [1, 19])
def test_a_deviation_below_or_above_needs_reason_and_measures(cast: Cast, value: int) -> None:
    make_step(cast.gaziantep)
    actual = submitted(cast, value)
    with pytest.raises(Refused):
        approve(cast.gaziantep.actor("Ayşe"), actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.SUBMITTED
    Actual.objects.filter(pk=actual.pk).update(deviation_reason="İhale gecikti", measures_taken="Yeni ihale")
    approve(cast.gaziantep.actor("Ayşe"), actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.APPROVED


def test_half_of_the_target_at_half_year_is_no_deviation(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = submitted(cast, 10)
    approve(cast.gaziantep.actor("Ayşe"), actual)
    figure = YearFigure.objects.get()
    assert (figure.value, figure.performance, figure.target) == (10, 50, 20)
    assert (figure.periods_reported, figure.periods_due, figure.is_declared) == (1, 2, True)


def test_required_evidence_holds_up_the_approval(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = submitted(cast, 10, needs_evidence=True)
    with pytest.raises(Refused):
        approve(cast.gaziantep.actor("Ayşe"), actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.SUBMITTED


def test_the_year_is_summed_and_the_signal_names_indicator_and_year(cast: Cast) -> None:
    heard: list[dict[str, object]] = []

    def listen(sender: object, **told: object) -> None:
        heard.append(told)

    make_step(cast.gaziantep)
    indicator = make_indicator(cast.gaziantep, unit=WATER)
    figures_changed.connect(listen)
    try:
        for period in (H1, H2):
            approve(
                cast.gaziantep.actor("Ayşe"),
                enter(cast.gaziantep.actor("Umut"), make_actual(indicator, period)),
            )
    finally:
        figures_changed.disconnect(listen)
    assert YearFigure.objects.get().value == 20
    assert [told["indicator_ids"] for told in heard] == [frozenset({indicator.pk})] * 2
    assert heard[0]["period"].key == "2026"


def test_records_that_changed_after_the_submission_are_not_signed_unseen(cast: Cast) -> None:
    make_step(cast.gaziantep)
    make_activity(cast.gaziantep)
    actual = enter(cast.gaziantep.actor("Ebru"), make_actual(make_counted(cast.gaziantep)), None)
    make_activity(cast.gaziantep, "Sonradan")
    with pytest.raises(Refused):
        approve(cast.gaziantep.actor("Ayşe"), actual)
    actual.refresh_from_db()
    assert (actual.state, actual.value) == (ActualState.SUBMITTED, Decimal(1))


def test_a_text_indicator_is_approved_with_a_judged_level(cast: Cast) -> None:
    make_step(cast.gaziantep)
    indicator = make_indicator(cast.gaziantep, unit=WATER, nature="text", target=None)
    told = {"text": "Merkez açıldı", "judged_level": Decimal(80), "judged_reason": "İki birim eksik"}
    actual = enter(cast.gaziantep.actor("Umut"), make_actual(indicator), None, **told)
    approve(cast.gaziantep.actor("Ayşe"), actual)
    figure = YearFigure.objects.get()
    assert (figure.judged_level, figure.effective, figure.performance) == (80, 80, None)


def test_an_approved_figure_is_taken_up_again_by_the_coordinator_with_a_reason(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actual = submitted(cast)
    approve(cast.gaziantep.actor("Ayşe"), actual)
    with pytest.raises(Refused):
        deciding.take_up_again(actor=cast.gaziantep.actor("Ebru"), actual=actual, reason="Yanlış")
    with pytest.raises(Refused):
        deciding.take_up_again(actor=cast.gaziantep.actor("Ayşe"), actual=actual, reason="")
    deciding.take_up_again(actor=cast.gaziantep.actor("Ayşe"), actual=actual, reason="Yanlış birim")
    actual.refresh_from_db()
    assert (actual.state, actual.approved_value, actual.frozen_hash) == (ActualState.RETURNED, None, "")
    assert YearFigure.objects.get().value is None
    assert Entry.objects.get(verb="indicators.actual_taken_up_again").changes["approved_value"] == "10.000000"
