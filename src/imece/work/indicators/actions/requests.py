"""Asking units to report: one request per unit and period, with its duty, its letter and its signed link."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.accounts import links
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership, Unit
from imece.services.audit import actions as audit
from imece.services.duties import actions as duties
from imece.services.notices import actions as notices
from imece.work.indicators import policies
from imece.work.indicators.actions.periods import hold_office, require_open
from imece.work.indicators.choices import Source
from imece.work.indicators.due import due_periods
from imece.work.indicators.models import Actual, Indicator, ReportRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor

DUTY = "indicators.report"
LETTER_LANGUAGE = "tr"
LINK_HOLDS_ON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Contact:
    """To whom a request is mailed."""

    name: str
    email: str


@transaction.atomic
def make_requests(
    *,
    actor: Actor,
    period: Period,
    due_on: date,
    note: str = "",
    unit_ids: Iterable[int] | None = None,
    contacts: Mapping[int, Contact] | None = None,
) -> list[ReportRequest]:
    """Ask every unit (or the named ones) for the actuals that fall due; units asked already are left as they are.

    Each request gets the due actuals as open rows, a duty for the unit and, where a contact is known, a mail with a
    signed link that holds until 30 days after the due date (or after the letter, where that is later).
    """
    require(policies.may_request(actor))
    hold_office(actor.office_id)
    require_open(actor.office_id, period)
    if due_on < actor.today:
        raise Refused(_("The due date has already passed."))
    wanted = None if unit_ids is None else set(unit_ids)
    by_unit = _due_by_unit(actor, period, wanted)
    asked = set(
        ReportRequest.objects.filter(
            office_id=actor.office_id, first=period.first, last=period.last, withdrawn_at__isnull=True
        ).values_list("unit_id", flat=True)
    )
    known = {**_members_as_contacts(actor, by_unit), **(contacts or {})}
    made = []
    for unit in Unit.objects.filter(office_id=actor.office_id, pk__in=by_unit.keys() - asked).order_by(
        "sort_key"
    ):
        contact = known.get(unit.pk, Contact("", ""))
        request = ReportRequest.objects.create(
            office_id=actor.office_id,
            unit=unit,
            first=period.first,
            last=period.last,
            due_on=due_on,
            note=note.strip(),
            contact_name=contact.name,
            contact_email=contact.email,
            created_by=actor.name[:200],
        )
        _link_actuals(request, by_unit[unit.pk], period)
        _open_duty(actor, request)
        _write_letter(actor, request, "indicators/mails/request.txt")
        audit.record(actor.signature, "indicators.request_made", request, changes={"due_on": due_on})
        made.append(request)
    if not made:
        raise Refused(_("No unit has an indicator due in this period that has not been asked for yet."))
    return made


def _due_by_unit(actor: Actor, period: Period, wanted: set[int] | None) -> dict[int, list[Indicator]]:
    indicators = Indicator.objects.kept().filter(office_id=actor.office_id, responsible_unit__isnull=False)
    if wanted is not None:
        indicators = indicators.filter(responsible_unit_id__in=wanted)
    by_unit: dict[int, list[Indicator]] = defaultdict(list)
    for indicator in indicators.order_by("pk"):
        if indicator.responsible_unit_id is not None and due_periods(indicator, period):
            by_unit[indicator.responsible_unit_id].append(indicator)
    return by_unit


def _members_as_contacts(actor: Actor, unit_ids: Iterable[int]) -> dict[int, Contact]:
    """The first contact of each unit who is a member of the office."""
    seats = (
        Membership.objects.open_on(actor.today)
        .filter(office_id=actor.office_id, role=Role.UNIT_CONTACT, unit_id__in=list(unit_ids))
        .select_related("user")
        .order_by("-pk")
    )
    return {
        seat.unit_id: Contact(str(seat.user), seat.user.email) for seat in seats if seat.unit_id is not None
    }


def _link_actuals(request: ReportRequest, indicators: list[Indicator], period: Period) -> None:
    """Open the rows that are missing, then tie every due one that is not tied to another request."""
    due = [(indicator, part) for indicator in indicators for part in due_periods(indicator, period)]
    Actual.objects.bulk_create(
        [
            Actual(
                office_id=request.office_id,
                indicator=indicator,
                first=part.first,
                last=part.last,
                source=Source.COUNTED if indicator.is_counted else Source.TYPED,
                request=request,
            )
            for indicator, part in due
        ],
        ignore_conflicts=True,
        batch_size=200,
    )
    days = {(part.first, part.last) for _indicator, part in due}
    for first, last in sorted(days):
        Actual.objects.filter(
            indicator__in=[
                indicator.pk for indicator, part in due if (part.first, part.last) == (first, last)
            ],
            first=first,
            last=last,
            request__isnull=True,
        ).update(request=request)


@transaction.atomic
def open_actual(*, actor: Actor, indicator: Indicator, period: Period) -> Actual:
    """The row of a period that nobody asked for; made when it is missing."""
    require(policies.may_manage_indicator(actor, indicator))
    if period not in due_periods(indicator, period):
        raise Refused(_("This indicator is not reported for such a period."))
    hold_office(indicator.office_id)
    require_open(indicator.office_id, period)
    row, is_new = Actual.objects.get_or_create(
        indicator=indicator,
        first=period.first,
        last=period.last,
        defaults={
            "office_id": indicator.office_id,
            "source": Source.COUNTED if indicator.is_counted else Source.TYPED,
        },
    )
    if is_new:
        audit.record(actor.signature, "indicators.actual_opened", row)
    return row


@transaction.atomic
def record_letter(
    *, actor: Actor, request: ReportRequest, letter_no: str, letter_date: date | None
) -> ReportRequest:
    """Keep number and date of the official letter that went out."""
    held = _held(actor, request)
    before = audit.snapshot(held, ["letter_no", "letter_date"])
    held.letter_no, held.letter_date = letter_no.strip()[:60], letter_date
    held.save(update_fields=["letter_no", "letter_date"])
    changes = audit.difference(before, audit.snapshot(held, ["letter_no", "letter_date"]))
    audit.record(actor.signature, "indicators.letter_recorded", held, changes=changes)
    return held


@transaction.atomic
def change_contact(*, actor: Actor, request: ReportRequest, contact: Contact) -> ReportRequest:
    """Send the request to another person: old links are shut, a new one goes out."""
    held = _held(actor, request)
    links.revoke_links(purpose=policies.LINK_PURPOSE, subject_id=held.pk)
    held.contact_name, held.contact_email = contact.name[:150], contact.email
    held.save(update_fields=["contact_name", "contact_email"])
    _write_letter(actor, held, "indicators/mails/request.txt")
    audit.record(actor.signature, "indicators.contact_changed", held, changes={"contact": contact.name})
    return held


@transaction.atomic
def remind(*, actor: Actor, request: ReportRequest) -> ReportRequest:
    """Mail the contact again, with a link of its own; the earlier link keeps working."""
    held = _held(actor, request)
    if not held.contact_email:
        raise Refused(_("This request has no contact with an e-mail address."))
    if not Actual.objects.filter(request=held).awaiting_report().exists():
        raise Refused(_("Nothing is missing in this request any more."))
    _write_letter(actor, held, "indicators/mails/reminder.txt")
    held.reminded_at = clock.now()
    held.save(update_fields=["reminded_at"])
    audit.record(actor.signature, "indicators.request_reminded", held)
    return held


@transaction.atomic
def withdraw_request(*, actor: Actor, request: ReportRequest) -> ReportRequest:
    """Take a request back: its links are shut and its duty is done; what was entered stays."""
    held = _held(actor, request)
    held.withdrawn_at = clock.now()
    held.save(update_fields=["withdrawn_at"])
    Actual.objects.filter(request=held).update(request=None)
    links.revoke_links(purpose=policies.LINK_PURPOSE, subject_id=held.pk)
    duties.close_duties(actor=actor, about=held, code=DUTY)
    audit.record(actor.signature, "indicators.request_withdrawn", held)
    return held


def close_duty_when_answered(actor: Actor, request_id: int) -> None:
    """The unit's duty is done as soon as nothing of the request waits for it."""
    request = ReportRequest.objects.filter(pk=request_id).first()
    if request is not None and not Actual.objects.filter(request=request).awaiting_report().exists():
        duties.close_duties(actor=actor, about=request, code=DUTY)


