"""Names in activities and the register: linked by themselves when sure, decided by a person else; the count follows."""

from __future__ import annotations

from datetime import date

import pytest

from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period
from imece.services.accounts.models import Office
from imece.services.measures.registry import Binding, measured
from imece.services.reference.finding import find_district
from imece.work.activities import actions, matching
from imece.work.activities.dates import When
from imece.work.activities.facts import Facts
from imece.work.activities.models import Activity, ActivityInstitution, ActivityKind
from imece.work.contacts import actions as register
from imece.work.contacts.facts import Facts as InstitutionFacts
from imece.work.contacts.models import NameDecision
from tests.cast import Cast, Place

DAY = date(2026, 3, 4)


def _record(place: Place, who: str, *names: str) -> Activity:
    actions.sync_shared_kinds()
    kind = ActivityKind.objects.get(code="meeting", office=None)
    facts = Facts(kind=kind, title="Toplantı", when=When(DAY, DAY), institutions=names)
    return actions.record_activity(actor=place.actor(who), facts=facts)


def _counted(office_id: int) -> object:
    return measured([Binding("activities.institutions", office_id)], Period.of_year(2026))[0].value


def test_sure_names_are_linked_when_recorded_and_counted_once(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    city = register.enter_institution(
        actor=ebru, facts=InstitutionFacts(name="Gaziantep Büyükşehir Belediyesi")
    )
    _record(cast.gaziantep, "Ebru", "G.Antep B.Şehir Bld.", "Kent Konseyi")
    _record(cast.gaziantep, "Ebru", "GAZİANTEP BÜYÜKŞEHİR BELEDİYESİ", "kent konseyi")
    linked = ActivityInstitution.objects.filter(institution=city)
    assert linked.count() == 2
    assert _counted(cast.gaziantep.office.pk) == 2
    waiting, total = matching.waiting(ebru)
    assert (total, waiting[0].name.casefold(), waiting[0].count) == (1, "kent konseyi", 2)


def test_decision_serves_old_and_new_entries_of_the_office_alone(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    held = register.enter_institution(actor=ebru, facts=InstitutionFacts(name="Gaziantep Kent Konseyi"))
    _record(cast.gaziantep, "Ebru", "Konsey")
    theirs = _record(cast.orhangazi, "Emine", "Konsey")
    assert actions.match_name(actor=ebru, name="KONSEY", institution=held) == 1
    later = _record(cast.gaziantep, "Ebru", "konsey")
    assert later.institutions.get().institution == held
    assert theirs.institutions.get().institution is None
    assert _record(cast.orhangazi, "Emine", "Konsey").institutions.get().institution is None
    assert matching.waiting(ebru) == ([], 0)
    actions.forget_match(actor=ebru, decision=NameDecision.objects.get())
    assert matching.waiting(ebru)[1] == 1


def test_name_left_as_typed_waits_no_more_and_stays_unlinked(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    _record(cast.gaziantep, "Ebru", "Çeşitli kurumlar")
    actions.match_name(actor=ebru, name="Çeşitli kurumlar", institution=None)
    assert matching.waiting(ebru) == ([], 0)
    assert ActivityInstitution.objects.get().institution is None


def test_name_is_entered_once_and_all_that_are_sure_follow(cast: Cast) -> None:
    ebru, emine = cast.gaziantep.actor("Ebru"), cast.orhangazi.actor("Emine")
    _record(cast.gaziantep, "Ebru", "Kent Konseyi")
    theirs = _record(cast.orhangazi, "Emine", "kent konseyi")
    held = actions.enter_for_name(actor=ebru, name="Kent Konseyi", kind="civil_society")
    with pytest.raises(Refused):
        actions.enter_for_name(actor=emine, name="Kent Konseyi", kind="other")
    assert actions.match_sure_names(actor=emine) == 1
    assert theirs.institutions.get().institution == held


def test_count_follows_a_merge_and_its_undoing(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    one = register.enter_institution(actor=ayse, facts=InstitutionFacts(name="Yeşil Derneği"))
    other = register.enter_institution(actor=ayse, facts=InstitutionFacts(name="Yeşil Çevre Derneği"))
    _record(cast.gaziantep, "Ebru", one.name, other.name)
    assert _counted(cast.gaziantep.office.pk) == 2
    record = register.merge(actor=ayse, winner=one, loser=other)
    assert _counted(cast.gaziantep.office.pk) == 1
    register.undo_merge(actor=ayse, record=record)
    assert _counted(cast.gaziantep.office.pk) == 2


@pytest.mark.parametrize("who", ["Umut", "Veli", "Derya"])
def test_matching_is_refused_to_readers(cast: Cast, who: str) -> None:
    row = _record(cast.gaziantep, "Ebru", "Kent Konseyi").institutions.get()
    with pytest.raises(Refused):
        actions.match_name(actor=cast.gaziantep.actor(who), name="Kent Konseyi", institution=None)
    row.refresh_from_db()
    assert row.institution is None
    assert not NameDecision.objects.exists()


def test_name_without_its_place_is_proposed_with_the_office_s_own(cast: Cast) -> None:
    town = find_district("Orhangazi", "16").match
    assert town is not None
    Office.objects.filter(pk=cast.orhangazi.office.pk).update(district=town.code)
    emine = cast.orhangazi.actor("Emine")
    held = register.enter_institution(
        actor=emine, facts=InstitutionFacts(name="Orhangazi Ziraat Odası", province="16")
    )
    _record(cast.orhangazi, "Emine", "Ziraat Odası")
    (waiting,), _total = matching.waiting(emine)
    assert [near.institution for near in waiting.near] == [held]
