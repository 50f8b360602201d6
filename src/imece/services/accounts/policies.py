"""Who may run an office: its members, units, deputies, grants and links; and who may run the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.accounts.models import Acting, Grant, Invitation, Membership, Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import User


def may_enter(actor: Actor) -> Decision:
    """Every member and auditor may come in."""
    return ALLOWED


def may_run_office(actor: Actor, thing: object = None) -> Decision:
    """Members, units, deputies and grants are the coordinator's; `thing` was already fetched as the office's own."""
    return ALLOWED if actor.is_coordinator else refused(_("Only the coordinator can do this."))


def may_work(actor: Actor) -> Decision:
    """Coordinators and experts do the office's own work."""
    return ALLOWED if actor.is_staff else refused(_("Only coordinators and experts can do this."))


def may_read_as_staff(actor: Actor) -> Decision:
    """Everyone of the office but the contacts of other units."""
    return ALLOWED if actor.reads_as_staff else refused(_("This page is for the staff of the office."))


def may_read_member(actor: Actor, seat: Membership) -> Decision:
    """The staff, viewers and auditors see every member's page, everybody their own."""
    return ALLOWED if seat.user_id == actor.person_id else may_read_as_staff(actor)


def may_read_trail(actor: Actor) -> Decision:
    """The office's audit trail is for its coordinator and its auditors."""
    if actor.is_coordinator or actor.is_auditor:
        return ALLOWED
    return refused(_("The audit trail is for the coordinator and auditors."))


def may_change_member(actor: Actor, seat: Membership) -> Decision:
    """The coordinator changes members, but nobody their own seat or the seat they act for."""
    return first_refusal(
        lambda: may_run_office(actor),
        lambda: (
            refused(_("Nobody changes their own role: ask another coordinator."))
            if seat.user_id == actor.person_id or (actor.seat is not None and seat.pk == actor.seat.pk)
            else ALLOWED
        ),
    )


def may_be_absent(actor: Actor) -> Decision:
    """Members say when they are absent; auditors and holders of links have nothing to be absent from."""
    if actor.membership is not None and not actor.is_auditor:
        return ALLOWED
    return refused(_("Only members of the office can say when they are absent."))


def may_act_for(actor: Actor, acting: Acting) -> Decision:
    """Only the named deputy, on the named days, while the absent member's own seat is open."""
    if actor.membership is None or acting.deputy_id != actor.membership.pk:
        return refused(_("You are not the deputy named here."))
    if acting.ended_at is not None or not acting.first <= actor.today <= acting.last:
        return refused(_("This deputyship does not hold today."))
    if not acting.principal.is_open_on(actor.today):
        return refused(_("The seat of the absent member is no longer open."))
    return ALLOWED


def may_revoke_grant(actor: Actor, grant: Grant) -> Decision:
    """The office whose records are read takes the grant back."""
    return first_refusal(
        lambda: may_run_office(actor),
        lambda: (
            ALLOWED
            if actor.owns(grant.giver_id)
            else refused(_("Only the office that gave the permission can revoke it."))
        ),
    )


def may_open_offices(person: User) -> Decision:
    """Only the administrator of the installation opens offices."""
    if person.is_active and person.is_administrator:
        return ALLOWED
    return refused(_("Only the administrator of the installation can do this."))


def visible_units(actor: Actor) -> QuerySet[Unit]:
    """The units of the own office."""
    return Unit.objects.filter(office_id=actor.office_id)


def visible_members(actor: Actor) -> QuerySet[Membership]:
    """The members of the own office; a contact sees only their own seat."""
    seats = Membership.objects.filter(office_id=actor.office_id).select_related("user", "unit")
    if may_read_as_staff(actor).allowed:
        return seats
    return seats.filter(user_id=actor.person_id or 0)


def visible_actings(actor: Actor) -> QuerySet[Acting]:
    """The deputies of the own office; contacts and viewers see those that they are part of."""
    actings = Acting.objects.filter(principal__office_id=actor.office_id).select_related(
        "principal__user", "deputy__user"
    )
    if actor.is_staff or actor.is_auditor:
        return actings
    own = actor.membership.pk if actor.membership else None
    return actings.filter(Q(principal_id=own) | Q(deputy_id=own))


def visible_grants(actor: Actor) -> QuerySet[Grant]:
    """Grants that the own office gave or holds."""
    return Grant.objects.filter(Q(giver_id=actor.office_id) | Q(receiver_id=actor.office_id)).select_related(
        "giver", "receiver"
    )


def visible_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations of the own office, for its coordinator."""
    if not actor.is_coordinator:
        return Invitation.objects.none()
    return Invitation.objects.filter(office_id=actor.office_id).select_related("unit", "invited_by")
