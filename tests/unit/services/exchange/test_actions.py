"""An import goes from upload to records and back; whatever goes wrong, nothing is half-written."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from imece.ground.rules.decision import Refused, refused
from imece.services.accounts.actor import Actor
from imece.services.accounts.models import Acting, Unit
from imece.services.audit.models import Entry
from imece.services.exchange import actions, kinds, policies, queries, workflow
from imece.services.exchange.choices import RunState
from imece.services.exchange.kinds import ImportKind
from imece.services.exchange.models import ImportedRecord, ImportRun, RememberedMapping
from imece.services.exchange.reading import UnreadableSheet
from imece.services.exchange.reports import KEPT_ERRORS, errors_of
from tests.cast import Cast
from tests.unit.services.exchange.unit_list import COLUMNS, KIND, WRONG, upload

MAPPING = {"name": "Birim adı", "staff": "Personel sayısı", "opened": "Açılış tarihi", "kind": "Tür"}


@pytest.fixture(autouse=True)
def kind() -> Iterator[ImportKind]:
    kinds.register(KIND)
    with translation.override("en"):
        yield KIND
    kinds.unregister(KIND.code)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ebru(cast: Cast) -> Actor:
    return cast.gaziantep.actor("Ebru")


def checked(actor: Actor, text: str | None = None) -> ImportRun:
    run = actions.start_import(actor=actor, kind=KIND, upload=upload(text) if text else upload())
    run = actions.choose_mapping(actor=actor, run=run, chosen=MAPPING)
    return actions.preview(actor=actor, run=run)


def imported(actor: Actor) -> ImportRun:
    run = checked(actor)
    assert actions.begin(actor=actor, run=run)
    return actions.carry_out(run=run)


def unit_names(cast: Cast) -> set[str]:
    return set(Unit.objects.filter(office=cast.gaziantep.office).values_list("name", flat=True))


def test_a_sheet_becomes_records_with_a_report_and_a_trail(cast: Cast, ebru: Actor) -> None:
    run = imported(ebru)
    assert run.state == RunState.DONE
    assert {"Su İşleri", "Park"} <= unit_names(cast)
    assert (run.rows_total, run.rows_right, run.rows_wrong, run.rows_written) == (2, 2, 0, 2)
    written = Unit.objects.filter(name__in=["Su İşleri", "Park"]).values_list("pk", flat=True)
    assert set(run.records.values_list("object_id", flat=True)) == {str(pk) for pk in written}
    assert list(
        Entry.objects.filter(verb__startswith="exchange.").order_by("pk").values_list("verb", flat=True)
    ) == [
        "exchange.uploaded",
        "exchange.imported",
    ]


def test_the_upload_is_kept_under_a_name_that_tells_nothing(ebru: Actor) -> None:
    run = actions.start_import(actor=ebru, kind=KIND, upload=upload(name="../Gizli liste.csv"))
    assert run.file_name == "Gizli liste.csv"
    assert "Gizli" not in run.upload.name
    assert len(run.sha256) == 64
    assert queries.sheet_of(run).headings == tuple(MAPPING.values())


def test_an_unreadable_file_leaves_no_run(ebru: Actor) -> None:
    with pytest.raises(UnreadableSheet):
        actions.start_import(actor=ebru, kind=KIND, upload=upload("<html>"))
    assert not ImportRun.objects.exists()


def test_the_mapping_is_proposed_kept_and_remembered_for_the_same_form(cast: Cast, ebru: Actor) -> None:
    run = actions.start_import(actor=ebru, kind=KIND, upload=upload())
    assert queries.proposed_mapping(run).chosen == MAPPING
    actions.choose_mapping(actor=ebru, run=run, chosen={"name": "Tür", "kind": "", "staff": "Birim adı"})
    again = actions.start_import(actor=ebru, kind=KIND, upload=upload())
    assert queries.proposed_mapping(again).chosen["name"] == "Tür"
    elsewhere = actions.start_import(actor=cast.orhangazi.actor("Emine"), kind=KIND, upload=upload())
    assert queries.proposed_mapping(elsewhere).chosen == MAPPING
    assert RememberedMapping.objects.count() == 1


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"name": "Yok"}, "no such column"),
        ({"name": "Birim adı", "other": "Tür"}, "no such column"),
        ({"name": "Tür", "kind": "Tür"}, "cannot fill two"),
        ({"kind": "Tür"}, "Unit name"),
    ],
)
def test_a_wrong_mapping_is_refused(ebru: Actor, chosen: dict[str, str], sentence: str) -> None:
    run = actions.start_import(actor=ebru, kind=KIND, upload=upload())
    with pytest.raises(Refused, match=sentence):
        actions.choose_mapping(actor=ebru, run=run, chosen=chosen)
    run.refresh_from_db()
    assert (run.state, run.mapping) == (RunState.UPLOADED, {})


def test_preview_tells_every_wrong_cell_and_writes_nothing(cast: Cast, ebru: Actor) -> None:
    before = unit_names(cast)
    run = checked(ebru, WRONG)
    assert (run.rows_total, run.rows_seen, run.rows_right, run.rows_wrong) == (6, 6, 2, 4)
    found = errors_of(run.report, COLUMNS)
    assert [(error.row, error.column) for error in found] == [
        (4, ""), (5, "Unit name"), (6, "Staff"), (6, "Opened on"), (6, "Kind"), (7, "Staff"),
    ]  # fmt: skip
    assert found[0].sentence == "This row repeats row 2."
    assert unit_names(cast) == before


def test_preview_keeps_a_thousand_errors_and_counts_the_rest(ebru: Actor) -> None:
    run = checked(ebru, "Birim adı;Personel sayısı;Açılış tarihi;Tür\n" + ";1;;\n" * 1_500)
    assert (len(run.report["errors"]), run.report["errors_total"]) == (KEPT_ERRORS, 1_500)
    with pytest.raises(Refused, match="no right row"):
        actions.begin(actor=ebru, run=run, leave_out_wrong=True)


def test_wrong_rows_stop_the_import_unless_left_out_on_purpose(cast: Cast, ebru: Actor) -> None:
    run = checked(ebru, WRONG)
    with pytest.raises(Refused, match="wrong"):
        actions.begin(actor=ebru, run=run)
    assert actions.begin(actor=ebru, run=run, leave_out_wrong=True)
    run = actions.carry_out(run=run)
    assert (run.state, run.rows_written, run.rows_wrong) == (RunState.DONE, 2, 4)
    assert {"Su İşleri", "Park"} <= unit_names(cast)
    assert "Fen" not in unit_names(cast)


def test_a_double_click_imports_once(ebru: Actor) -> None:
    run = checked(ebru)
    assert actions.begin(actor=ebru, run=run)
    assert not actions.begin(actor=ebru, run=run)
    actions.carry_out(run=run)
    actions.carry_out(run=run)
    assert not actions.begin(actor=ebru, run=run)
    assert Unit.objects.filter(name="Park").count() == 1
    assert ImportedRecord.objects.count() == 2


def test_an_error_in_the_middle_writes_nothing_and_can_be_tried_again(cast: Cast, ebru: Actor) -> None:
    before = unit_names(cast)
    run = checked(ebru, "Birim adı;Personel sayısı;Açılış tarihi;Tür\nPark;;;\nPatlar;;;\n")
    actions.begin(actor=ebru, run=run)
    run = actions.carry_out(run=run)
    assert run.state == RunState.FAILED
    assert "Nothing was written" in run.report["failure"]
    assert unit_names(cast) == before
    assert not run.records.exists()
    assert actions.begin(actor=ebru, run=run)
    run.refresh_from_db()
    assert (run.state, run.finished_at, "failure" in run.report) == (RunState.RUNNING, None, False)


def test_a_person_who_left_meanwhile_imports_nothing(cast: Cast, ebru: Actor) -> None:
    run = checked(ebru)
    actions.begin(actor=ebru, run=run)
    cast.gaziantep.members["Ebru"].delete()
    run = actions.carry_out(run=run)
    assert run.state == RunState.FAILED
    assert "Park" not in unit_names(cast)


def test_a_job_acts_on_behalf_of_the_same_person(cast: Cast) -> None:
    veli, ayse = cast.gaziantep.members["Veli"], cast.gaziantep.members["Ayşe"]
    actor = cast.gaziantep.actor("Veli")
    actor.acting = Acting.objects.create(principal=ayse, deputy=veli, first=actor.today, last=actor.today)
    actor.role = cast.gaziantep.actor("Ayşe").role
    run = imported(actor)
    assert run.state == RunState.DONE
    assert Entry.objects.get(verb="exchange.imported").behalf_name == str(ayse.user)
    actor.acting.delete()
    with pytest.raises(Refused):
        queries.actor_of(run)


def test_undo_takes_everything_back(cast: Cast, ebru: Actor) -> None:
    run = actions.undo(actor=ebru, run=imported(ebru))
    assert run.state == RunState.UNDONE
    assert run.undone_at is not None
    assert not {"Su İşleri", "Park"} & unit_names(cast)
    with pytest.raises(Refused, match="Undone"):
        actions.undo(actor=ebru, run=run)


def test_undo_is_refused_as_a_whole_when_something_was_built_on_a_record(cast: Cast, ebru: Actor) -> None:
    run = imported(ebru)
    seat = cast.gaziantep.members["Veli"]
    seat.unit = Unit.objects.get(name="Park")
    seat.save()
    with pytest.raises(Refused, match="members"):
        actions.undo(actor=ebru, run=run)
    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert {"Su İşleri", "Park"} <= unit_names(cast)


def test_only_the_importer_and_the_coordinator_undo(cast: Cast, ebru: Actor) -> None:
    run = imported(cast.gaziantep.actor("Ayşe"))
    assert not workflow.may_undo(ebru, run)
    assert workflow.may_undo(cast.gaziantep.actor("Ayşe"), run)
    actions.undo(actor=cast.gaziantep.actor("Ayşe"), run=run)
    assert workflow.may_undo(cast.gaziantep.actor("Ayşe"), imported(ebru))


def test_choosing_columns_anew_forgets_the_check(ebru: Actor) -> None:
    run = actions.choose_mapping(actor=ebru, run=checked(ebru, WRONG), chosen=MAPPING)
    assert (run.state, run.rows_wrong, run.report["errors"]) == (RunState.MAPPED, 0, [])
    with pytest.raises(Refused):
        actions.begin(actor=ebru, run=run, leave_out_wrong=True)


def test_a_check_that_was_overtaken_is_dropped(ebru: Actor) -> None:
    stale = checked(ebru)
    actions.choose_mapping(actor=ebru, run=stale, chosen={"name": "Birim adı"})
    stale.mapping = MAPPING
    with pytest.raises(Refused, match="anew"):
        actions.preview(actor=ebru, run=stale)
    stale.refresh_from_db()
    assert stale.state == RunState.MAPPED


def test_what_was_interrupted_is_given_up_after_two_hours(ebru: Actor) -> None:
    run = checked(ebru)
    actions.begin(actor=ebru, run=run)
    assert actions.give_up_stuck() == 0
    run.refresh_from_db()
    ImportRun.objects.update(started_at=run.started_at - timedelta(hours=3))  # type: ignore[operator]
    assert actions.give_up_stuck() == 1
    run.refresh_from_db()
    assert run.state == RunState.FAILED


@pytest.mark.parametrize("name", ["Veli", "Umut", "Derya"])
def test_others_of_the_office_cannot_import(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        actions.start_import(actor=cast.gaziantep.actor(name), kind=KIND, upload=upload())
    assert not ImportRun.objects.exists()


def test_an_import_is_seen_by_staff_and_auditor_of_its_office_only(cast: Cast, ebru: Actor) -> None:
    run = imported(ebru)
    cast.grant(cast.gaziantep, cast.bursa)
    seen = {
        (place.office.slug, name)
        for place in (cast.gaziantep, cast.orhangazi, cast.bursa)
        for name in place.members
        if run in policies.visible_to(place.actor(name))
    }
    assert seen == {("gaziantep", name) for name in ("Ayşe", "Ebru", "Derya")}


def test_a_kind_decides_for_itself_and_may_be_gone(cast: Cast, ebru: Actor) -> None:
    run = checked(ebru)
    closed = ImportKind(
        **{**{name: getattr(KIND, name) for name in KIND.__slots__}, "may": lambda _: refused("no")}
    )
    assert policies.may_start(ebru, closed).reason == "no"
    kinds.unregister(KIND.code)
    assert not workflow.may_begin(ebru, run)
    assert KIND not in queries.kinds_for(ebru)
    with pytest.raises(ValueError, match="units"):
        kinds.register(KIND) or kinds.register(closed)


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "x"},
        {"state": RunState.DONE},
        {"state": RunState.RUNNING},
        {"rows_right": 9},
        {"undone_at": "2026-01-01T00:00Z"},
        {"finished_at": "2026-01-01T00:00Z"},
    ],
)
def test_the_database_refuses_what_the_table_refuses(ebru: Actor, facts: dict[str, Any]) -> None:
    run = actions.start_import(actor=ebru, kind=KIND, upload=upload())
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportRun.objects.filter(pk=run.pk).update(**facts)
