"""Verbs of invitations: invite by mail, withdraw, accept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.accounts import policies, tokens
from imece.services.accounts.actions.members import SeatFacts, refuse_impossible
from imece.services.accounts.actions.units import own
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Invitation, Membership, Office, User
from imece.services.accounts.names import tidy_name
from imece.services.audit import actions as audit
from imece.services.audit.actions import Signature
from imece.services.notices import actions as notices

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.services.accounts.querysets import InvitationQuerySet

HOLDS: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class InvitationFacts:
    """Whom to invite and as what; `language` is that of the mail and of the new person's pages."""

    email: str
    role: Role
    name: str = ""
    unit: Unit | None = None
    ends_on: date | None = None
    language: str = "tr"


@dataclass(frozen=True, slots=True)
class Invited:
    """A sent invitation and the address that opens it; the address exists nowhere else but in the mail."""

    invitation: Invitation
    address: str


@transaction.atomic
def invite(*, actor: Actor, facts: InvitationFacts) -> Invited:
    """Invite a person into the actor's office; an older open invitation to the same address is replaced."""
    require(policies.may_run_office(actor))
    office = Office.objects.select_for_update().get(pk=actor.office_id)
    refuse_impossible(actor, SeatFacts(role=facts.role, unit=facts.unit, ends_on=facts.ends_on))
    own(actor, facts.unit)
    email = User.objects.normalise(facts.email)
    if Membership.objects.open_on(actor.today).filter(office=office, user__email=email).exists():
        raise Refused(_("This person is already a member of your office."))
    return send(office=office, facts=facts, signature=actor.signature)


def send(*, office: Office, facts: InvitationFacts, signature: Signature) -> Invited:
    """Write the invitation and its mail, inside the caller's transaction (also for an office's first coordinator)."""
    email, moment, token = User.objects.normalise(facts.email), clock.now(), tokens.fresh()
    Invitation.objects.filter(
        office=office, email=email, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).update(withdrawn_at=moment)
    invitation = Invitation.objects.create(
        office=office,
        email=email,
        name=tidy_name(facts.name, 150),
        role=facts.role,
        unit=facts.unit,
        ends_on=facts.ends_on,
        language=facts.language,
        token_hash=tokens.hashed(token),
        invited_by_id=signature.person_id,
        expires_at=moment + HOLDS,
    )
    address = post(invitation, token, signature.name)
    audit.record(
        signature,
        "accounts.invited",
        invitation,
        changes={"role": [None, facts.role], "ends_on": [None, facts.ends_on]},
    )
    return Invited(invitation, address)


def post(invitation: Invitation, token: str, inviter: str) -> str:
    """Put the mail in the outbox, in the invited person's language; gives the address in it."""
    with override(invitation.language):
        address = settings.IMECE_BASE_URL + reverse("accounts:accept_invitation", args=[token])
        context = {"invitation": invitation, "inviter": inviter, "address": address}
        notices.post(
            office_id=invitation.office_id,
            kind="accounts.invitation",
            to_address=invitation.email,
            to_name=invitation.name,
            subject=_("Invitation to %(office)s") % {"office": invitation.office},
            body=render_to_string("accounts/mail/invitation.txt", context),
            language=invitation.language,
            is_secret=True,
        )
    return address


@transaction.atomic
def withdraw_invitation(*, actor: Actor, invitation: Invitation) -> Invitation:
    """Take an invitation back; its link opens nothing any more."""
    require(policies.may_run_office(actor))
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk, office_id=actor.office_id)
    if invitation.accepted_at is not None or invitation.withdrawn_at is not None:
        raise Refused(_("This invitation is already used or withdrawn."))
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    audit.record(actor.signature, "accounts.invitation_withdrawn", invitation)
    return invitation


@transaction.atomic
def accept_invitation(
    *, token: str, person: User | None = None, name: str = "", password: str | None = None
) -> Membership:
    """Join the office: as the signed-in `person` whom the mail was sent to, or as a new person with name and password.

    `Refused` for a link that is forged, expired, used or withdrawn (one sentence for all), and for another's link.
    """
    invitation = (
        Invitation.objects.select_for_update()
        .open_at(clock.now())
        .filter(token_hash=tokens.hashed(token))
        .first()
    )
    if invitation is None:
        raise Refused(_("This invitation is no longer valid. Ask the office for a new one."))
    if person is None:
        person = new_person(invitation, name, password)
    if person.email != invitation.email or not person.is_active:
        raise Refused(_("This invitation was sent to another address. Sign in with that address."))
    return join(invitation, person)


@transaction.atomic
def come_in(*, email: str) -> User | None:
    """Whom an address stands for that the institution itself has proved: a known person, or one invited, who joins now.

    None for everybody else: nobody makes an account by signing in.
    """
    address = User.objects.normalise(email)
    person = User.objects.filter(email=address).first()
    if person is not None:
        return person
    waiting: InvitationQuerySet = Invitation.objects.select_for_update().open_at(clock.now())
    for invitation in waiting.filter(email=address).order_by("pk"):
        person = person or new_person(invitation, "", None)
        join(invitation, person)
    return person


def join(invitation: Invitation, person: User) -> Membership:
    """Take the seat, use the invitation up, write it to the trail."""
    seat = take_seat(invitation, person)
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    signature = Signature(invitation.office_id, person.pk, str(person))
    audit.record(signature, "accounts.invitation_accepted", seat, changes={"role": [None, seat.role]})
    return seat


def new_person(invitation: Invitation, name: str, password: str | None) -> User:
    """The person behind a first invitation; `Refused` when somebody with that address is already there."""
    try:
        with transaction.atomic():
            return User.objects.create_user(
                invitation.email,
                password,
                name=tidy_name(name, 150) or invitation.name,
                language=invitation.language,
            )
    except IntegrityError as taken:
        raise Refused(_("Sign in with this address first, then open the link again.")) from taken


def take_seat(invitation: Invitation, person: User) -> Membership:
    """The new membership, or the ended one opened again; `Refused` when one is already open."""
    today = clock.today(invitation.office.time_zone)
    seat = Membership.objects.select_for_update().filter(user=person, office=invitation.office).first()
    if seat is not None and seat.is_open_on(today):
        raise Refused(_("You are already a member of this office."))
    seat = seat or Membership(user=person, office=invitation.office)
    seat.role, seat.unit = Role(invitation.role), invitation.unit
    seat.starts_on, seat.ends_on = today, invitation.ends_on
    seat.is_unit_head = seat.is_top_manager = False
    if seat.ends_on is not None and seat.ends_on < today:
        raise Refused(_("The membership you were invited to has already ended."))
    seat.save()
    return seat
