"""The reporting desk: a period by unit and state, what is late, what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Exists, OuterRef

from imece.ground.values.period import Period, PeriodKind
from imece.services.documents.models import Document
from imece.work.indicators import policies
from imece.work.indicators.choices import ActualState
from imece.work.indicators.freezing import ACTUAL_TYPE
from imece.work.indicators.models import Actual, ApprovalStep, ClosedPeriod, ReportRequest

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office, Unit
    from imece.work.indicators.querysets import ActualQuerySet

STATES = [state.value for state in ActualState]


@dataclass(slots=True)
class UnitLine:
    """One unit's row of the desk."""

    unit: Unit | None
    request: ReportRequest | None = None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))

    @property
    def cells(self) -> list[int]:
        """Counts in the order of the states."""
        return [self.counts[state] for state in STATES]

    @property
    def total(self) -> int:
        """How many actuals the unit owes."""
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        """How many the unit still has to enter or mend."""
        return self.counts["open"] + self.counts["draft"] + self.counts["returned"]

    @property
    def percent_done(self) -> int:
        """Approved share in whole percent."""
        return self.counts["approved"] * 100 // self.total if self.total else 0


@dataclass(slots=True)
class Desk:
    """A period as the coordinator sees it."""

    period: Period
    lines: list[UnitLine]
    closure: ClosedPeriod | None
    today: date

    @property
    def totals(self) -> list[int]:
        """Counts over all units in the order of the states."""
        return [sum(line.counts[state] for line in self.lines) for state in STATES]

    @property
    def total(self) -> int:
        """All actuals of the period."""
        return sum(self.totals)

    @property
    def approved(self) -> int:
        """How many are approved."""
        return sum(line.counts["approved"] for line in self.lines)

    @property
    def late(self) -> list[UnitLine]:
        """Units past their due date that still owe something."""
        return [
            line for line in self.lines if line.waiting and line.request and line.request.due_on < self.today
        ]

    @property
    def percent_done(self) -> int:
        """Approved share in whole percent."""
        return self.approved * 100 // self.total if self.total else 0


class OfficePeriod(NamedTuple):
    """A period of an office: where upper apps hang their panels."""

    office: Office
    period: Period


def desk(actor: Actor, period: Period) -> Desk:
    """The period by unit; three questions whatever the number of actuals."""
    rows = (
        policies.visible_actuals(actor)
        .filter(office_id=actor.office_id)
        .within(period)
        .values_list("indicator__responsible_unit_id", "state")
        .annotate(Count("pk"))
        .order_by()
    )
    requests = {
        row.unit_id: row
        for row in ReportRequest.objects.filter(
            office_id=actor.office_id, first=period.first, last=period.last, withdrawn_at__isnull=True
        ).select_related("unit")
    }
    units = {unit.pk: unit for unit in actor.office.units.all()}
    lines: dict[int | None, UnitLine] = {
        unit_id: UnitLine(row.unit, row) for unit_id, row in requests.items()
    }
    for unit_id, state, number in rows:
        unit = units.get(unit_id) if unit_id is not None else None
        line = lines.setdefault(unit_id, UnitLine(unit, requests.get(unit_id or 0)))
        line.counts[state] += number
    ordered = sorted(
        lines.values(), key=lambda line: (line.unit is None, line.unit.sort_key if line.unit else "")
    )
    return Desk(period, ordered, closure_of(actor, period), actor.today)


def closure_of(actor: Actor, period: Period) -> ClosedPeriod | None:
    """The closure that locks the period, if any."""
    return ClosedPeriod.objects.covering(actor.office_id, period).first()


def closures(actor: Actor, period: Period) -> list[ClosedPeriod]:
    """Every closing and reopening of exactly this period, newest first."""
    return list(
        ClosedPeriod.objects.filter(office_id=actor.office_id, first=period.first, last=period.last).order_by(
            "-pk"
        )
    )


def actuals_of(actor: Actor, period: Period) -> ActualQuerySet:
    """The office's actuals within the period, with what a row shows."""
    return with_evidence(
        policies.visible_actuals(actor)
        .filter(office_id=actor.office_id)
        .within(period)
        .select_related("indicator__responsible_unit", "request")
    )


