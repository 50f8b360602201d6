"""Which yearly duty asks for which report on which period, and when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from imece.ground.values.period import Period
from imece.overview.reports.choices import ReportKind
from imece.services.duties.yearly import PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Asked:
    """The report that a duty asks for."""

    kind: ReportKind
    period_of: Callable[[date], Period]


def half_before(due: date) -> Period:
    """The first half of the year in which it is due."""
    return Period.of_half(due.year, 1)


def year_before(due: date) -> Period:
    """The year before the one in which it is due."""
    return Period.of_year(due.year - 1)


def year_after(due: date) -> Period:
    """The year after the one in which it is due."""
    return Period.of_year(due.year + 1)


ASKED: Final[dict[str, Asked]] = {
    f"{PREFIX}plan_half_year_report": Asked(ReportKind.MONITORING, half_before),
    f"{PREFIX}half_year_report": Asked(ReportKind.MONITORING, half_before),
    f"{PREFIX}interim_report": Asked(ReportKind.MONITORING, half_before),
    f"{PREFIX}plan_year_evaluation": Asked(ReportKind.EVALUATION, year_before),
    f"{PREFIX}year_evaluation": Asked(ReportKind.EVALUATION, year_before),
    f"{PREFIX}activity_report": Asked(ReportKind.CHAPTER, year_before),
    f"{PREFIX}performance_programme": Asked(ReportKind.PROGRAMME, year_after),
}


def codes_of(kind: str) -> list[str]:
    """The duties that a kind of report fulfils."""
    return [code for code, asked in ASKED.items() if asked.kind == kind]


def kind_for(period: Period) -> ReportKind:
    """The report that follows the closing of a period: at the end of a year it is evaluated, before that monitored."""
    return ReportKind.EVALUATION if period.last.month == 12 else ReportKind.MONITORING


def reported_period(period: Period) -> Period:
    """What the report on a closed period covers: at the end of a year the whole year."""
    return Period.of_year(period.last.year) if period.last.month == 12 else period
