"""Who sees and keeps collection rounds, and what the holder of a round's link may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.work.projects import policies
from imece.work.projects.models.rounds import AnswerState

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.projects.models.rounds import CollectionRound, RoundAnswer, RoundInvitation

LINK_PURPOSE: Final = "projects.round"


def may_see_rounds(actor: Actor) -> Decision:
    """The lists name people of institutions: they are for the office's own work."""
    if actor.link is None and (actor.is_staff or actor.is_auditor):
        return ALLOWED
    return refused(_("Collection rounds are for the staff of the office."))


def may_see(actor: Actor, asked: CollectionRound) -> Decision:
    """What was loaded through `visible_rounds` may be seen."""
    return may_see_rounds(actor)


def may_collect(actor: Actor) -> Decision:
    """Whoever keeps the bank asks for it."""
    return policies.may_record(actor)


def may_change(actor: Actor, asked: CollectionRound) -> Decision:
    """An open round of the own office."""
    return first_refusal(
        lambda: may_collect(actor),
        lambda: (
            ALLOWED if actor.owns(asked.office_id) else refused(_("This round belongs to another office."))
        ),
        lambda: refused(_("This round is closed.")) if asked.closed_at else ALLOWED,
    )


def may_change_invitation(actor: Actor, invitation: RoundInvitation) -> Decision:
    """An institution of an open round."""
    return may_change(actor, invitation.round)


def may_fetch_sheet(actor: Actor, invitation: RoundInvitation) -> Decision:
    """The prefilled sheet is for the staff."""
    return may_collect(actor)


def may_decide(actor: Actor, answer: RoundAnswer) -> Decision:
    """What came back waits until one of the staff has looked at it, also after the round is closed."""
    return first_refusal(
        lambda: may_collect(actor),
        lambda: (
            ALLOWED if answer.state == AnswerState.WAITING else refused(_("This answer was decided already."))
        ),
    )


def invitation_of_link(actor: Actor) -> int | None:
    """The one invitation that a link's holder may answer; None for members and for links of another purpose."""
    link = actor.link
    if link is None or link.purpose != LINK_PURPOSE or not link.subject_id.isdecimal():
        return None
    return int(link.subject_id)


def may_answer(actor: Actor, invitation: RoundInvitation) -> Decision:
    """The holder of its link, while the round is open."""
    if invitation_of_link(actor) != invitation.pk or invitation.round.office_id != actor.office_id:
        return refused(_("This link is for another request."))
    return refused(_("This round is closed.")) if invitation.round.closed_at else ALLOWED


def may_collect_of(actor: Actor, asked: CollectionRound) -> Decision:
    """Reviewing goes on after a round is closed."""
    return first_refusal(
        lambda: may_collect(actor),
        lambda: (
            ALLOWED if actor.owns(asked.office_id) else refused(_("This round belongs to another office."))
        ),
    )
