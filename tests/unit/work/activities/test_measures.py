"""Measures equal a naive recount, many bindings cost one statement, public rows tell nothing of people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count, product
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imece.ground.values import turkish
from imece.ground.values.period import Period
from imece.services.accounts.models import Unit
from imece.services.measures.registry import Binding, Figure, is_known, measure, measured
from imece.work.activities import actions
from imece.work.activities.models import Activity
from tests.unit.work.activities.scenes import kind, recorded, when

if TYPE_CHECKING:
    from tests.cast import Cast

YEAR = Period.of_year(2026)
FILTERS: list[dict[str, Any]] = [
    {},
    {"kinds": ["meeting"]},
    {"kinds": ["meeting", "training"], "parts": ["organised"]},
    {"parts": ["attended"]},
    {"province": "27"},
    {"country": "abroad"},
    {"country": "BE"},
    {"target_groups": ["youth"]},
    {"target_groups": ["youth", "rural"]},
    {"institution": "KENT"},
    {"title_word": "TOPLANTI su"},
    {"kinds": ["fair"]},
]


def make_world(cast: Cast) -> None:
    """Twenty-four happenings of every sort, some cancelled or removed, some of another office and year."""
    place = cast.gaziantep
    ayse, numbers = place.actor("Ayşe"), count()
    for code, part, country in product(
        ["meeting", "training"], ["organised", "attended", "hosted"], ["TR", "BE"]
    ):
        for known in (True, False):
            turn = next(numbers)
            recorded(
                ayse,
                kind=kind(code),
                part=part,
                title=f"Su toplantısı {turn}" if turn % 3 else f"Eğitim {turn}",
                country=country,
                province="27" if country == "TR" else "",
                when=when(date(2026, 1 + turn % 12, 5)),
                participants=10 + turn if known else None,
                divisions={("sex", "women"): turn, ("target_group", "youth"): turn % 4} if known else {},
                institutions=(f"Kent Konseyi {turn % 2}", "İKV") if turn % 2 else (),
                unit=place.unit("Kültür") if turn % 5 == 0 else None,
            )
    actions.cancel_activity(actor=ayse, activity=recorded(ayse, participants=1000), reason="Kar")
    actions.remove_activity(actor=ayse, activity=recorded(ayse, participants=1000))
    recorded(ayse, when=when(date(2025, 12, 31), date(2026, 1, 2)), participants=1000)
    recorded(cast.orhangazi.actor("Osman"), participants=1000, institutions=("Başka",))


def naive(office_id: int, filters: dict[str, Any]) -> list[Activity]:
    """The records that count, found one by one in Python."""
    found = []
    for activity in Activity.objects.all():
        groups = {row.code for row in activity.participations.filter(axis="target_group", number__gt=0)}
        names = [turkish.fold(row.name) for row in activity.institutions.all()]
        title = turkish.fold(activity.title)
        right = (
            activity.office_id == office_id
            and not activity.is_cancelled
            and activity.removed_at is None
            and YEAR.contains(activity.first)
            and (not filters.get("kinds") or activity.kind.code in filters["kinds"])
            and (not filters.get("parts") or activity.part in filters["parts"])
            and filters.get("province", activity.province) == activity.province
            and (
                activity.country != "TR"
                if filters.get("country") == "abroad"
                else filters.get("country", activity.country) == activity.country
            )
            and (not filters.get("target_groups") or groups & set(filters["target_groups"]))
            and (
                not filters.get("institution")
                or any(turkish.fold(filters["institution"]) in name for name in names)
            )
            and all(word in title for word in turkish.fold(filters.get("title_word")).split())
        )
        if right:
            found.append(activity)
    return found


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_values_records_and_rows_equal_a_naive_recount(cast: Cast, filters: dict[str, Any]) -> None:
    make_world(cast)
    office_id = cast.gaziantep.office.pk
    right = naive(office_id, filters)
    ids = {activity.pk for activity in right}

    counted, binding = measure("activities.count"), Binding("activities.count", office_id, filters)
    assert counted.figure(binding, YEAR) == Figure(Decimal(len(right)))
    assert {activity.pk for activity in counted.records(binding, YEAR)} == ids
    rows = counted.rows(counted.records(binding, YEAR))
    assert (
        sum(row.share or 0 for row in rows)
        == len(right)
        == len(counted.public_rows(counted.records(binding, YEAR)))
    )

    known = [activity.participants for activity in right if activity.participants is not None]
    people = measure("activities.participants").figure(
        Binding("activities.participants", office_id, filters), YEAR
    )
    assert people.value == (Decimal(sum(known)) if known else None if right else Decimal(0))

    names = {row.folded for activity in right for row in activity.institutions.all()}
    institutions = measure("activities.institutions")
    binding = Binding("activities.institutions", office_id, filters)
    assert institutions.figure(binding, YEAR).value == len(names)
    assert {activity.pk for activity in institutions.records(binding, YEAR)} == {
        activity.pk for activity in right if activity.institutions.exists()
    }


def test_one_group_of_participants_is_added_up(cast: Cast) -> None:
    make_world(cast)
    office_id = cast.gaziantep.office.pk
    binding = Binding("activities.participants", office_id, {"who": "sex:women"})
    people = measure("activities.participants")
    women = [
        row.number
        for activity in naive(office_id, {})
        for row in activity.participations.filter(code="women", axis="sex")
    ]
    assert people.figure(binding, YEAR).value == sum(women)
    rows = people.rows(people.records(binding, YEAR))
    assert sum(row.share for row in rows if row.share is not None) == sum(women)
    assert any(row.share is None for row in rows)
    assert {row.details["Katılımcılar"] for row in rows if row.share is None} == {"bilinmiyor"}


def test_a_unit_counts_with_those_below_it(cast: Cast) -> None:
    place = cast.gaziantep
    ayse, above = place.actor("Ayşe"), place.unit("Kültür")
    below = Unit.objects.create(office=place.office, name="Müze", parent=above)
    recorded(ayse, unit=above)
    recorded(ayse, unit=below)
    recorded(ayse, unit=place.unit("Su ve Kanalizasyon"))
    recorded(ayse)
    counted = measure("activities.count")
    for unit, number in ((above, 2), (below, 1)):
        binding = Binding("activities.count", place.office.pk, {"units": [str(unit.pk)]})
        assert counted.figure(binding, YEAR).value == number


@pytest.mark.parametrize("code", ["activities.count", "activities.participants", "activities.institutions"])
def test_many_bindings_cost_one_statement_and_equal_single_ones(cast: Cast, code: str) -> None:
    make_world(cast)
    offices = [cast.gaziantep.office.pk, cast.orhangazi.office.pk]
    bindings = [
        Binding(code, office_id, filters, key=key)
        for key, (office_id, filters) in enumerate(product(offices, FILTERS))
    ]
    with CaptureQueriesContext(connection) as caught:
        values = measured(bindings, YEAR)
    assert len(caught) == 1
    assert values == {binding.key: measure(code).figure(binding, YEAR) for binding in bindings}


def test_rows_cost_a_fixed_number_of_statements(cast: Cast) -> None:
    make_world(cast)
    counted = measure("activities.count")
    binding = Binding("activities.count", cast.gaziantep.office.pk)
    with CaptureQueriesContext(connection) as few:
        counted.rows(counted.records(binding, Period.of_month(2026, 1)))
    with CaptureQueriesContext(connection) as many:
        counted.rows(counted.records(binding, YEAR))
    assert len(many) == len(few) <= 3


def test_public_rows_say_title_date_place_and_number_of_documents(cast: Cast) -> None:
    place = cast.gaziantep
    ayse = place.actor("Ayşe")
    activity = recorded(
        ayse,
        letter_no="E-123",
        people=(place.members["Ebru"],),
        province="27",
        summary="Gizli",
        participants=4,
    )
    actions.attach_documents(actor=ayse, activity=activity, uploads=[SimpleUploadedFile("a.txt", b"not")])
    for code in ("activities.count", "activities.participants", "activities.institutions"):
        rule = measure(code)
        (row,) = rule.public_rows(Activity.objects.all())
        assert (row.title, row.day, row.place, row.documents) == (
            "Proje toplantısı",
            activity.first,
            "Gaziantep",
            1,
        )
        assert not row.url
        assert not row.details
    (row,) = measure("activities.count").rows(Activity.objects.all())
    assert row.url.endswith(f"/o/gaziantep/activities/{activity.pk}/")


def test_an_actor_sees_the_rows_that_the_policies_allow(cast: Cast) -> None:
    make_world(cast)
    counted = measure("activities.count")
    records = counted.records(Binding("activities.count", cast.gaziantep.office.pk), YEAR)
    assert counted.seen_by(records, cast.gaziantep.actor("Veli")).count() == records.count()
    assert not counted.seen_by(records, cast.orhangazi.actor("Osman")).exists()
    kemal = counted.seen_by(records, cast.gaziantep.actor("Kemal"))
    assert {activity.unit.name for activity in kemal if activity.unit} == {"Kültür"}
    assert 0 < kemal.count() < records.count()


def test_the_filter_form_gives_json_ready_filters_and_words(cast: Cast) -> None:
    rule, office_id = measure("activities.participants"), cast.gaziantep.office.pk
    form = rule.filter_form(
        office_id,
        data={"kinds": ["meeting"], "country": "abroad", "target_groups": ["youth"], "who": "sex:women"},
    )
    assert form.is_valid(), form.errors
    assert rule.figure(Binding(rule.code, office_id, form.cleaned_data), YEAR).value == 0
    assert "Kimler sayılır: Kadınlar" in rule.filters_in_words(form.cleaned_data, office_id)
    wrong = rule.filter_form(office_id, data={"country": "BE", "province": "27"})
    assert not wrong.is_valid()
    foreign = rule.filter_form(office_id, data={"units": [str(cast.orhangazi.unit("Merkez").pk)]})
    assert not foreign.is_valid()


def test_the_measures_are_hung_up() -> None:
    assert all(is_known(f"activities.{name}") for name in ("count", "participants", "institutions"))
