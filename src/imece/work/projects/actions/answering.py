"""What institutions answer in a collection round, and the office's review of it: field by field, nothing by itself."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.projects import round_policies, rounds
from imece.work.projects.actions.changing import confirm_project
from imece.work.projects.actions.recording import record_project
from imece.work.projects.actions.renewing import Renewal, renew_many
from imece.work.projects.choices import PartnerRole
from imece.work.projects.facts import SaidPartner
from imece.work.projects.inventory.saying import read_said
from imece.work.projects.models.rounds import AnswerKind, AnswerState, RoundAnswer, RoundInvitation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project


class Said(NamedTuple):
    """What a form says of one project: nothing changed, some columns, or a new one (`project` empty)."""

    project: Project | None
    values: Mapping[str, str]


@transaction.atomic
def send_answers(
    *, actor: Actor, invitation: RoundInvitation, said: Sequence[Said], sender: str
) -> list[RoundAnswer]:
    """Keep what an institution says, with a receipt over all of it. A later answer about a project replaces a waiting one.

    Sent twice, the same answers are kept once.
    """
    held = (
        RoundInvitation.objects.select_for_update(of=("self",)).select_related("round").get(pk=invitation.pk)
    )
    require(round_policies.may_answer(actor, held))
    if not said:
        raise Refused(_("Nothing was said yet: confirm, correct or add a project."))
    own = {project.pk for project in rounds.projects_of(held)}
    if any(one.project is not None and one.project.pk not in own for one in said):
        raise Refused(_("This project is not among those of your institution."))
    answers = [_answer(held, one, sender) for one in said]
    receipt = _receipt(held, answers)
    known = list(held.answers.filter(receipt=receipt).order_by("pk"))
    if known:
        return known
    waiting = held.answers.filter(state=AnswerState.WAITING)
    waiting.filter(project_id__in=[answer.project_id for answer in answers if answer.project_id]).delete()
    now = clock.now()
    for answer in answers:
        answer.receipt, answer.sent_at = receipt, now
    RoundAnswer.objects.bulk_create(answers)
    held.answered_at = now
    held.save(update_fields=["answered_at"])
    audit.record(
        actor.signature, "projects.round_answered", held.round, note=f"{held.institution}: {sender}"[:300]
    )
    return list(held.answers.filter(receipt=receipt).order_by("pk"))


@transaction.atomic
def take_answer(*, actor: Actor, answer: RoundAnswer, fields: Iterable[str], note: str = "") -> RoundAnswer:
    """Take over the chosen columns of an answer; the project counts as confirmed by the institution."""
    held = _waiting(actor, answer)
    institution = held.invitation.institution
    chosen = [key for key in fields if key in held.said]
    if held.kind == AnswerKind.CORRECTED and not chosen:
        raise Refused(_("Choose at least one field, or refuse the answer with a reason."))
    if held.kind == AnswerKind.ADDED:
        partner = SaidPartner(name=str(institution), role=PartnerRole.LEAD, institution_id=institution.pk)
        facts = read_said(actor, held.said, partner=partner).facts
        held.project = record_project(actor=actor, facts=facts)
    elif chosen and held.project is not None:
        read = read_said(actor, {"title": held.project.title, **{key: held.said[key] for key in chosen}})
        renewal = Renewal(held.project.pk, read.facts, frozenset(chosen))
        renew_many(actor=actor, renewals=[renewal], source=str(held.invitation.round))
    if held.project is None:
        raise Refused(_("The project of this answer is no longer there."))
    confirm_project(actor=actor, project=held.project, by=str(institution))
    return _decided(actor, held, AnswerState.TAKEN, note, chosen)


@transaction.atomic
def refuse_answer(*, actor: Actor, answer: RoundAnswer, note: str) -> RoundAnswer:
    """Leave the bank as it is, and say why."""
    held = _waiting(actor, answer)
    if not note.strip():
        raise Refused(_("Say why in one sentence."))
    return _decided(actor, held, AnswerState.REFUSED, note, [])


@transaction.atomic
def take_confirmations(*, actor: Actor, invitations: Iterable[RoundInvitation]) -> int:
    """Take over every answer that only says "right as it stands"; returns how many there were."""
    waiting = RoundAnswer.objects.filter(
        invitation__in=[one.pk for one in invitations], state=AnswerState.WAITING, kind=AnswerKind.CONFIRMED
    )
    found = list(waiting.order_by("pk"))
    for answer in found:
        take_answer(actor=actor, answer=answer, fields=())
    return len(found)


def _answer(invitation: RoundInvitation, said: Said, sender: str) -> RoundAnswer:
    values = {key: " ".join(str(value).split()) for key, value in said.values.items()}
    if said.project is None:
        kept = {key: value for key, value in values.items() if value}
        return RoundAnswer(invitation=invitation, kind=AnswerKind.ADDED, said=kept, sender=sender[:200])
    ours = rounds.as_said(said.project)
    changed = {
        key: value
        for key, value in values.items()
        if key in ours and value and value != " ".join(ours[key].split())
    }
    return RoundAnswer(
        invitation=invitation,
        project=said.project,
        kind=AnswerKind.CORRECTED if changed else AnswerKind.CONFIRMED,
        said=changed,
        ours={key: ours[key] for key in changed},
        sender=sender[:200],
    )


def _receipt(invitation: RoundInvitation, answers: Iterable[RoundAnswer]) -> str:
    told = [
        [invitation.pk, answer.project_id, answer.kind, answer.said, answer.ours, answer.sender]
        for answer in answers
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _waiting(actor: Actor, answer: RoundAnswer) -> RoundAnswer:
    held = (
        RoundAnswer.objects.select_for_update(of=("self",))
        .select_related("invitation__round", "invitation__institution", "project")
        .get(pk=answer.pk)
    )
    if not actor.owns(held.invitation.round.office_id):
        raise Refused(_("This round belongs to another office."))
    require(round_policies.may_decide(actor, held))
    return held


def _decided(actor: Actor, held: RoundAnswer, state: str, note: str, taken: list[str]) -> RoundAnswer:
    held.state, held.note, held.taken = state, note.strip()[:300], taken
    held.decided_by, held.decided_at = actor.name[:200], clock.now()
    held.save()
    about = held.project or held.invitation.round
    audit.record(actor.signature, f"projects.answer_{state}", about, note=held.note)
    return held