def with_evidence(actuals: ActualQuerySet) -> ActualQuerySet:
    """Annotate whether each holds documents, so that rows can say "declared" without a question each."""
    held = Document.objects.filter(about_type=ACTUAL_TYPE, about_id=OuterRef("pk"), removed_at__isnull=True)
    return actuals.annotate(has_documents=Exists(held))


def mine(actor: Actor) -> ActualQuerySet:
    """What the actor's unit has to enter, the most urgent first; for staff without a unit what the office owes."""
    waiting = (
        policies.visible_actuals(actor)
        .filter(office_id=actor.office_id)
        .awaiting_report()
        .exclude(Exists(closing(OuterRef("office_id"), OuterRef("first"), OuterRef("last"))))
    )
    if actor.unit_ids:
        waiting = waiting.filter(indicator__responsible_unit_id__in=actor.unit_ids)
    return with_evidence(
        waiting.select_related("indicator__responsible_unit", "request").order_by(
            "request__due_on", "first", "indicator_id"
        )
    )


def of_request(actor: Actor, asked: ReportRequest) -> ActualQuerySet:
    """The actuals of one request that the actor sees."""
    return (
        policies.visible_actuals(actor)
        .filter(request=asked)
        .select_related("indicator__responsible_unit", "office", "request")
        .order_by("first", "indicator_id")
    )


def closing(office: OuterRef, first: OuterRef, last: OuterRef) -> QuerySet[ClosedPeriod]:
    """Closures that lock a row's period, for a subquery."""
    return ClosedPeriod.objects.shut().filter(office_id=office, first__lte=first, last__gte=last)


def requests_of(actor: Actor, period: Period) -> list[tuple[ReportRequest, list[Actual]]]:
    """The requests about a period with the actuals that they ask for, by unit; two queries."""
    asked = list(
        policies.visible_requests(actor)
        .filter(office_id=actor.office_id, first=period.first, last=period.last, withdrawn_at__isnull=True)
        .select_related("unit", "office")
        .order_by("unit__sort_key", "pk")
    )
    actuals: dict[int, list[Actual]] = {request.pk: [] for request in asked}
    rows = policies.visible_actuals(actor).filter(request__in=asked).select_related("indicator")
    for row in rows.order_by("first", "indicator_id"):
        if row.request_id is not None:
            actuals[row.request_id].append(row)
    return [(request, actuals[request.pk]) for request in asked]


def answered(actor: Actor) -> ActualQuerySet:
    """What the actor's unit has submitted lately."""
    rows = policies.visible_actuals(actor).filter(
        office_id=actor.office_id, state__in=[ActualState.SUBMITTED, ActualState.APPROVED]
    )
    if actor.unit_ids:
        rows = rows.filter(indicator__responsible_unit_id__in=actor.unit_ids)
    return rows.select_related("indicator").order_by("-submitted_at", "-pk")


def chain_steps(actor: Actor) -> list[ApprovalStep]:
    """The office's approval chain in its order."""
    return list(ApprovalStep.objects.filter(office_id=actor.office_id).select_related("member__user"))


def inbox(actor: Actor) -> list[Actual]:
    """Submitted actuals whose present step this actor signs, the oldest first."""
    steps = chain_steps(actor)
    submitted = with_evidence(
        policies.visible_actuals(actor)
        .filter(office_id=actor.office_id, state=ActualState.SUBMITTED)
        .select_related("indicator__responsible_unit", "office", "request")
        .order_by("submitted_at", "pk")
    )
    waiting = []
    for row in submitted[:500]:
        step = next((step for step in steps if step.position > row.step), None)
        decision = policies.may_decide(actor, row, step)
        if decision.allowed or (step and policies.signs(actor, row, step)):
            row.waits_at, row.may_sign = step, decision  # type: ignore[attr-defined]  # read by the template
            waiting.append(row)
    return waiting


def periods_to_choose(actor: Actor, around: Period) -> list[Period]:
    """The periods of the desk's menu: those of the year shown, and its neighbours of the same kind."""
    year = around.year
    return [
        Period.of_half(year, 1),
        Period.of_half(year, 2),
        *(Period.of_quarter(year, number) for number in range(1, 5)),
        Period.of_year(year),
    ]


def last_finished(today: date) -> Period:
    """The half-year that ended last: what a desk opens with."""
    return Period.containing(today, PeriodKind.HALF).previous()
