"""Whose figures a report still waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from imece.work.indicators import policies as indicator_policies
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual, ReportRequest

if TYPE_CHECKING:
    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class WaitingUnit:
    """A unit that still owes figures, and the request that asked it."""

    unit_id: int | None
    name: str
    count: int
    request: ReportRequest | None


def waiting_units(actor: Actor, period: Period) -> list[WaitingUnit]:
    """Units with figures of the period that they have not sent in; two queries."""
    rows = (
        indicator_policies.visible_actuals(actor)
        .filter(office_id=actor.office_id)
        .within(period)
        .awaiting_report()
        .values_list("indicator__responsible_unit_id", "indicator__responsible_unit__name")
        .annotate(n=Count("pk"))
        .order_by("indicator__responsible_unit__sort_key")
    )
    asked = ReportRequest.objects.filter(
        office_id=actor.office_id, first__gte=period.first, last__lte=period.last, withdrawn_at__isnull=True
    )
    requests = {row.unit_id: row for row in asked.select_related("unit", "office").order_by("last")}
    return [
        WaitingUnit(unit_id, name or "", count, requests.get(unit_id or 0)) for unit_id, name, count in rows
    ]


def unapproved(actor: Actor, period: Period) -> int:
    """How many figures of the period are not approved, whoever they wait for; one query."""
    inside = Actual.objects.filter(office_id=actor.office_id).within(period)
    return inside.exclude(state=ActualState.APPROVED).count()
