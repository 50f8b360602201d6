"""What approving costs, and how many figures a full recompute makes in one go."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from imece.ground.values import clock
from imece.work.indicators.actions import deciding
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual, Indicator, YearFigure
from tests.unit.work.indicators.figures import H1, H2, approve, enter, make_actual, make_indicator, make_step

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

INSIDE_THE_ACTION = 8
PER_REQUEST = 16
TRANSACTION_WORDS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def questions(captured: CaptureQueriesContext) -> list[str]:
    """The statements that ask or write something; marks of transactions are not counted."""
    return [row["sql"] for row in captured if not row["sql"].startswith(TRANSACTION_WORDS)]


def submitted(cast: Cast) -> Actual:
    indicator = make_indicator(cast.gaziantep, unit="Su ve Kanalizasyon")
    make_step(cast.gaziantep)
    approve(cast.gaziantep.actor("Ayşe"), enter(cast.gaziantep.actor("Umut"), make_actual(indicator, H1)))
    return enter(cast.gaziantep.actor("Umut"), make_actual(indicator, H2))


def test_the_last_signature_on_a_typed_figure_costs_at_most_eight_questions(cast: Cast) -> None:
    actual = submitted(cast)
    actor = cast.gaziantep.actor("Ayşe")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        deciding.approve_step(actor=actor, actual=actual)
    asked = questions(captured)
    assert len(asked) <= INSIDE_THE_ACTION, "\n".join(asked)


def test_the_request_that_approves_costs_at_most_sixteen(cast: Cast, client: Client) -> None:
    actual = submitted(cast)
    cast.enters(client, cast.gaziantep, "Ayşe")
    address = reverse("indicators:decide", args=["gaziantep", actual.pk])
    with CaptureQueriesContext(connection) as captured:
        client.post(address, {"move": "approve", "revision": actual.revision})
    actual.refresh_from_db()
    assert actual.state == ActualState.APPROVED
    asked = questions(captured)
    assert len(asked) <= PER_REQUEST, "\n".join(asked)


def test_a_full_recompute_asks_as_often_for_many_indicators_as_for_few(cast: Cast) -> None:
    office = cast.gaziantep.office
    indicators = Indicator.objects.bulk_create(Indicator(office=office, name=f"G{n}") for n in range(300))
    moment = clock.now()
    Actual.objects.bulk_create(
        Actual(
            office=office,
            indicator=indicator,
            first=period.first,
            last=period.last,
            state=ActualState.APPROVED,
            approved_at=moment,
            approved_value=Decimal(3),
            frozen_hash="0" * 64,
        )
        for indicator in indicators
        for period in (H1, H2)
    )
    with CaptureQueriesContext(connection) as captured:
        assert recompute_figures(2026) == 300
    assert len(questions(captured)) <= 15
    assert set(YearFigure.objects.values_list("value", flat=True)) == {6}
