"""Collection rounds: opening one, asking institutions by letter and link, reminding the late ones, closing it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.accounts import links
from imece.services.audit import actions as audit
from imece.services.notices import actions as notices
from imece.work.projects import round_policies
from imece.work.projects.models.rounds import CollectionRound, RoundInvitation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from imece.services.accounts.actor import Actor
    from imece.work.contacts.models import Institution

LINK_HOLDS_ON: Final = timedelta(days=30)
LETTER_LANGUAGE: Final = "tr"
FIELDS: Final = ("title", "due_on", "note", "letter_no", "letter_date")
KIND: Final = "projects.round"


@transaction.atomic
def open_round(*, actor: Actor, facts: Mapping[str, Any]) -> CollectionRound:
    """Begin a round."""
    require(round_policies.may_collect(actor))
    if facts["due_on"] < actor.today:
        raise Refused(_("The due date lies in the past."))
    asked = CollectionRound(office=actor.office, created_by=actor.name[:200])
    for name in FIELDS:
        setattr(asked, name, facts[name])
    asked.save()
    audit.record(actor.signature, "projects.round_opened", asked)
    return asked


@transaction.atomic
def change_round(*, actor: Actor, asked: CollectionRound, facts: Mapping[str, Any]) -> CollectionRound:
    """Change what the letters say."""
    held = _held(actor, asked)
    before = audit.snapshot(held, FIELDS)
    for name in FIELDS:
        setattr(held, name, facts[name])
    held.save()
    changes = audit.difference(before, audit.snapshot(held, FIELDS))
    if changes:
        audit.record(actor.signature, "projects.round_changed", held, changes=changes)
    return held


@transaction.atomic
def invite(
    *, actor: Actor, asked: CollectionRound, institutions: Iterable[Institution]
) -> list[RoundInvitation]:
    """Ask these institutions too; those that are asked already stay as they are."""
    held = _held(actor, asked)
    known = set(held.invitations.values_list("institution_id", flat=True))
    new = [one for one in dict.fromkeys(institutions) if one.pk not in known]
    made = [RoundInvitation.objects.create(round=held, institution=one) for one in new]
    if made:
        names = [str(one) for one in new]
        audit.record(actor.signature, "projects.round_asked", held, changes={"institutions": [[], names]})
    return made


@transaction.atomic
def change_contact(*, actor: Actor, invitation: RoundInvitation, person: str, email: str) -> RoundInvitation:
    """Who receives the link; a link that went to another address is shut."""
    require(round_policies.may_change(actor, invitation.round))
    held = RoundInvitation.objects.select_for_update().get(pk=invitation.pk)
    if held.email != email:
        links.revoke_links(purpose=round_policies.LINK_PURPOSE, subject_id=held.pk)
        held.sent_at = None
    held.person, held.email = person, email
    held.save()
    return held


@transaction.atomic
def send_links(*, actor: Actor, asked: CollectionRound, only: RoundInvitation | None = None) -> int:
    """Send the link to those who have an address and have not got it yet (or to one, anew); returns how many went."""
    held = _held(actor, asked)
    waiting = held.invitations.select_for_update(of=("self",)).select_related("institution").exclude(email="")
    chosen = waiting.filter(pk=only.pk) if only is not None else waiting.filter(sent_at__isnull=True)
    return _send(actor, held, chosen.order_by("pk"), "projects/mails/round.txt")


@transaction.atomic
def remind(*, actor: Actor, asked: CollectionRound) -> int:
    """Send everybody who has not answered a new link with a reminder, at most once a day; returns how many went."""
    held = _held(actor, asked)
    day = clock.end_of_day(actor.today - timedelta(days=1), actor.office.time_zone)
    late = (
        held.invitations.select_for_update(of=("self",))
        .select_related("institution")
        .filter(answered_at__isnull=True, sent_at__lte=day)
        .exclude(email="")
    )
    for invitation in late:
        invitation.reminders += 1
        invitation.save(update_fields=["reminders"])
    return _send(actor, held, late.order_by("pk"), "projects/mails/round_reminder.txt")


@transaction.atomic
def close_round(*, actor: Actor, asked: CollectionRound) -> CollectionRound:
    """End it: the links no longer open; what came back can still be reviewed."""
    held = _held(actor, asked)
    held.closed_at = clock.now()
    held.save()
    for key in held.invitations.values_list("pk", flat=True):
        links.revoke_links(purpose=round_policies.LINK_PURPOSE, subject_id=key)
    audit.record(actor.signature, "projects.round_closed", held)
    return held


def _send(actor: Actor, asked: CollectionRound, invitations: Iterable[RoundInvitation], template: str) -> int:
    last_day = max(asked.due_on, actor.today) + LINK_HOLDS_ON
    sent = 0
    for invitation in list(invitations):
        links.revoke_links(purpose=round_policies.LINK_PURPOSE, subject_id=invitation.pk)
        token = links.make_link(
            office=actor.office,
            unit=None,
            purpose=round_policies.LINK_PURPOSE,
            subject_id=invitation.pk,
            holder_name=invitation.person or str(invitation.institution),
            holder_email=invitation.email,
            expires_at=clock.end_of_day(last_day, actor.office.time_zone),
        )
        _post(actor, asked, invitation, template, links.address_of(round_policies.LINK_PURPOSE, token))
        invitation.sent_at = clock.now()
        invitation.save(update_fields=["sent_at"])
        sent += 1
    if sent:
        audit.record(actor.signature, "projects.round_sent", asked, changes={"letters": [0, sent]})
    return sent


def _post(
    actor: Actor, asked: CollectionRound, invitation: RoundInvitation, template: str, address: str
) -> None:
    facts = {"asked": asked, "invitation": invitation, "office": actor.office, "address": address}
    with override(LETTER_LANGUAGE):
        subject, _blank, body = render_to_string(template, facts).partition("\n")
    notices.post(
        office_id=actor.office_id,
        kind=KIND,
        to_address=invitation.email,
        to_name=invitation.person,
        subject=subject,
        body=body.lstrip("\n"),
        language=LETTER_LANGUAGE,
        is_secret=True,
    )


def _held(actor: Actor, asked: CollectionRound) -> CollectionRound:
    held = CollectionRound.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    require(round_policies.may_change(actor, held))
    return held
