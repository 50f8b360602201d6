"""Kinds: the shared ones follow the data file, own ones follow the coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.work.activities import actions
from imece.work.activities.actions.kinds import shared_kinds
from imece.work.activities.models import ActivityKind
from tests.unit.work.activities.scenes import kind

if TYPE_CHECKING:
    from tests.cast import Cast


def test_the_data_file_is_whole() -> None:
    rows = shared_kinds()
    assert len({row["code"] for row in rows}) == len(rows) >= 30
    assert all(row["tr"] and row["en"] for row in rows)
    assert [row["position"] for row in rows] == sorted(row["position"] for row in rows)
    assert not any(row["code"].startswith("own-") for row in rows)


@pytest.mark.django_db
def test_migrating_puts_the_shared_kinds_there_and_again_changes_nothing() -> None:
    assert ActivityKind.objects.filter(office__isnull=True, is_active=True).count() == len(shared_kinds())
    assert actions.sync_shared_kinds() == 0


@pytest.mark.django_db
def test_syncing_mends_names_and_retires_what_left_the_file() -> None:
    meeting = kind()
    meeting.name = "Yanlış"
    meeting.save()
    gone = ActivityKind.objects.create(code="gone", name="Eski", position=5)
    assert actions.sync_shared_kinds() == 1
    meeting.refresh_from_db()
    gone.refresh_from_db()
    assert meeting.name == "Toplantı"
    assert not gone.is_active
    assert str(meeting.said("name", "en")) == "Meeting"


def test_own_kinds_are_added_renamed_retired_and_restored(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    own = actions.add_kind(actor=ayse, name="Kardeş şehir günü", translations={"en": "Twin town day"})
    assert own.code == "own-kardes-sehir-gunu"
    assert own in ActivityKind.objects.of_office(ayse.office_id)
    assert own not in ActivityKind.objects.of_office(cast.orhangazi.office.pk)
    actions.rename_kind(actor=ayse, kind=own, name="Kardeş kent günü")
    actions.retire_kind(actor=ayse, kind=own)
    assert own not in ActivityKind.objects.of_office(ayse.office_id)
    actions.restore_kind(actor=ayse, kind=own)
    assert ActivityKind.objects.of_office(ayse.office_id).get(pk=own.pk).name == "Kardeş kent günü"


@pytest.mark.parametrize("name", ["", "  ", "toplantı", "TOPLANTI"])
def test_a_name_that_is_empty_or_taken_is_refused(cast: Cast, name: str) -> None:
    before = ActivityKind.objects.count()
    with pytest.raises(Refused):
        actions.add_kind(actor=cast.gaziantep.actor("Ayşe"), name=name)
    assert ActivityKind.objects.count() == before


def test_shared_and_foreign_kinds_cannot_be_touched(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    foreign = actions.add_kind(actor=cast.orhangazi.actor("Osman"), name="Köy gezisi")
    for target in (kind(), foreign):
        with pytest.raises(Refused):
            actions.rename_kind(actor=ayse, kind=target, name="Benim")
        with pytest.raises(Refused):
            actions.retire_kind(actor=ayse, kind=target)
    with pytest.raises(Refused):
        actions.add_kind(actor=cast.gaziantep.actor("Ebru"), name="Uzmanın türü")
    assert not ActivityKind.objects.filter(name__in=["Benim", "Uzmanın türü"]).exists()
    assert not ActivityKind.objects.filter(is_active=False).exists()


def test_names_that_fold_alike_get_different_codes(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    codes = {actions.add_kind(actor=ayse, name=f"Gezi {sign}").code for sign in ("!", "?", "1")}
    assert len(codes) == 3
