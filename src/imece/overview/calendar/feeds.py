"""A person's calendar as a secret address that a calendar program reads: made, renewed, shut.

Only the token's hash is kept (see accounts' signed links). What the address shows is what its owner may see at the
moment of asking; it ends with the seat, the account or a year.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, refused, require
from imece.ground.values import clock
from imece.overview.calendar.sources import Wanted
from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import Role
from imece.services.accounts.links import address_of, find_link, make_link, note_use, revoke_links
from imece.services.accounts.models import Membership, SignedLink
from imece.services.audit import actions as audit

if TYPE_CHECKING:
    from datetime import date

PURPOSE: Final = "calendar"
LASTS: Final = timedelta(days=365)
BACK: Final = timedelta(days=180)
AHEAD: Final = timedelta(days=540)

MOST_PER_HOUR: Final = 60
HOUR: Final = 3600

OPENED: Final = "calendar.opened"
SHUT: Final = "calendar.shut"
VERBS: Final = {OPENED: _("Calendar address made"), SHUT: _("Calendar address shut")}


def may_have_feed(actor: Actor) -> Decision:
    """Members but auditors, for themselves: nobody makes an address in another person's name."""
    if actor.membership is None:
        return refused(_("Only members of the office have a calendar address."))
    if actor.is_auditor:
        return refused(_("An auditor's looks are logged page by page, so there is no calendar address."))
    if actor.acting is not None:
        return refused(_("You are acting for somebody else. A calendar address is made in one's own name."))
    return ALLOWED


def open_feed(actor: Actor) -> SignedLink | None:
    """The open address of the actor's own seat, if there is one."""
    if actor.membership is None:
        return None
    links = SignedLink.objects.open_at(clock.now())
    return links.filter(purpose=PURPOSE, subject_id=str(actor.membership.pk)).first()


@transaction.atomic
def make_feed(*, actor: Actor) -> str:
    """Make the address anew (an older one stops working) and return it whole; it cannot be shown again."""
    require(may_have_feed(actor))
    seat = held_seat(actor)
    revoke_links(purpose=PURPOSE, subject_id=seat.pk)
    token = make_link(
        office=actor.office,
        unit=None,
        purpose=PURPOSE,
        subject_id=seat.pk,
        holder_name=actor.name,
        holder_email=seat.user.email,
        expires_at=clock.now() + LASTS,
    )
    audit.record(actor.signature, OPENED, seat)
    return address_of(PURPOSE, token)


@transaction.atomic
def shut_feed(*, actor: Actor) -> None:
    """Shut the address; doing it twice is no error."""
    require(may_have_feed(actor))
    seat = held_seat(actor)
    if revoke_links(purpose=PURPOSE, subject_id=seat.pk):
        audit.record(actor.signature, SHUT, seat)


def held_seat(actor: Actor) -> Membership:
    """The actor's own seat, locked, so that two clicks make one address."""
    assert actor.membership is not None  # noqa: S101 -- `may_have_feed` was asked first
    return (
        Membership.objects.select_for_update(of=("self",)).select_related("user").get(pk=actor.membership.pk)
    )


def link_of(token: str) -> SignedLink | None:
    """The open link of an address; a forged one costs no question."""
    return find_link(token, PURPOSE)


def owner_of(link: SignedLink) -> Actor | None:
    """Who stands behind an address, with the rights of today; None when the seat is over or may have no address now."""
    seats = Membership.objects.open_on(clock.today(link.office.time_zone))
    seat = (
        seats.select_related("office", "unit", "user")
        .filter(pk=int(link.subject_id), office=link.office, user__is_active=True)
        .first()
    )
    if seat is None:
        return None
    owner = Actor(
        office=seat.office, role=Role(seat.role), name=str(seat.user), person_id=seat.user_id, membership=seat
    )
    if not may_have_feed(owner):
        return None
    note_use(link)
    return owner


def asks_too_often(link: SignedLink) -> bool:
    """Whether an address was asked for more often in this hour than a calendar program does.

    Read and written apart: `incr` fails when the cache let the count go in between, and a count that is one too low
    does no harm.
    """
    key = f"calendar-feed-{link.token_hash}-{int(clock.now().timestamp()) // HOUR}"
    asked = int(cache.get(key, 0)) + 1
    cache.set(key, asked, HOUR)
    return asked > MOST_PER_HOUR


def wanted_of(today: date, *, mine: bool) -> Wanted:
    """What an address shows: half a year back and one and a half ahead."""
    return Wanted(today - BACK, today + AHEAD, mine=mine)
