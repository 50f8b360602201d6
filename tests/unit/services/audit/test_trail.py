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
