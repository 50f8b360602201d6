"""Putting advisory requests down, answering and closing them; each with somebody to answer is a duty until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.duties.actions import close_duties, open_duty
from imece.work.advisory import policies
from imece.work.advisory.actions.shared import check_owner, institution_of, once_key, stale
from imece.work.advisory.choices import Asker, RequestState
from imece.work.advisory.models import AdvisoryRequest
from imece.work.advisory.workflow import REQUEST

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.advisory.facts import RequestFacts

DUTY: Final = "advisory.answer"
SHOWN: Final = (
    "asker", "institution_name", "target_group", "sector", "topic", "channel", "question", "asked_on", "unit",
    "owner", "due_on", "person",
)  # fmt: skip


@transaction.atomic
def record_request(
    *, actor: Actor, facts: RequestFacts, answer: str = "", answered_on: date | None = None, once: str = ""
) -> AdvisoryRequest:
    """Put one down; with an answer it is answered at once, as most calls are. Sent twice it is one."""
    require(policies.may_record(actor))
    key = once_key(actor, "request", once)
    known = AdvisoryRequest.objects.filter(once_key=key).first() if key else None
    if known is not None:
        return known
    made = AdvisoryRequest(office=actor.office, created_by=actor.name[:200], once_key=key)
    _write(actor, made, facts)
    made.save(force_insert=True)
    audit.record(actor.signature, "advisory.recorded", made)
    if answer.strip():
        return answer_request(actor=actor, request=made, answer=answer, day=answered_on or facts.asked_on)
    _give_duty(actor, made)
    return made


@transaction.atomic
def change_request(
    *, actor: Actor, request: AdvisoryRequest, facts: RequestFacts, seen: int
) -> AdvisoryRequest:
    """Write the facts over the present ones; the duty follows owner and day."""
    locked = _locked(request)
    require(policies.may_change_request(actor, locked))
    before = audit.snapshot(locked, SHOWN)
    _write(actor, locked, facts)
    changes = audit.difference(before, audit.snapshot(locked, SHOWN))
    if not changes:
        return locked
    if seen != locked.revision:
        raise stale()
    if locked.answered_on is not None and locked.answered_on < locked.asked_on:
        raise Refused(gettext_lazy("It was answered before this day; correct the answer first."))
    locked.revision += 1
    locked.save()
    if "question" in changes:
        changes["question"] = ["", "…"]  # the trail outlives a person who is erased; the words may name them
    audit.record(actor.signature, "advisory.changed", locked, changes=changes)
    if {"owner", "due_on", "unit"} & changes.keys() and locked.state == RequestState.OPEN:
        close_duties(actor=actor, about=locked, code=DUTY)
        _give_duty(actor, locked)
    return locked


@transaction.atomic
def answer_request(*, actor: Actor, request: AdvisoryRequest, answer: str, day: date) -> AdvisoryRequest:
    """Say how it was answered and when."""
    locked = _locked(request)
    require(REQUEST.may("answer", actor, locked))
    text = answer.strip()
    if not text:
        raise Refused(gettext_lazy("Say how it was answered."))
    if not locked.asked_on <= day <= actor.today:
        raise Refused(gettext_lazy("The answer's day must lie between the question and today."))
    locked.state, locked.answer, locked.answered_on = RequestState.ANSWERED, text, day
    locked.answered_by = actor.name[:200]
    return _moved(actor, locked, "advisory.answered")


@transaction.atomic
def close_request(*, actor: Actor, request: AdvisoryRequest) -> AdvisoryRequest:
    """Nothing more is to be done, answered or not."""
    locked = _locked(request)
    require(REQUEST.may("close", actor, locked))
    locked.state = RequestState.CLOSED
    return _moved(actor, locked, "advisory.closed")


@transaction.atomic
def reopen_request(*, actor: Actor, request: AdvisoryRequest) -> AdvisoryRequest:
    """It was not the end after all; the former answer is kept in the text."""
    locked = _locked(request)
    require(REQUEST.may("reopen", actor, locked))
    locked.state, locked.answered_on, locked.answered_by = RequestState.OPEN, None, ""
    moved = _moved(actor, locked, "advisory.reopened")
    _give_duty(actor, moved)
    return moved


@transaction.atomic
def remove_request(*, actor: Actor, request: AdvisoryRequest) -> AdvisoryRequest:
    """Take one that was put down by mistake out of every list and figure."""
    locked = _locked(request)
    require(policies.may_change_request(actor, locked))
    if locked.removed_at is None:
        locked.removed_at = clock.now()
        locked.save(update_fields=["removed_at", "changed_at"])
        close_duties(actor=actor, about=locked, code=DUTY)
        audit.record(actor.signature, "advisory.removed", locked)
    return locked


def _locked(request: AdvisoryRequest) -> AdvisoryRequest:
    return AdvisoryRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)


def _write(actor: Actor, request: AdvisoryRequest, facts: RequestFacts) -> None:
    """The facts in the row's columns, after what no form may get past."""
    require(policies.may_record_for(actor, facts.unit))
    check_owner(actor, facts.owner)
    _check(actor, facts)
    of_institution = facts.asker == Asker.INSTITUTION or facts.person is not None
    name, found = institution_of(actor, facts.institution) if of_institution else ("", None)
    request.asker, request.institution_id, request.institution_name = facts.asker, found, name
    request.person = facts.person if facts.asker != Asker.CITIZEN else None
    request.target_group, request.sector, request.topic = facts.target_group, facts.sector, facts.topic
    request.channel, request.question, request.asked_on = (
        facts.channel,
        facts.question.strip(),
        facts.asked_on,
    )
    request.unit, request.owner, request.due_on = facts.unit, facts.owner, facts.due_on


def _check(actor: Actor, facts: RequestFacts) -> None:
    if not facts.question.strip():
        raise Refused(gettext_lazy("Say what was asked."))
    if facts.asked_on > actor.today:
        raise Refused(gettext_lazy("The day lies in the future."))
    if facts.due_on is not None and facts.due_on < facts.asked_on:
        raise Refused(gettext_lazy("The answer is due before the question was asked."))
    if facts.unit is not None and facts.unit.office_id != actor.office_id:
        raise Refused(gettext_lazy("This unit belongs to another office."))
    if facts.person is not None and facts.person.office_id != actor.office_id:
        raise Refused(gettext_lazy("This person is not known to your office."))
    if facts.asker == Asker.INSTITUTION and not facts.institution.strip():
        raise Refused(gettext_lazy("Name the institution that asked."))
    if facts.asker == Asker.PERSON and facts.person is None:
        raise Refused(gettext_lazy("Choose the person who asked, or say that it was a citizen."))


def _moved(actor: Actor, request: AdvisoryRequest, verb: str) -> AdvisoryRequest:
    request.revision += 1
    request.save()
    close_duties(actor=actor, about=request, code=DUTY)
    audit.record(actor.signature, verb, request)
    return request


def _give_duty(actor: Actor, request: AdvisoryRequest) -> None:
    """Somebody named, a unit or a day: then it waits on somebody's first page."""
    if request.owner is None and request.due_on is None:
        return
    open_duty(
        actor=actor,
        code=DUTY,
        title=_("Answer the advisory request: %(topic)s") % {"topic": request.get_topic_display()},
        due_on=request.due_on,
        owner=request.owner,
        unit=request.unit if request.owner is None else None,
        about=request,
        url=reverse("advisory:request", args=[actor.office.slug, request.pk]),
    )
