"""Frozen evidence: records, file hashes, one hash over all; what was tampered with shows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.documents import actions as documents
from imece.services.documents.models import Document
from imece.work.indicators.actions import publishing, reporting
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import Actual, FrozenRecord, YearFigure
from imece.work.indicators.queries import public_inspection
from imece.work.indicators.queries.dossier import inspection, verification
from tests.unit.work.indicators.figures import (
    H1,
    approve,
    enter,
    make_activity,
    make_actual,
    make_counted,
    make_indicator,
    make_step,
    pdf,
)

if TYPE_CHECKING:
    from tests.cast import Cast


@pytest.fixture
def frozen(cast: Cast) -> Actual:
    """A counted figure with one activity that holds a document."""
    place = cast.gaziantep
    make_step(place)
    activity = make_activity(place, "Brüksel ziyareti", place="Brüksel")
    documents.attach(actor=place.actor("Ebru"), about=activity, uploads=[pdf("rapor.pdf")])
    actual = enter(place.actor("Ebru"), make_actual(make_counted(place)), None)
    approve(place.actor("Ayşe"), actual)
    actual.refresh_from_db()
    return actual


def test_the_list_is_kept_with_the_documents_hashes(frozen: Actual) -> None:
    record = FrozenRecord.objects.get()
    document = Document.objects.get()
    assert (record.title, record.place, record.share) == ("Brüksel ziyareti", "Brüksel", 1)
    assert record.documents == [{"id": document.pk, "name": "rapor.pdf", "sha256": document.sha256}]
    assert document.frozen_at is not None


def test_the_hash_matches_until_something_is_touched(frozen: Actual) -> None:
    check = verification(frozen)
    assert check is not None
    assert check.matches


@pytest.mark.parametrize(
    "change",
    [
        lambda: FrozenRecord.objects.update(title="Başka"),
        lambda: FrozenRecord.objects.update(share=2),
        lambda: FrozenRecord.objects.all().delete(),
        lambda: Document.objects.update(sha256="0" * 64),
        lambda: Actual.objects.update(approved_value=7),
    ],
)
def test_tampering_shows(frozen: Actual, change: object) -> None:
    change()  # type: ignore[operator]
    frozen.refresh_from_db()
    check = verification(frozen)
    assert check is not None
    assert not check.matches


def test_frozen_files_cannot_be_taken_away(cast: Cast, frozen: Actual) -> None:
    from imece.work.activities.models import Activity  # noqa: PLC0415

    with pytest.raises(Refused):
        documents.take_away(
            actor=cast.gaziantep.actor("Ebru"), document=Document.objects.get(), about=Activity.objects.get()
        )
    assert Document.objects.get().removed_at is None


def test_evidence_of_a_typed_figure_is_frozen_too(cast: Cast) -> None:
    place = cast.gaziantep
    make_step(place)
    actual = make_actual(make_indicator(place, unit="Su ve Kanalizasyon", needs_evidence=True))
    reporting.submit(
        actor=place.actor("Umut"),
        actual=actual,
        facts=Reported(value=Decimal(10)),
        revision=0,
        uploads=[pdf()],
    )
    approve(place.actor("Ayşe"), actual)
    actual.refresh_from_db()
    assert FrozenRecord.objects.get().kind == "indicators.actual"
    assert not YearFigure.objects.get().is_declared
    check = verification(actual)
    assert check is not None
    assert check.matches


def test_nothing_is_public_until_it_is_published_and_then_without_file_names(
    cast: Cast, frozen: Actual
) -> None:
    assert public_inspection(frozen) == []
    publishing.publish_period(actor=cast.gaziantep.actor("Ayşe"), period=H1)
    frozen.refresh_from_db()
    row = public_inspection(frozen)[0]
    assert (row.title, row.place, row.documents) == ("Brüksel ziyareti", "Brüksel", 1)
    assert frozen.published_value == 1
    assert YearFigure.objects.filter(basis="published").get().value == 1


def test_live_approved_and_published_stand_apart(cast: Cast, frozen: Actual) -> None:
    publishing.publish_period(actor=cast.gaziantep.actor("Ayşe"), period=H1)
    make_activity(cast.gaziantep, "Sonradan girilen")
    frozen.refresh_from_db()
    shown = inspection(cast.gaziantep.actor("Veli"), frozen)
    assert shown.live is not None
    assert (shown.live.value, frozen.approved_value, frozen.published_value) == (2, 1, 1)
    assert [(row.title, row.delta, row.is_late) for row in shown.since] == [("Sonradan girilen", 1, True)]


def test_publishing_without_anything_new_is_refused(cast: Cast, frozen: Actual) -> None:
    publishing.publish_period(actor=cast.gaziantep.actor("Ayşe"), period=H1)
    at = Actual.objects.get().published_at
    with pytest.raises(Refused):
        publishing.publish_period(actor=cast.gaziantep.actor("Ayşe"), period=H1)
    assert Actual.objects.get().published_at == at
