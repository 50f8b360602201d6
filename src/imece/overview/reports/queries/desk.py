"""The report desk: what is due, from whom, what is still missing. The number of questions does not depend on the reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q

from imece.overview.reports import policies
from imece.overview.reports.choices import OPEN_STATES, Origin, ReportKind
from imece.overview.reports.due import ASKED
from imece.overview.reports.queries.waiting import WaitingUnit, waiting_units
from imece.overview.reports.questions import MEASURES, REASON
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from datetime import date

    from imece.ground.values.period import Period
    from imece.overview.reports.models import Report
    from imece.services.accounts.actor import Actor
    from imece.work.strategy.models import Plan

EXPLAINING: Final = (REASON, MEASURES)
MOST_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class DueLine:
    """A report that a yearly duty asks for, and the report if it was begun."""

    kind: ReportKind
    period: Period
    due_on: date
    source: str
    is_done: bool
    report: Report | None
    today: date

    @property
    def is_late(self) -> bool:
        """Due before today and not approved."""
        return not self.is_done and self.due_on < self.today and not (self.report and self.report.is_frozen)

    @property
    def has_ended(self) -> bool:
        """Whether the period is over, so that there is something to report."""
        if self.kind == ReportKind.PROGRAMME:
            return self.period.year <= self.today.year + 1
        return self.period.last < self.today


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page shows."""

    due: tuple[DueLine, ...]
    open: tuple[Report, ...]
    finished: tuple[Report, ...]
    waiting: tuple[WaitingUnit, ...] = ()
    waiting_period: Period | None = None
    units: tuple[Report, ...] = field(default=())

    @property
    def late(self) -> int:
        """How many reports are late."""
        return sum(line.is_late for line in self.due)


def counted(actor: Actor) -> list[Report]:
    """Every visible report with the number of its missing and draft texts; one query."""
    explaining = Q(narratives__section__in=EXPLAINING)
    nothing = Q(narratives__origin=Origin.NOTHING)
    rows = policies.visible_to(actor).defer("content")
    found: list[Report] = list(
        rows.annotate(
            reasons_missing=Count("narratives", filter=nothing & Q(narratives__section=REASON)),
            drafts_waiting=Count("narratives", filter=Q(narratives__origin=Origin.RECORDS)),
            texts_missing=Count("narratives", filter=nothing & ~explaining),
        )[:MOST_SHOWN]
    )
    return found


def desk(actor: Actor) -> Desk:
    """Due reports first, then what is open, then what is finished; whose figures the nearest open one waits for."""
    reports = counted(actor)
    if not policies.may_see_desk(actor):
        return Desk((), _open(reports), _finished(reports))
    own = [report for report in reports if actor.owns(report.office_id)]
    due = _due(actor, own)
    period = _waiting_period(due, own)
    waiting = tuple(waiting_units(actor, period)) if period is not None else ()
    return Desk(due, _open(reports), _finished(reports), waiting, period)


def of_period(actor: Actor, period: Period) -> list[Report]:
    """The reports on exactly this period; one query."""
    rows = policies.visible_to(actor).filter(office_id=actor.office_id, first=period.first, last=period.last)
    return list(rows.defer("content"))


def of_plan(actor: Actor, plan: Plan) -> list[Report]:
    """The reports on a plan, the newest first; one query."""
    return list(policies.visible_to(actor).filter(plan=plan).defer("content")[:MOST_SHOWN])


def _open(reports: list[Report]) -> tuple[Report, ...]:
    return tuple(report for report in reports if not report.is_frozen)


def _finished(reports: list[Report]) -> tuple[Report, ...]:
    return tuple(report for report in reports if report.is_frozen)


def _due(actor: Actor, reports: list[Report]) -> tuple[DueLine, ...]:
    """The yearly duties that ask for a report, open ones first by date; one query."""
    duties = Duty.objects.filter(office_id=actor.office_id, code__in=list(ASKED)).order_by("due_on")
    begun = {(report.kind, report.period): report for report in reports if report.unit_id is None}
    lines = []
    for duty in duties:
        if duty.due_on is None:
            continue
        asked = ASKED[duty.code]
        period = asked.period_of(duty.due_on)
        report = begun.get((asked.kind, period))
        done = duty.done_at is not None
        lines.append(DueLine(asked.kind, period, duty.due_on, duty.source, done, report, actor.today))
    return tuple(sorted(lines, key=lambda line: (line.is_done, line.due_on)))


def _waiting_period(due: tuple[DueLine, ...], reports: list[Report]) -> Period | None:
    """The period of the report that is due next and has ended, else of the newest open report."""
    for line in due:
        if not line.is_done and line.has_ended and line.kind != ReportKind.PROGRAMME:
            return line.period
    being_written = [
        report.period
        for report in reports
        if report.state in OPEN_STATES and report.kind != ReportKind.PROGRAMME
    ]
    return max(being_written, key=lambda period: period.last) if being_written else None
