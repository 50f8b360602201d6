"""One mail a day instead of twenty: what is late, what is due soon, what happened."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from imece.ground.values import clock
from imece.services.accounts.models import Membership
from imece.services.duties.models import Duty
from imece.services.notices import actions as notices
from imece.services.notices.models import DigestLine

if TYPE_CHECKING:
    from collections.abc import Iterable

SOON = timedelta(days=7)


@dataclass
class Digest:
    """What one member's mail of one day says."""

    late: list[Duty] = field(default_factory=list)
    soon: list[Duty] = field(default_factory=list)
    lines: list[DigestLine] = field(default_factory=list)


def digests_of(members: Iterable[Membership], day: date) -> dict[int, Digest]:
    """The digests of these members (by membership id) for a day; members with nothing to read are left out."""
    seats = {member.pk: member for member in members}
    found: dict[int, Digest] = defaultdict(Digest)
    duties = Duty.objects.open().filter(owner_id__in=seats, due_on__lte=day + SOON).order_by("due_on", "pk")
    for duty in duties:
        digest = found[duty.owner_id or 0]
        (digest.late if duty.due_on is not None and duty.due_on < day else digest.soon).append(duty)
    places = {(member.user_id, member.office_id): member.pk for member in seats.values()}
    lines = DigestLine.objects.filter(sent_at__isnull=True, person_id__in={m.user_id for m in seats.values()})
    for line in lines.order_by("pk"):
        seat = places.get((line.person_id, line.office_id))
        if seat is not None:
            found[seat].lines.append(line)
    return dict(found)


@transaction.atomic
def post_digests(day: date | None = None) -> int:
    """Put the day's digests in the outbox, once per member and day; returns how many were new."""
    today = day or clock.today()
    seats = {m.pk: m for m in Membership.objects.open_on(today).select_related("user", "office")}
    posted = 0
    for seat_id, digest in digests_of(seats.values(), today).items():
        member = seats[seat_id]
        with translation.override(member.user.language):
            letter = notices.post(
                office_id=member.office_id,
                kind="duties.digest",
                to_address=member.user.email,
                to_name=str(member.user),
                subject=gettext("%(office)s: what waits for you") % {"office": member.office.name},
                body=render_to_string(
                    "duties/digest.txt", {"digest": digest, "member": member, "base": settings.IMECE_BASE_URL}
                ),
                language=member.user.language,
                once_key=f"digest:{member.pk}:{today.isoformat()}",
            )
        if letter is not None:
            posted += 1
            DigestLine.objects.filter(pk__in=[line.pk for line in digest.lines]).update(sent_at=clock.now())
    return posted
