"""The trail: append-only rows, and what they say to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from imece.services.audit import actions as audit
from imece.services.audit import queries
from imece.services.audit.changes import changes_in_words
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.cast import Cast


def test_an_entry_is_not_saved_again(cast: Cast) -> None:
    row = audit.record(
        cast.gaziantep.actor("Ayşe").signature, "accounts.unit_added", cast.gaziantep.unit("Kültür")
    )
    row.note = "başka"
    with pytest.raises(TypeError):
        row.save()
    assert Entry.objects.get().note == ""


def test_the_trail_of_a_thing_leaves_out_mere_looks_and_other_things(cast: Cast) -> None:
    unit, signature = cast.gaziantep.unit("Kültür"), cast.gaziantep.actor("Ayşe").signature
    audit.record(signature, "accounts.unit_added", unit)
    audit.record(signature, "accounts.looked", unit)
    audit.record(signature, "accounts.unit_added", cast.gaziantep.unit("Su ve Kanalizasyon"))
    audit.record(signature, "accounts.unit_changed", unit)
    with override("en"):
        assert [line.what for line in queries.trail_of(unit)] == ["changed a unit", "added a unit"]
    assert len(queries.trail_of(unit, limit=1)) == 1


def test_changes_are_said_in_words() -> None:
    changes = {
        "role": ["expert", "viewer"],
        "ends_on": [None, "2026-12-31"],
        "is_unit_head": [False, True],
        "title": ["", "Ş" * 300],
        "successor": [None, "Umut"],
        "starts_on": [None, None],
    }
    with override("en"):
        said = {
            each.label: (each.before, each.after) for each in changes_in_words("accounts.membership", changes)
        }
    assert said["role"] == ("Expert", "Viewer")
    assert said["until"] == ("–", "31 December 2026")
    assert said["head of the unit"] == ("no", "yes")
    assert len(said["job title"][1]) == 200
    assert said["successor"] == ("–", "Umut")
    assert len(said) == 5


def test_changes_without_a_name_of_their_own_are_not_said_in_the_words_of_the_code() -> None:
    changes = {"approved_value": [None, "1234.500000"], "frozen_hash": "12cfe", "step": "Strateji birimi"}
    with override("tr"):
        said = [(each.label, each.after) for each in changes_in_words("indicators.actual", changes)]
    assert said == [
        ("onaylı değer", "1.234,5"),
        ("dondurulmuş kanıtın parmak izi", "12cfe"),
        ("adım", "Strateji birimi"),
    ]


@pytest.mark.parametrize("thing_type", ["", "gone.model", "a.b.c", "accounts"])
def test_changes_of_a_kind_that_is_gone_are_still_said(thing_type: str) -> None:
    said = changes_in_words(thing_type, {"old_name": "Ayşe", "days": [1, 2, 3]})
    assert [(each.label, each.after) for each in said] == [("old name", "Ayşe"), ("days", "1, 2, 3")]


def test_looks_and_deeds_are_kept_apart(cast: Cast) -> None:
    signature = cast.gaziantep.actor("Derya").signature
    audit.record(signature, "accounts.looked", note="/o/gaziantep/")
    audit.record(signature, "accounts.acting_stopped")
    office = cast.gaziantep.office.pk
    assert [entry.verb for entry in queries.trail_of_office(office)] == ["accounts.acting_stopped"]
    assert [entry.verb for entry in queries.looks_in_office(office)] == ["accounts.looked"]
    assert not queries.trail_of_office(cast.orhangazi.office.pk).exists()


@pytest.mark.parametrize(
    ("language", "label", "access"),
    [("tr", "Rapor · 2025 1. yarıyıl", "Kurum içi"), ("en", "Rapor · first half of 2025", "Internal")],
)
def test_codes_and_keys_of_periods_are_said_in_the_readers_language(
    language: str, label: str, access: str
) -> None:
    entry = Entry(verb="x", thing_type="papers.keptpaper", thing_label="Rapor · 2025-H1")
    entry.changes = {
        "access": ["internal", "public"],
        "kind": "papers.signatories",
        "from": "2025-01-01",
        "level_names": {},
        "aims": ["6", None, ""],
    }
    with override(language):
        (line,) = queries.lines([entry])
        said = {each.label: each for each in line.changes}
        assert line.thing == label
    values = [part for each in said.values() for part in (each.before, each.after)]
    assert access in values
    assert not {"internal", "papers.signatories", "2025-01-01", "{}", "6, None, "}.intersection(values)


def test_units_are_said_by_their_names_in_one_question(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    units = [cast.gaziantep.unit(name) for name in ("Kültür", "Su ve Kanalizasyon")]
    entries = [
        Entry(verb="x", thing_type="accounts.membership", changes={"unit_id": [units[0].pk, units[1].pk]})
        for _turn in range(3)
    ]
    with django_assert_num_queries(1):
        said = [line.changes[0] for line in queries.lines(entries)]
    assert {(each.before, each.after) for each in said} == {(str(units[0]), str(units[1]))}
