"""The dated duties that come with the kind of an office (reports, programmes): opened each year by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.values import clock
from imece.ground.values.period import format_day
from imece.ground.web.addresses import localised
from imece.services.accounts import handover, kinds
from imece.services.accounts.models import Membership, Office
from imece.services.accounts.setup import on_office_opened
from imece.services.audit import actions as audit
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from imece.services.audit.actions import Signature

PREFIX: Final = "yearly."
BY_ITSELF: Final = "İmece"


@transaction.atomic
def open_yearly_duties(office: Office, today: date) -> int:
    """Open the office's yearly duties at their next date; those already there (open or done) stay. How many are new."""
    plans = kinds.profile(office).duties
    wanted = {}
    for plan in plans:
        this_year = plan.due_on(today.year)
        due = this_year if this_year >= today else plan.due_on(today.year + 1)
        wanted[f"{PREFIX}{plan.code}", due] = plan
    kept = set(Duty.objects.filter(office=office, code__startswith=PREFIX).values_list("code", "due_on"))
    new = [
        Duty(
            office=office,
            code=code,
            title=plan.title.tr[:200],
            due_on=due,
            source=plan.source[:200],
            created_by=BY_ITSELF,
        )
        for (code, due), plan in wanted.items()
        if (code, due) not in kept
    ]
    Duty.objects.bulk_create(new)
    return len(new)


def open_for_every_office() -> int:
    """The daily look: every office gets the duties of the coming year; how many are new."""
    return sum(open_yearly_duties(office, clock.today(office.time_zone)) for office in Office.objects.all())


@on_office_opened
def with_a_new_office(office: Office, signature: Signature) -> None:
    """A new office begins with its duties; they wait for its coordinator until somebody else gets them."""
    count = open_yearly_duties(office, clock.today(office.time_zone))
    audit.record(signature, "duties.yearly_opened", office, changes={"count": [0, count]})


def held_by(seat: Membership) -> tuple[Sequence[handover.HandoverLine], int]:
    """What a leaving member still has to do."""
    duties = Duty.objects.open().filter(owner=seat)
    lines = [
        handover.HandoverLine(
            duty.title,
            localised(duty.url),
            format_day(duty.due_on, get_language() or "tr") if duty.due_on else "",
        )
        for duty in duties[: handover.SHOWN]
    ]
    return lines, duties.count()


def move_to(signature: Signature, seat: Membership, successor: Membership) -> None:
    """Give the open duties to the successor."""
    moved = Duty.objects.open().filter(owner=seat).update(owner=successor)
    audit.record(
        signature,
        "duties.handed_over",
        seat,
        changes={"to": [str(seat), str(successor)], "count": [0, moved]},
    )


HANDOVER = handover.Offer(_("Open duties"), held_by, move_to)
