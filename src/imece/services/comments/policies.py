"""Who reads and writes comments: the record's own policy decides, inside its own office."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.ground.values import clock
from imece.services.comments.models import Comment, Following
from imece.services.comments.subjects import every_subject, may_talk

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.comments.models import CommentQuerySet
    from imece.services.comments.queries import Thread

EDITABLE: Final = timedelta(minutes=15)


def visible_to(actor: Actor) -> CommentQuerySet:
    """Comments on records that the actor sees today, of the own office and of those it may read."""
    if actor.link is not None:
        return Comment.objects.none()
    seen = Q(pk__in=[])
    for subject in every_subject():
        about = Q(about_type=subject.label, about_id__in=subject.visible(actor).order_by().values("pk"))
        seen |= about & Q(office_id=actor.office_id) if subject.is_shared else about
    return Comment.objects.filter(seen, actor.sees())


def visible_followings(actor: Actor) -> QuerySet[Following]:
    """What the member themselves follows."""
    own = actor.membership.pk if actor.membership is not None else 0
    return Following.objects.filter(member_id=own, office_id=actor.office_id)


def may_read(actor: Actor, thing: object = None) -> Decision:
    """What was loaded through the record's own policy may be read."""
    return ALLOWED


def may_write(actor: Actor) -> Decision:
    """Every member but an auditor: also who only reads the record may ask something about it."""
    if actor.membership is None or actor.link is not None:
        return refused(_("Sign in to comment."))
    return refused(_("An auditor reads and changes nothing.")) if actor.is_auditor else ALLOWED


def may_say(actor: Actor, thread: Thread) -> Decision:
    """Members of the record's own office; who reads it by a permission between offices reads only."""
    if not may_talk(actor, thread.subject, thread.thing):
        return refused(_("This record belongs to another office: you may read its comments, not write any."))
    return may_write(actor)


def may_edit(actor: Actor, comment: Comment) -> Decision:
    """One's own words, for a quarter of an hour by the server's clock."""
    return first_refusal(
        lambda: may_write(actor),
        lambda: ALLOWED if _is_own(actor, comment) else refused(_("Only who wrote a comment changes it.")),
        lambda: refused(_("This comment was removed.")) if comment.removed_at else ALLOWED,
        lambda: (
            ALLOWED
            if clock.now() <= comment.created_at + EDITABLE
            else refused(_("A comment can be changed for 15 minutes; write another one."))
        ),
    )


def may_remove(actor: Actor, comment: Comment) -> Decision:
    """One's own at any time; the coordinator any of the office."""
    return first_refusal(
        lambda: may_write(actor),
        lambda: (
            ALLOWED
            if _is_own(actor, comment) or (actor.is_coordinator and actor.owns(comment.office_id))
            else refused(_("Only who wrote a comment, or the coordinator, removes it."))
        ),
    )


def _is_own(actor: Actor, comment: Comment) -> bool:
    return actor.membership is not None and comment.author_id == actor.membership.pk
