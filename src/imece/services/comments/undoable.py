"""What of comments can be taken back for a minute: said, changed and removed ones that call nobody by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, first_refusal, refused
from imece.services.comments import policies
from imece.services.comments.models import Comment, Following
from imece.services.undoing.kinds import Kind, Table, nothing_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked

UNSEEN: Final = _("This can no longer be undone: you no longer see the record.")


def _hold(actor: Actor, asked: Asked) -> None:
    list(Comment.objects.filter(pk__in=asked.ids).order_by("pk").select_for_update(of=("self",)).values("pk"))


def _may(actor: Actor, asked: Asked) -> Decision:
    """Who wrote it or removed it a moment ago, as long as they see the record and may write about it."""
    return first_refusal(
        lambda: policies.may_write(actor), *(partial(_may_one, actor, pk) for pk in _there(asked))
    )


def _there(asked: Asked) -> list[int]:
    return list(Comment.objects.filter(pk__in=asked.ids).order_by("pk").values_list("pk", flat=True))


def _may_one(actor: Actor, key: int) -> Decision:
    return ALLOWED if policies.visible_to(actor).filter(pk=key).exists() else refused(UNSEEN)


def _take_back(ids: Sequence[int]) -> None:
    """What was said was never said: who began to follow by it follows no longer, others as of their last part."""
    for comment in Comment.objects.filter(pk__in=ids).order_by("pk"):
        author, about = comment.author_id, {"about_type": comment.about_type, "about_id": comment.about_id}
        following = Following.objects.filter(member_id=author, seen_id=comment.pk, **about)
        part = Q(author_id=author) | Q(mentioned=author)
        last = Comment.objects.filter(part, **about).exclude(pk=comment.pk).order_by("-pk").first()
        if last is None:
            following.delete()
        else:
            following.update(seen_id=last.pk - (last.author_id != author))
        comment.delete()


COMMENT: Final = Kind(
    name="comments.comment",
    tables=(Table(Comment), Table(Comment.mentioned.through, "comment")),
    hold=_hold,
    may=_may,
    settle=nothing_beside,
    put_away=_take_back,
)
