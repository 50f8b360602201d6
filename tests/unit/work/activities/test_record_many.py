"""Many at once: all or none, a fixed number of statements, undone in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.search.models import Findable
from imece.work.activities import actions
from imece.work.activities.models import Activity, ActivityInstitution, Participation
from tests.unit.work.activities.scenes import facts, kind, recorded_many

if TYPE_CHECKING:
    from tests.cast import Cast


def statements(cast: Cast, number: int) -> int:
    ayse = cast.gaziantep.actor("Ayşe")
    shared = kind()
    many = [
        facts(
            kind=shared,
            title=f"Eğitim {number} {turn}",
            institutions=("Bir", "İki"),
            divisions={("sex", "women"): 1},
            people=(cast.gaziantep.members["Ebru"],),
        )
        for turn in range(number)
    ]
    with CaptureQueriesContext(connection) as caught:
        actions.record_many(actor=ayse, many=many, source="liste.xlsx")
    return len(caught)


def test_the_number_of_statements_does_not_grow(cast: Cast) -> None:
    # Below SQLite’s own limit of parameters in a statement, which cuts larger batches into pieces there.
    assert statements(cast, 30) == statements(cast, 2)
    assert Activity.objects.count() == Findable.objects.filter(kind="activity").count() == 32
    assert ActivityInstitution.objects.count() == 64
    assert Participation.objects.count() == 32
    assert Activity.people.through.objects.count() == 32
    assert Entry.objects.filter(verb="activities.recorded", note="liste.xlsx").count() == 32
    one = Activity.objects.first()
    assert one is not None
    assert one.sort_key
    assert one.folded_title


def test_one_wrong_row_keeps_all_back(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    wrong = facts(participants=1, divisions={("sex", "men"): 2})
    with pytest.raises(Refused):
        actions.record_many(actor=ayse, many=[facts(), wrong])
    assert not Activity.objects.exists()
    assert not Findable.objects.filter(kind="activity").exists()
    assert not Entry.objects.exists()


def test_the_same_grid_records_once(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    many = [facts(title="Bir"), facts(title="İki")]
    first = actions.record_many(actor=ayse, many=many, once="grid")
    again = actions.record_many(actor=ayse, many=many, once="grid")
    assert [one.pk for one in first] == [one.pk for one in again]
    assert Activity.objects.count() == 2


def test_a_contact_cannot_slip_in_another_unit(cast: Cast) -> None:
    umut = cast.gaziantep.actor("Umut")
    with pytest.raises(Refused):
        actions.record_many(
            actor=umut, many=[facts(unit=cast.gaziantep.unit("Su ve Kanalizasyon")), facts(unit=None)]
        )
    assert not Activity.objects.exists()


def test_taking_many_back_leaves_other_offices_alone(cast: Cast) -> None:
    ayse, osman = cast.gaziantep.actor("Ayşe"), cast.orhangazi.actor("Osman")
    ours, theirs = recorded_many(ayse, 3), recorded_many(osman, 2)
    ids = [one.pk for one in [*ours, *theirs]]
    assert actions.remove_many(actor=ayse, ids=ids) == 3
    assert Activity.objects.kept().count() == 2
    assert Findable.objects.filter(kind="activity").count() == 2
