"""What an import asks a person, what it remembers of a source, and sheets that come again repaired or in other letters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.rules.decision import Refused
from imece.services.accounts.actor import Actor
from imece.services.accounts.models import Unit
from imece.services.exchange import actions, kinds, queries
from imece.services.exchange.cells import USUAL_LIMITS
from imece.services.exchange.choices import RunState
from imece.services.exchange.delimited import text_of
from imece.services.exchange.kinds import Created, ImportKind, Outcome, Question
from imece.services.exchange.models import ImportRun
from imece.services.exchange.rows import CleanRow
from tests.cast import Cast
from tests.unit.services.exchange.unit_list import KIND, TYPE, WRONG, upload

MAPPING = {"name": "Birim adı", "staff": "Personel sayısı", "opened": "Açılış tarihi", "kind": "Tür"}


class UnitSurvey:
    """Asks about each unit whether it comes in."""

    def __init__(self) -> None:
        self.names: list[tuple[int, str]] = []

    def look(self, row: CleanRow) -> None:
        self.names.append((row.number, row.values["name"]))

    def finish(self) -> tuple[list[Question], dict[str, int]]:
        options = (("new", "Add"), ("skip", "Leave out"))
        asked = [Question(name, "Units", name, (number,), options, "new") for number, name in self.names]
        return asked, {"new": len(asked)}


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    for row in rows:
        name = row.values["name"]
        if run.decisions.get(name) == "skip":
            yield Created("", "", outcome=Outcome.SKIPPED)
            continue
        known = Unit.objects.filter(office_id=actor.office_id, name=name).first()
        unit = known or Unit.objects.create(office_id=actor.office_id, name=name)
        yield Created(
            TYPE, str(unit.pk), {"name": name} if known else None, Outcome.UPDATED if known else Outcome.NEW
        )


ASKING = replace(KIND, survey=lambda actor, run: UnitSurvey(), write=write, sources=("Eski liste",))


@pytest.fixture(autouse=True)
def kind(settings: Any, tmp_path: Any) -> Iterator[ImportKind]:
    settings.MEDIA_ROOT = tmp_path
    kinds.register(ASKING)
    with translation.override("en"):
        yield ASKING
    kinds.unregister(ASKING.code)


@pytest.fixture
def ebru(cast: Cast) -> Actor:
    return cast.gaziantep.actor("Ebru")


def checked(actor: Actor, **options: Any) -> ImportRun:
    run = actions.start_import(actor=actor, kind=ASKING, upload=upload(), **options)
    run = actions.choose_mapping(actor=actor, run=run, chosen=MAPPING)
    return actions.preview(actor=actor, run=run)


def test_a_decision_holds_when_the_rows_are_written(cast: Cast, ebru: Actor) -> None:
    Unit.objects.create(office=cast.gaziantep.office, name="Su İşleri")
    run = checked(ebru)
    assert [question["key"] for question in run.report["questions"]] == ["Su İşleri", "Park"]
    assert run.report["forecast"] == {"new": 2}
    run = actions.decide(actor=ebru, run=run, decisions={"Park": "skip"})
    assert actions.begin(actor=ebru, run=run)
    run = actions.carry_out(run=run)
    assert (run.outcomes, run.rows_written) == ({"updated": 1, "skipped": 1}, 1)
    assert run.records.get().before == {"name": "Su İşleri"}
    assert not Unit.objects.filter(name="Park").exists()


def test_an_answer_that_was_not_offered_is_refused(ebru: Actor) -> None:
    run = checked(ebru)
    for decisions in ({"Park": "burn"}, {"Yok": "new"}):
        with pytest.raises(Refused):
            actions.decide(actor=ebru, run=run, decisions=decisions)
    run.refresh_from_db()
    assert run.decisions == {}


def test_columns_are_remembered_under_the_source(ebru: Actor) -> None:
    checked(ebru, source="İlçe listesi")
    other = actions.start_import(
        actor=ebru, kind=ASKING, upload=upload("Birim adı;Ek;Tür\nFen;1;merkez\n"), source="İlçe listesi"
    )
    proposal = queries.proposed_mapping(other)
    assert proposal.chosen == {"name": "Birim adı", "kind": "Tür"}
    assert proposal.guessed == frozenset()
    assert queries.sources_of(ebru, ASKING) == ["Eski liste", "İlçe listesi"]


def test_a_repaired_sheet_goes_on_where_the_first_stood(ebru: Actor) -> None:
    first = actions.start_import(actor=ebru, kind=ASKING, upload=upload(WRONG), source="Liste")
    first = actions.choose_mapping(actor=ebru, run=first, chosen=MAPPING)
    first = actions.preview(actor=ebru, run=first)
    again = actions.start_import(actor=ebru, kind=ASKING, upload=upload(), repairs=first)
    assert (again.state, again.mapping, again.source) == (RunState.MAPPED, MAPPING, "Liste")
    others = actions.start_import(
        actor=ebru,
        kind=ASKING,
        upload=upload("Ad;Sayı\nFen;2\n"),
        repairs=first,
    )
    assert (others.state, others.mapping) == (RunState.UPLOADED, {})


def test_a_text_file_is_read_again_in_other_letters(ebru: Actor) -> None:
    sheet = "Birim;Tür\nİğdir Şubesi;merkez\n"
    wrong = upload()
    wrong = type(wrong)("liste.csv", sheet.encode("cp1254"))
    run = actions.start_import(actor=ebru, kind=ASKING, upload=wrong)
    assert run.encoding == "cp1254"
    run = actions.read_again(actor=ebru, run=run, encoding="iso8859-9")
    assert run.headings == ["Birim", "Tür"]
    assert run.report["sample"][0][1] == "İğdir Şubesi"
    assert (run.state, run.mapping) == (RunState.UPLOADED, {})


TURKISH = st.text(st.sampled_from("abcçdefgğhıijklmnoöprsştuüvyzİIĞÜŞÖÇ ,;.0123456789\n"), min_size=4)


@given(TURKISH, st.sampled_from(["utf-8", "utf-8-sig", "cp1254", "utf-16", "utf-16-le", "utf-16-be"]))
def test_turkish_text_is_read_in_any_letters(text: str, encoding: str) -> None:
    read, _as = text_of(f"Project;Title;Place;Year\n{text}".encode(encoding), USUAL_LIMITS)
    assert read == f"Project;Title;Place;Year\n{text}"
