"""What a leaving member hands over: the happenings still to come for which they are responsible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.values import clock
from imece.ground.values.period import format_dates
from imece.services.accounts import handover
from imece.services.audit import actions as audit
from imece.work.activities.models import Activity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.accounts.models import Membership
    from imece.services.audit.actions import Signature
    from imece.work.activities.querysets import ActivityQuerySet


def to_come(seat: Membership) -> ActivityQuerySet:
    """The member's standing happenings that are not over; what is past keeps the name of who did it."""
    today = clock.today(seat.office.time_zone)
    return Activity.objects.standing().filter(office_id=seat.office_id, people=seat, last__gte=today)


def held_by(seat: Membership) -> tuple[Sequence[handover.HandoverLine], int]:
    """Lines for the handover list, soonest first."""
    coming = to_come(seat).order_by("first", "pk")
    language = get_language() or "tr"
    lines = [
        handover.HandoverLine(
            activity.title,
            reverse("activities:detail", args=[seat.office.slug, activity.pk]),
            format_dates(activity.first, activity.last, language),
        )
        for activity in coming[: handover.SHOWN]
    ]
    return lines, coming.count()


def move_to(signature: Signature, seat: Membership, successor: Membership) -> None:
    """The successor answers for them from now on."""
    moved = list(to_come(seat))
    for activity in moved:
        activity.people.remove(seat)
        activity.people.add(successor)
    changes = {"people": [str(seat), str(successor)]}
    audit.record_many(
        audit.entry(signature, "activities.changed", activity, changes=changes) for activity in moved
    )


HANDOVER: Final = handover.Offer(_("Activities to come"), held_by, move_to)
