"""Advisory requests: put down, answered, closed; duties follow; citizens stay nameless; erased people become citizens."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from imece.ground.rules.decision import Refused
from imece.services.duties.models import Duty
from imece.work.advisory import actions, policies, queries
from imece.work.advisory.choices import Asker, RequestState
from imece.work.advisory.models import AdvisoryRequest
from imece.work.people import actions as people
from tests.unit.work.advisory.scenes import DAY, asked, request_facts
from tests.unit.work.people.scenes import entered

if TYPE_CHECKING:
    from tests.cast import Cast


def test_a_call_answered_at_once_is_one_step_and_no_duty(cast: Cast) -> None:
    one = asked(cast.gaziantep.actor("Ebru"), answer="Şubat ayında açılır.")
    assert (one.state, one.days_taken, one.answered_by) == (RequestState.ANSWERED, 0, "Ebru")
    assert not Duty.objects.exists()


def test_a_request_with_somebody_to_answer_is_their_duty_until_answered(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    one = asked(ebru, owner=cast.gaziantep.members["Ayşe"], due_on=DAY + timedelta(days=5))
    duty = Duty.objects.get()
    assert (duty.owner, duty.due_on, duty.done_at) == (
        cast.gaziantep.members["Ayşe"],
        date(2026, 3, 15),
        None,
    )
    answered = actions.answer_request(actor=ebru, request=one, answer="Açıldı.", day=DAY + timedelta(days=3))
    assert answered.days_taken == 3
    assert not Duty.objects.open().exists()
    actions.reopen_request(actor=ebru, request=one)
    assert Duty.objects.open().count() == 1


def test_the_duty_moves_with_the_owner(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    one = asked(ebru, owner=cast.gaziantep.members["Ayşe"])
    facts = request_facts(owner=cast.gaziantep.members["Ebru"])
    actions.change_request(actor=ebru, request=one, facts=facts, seen=0)
    assert [duty.owner for duty in Duty.objects.open()] == [cast.gaziantep.members["Ebru"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"question": " "},
        {"asked_on": date(2099, 1, 1)},
        {"due_on": DAY - timedelta(days=1)},
        {"asker": Asker.INSTITUTION},
        {"asker": Asker.PERSON},
    ],
    ids=["question", "future", "due", "institution", "person"],
)
def test_a_request_that_says_too_little_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        asked(cast.gaziantep.actor("Ebru"), **wrong)
    assert not AdvisoryRequest.objects.exists()


def test_an_answer_before_the_question_is_refused(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    one = asked(ebru)
    with pytest.raises(Refused):
        actions.answer_request(actor=ebru, request=one, answer="Evet.", day=DAY - timedelta(days=1))
    one.refresh_from_db()
    assert one.state == RequestState.OPEN


def test_a_citizen_has_no_name_even_when_one_is_sent(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    person = entered(ebru)
    assert asked(ebru, asker=Asker.CITIZEN, person=person).person is None
    with pytest.raises(IntegrityError), transaction.atomic():
        AdvisoryRequest.objects.update(person=person)


def test_a_person_of_another_office_cannot_ask_here(cast: Cast) -> None:
    foreign = entered(cast.orhangazi.actor("Emine"))
    with pytest.raises(Refused):
        asked(cast.gaziantep.actor("Ebru"), asker=Asker.PERSON, person=foreign)
    assert not AdvisoryRequest.objects.exists()


def test_an_erased_person_s_requests_stay_counted_as_a_citizen_s_without_their_words(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    person = entered(ayse)
    one = asked(ayse, asker=Asker.PERSON, person=person, question="Deniz Örnek sordu")
    told = people.told_about(actor=ayse, person=person)
    assert any("Deniz Örnek sordu" in str(value) for _part, _what, value in told)
    people.erase_person(actor=ayse, person=person, reason="Talep")
    one.refresh_from_db()
    assert (one.person, one.asker, one.question, one.folded.strip()) == (None, Asker.CITIZEN, "–", "–")


def test_unit_contacts_see_and_keep_their_unit_s_requests_only(cast: Cast) -> None:
    ebru, water = cast.gaziantep.actor("Ebru"), cast.gaziantep.unit("Su ve Kanalizasyon")
    ours, other = asked(ebru, unit=water), asked(ebru)
    umut = cast.gaziantep.actor("Umut")
    assert list(policies.visible_to(umut)) == [ours]
    with pytest.raises(Refused):
        actions.close_request(actor=umut, request=other)
    cast.grant(cast.gaziantep, cast.bursa)
    assert not policies.visible_to(cast.bursa.actor("Burak")).exists()


def test_a_removed_request_leaves_lists_and_its_duty(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    one = asked(ebru, due_on=DAY)
    actions.remove_request(actor=ebru, request=one)
    assert not policies.visible_to(ebru).exists()
    assert not Duty.objects.open().exists()


def test_the_yearly_table_adds_up(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    asked(ebru, answer="Evet.", answered_on=DAY + timedelta(days=2))
    asked(ebru, answer="Evet.", topic="idea", target_group="")
    asked(ebru, topic="idea", channel="visit")
    asked(ebru, asked_on=date(2025, 3, 1))
    asked(cast.orhangazi.actor("Emine"))
    found = queries.summary(ebru, 2026)
    assert (found.total, found.answered, found.days) == (3, 2, 1.0)
    assert sum(found.columns) == sum(total for *_rest, total in found.rows) == 3
    assert sum(number for *_rest, number in found.channels) == 3
