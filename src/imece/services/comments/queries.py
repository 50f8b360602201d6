"""How what is said is fetched: one record's thread, one comment, members to mention, what is new on the first page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django.db.models import BigIntegerField, Count, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404

from imece.services.accounts.actor import actors_of
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership
from imece.services.comments import mentions, policies
from imece.services.comments.models import Comment
from imece.services.comments.subjects import address_for, may_read, may_talk, seen_by, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.comments.models import Following
    from imece.services.comments.subjects import Subject

SHOWN: Final = 200
PROPOSED: Final = 8
LOOKED_THROUGH: Final = 24


@dataclass(frozen=True)
class Thread:
    """A record that the actor sees, and what is said about it."""

    subject: Subject
    thing: Any
    address: str

    @cached_property
    def comments(self) -> list[Comment]:
        """The latest comments, oldest first."""
        rows = Comment.objects.about(self.subject.label, self.thing.pk).select_related("author__user")
        rows = rows.filter(office_id=self.subject.office(self.thing).pk)
        latest = rows.prefetch_related("mentioned__user").order_by("-pk")[:SHOWN]
        return list(latest)[::-1]


@dataclass(frozen=True, slots=True)
class News:
    """A record about which something new was said: its label, address, and how much."""

    label: str
    url: str
    count: int


def thread(actor: Actor, about: str, thing: int) -> Thread:
    """The thread of a record that the actor sees; anything else is not there."""
    subject = subject_of(about)
    found = (
        seen_by(actor, subject, subject.visible(actor).filter(pk=thing).first())
        if subject is not None
        else None
    )
    if subject is None or found is None or not may_read(actor, subject, found):
        raise Http404
    return Thread(subject, found, address_for(actor, subject, found))


def comment(actor: Actor, comment: int) -> Comment:
    """One comment on a record that the actor sees."""
    found = policies.visible_to(actor).select_related("author__user").filter(pk=comment).first()
    if found is None:
        raise Http404
    return found


def thread_of(actor: Actor, said: Comment) -> Thread:
    """The thread that a comment belongs to."""
    return thread(actor, said.about_type, said.about_id)


def members_of(actor: Actor) -> list[Membership]:
    """Who can be mentioned at all: the office's members of today, auditors apart."""
    seats = (
        Membership.objects.open_on(actor.today).filter(office_id=actor.office_id).exclude(role=Role.AUDITOR)
    )
    return list(seats.select_related("office", "unit", "user").order_by("user__name", "pk"))


def seeing(seats: Sequence[Membership], found: Thread) -> set[int]:
    """Those of the members who see the record, by the record's own policy: one question for all of them."""
    asked = [
        found.subject.visible(actor)
        .filter(pk=found.thing.pk)
        .order_by()
        .annotate(seat=Value(seat.pk, output_field=BigIntegerField()))
        .values_list("seat", flat=True)
        for seat, actor in zip(seats, actors_of(seats), strict=True)
    ]
    return set(asked[0].union(*asked[1:], all=True)) if asked else set()


def proposals(actor: Actor, found: Thread, beginning: str) -> list[Membership]:
    """Members to mention whose name begins as typed and who may see the record."""
    seats = members_of(actor)
    names = set(mentions.proposed([str(seat.user) for seat in seats], beginning))
    near = [seat for seat in seats if str(seat.user) in names][:LOOKED_THROUGH]
    allowed = seeing(near, found)
    return [seat for seat in near if seat.pk in allowed][:PROPOSED]


def unread(actor: Actor) -> QuerySet[Following]:
    """What the actor follows and where somebody else said something since."""
    newer = (
        Comment.objects.filter(
            about_type=OuterRef("about_type"),
            about_id=OuterRef("about_id"),
            office_id=OuterRef("office_id"),
            pk__gt=OuterRef("seen_id"),
            removed_at__isnull=True,
        )
        .exclude(author_id=OuterRef("member_id"))
        .order_by()
        .values("about_type")
        .annotate(number=Count("pk"))
        .values("number")
    )
    counted = Coalesce(Subquery(newer, output_field=IntegerField()), 0)
    return (
        policies.visible_followings(actor)
        .annotate(fresh=counted)
        .filter(fresh__gt=0)
        .order_by(F("pk").desc())
    )


def unread_in(actor: Actor, found: Thread) -> QuerySet[Following]:
    """The actor's following of one record, when something new was said there."""
    return unread(actor).filter(about_type=found.subject.label, about_id=found.thing.pk)


def news(actor: Actor) -> list[News]:
    """The records with something new, as far as the actor still sees them; one question for each kind of record."""
    rows = list(unread(actor)[:SHOWN])
    found: list[News] = []
    for kind in dict.fromkeys(row.about_type for row in rows):
        subject = subject_of(kind)
        if subject is None:
            continue
        fresh = {row.about_id: getattr(row, "fresh", 0) for row in rows if row.about_type == kind}
        found.extend(
            News(str(thing), subject.address(thing), fresh[thing.pk])
            for thing in (seen_by(actor, subject, row) for row in subject.visible(actor).filter(pk__in=fresh))
            if may_talk(actor, subject, thing)
        )
    return found
