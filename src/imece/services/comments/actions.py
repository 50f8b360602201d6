"""Saying something about a record, changing and removing what one said, reading what others said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.ui import reading
from imece.ground.values import clock
from imece.ground.web.addresses import neutral
from imece.services.audit import actions as audit
from imece.services.comments import mentions, policies, queries
from imece.services.comments.models import LONGEST, Comment, Following
from imece.services.notices import actions as notices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership
    from imece.services.comments.queries import Thread


MOMENT: Final = timedelta(minutes=1)


@transaction.atomic
def say(*, actor: Actor, thread: Thread, body: str) -> Comment:
    """Write a comment; who is mentioned must see the record, follows it from now on and is told in the daily digest."""
    require(policies.may_say(actor, thread))
    text = _clean(body)
    again = _said_just_now(actor, thread, text)
    if again is not None:
        return again
    called = _mentioned(actor, thread, text)
    comment = Comment.objects.create(
        office_id=actor.office_id,
        about_type=thread.subject.label,
        about_id=thread.thing.pk,
        about_label=str(thread.thing)[:300],
        author=actor.membership,
        author_name=actor.name[:200],
        body=text,
        created_at=clock.now(),
    )
    comment.mentioned.set(called)
    if actor.membership is not None:
        _follow(actor.membership, comment, seen=comment.pk)
    _call(actor, comment, thread, called)
    audit.record(actor.signature, "comments.said", comment)
    return comment


@transaction.atomic
def change(*, actor: Actor, comment: Comment, thread: Thread, body: str) -> Comment:
    """Other words for one's own comment; who is mentioned anew is told, nobody is told twice."""
    locked = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    require(policies.may_edit(actor, locked))
    text = _clean(body)
    if text == locked.body:
        return locked
    called = _mentioned(actor, thread, text)
    before = set(locked.mentioned.values_list("pk", flat=True))
    locked.body, locked.edited_at = text, clock.now()
    locked.save(update_fields=["body", "edited_at"])
    locked.mentioned.set(called)
    _call(actor, locked, thread, [seat for seat in called if seat.pk not in before])
    audit.record(actor.signature, "comments.changed", locked)
    return locked


@transaction.atomic
def remove(*, actor: Actor, comment: Comment) -> Comment:
    """Take the words off the page; that something was said, by whom and when, stays. Twice is once."""
    locked = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    require(policies.may_remove(actor, locked))
    if locked.removed_at is None:
        locked.removed_at, locked.removed_by = clock.now(), actor.name[:200]
        locked.save(update_fields=["removed_at", "removed_by"])
        audit.record(actor.signature, "comments.removed", locked)
    return locked


@transaction.atomic
def mark_read(*, actor: Actor, thread: Thread) -> None:
    """The actor has read the thread up to its last comment; what one does not follow stays as it is."""
    for following in queries.unread_in(actor, thread).select_for_update(of=("self",)):
        last = Comment.objects.about(thread.subject.label, thread.thing.pk).order_by("-pk")
        following.seen_id = last.values_list("pk", flat=True).first() or 0
        following.save(update_fields=["seen_id"])


def _said_just_now(actor: Actor, thread: Thread, text: str) -> Comment | None:
    """The same words of the same member a moment ago: a double click, a lost answer sent again."""
    latest = Comment.objects.about(thread.subject.label, thread.thing.pk).order_by("-pk").first()
    if latest is None or latest.removed_at or actor.membership is None:
        return None
    is_same = latest.author_id == actor.membership.pk and latest.body == text
    return latest if is_same and clock.now() - latest.created_at < MOMENT else None


def _clean(body: str) -> str:
    text = "\n".join(line.rstrip() for line in body.replace("\r\n", "\n").strip().split("\n"))
    if not text:
        raise Refused(_("Write something first."))
    if len(text) > LONGEST:
        raise Refused(_("A comment has at most 4,000 characters."))
    return text


def _mentioned(actor: Actor, thread: Thread, text: str) -> list[Membership]:
    """The members that a text calls; refused when one of them may not see the record."""
    if "@" not in text:
        return []
    seats = queries.members_of(actor)
    names = list(dict.fromkeys(met.name for met in mentions.met_in(text, [str(seat.user) for seat in seats])))
    if len(names) > mentions.MOST:
        raise Refused(_("Mention at most %(most)s people in one comment.") % {"most": mentions.MOST})
    meant = [seat for seat in seats if str(seat.user) in names]
    allowed = queries.seeing(meant, thread)
    called: list[Membership] = []
    for name in names:
        able = [seat for seat in meant if str(seat.user) == name and seat.pk in allowed]
        if not able:
            raise Refused(
                _("%(name)s may not see this record and cannot be mentioned here.") % {"name": name}
            )
        called += able
    return called


def _call(actor: Actor, comment: Comment, thread: Thread, called: Iterable[Membership]) -> None:
    """Let them follow, and put a line into their next digest, in their language; nobody calls themselves."""
    for seat in called:
        if actor.membership is not None and seat.pk == actor.membership.pk:
            continue
        _follow(seat, comment)
        with translation.override(seat.user.language):
            line = gettext("%(who)s mentioned you: %(what)s") % {
                "who": actor.name,
                "what": reading.periods_in(comment.about_label),
            }
        notices.mention(
            office_id=comment.office_id, person_id=seat.user_id, text=line, url=neutral(thread.address)
        )


def _follow(seat: Membership, comment: Comment, seen: int = 0) -> None:
    facts = {"member": seat, "about_type": comment.about_type, "about_id": comment.about_id}
    begun = {"office_id": comment.office_id, "seen_id": seen or comment.pk - 1}
    following, is_new = Following.objects.get_or_create(**facts, defaults=begun)
    if seen and not is_new:
        following.seen_id = seen
        following.save(update_fields=["seen_id"])
