"""The reports of a lived-in office: one that is being written, of the plan and of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.ground.values.period import Period
from imece.overview.reports import actions
from imece.overview.reports.choices import OPEN_STATES, Origin, ReportKind, ReportLanguage
from imece.overview.reports.models import Narrative
from imece.overview.reports.queries.assembling import material_of
from imece.overview.reports.questions import REASON, questions_of
from imece.work.strategy.models import Plan

if TYPE_CHECKING:
    from imece.overview.reports.models import Report
    from imece.services.accounts.actor import Actor
    from tests.material.lived_in import Lived


def plan_of(lived: Lived) -> Plan:
    """The office's adopted plan."""
    return Plan.objects.get(pk=lived.ids["strategy:as_of plan"])


def begun(
    lived: Lived,
    kind: ReportKind = ReportKind.MONITORING,
    period: str = "2025-H1",
    language: str = ReportLanguage.BOTH,
) -> Report:
    """A report on the office's adopted plan."""
    return actions.begin_report(
        actor=lived.coordinator,
        kind=kind,
        period=Period.from_key(period),
        plan=plan_of(lived),
        language=language,
    )


def begun_of_unit(lived: Lived, contact: str) -> Report:
    """The report of the contact's unit."""
    return actions.begin_report(
        actor=lived.coordinator,
        kind=ReportKind.UNIT,
        period=Period.from_key("2025-H1"),
        unit=lived.place.members[contact].unit,
    )


def write_all(actor: Actor, report: Report) -> None:
    """A person confirms every draft and writes every reason that is missing."""
    assert report.state in OPEN_STATES
    texts = {
        (row.section, row.indicator_id): actions.Written(
            row.text, row.text_en, is_confirmed=True, revision=row.revision
        )
        for row in Narrative.objects.filter(report=report, origin=Origin.RECORDS)
    }
    made_of = material_of(actor, report)
    for line in made_of.lines if made_of is not None else ():
        if questions_of(report.kind, deviates=line.needs_reason) and line.needs_reason:
            key = (REASON, line.standing.link.indicator_id)
            row = Narrative.objects.get(report=report, section=REASON, indicator_id=key[1])
            if not row.text:
                texts[key] = actions.Written("Ortaklar geç yanıt verdi.", "", revision=row.revision)
    actions.write_texts(actor=actor, report=report, texts=texts)


def report_things(lived: Lived, contact: str) -> None:
    """A monitoring report and a unit's report, both being written."""
    report = begun(lived)
    begun_of_unit(lived, contact)
    key = ("next", None)
    actions.write_texts(
        actor=lived.coordinator, report=report, texts={key: actions.Written(lived.said("Sonra"))}
    )
    lived.keep("report", report)
    lived.ids["reports:paper kind"] = "activities"
