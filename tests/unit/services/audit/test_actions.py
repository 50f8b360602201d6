"""The trail: what is written, and that it stands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.services.audit import actions, verbs
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from tests.cast import Cast


def test_entry_names_who_did_what_to_which_thing(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    unit = cast.gaziantep.unit("Kültür")
    actions.record(actor.signature, "accounts.unit_added", unit, changes={"name": ["", "Kültür"]}, note="n")
    entry = Entry.objects.of(unit).get()
    assert (entry.actor_name, entry.actor_id, entry.office_id) == ("Ayşe", actor.person_id, actor.office_id)
    assert (entry.thing_label, entry.changes, entry.behalf_name) == ("Kültür", {"name": ["", "Kültür"]}, "")


def test_entry_cannot_be_saved_again(cast: Cast) -> None:
    entry = actions.record(cast.gaziantep.actor("Ayşe").signature, "accounts.looked")
    entry.note = "changed"
    with pytest.raises(TypeError, match="append-only"):
        entry.save()
    assert Entry.objects.get(pk=entry.pk).note == ""


def test_trail_of_one_office_leaves_out_the_other(cast: Cast) -> None:
    actions.record(cast.gaziantep.actor("Ayşe").signature, "accounts.looked")
    actions.record(cast.orhangazi.actor("Osman").signature, "accounts.looked")
    assert [e.actor_name for e in Entry.objects.in_office(cast.orhangazi.office.pk)] == ["Osman"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Decimal("1.50"), "1.50"),
        (date(2021, 3, 1), "2021-03-01"),
        (datetime(2021, 3, 1, 9, tzinfo=UTC), "2021-03-01T09:00:00+00:00"),
        ((1, Decimal(2)), [1, "2"]),
        ({"a": {Decimal(1)}}, {"a": ["1"]}),
        (None, None),
        (b"x", "b'x'"),
    ],
)
def test_values_are_kept_in_plain_form(value: object, kept: object) -> None:
    assert actions.plain(value) == kept


def test_difference_holds_only_what_changed() -> None:
    assert actions.difference({"a": 1, "b": 2}, {"a": 1, "b": 3}) == {"b": [2, 3]}


def test_verb_is_shown_by_its_label_when_it_has_one() -> None:
    verbs.name_verbs({"test.done": "Done"})
    assert (verbs.label_of("test.done"), verbs.label_of("test.unknown")) == ("Done", "test.unknown")
