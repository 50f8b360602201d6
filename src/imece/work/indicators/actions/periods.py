"""Closing a period, reopening it with a reason, and the question every writer asks first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from imece.ground.questions.prepared import Prepared
from imece.ground.rules.decision import Refused, require
from imece.ground.ui import reading
from imece.ground.values import clock
from imece.ground.values.period import Period
from imece.services.accounts.models import Office
from imece.services.audit import actions as audit
from imece.work.indicators import policies
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual, ApprovalStep, ClosedPeriod

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor

CLOSED = _("The period %(period)s is closed. The coordinator can reopen it with a reason.")


class Chain(NamedTuple):
    """What the office says about a period: whether it is closed, and the steps that approve."""

    is_closed: bool
    steps: list[ApprovalStep]

    def after(self, position: int) -> ApprovalStep | None:
        """The step that signs next when `position` is the last one signed (0: none yet)."""
        return next((step for step in self.steps if step.position > position), None)


def hold_office(office_id: int) -> Office:
    """Lock the office's row: those who make actuals and those who close periods wait for one another."""
    return Office.objects.select_for_update(of=("self",), no_key=True).get(pk=office_id)


def require_open(office_id: int, period: Period) -> None:
    """Refuse when the period is closed.

    Ask it only while holding the office or the actual itself: closing takes both locks, so that no write can slip in
    between the question and the commit.
    """
    if ClosedPeriod.objects.covering(office_id, period).exists():
        raise Refused(CLOSED % {"period": reading.period(period)})


def chain_rows(office: int, first: date, last: date) -> QuerySet[Office, tuple[Any, ...]]:
    """Whether the period is closed, beside each approval step (one row of nothing where there are none)."""
    closed = ClosedPeriod.objects.covering(OuterRef("pk"), Period(first, last))  # type: ignore[arg-type]  # resolved in SQL
    return (
        Office.objects.filter(pk=office)
        .annotate(is_closed=Exists(closed))
        .order_by("approval_steps__position")
        .values_list(
            "is_closed",
            "approval_steps__pk",
            "approval_steps__position",
            "approval_steps__name",
            "approval_steps__approver",
            "approval_steps__member_id",
            "approval_steps__allows_self",
        )
    )


CHAIN = Prepared(chain_rows, office=int, first=date, last=date)


def chain_of(office_id: int, period: Period) -> Chain:
    """Closed or not, and the approval steps, in one question (asked under the actual's lock)."""
    rows = CHAIN.ask(office=office_id, first=period.first, last=period.last)
    is_closed, steps = False, []
    for shut, pk, position, name, approver, member_id, allows_self in rows:
        is_closed = shut
        if pk is not None:
            steps.append(
                ApprovalStep(
                    pk=pk,
                    office_id=office_id,
                    position=position,
                    name=name,
                    approver=approver,
                    member_id=member_id,
                    allows_self=allows_self,
                )
            )
    return Chain(is_closed, steps)


def open_chain(office_id: int, period: Period) -> Chain:
    """The approval chain of an open period; `Refused` when the period is closed."""
    chain = chain_of(office_id, period)
    if chain.is_closed:
        raise Refused(CLOSED % {"period": reading.period(period)})
    return chain


@transaction.atomic
def close_period(*, actor: Actor, period: Period, reason_for_open: str = "") -> ClosedPeriod:
    """Close a period; while actuals in it are not approved, only with the reason why (it is kept)."""
    require(policies.may_close_period(actor))
    hold_office(actor.office_id)
    require_open(actor.office_id, period)
    inside = Actual.objects.filter(office_id=actor.office_id).within(period)
    states = list(inside.select_for_update(of=("self",)).order_by("pk").values_list("state", flat=True))
    left_open = sum(state != ActualState.APPROVED for state in states)
    reason = reason_for_open.strip()
    if left_open and not reason:
        raise Refused(
            _(
                "%(count)d actuals of this period are not approved. Approve them, or write why the period is closed without."
            )
            % {"count": left_open}
        )
    closure = ClosedPeriod.objects.create(
        office_id=actor.office_id,
        first=period.first,
        last=period.last,
        closed_at=clock.now(),
        closed_by=signed(actor),
        left_open=left_open,
        left_open_reason=reason if left_open else "",
    )
    audit.record(
        actor.signature, "indicators.period_closed", closure, changes={"left_open": left_open}, note=reason
    )
    return closure


@transaction.atomic
def reopen_period(*, actor: Actor, period: Period, reason: str) -> ClosedPeriod:
    """Open a closed period again; the reason is kept beside the closure."""
    require(policies.may_reopen(actor))
    if not reason.strip():
        raise Refused(_("Write why the period is opened again."))
    hold_office(actor.office_id)
    closure = (
        ClosedPeriod.objects.shut()
        .select_for_update()
        .filter(office_id=actor.office_id, first=period.first, last=period.last)
        .first()
    )
    if closure is None:
        raise Refused(_("This period is not closed."))
    closure.reopened_at, closure.reopened_by = clock.now(), signed(actor)
    closure.reopen_reason = reason.strip()
    closure.save(update_fields=["reopened_at", "reopened_by", "reopen_reason"])
    audit.record(actor.signature, "indicators.period_reopened", closure, note=closure.reopen_reason)
    return closure


def signed(actor: Actor) -> str:
    """The name that is kept: "A" or "A on behalf of B" comes from the trail; columns keep who acted."""
    return actor.name[:200]
