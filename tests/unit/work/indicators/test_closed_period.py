"""A closed period refuses writes from every path; every refusal leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from imece.ground.rules.decision import Refused
from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import Role
from imece.services.accounts.models import SignedLink
from imece.services.audit.models import Entry
from imece.services.documents.models import Document
from imece.services.exchange.rows import CleanRow
from imece.work.indicators import imports
from imece.work.indicators.actions import corrections, deciding, periods, publishing, reporting, requests
from imece.work.indicators.choices import ActualState
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import (
    Actual,
    ApprovalDecision,
    ClosedPeriod,
    Correction,
    FrozenRecord,
    ReportRequest,
    YearFigure,
)
from imece.work.indicators.queries.proposals import proposals_for
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
    pdf,
)

if TYPE_CHECKING:
    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"
TABLES = [
    Actual,
    ApprovalDecision,
    Correction,
    FrozenRecord,
    YearFigure,
    Document,
    Entry,
    ReportRequest,
    ClosedPeriod,
]
FACTS = Reported(value=Decimal(11))


def link_actor(cast: Cast, request: ReportRequest) -> Actor:
    link = SignedLink.objects.filter(subject_id=str(request.pk)).latest("pk")
    return Actor(office=cast.gaziantep.office, role=Role.UNIT_CONTACT, name=link.holder_name, link=link)


class Scene:
    """A reopened and again closed half-year with an actual in every state that a path needs."""

    def __init__(self, cast: Cast) -> None:
        place = self.place = cast.gaziantep
        make_step(place)
        self.ayse, self.umut = place.actor("Ayşe"), place.actor("Umut")
        self.draft = make_actual(make_indicator(place, "Taslak", unit=WATER), state=ActualState.DRAFT)
        self.submitted = enter(self.umut, make_actual(make_indicator(place, "Gönderilen", unit=WATER)))
        self.approved = approve(
            self.ayse, enter(self.umut, make_actual(make_indicator(place, "Onaylı", unit=WATER)))
        )
        self.late = self._late(place)
        self.request = requests.make_requests(
            actor=self.ayse, period=H2, due_on=date(2099, 1, 1), unit_ids=[place.unit(WATER).pk]
        )[0]
        self.asked = Actual.objects.get(request=self.request, indicator=self.draft.indicator)
        self.link = link_actor(cast, self.request)
        for period in (H1, H2):
            periods.close_period(actor=self.ayse, period=period, reason_for_open="Denetim günü")

    def _late(self, place: Any) -> Actual:
        indicator = make_counted(place)
        make_activity(place)
        approve(self.ayse, enter(place.actor("Ebru"), make_actual(indicator), None))
        make_activity(place, "Geç gelen", date(2026, 4, 1))
        return make_actual(indicator, H2)


PATHS: dict[str, Callable[[Scene], object]] = {
    "draft by form": lambda s: reporting.save_draft(
        actor=s.umut, actual=s.draft, facts=FACTS, revision=s.draft.revision
    ),
    "submit by form": lambda s: reporting.submit(
        actor=s.umut, actual=s.draft, facts=FACTS, revision=s.draft.revision
    ),
    "submit with evidence": lambda s: reporting.submit(
        actor=s.umut, actual=s.draft, facts=FACTS, revision=s.draft.revision, uploads=[pdf()]
    ),
    "submit by link": lambda s: reporting.submit(actor=s.link, actual=s.asked, facts=FACTS, revision=0),
    "take back": lambda s: reporting.withdraw(actor=s.umut, actual=s.submitted),
    "empty": lambda s: reporting.clear_draft(actor=s.umut, actual=s.draft),
    "import": lambda s: list(
        imports.write(
            s.ayse,
            [
                CleanRow(
                    2,
                    {
                        "indicator": str(s.draft.indicator_id),
                        "period": "2026-H1",
                        "value": Decimal(3),
                        "numerator": None,
                        "denominator": None,
                        "text": "",
                        "note": "",
                    },
                )
            ],
            SimpleNamespace(file_name="x.xlsx"),  # type: ignore[arg-type]
        )
    ),
    "open a row": lambda s: requests.open_actual(actor=s.ayse, indicator=s.draft.indicator, period=H1),
    "approve": lambda s: deciding.approve_step(actor=s.ayse, actual=s.submitted),
    "return": lambda s: deciding.return_(actor=s.ayse, actual=s.submitted, note="Eksik"),
    "take up again": lambda s: deciding.take_up_again(actor=s.ayse, actual=s.approved, reason="Yanlış"),
    "publish": lambda s: publishing.publish_period(actor=s.ayse, period=H1),
    "correct": lambda s: corrections.enter_corrections(
        actor=s.ayse, actual=s.late, keys=[proposals_for(s.late)[0].key], reason="Geç geldi"
    ),
    "ask units": lambda s: requests.make_requests(actor=s.ayse, period=H1, due_on=date(2099, 1, 1)),
    "remind": lambda s: requests.remind(actor=s.ayse, request=s.request),
    "close twice": lambda s: periods.close_period(actor=s.ayse, period=H1, reason_for_open="Yine"),
}


@pytest.mark.parametrize("path", PATHS)
def test_a_closed_period_refuses(cast: Cast, path: str) -> None:
    scene = Scene(cast)
    before = {table: everything(table) for table in TABLES}
    with pytest.raises(Refused):
        PATHS[path](scene)
    assert {table: everything(table) for table in TABLES} == before


def test_every_path_is_open_again_after_reopening(cast: Cast) -> None:
    scene = Scene(cast)
    periods.reopen_period(actor=scene.ayse, period=H1, reason="Yanlış kapatıldı")
    reporting.submit(actor=scene.umut, actual=scene.draft, facts=FACTS, revision=scene.draft.revision)
    approve(scene.ayse, scene.submitted)
    assert publishing.publish_period(actor=scene.ayse, period=H1) == 3


def test_closing_asks_for_a_reason_while_something_is_not_approved_and_keeps_it(cast: Cast) -> None:
    make_actual(make_indicator(cast.gaziantep, unit=WATER))
    actor = cast.gaziantep.actor("Ayşe")
    with pytest.raises(Refused):
        periods.close_period(actor=actor, period=H1)
    assert not ClosedPeriod.objects.exists()
    periods.close_period(actor=actor, period=H1, reason_for_open="Birim yok")
    closure = ClosedPeriod.objects.get()
    assert (closure.left_open, closure.left_open_reason) == (1, "Birim yok")


def test_reopening_needs_a_reason_and_keeps_the_history(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    periods.close_period(actor=actor, period=H1)
    with pytest.raises(Refused):
        periods.reopen_period(actor=actor, period=H1, reason="  ")
    assert ClosedPeriod.objects.shut().count() == 1
    periods.reopen_period(actor=actor, period=H1, reason="Denetçi istedi")
    periods.close_period(actor=actor, period=H1)
    assert list(ClosedPeriod.objects.order_by("pk").values_list("reopen_reason", flat=True)) == [
        "Denetçi istedi",
        "",
    ]


@pytest.mark.parametrize("name", ["Ebru", "Umut", "Veli", "Mert", "Derya"])
def test_only_the_coordinator_closes(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        periods.close_period(actor=cast.gaziantep.actor(name), period=H1)
    assert not ClosedPeriod.objects.exists()


def test_a_closed_period_of_one_office_does_not_close_anothers(cast: Cast) -> None:
    periods.close_period(actor=cast.gaziantep.actor("Ayşe"), period=H1)
    actual = make_actual(make_indicator(cast.orhangazi))
    enter(cast.orhangazi.actor("Emine"), actual, 10)
    actual.refresh_from_db()
    assert actual.state == ActualState.APPROVED


def test_closing_the_year_closes_its_halves_too(cast: Cast) -> None:
    actual = make_actual(make_indicator(cast.gaziantep, unit=WATER))
    periods.close_period(
        actor=cast.gaziantep.actor("Ayşe"), period=H1.of_year(2026), reason_for_open="Yıl bitti"
    )
    with pytest.raises(Refused):
        enter(cast.gaziantep.actor("Umut"), actual)
    actual.refresh_from_db()
    assert actual.state == ActualState.OPEN
