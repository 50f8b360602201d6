"""Entering, changing, withdrawing consent, erasing: what is written, what is refused, what the trail keeps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.work.contacts.actions import keep_standing
from imece.work.contacts.models import Institution, Tag
from imece.work.people import actions, queries
from imece.work.people.choices import Basis
from imece.work.people.facts import RoleFacts
from imece.work.people.models import ContactPoint, Person, Role
from tests.unit.work.people.scenes import MAIL, entered, facts

if TYPE_CHECKING:
    from tests.cast import Cast


def test_a_person_is_entered_with_role_ways_and_tags_and_the_trail_tells_no_name(cast: Cast) -> None:
    held = Institution.objects.create(name="Örnek Derneği")
    person = entered(cast.gaziantep.actor("Ebru"), tags=("Basın", "basın"), groups=("youth",))
    assert (person.name, person.group_codes) == ("Deniz Örnek", ["youth"])
    assert person.roles.get().institution == held
    assert [tag.name for tag in person.tags.all()] == ["Basın"]
    told = Entry.objects.filter(verb__startswith="people.").get()
    assert told.thing_label == person.token
    assert "Deniz" not in f"{told.changes}{told.note}"


def test_an_institution_that_is_not_in_the_register_stays_as_typed(cast: Cast) -> None:
    role = entered(cast.gaziantep.actor("Ebru")).roles.get()
    assert (role.institution, role.place) == (None, "Örnek Derneği")


def test_the_same_form_sent_twice_enters_one(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    first = actions.enter_person(actor=actor, facts=facts(), once="abc")
    assert actions.enter_person(actor=actor, facts=facts(), once="abc") == first
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"basis_source": ""}, {"basis_on": date(2099, 1, 1)}],
    ids=["name", "source", "day"],
)
def test_a_person_without_name_or_ground_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        entered(cast.gaziantep.actor("Ebru"), **wrong)
    assert not Person.objects.exists()


def test_a_unit_contact_enters_people_of_the_own_unit_only(cast: Cast) -> None:
    umut = cast.gaziantep.actor("Umut")
    with pytest.raises(Refused):
        entered(umut)
    with pytest.raises(Refused):
        entered(umut, unit=cast.gaziantep.unit("Kültür"))
    assert not Person.objects.exists()
    assert entered(umut, unit=cast.gaziantep.unit("Su ve Kanalizasyon")).pk


def test_a_change_from_a_stale_form_is_refused_and_changes_nothing(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    person = entered(actor)
    actions.change_person(actor=actor, person=person, facts=facts(note="Yeni"), seen=0)
    with pytest.raises(Refused):
        actions.change_person(actor=actor, person=person, facts=facts(name="Başka"), seen=0)
    person.refresh_from_db()
    assert (person.name, person.note, person.revision) == ("Deniz Örnek", "Yeni", 1)


def test_the_trail_of_a_change_names_the_fields_and_no_values(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    person = entered(actor)
    actions.change_person(
        actor=actor, person=person, facts=facts(points={MAIL: "gizli@ornek.example"}, note="sır"), seen=0
    )
    told = Entry.objects.get(verb="people.changed")
    assert "gizli" not in told.note
    assert "sır" not in told.note
    assert told.note


def test_saying_the_same_again_changes_nothing(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    person = entered(actor)
    assert actions.change_person(actor=actor, person=person, facts=facts(role=None), seen=0).revision == 0
    assert not Entry.objects.filter(verb="people.changed").exists()


def test_roles_follow_each_other_and_days_stand_in_order(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    person = entered(actor)
    first = person.roles.get()
    ended = RoleFacts(institution="Örnek Derneği", title="Başkan", until=date(2026, 2, 1))
    actions.change_role(actor=actor, role=first, facts=ended)
    actions.add_role(
        actor=actor, person=person, facts=RoleFacts(institution="Birlik", since=date(2026, 2, 2))
    )
    assert [role.institution_name for role in person.roles.all()] == ["Birlik", "Örnek Derneği"]
    wrong = RoleFacts(institution="Birlik", since=date(2026, 2, 2), until=date(2026, 1, 1))
    with pytest.raises(Refused):
        actions.add_role(actor=actor, person=person, facts=wrong)
    assert person.roles.count() == 2


def test_consent_is_withdrawn_only_where_there_is_one(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ebru")
    by_duty, by_consent = entered(actor), entered(actor, name="Su", basis=Basis.CONSENT)
    with pytest.raises(Refused):
        actions.withdraw_consent(actor=actor, person=by_duty, day=actor.today)
    with pytest.raises(Refused):
        actions.withdraw_consent(actor=actor, person=by_consent, day=actor.today + timedelta(days=1))
    assert not Person.objects.filter(withdrawn_on__isnull=False).exists()
    actions.withdraw_consent(actor=actor, person=by_consent, day=actor.today)
    assert list(Person.objects.writable()) == [by_duty]


def test_an_erased_person_is_a_number_with_a_reason_and_nothing_else(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    person = entered(ayse, note="Not", tags=("Basın",))
    actions.erase_person(actor=ayse, person=person, reason="Talebi üzerine")
    person.refresh_from_db()
    assert (person.name, person.note, person.erased_reason) == (person.token, "", "Talebi üzerine")
    assert not Role.objects.exists()
    assert not ContactPoint.objects.exists()
    assert not person.tags.exists()
    whole = " ".join(str(value) for row in Person.objects.values() for value in row.values())
    assert "Deniz" not in whole
    assert "Deniz" not in " ".join(f"{one.thing_label}{one.note}{one.changes}" for one in Entry.objects.all())


def test_an_expert_erases_nobody(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    person = entered(ebru)
    with pytest.raises(Refused):
        actions.erase_person(actor=ebru, person=person, reason="Talep")
    person.refresh_from_db()
    assert not person.is_erased


def test_what_is_held_about_a_person_is_told_whole(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    person = queries.person(ebru, entered(ebru, note="Bir not", tags=("Basın",)).pk)
    values = [str(value) for _part, _what, value in actions.told_about(actor=ebru, person=person)]
    for said in ("Deniz Örnek", "Bir not", "Basın", "Kartvizit", "deniz@ornek.example"):
        assert any(said in value for value in values)
    assert Entry.objects.filter(verb="people.told").count() == 1


def test_the_office_s_tags_are_made_once_and_belong_to_it(cast: Cast) -> None:
    entered(cast.gaziantep.actor("Ebru"), tags=("Basın",))
    entered(cast.gaziantep.actor("Ebru"), name="Su", tags=("BASIN", "Üye"))
    entered(cast.orhangazi.actor("Emine"), tags=("Basın",))
    assert Tag.objects.filter(office=cast.gaziantep.office).count() == 2
    assert Tag.objects.filter(office=cast.orhangazi.office).count() == 1


def test_a_tag_that_a_person_bears_outlives_the_institution_s(cast: Cast) -> None:
    ebru, held = cast.gaziantep.actor("Ebru"), Institution.objects.create(name="Örnek Derneği")
    person = entered(ebru, tags=("Basın",))
    keep_standing(actor=ebru, institution=held, note="", tags=["Basın"])
    keep_standing(actor=ebru, institution=held, note="", tags=[])
    assert [tag.name for tag in person.tags.all()] == ["Basın"]