def close_duties_when_answered(actor: Actor, request_ids: Iterable[int]) -> None:
    """As `close_duty_when_answered`, for many requests in two statements."""
    waiting = Actual.objects.filter(request=OuterRef("pk")).awaiting_report()
    answered = ReportRequest.objects.filter(~Exists(waiting), pk__in=list(request_ids))
    kind = ReportRequest._meta.label_lower
    duties.close_duties_about(actor=actor, kind=kind, ids=answered.values_list("pk", flat=True), code=DUTY)


def reopen_duty(actor: Actor, request_id: int) -> None:
    """Something came back: the unit has a duty again, unless one is open."""
    request = (
        ReportRequest.objects.select_related("unit").filter(pk=request_id, withdrawn_at__isnull=True).first()
    )
    if request is not None:
        duties.close_duties(actor=actor, about=request, code=DUTY)
        _open_duty(actor, request)


def _held(actor: Actor, request: ReportRequest) -> ReportRequest:
    held = (
        ReportRequest.objects.select_for_update(of=("self",))
        .select_related("unit", "office")
        .get(pk=request.pk)
    )
    require(policies.may_request(actor, held))
    if held.withdrawn_at is not None:
        raise Refused(_("This request was withdrawn."))
    require_open(held.office_id, held.period)
    return held


def _open_duty(actor: Actor, request: ReportRequest) -> None:
    with override(LETTER_LANGUAGE):
        title = _("Enter the actuals of %(period)s") % {"period": request.period.label(LETTER_LANGUAGE)}
        url = reverse("indicators:request", args=[actor.office.slug, request.pk])
    duties.open_duty(
        actor=actor, code=DUTY, title=title, due_on=request.due_on, unit=request.unit, about=request, url=url
    )


def _write_letter(actor: Actor, request: ReportRequest, template: str) -> None:
    """Put the mail in the outbox; without an address the printed letter is the only one."""
    if not request.contact_email:
        return
    # A letter about what is late must not carry a link that has expired already.
    last_day = max(request.due_on, actor.today) + LINK_HOLDS_ON
    token = links.make_link(
        office=actor.office,
        unit=request.unit,
        purpose=policies.LINK_PURPOSE,
        subject_id=request.pk,
        holder_name=request.contact_name or request.contact_email,
        holder_email=request.contact_email,
        expires_at=clock.end_of_day(last_day, actor.office.time_zone),
    )
    facts = {
        "request": request,
        "office": actor.office,
        "period": request.period.label(LETTER_LANGUAGE),
        "address": links.address_of(policies.LINK_PURPOSE, token),
    }
    with override(LETTER_LANGUAGE):
        subject, _blank, body = render_to_string(template, facts).partition("\n")
    notices.post(
        office_id=actor.office_id,
        kind=DUTY,
        to_address=request.contact_email,
        to_name=request.contact_name,
        subject=subject,
        body=body.lstrip("\n"),
        language=LETTER_LANGUAGE,
        is_secret=True,
    )
    request.sent_at = clock.now()
    request.save(update_fields=["sent_at"])
