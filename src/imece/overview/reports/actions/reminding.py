"""Reminding units of what a report still waits for, through the requests to report and the daily digest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from imece.ground.rules.decision import Refused, require
from imece.ground.web.addresses import neutral
from imece.overview.reports import policies
from imece.overview.reports.queries.waiting import waiting_units
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership
from imece.services.notices import actions as notices
from imece.work.indicators.actions.requests import remind

if TYPE_CHECKING:
    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import ReportRequest


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many units got a mail, how many members a line in tomorrow's digest, and whom nothing reaches."""

    mailed: int
    mentioned: int
    unreached: tuple[str, ...]


@transaction.atomic
def remind_units(*, actor: Actor, period: Period) -> Reminded:
    """One click for all units that still owe figures of a period: a mail where there is a contact, else a digest line."""
    require(policies.may_begin(actor))
    mailed, mentioned, unreached = 0, 0, []
    for unit in waiting_units(actor, period):
        if _mailed(actor, unit.request):
            mailed += 1
            continue
        people = members_of(actor, unit.unit_id)
        for seat in people:
            _mention(actor, seat, period, unit.count)
        mentioned += len(people)
        if not people:
            unreached.append(unit.name)
    return Reminded(mailed, mentioned, tuple(unreached))


def _mailed(actor: Actor, asked: ReportRequest | None) -> bool:
    """Whether the request's contact got a mail; a request that is closed or has no address sends none."""
    if asked is None or not asked.contact_email:
        return False
    try:
        remind(actor=actor, request=asked)
    except Refused:
        return False
    return True


def members_of(actor: Actor, unit_id: int | None) -> list[Membership]:
    """The contacts of a unit."""
    seats = Membership.objects.open_on(actor.today).filter(
        office_id=actor.office_id, unit_id=unit_id or 0, role=Role.UNIT_CONTACT
    )
    return list(seats.select_related("user"))


def _mention(actor: Actor, seat: Membership, period: Period, count: int) -> None:
    language = seat.user.language or "tr"
    with override(language):
        text = _("%(count)s figures of %(period)s are still to be entered.") % {
            "count": count,
            "period": period.label(language),
        }
        address = reverse("indicators:mine", args=[actor.office.slug])
    notices.mention(office_id=actor.office_id, person_id=seat.user_id, text=text, url=neutral(address))
