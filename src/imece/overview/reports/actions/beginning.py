"""Beginning a report: its texts are there at once, proposed from records where records can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.overview.reports import drafts, policies
from imece.overview.reports.choices import EXPLAINED, WITH_PLAN, Origin, ReportKind, ReportLanguage
from imece.overview.reports.due import ASKED, codes_of
from imece.overview.reports.models import Narrative, Report
from imece.overview.reports.queries.assembling import material_of
from imece.overview.reports.queries.texts import texts_of
from imece.overview.reports.questions import MEASURES, REASON, questions_of, sections_of
from imece.services.audit import actions as audit
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from imece.ground.values.period import Period
    from imece.overview.reports.drafts import Proposed
    from imece.overview.reports.queries.material import Line, Material
    from imece.overview.reports.queries.texts import Texts
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.work.strategy.models import Plan


@transaction.atomic
def begin_report(
    *,
    actor: Actor,
    kind: ReportKind,
    period: Period,
    plan: Plan | None = None,
    unit: Unit | None = None,
    language: str = ReportLanguage.TURKISH,
) -> Report:
    """Begin a report, prefilled; a second click gives the same one."""
    require(policies.may_begin(actor))
    _require_sense(actor, kind, plan, unit)
    key = once_key(actor, kind, period, plan, unit)
    report, is_new = Report.objects.get_or_create(
        once_key=key,
        defaults={
            "office_id": actor.office_id,
            "kind": kind,
            "plan": plan,
            "unit": unit,
            "first": period.first,
            "last": period.last,
            "language": language,
            "due_on": due_date(actor, kind, period),
            "created_by": actor.name[:200],
            "is_sample": actor.office.is_sample or (plan is not None and plan.is_sample),
        },
    )
    if is_new:
        _propose(report, material_of(actor, report, budgets=True), {})
        audit.record(actor.signature, "reports.begun", report)
    return report


def once_key(actor: Actor, kind: ReportKind, period: Period, plan: Plan | None, unit: Unit | None) -> str:
    """What makes two reports the same one."""
    return f"{actor.office_id}.{kind}.{period.key}.{plan.pk if plan else 0}.{unit.pk if unit else 0}"


def _require_sense(actor: Actor, kind: ReportKind, plan: Plan | None, unit: Unit | None) -> None:
    if plan is not None and not actor.owns(plan.office_id):
        raise Refused(policies.NOT_OURS)
    if unit is not None and not actor.owns(unit.office_id):
        raise Refused(policies.NOT_OURS)
    if kind in WITH_PLAN and plan is None:
        raise Refused(_("This report is about a plan: choose one."))
    if (kind == ReportKind.UNIT) != (unit is not None):
        raise Refused(_("A unit's report is about a unit: choose one."))


def due_date(actor: Actor, kind: ReportKind, period: Period) -> date | None:
    """When the yearly duty asks for it; none where no duty does."""
    for duty in Duty.objects.filter(office_id=actor.office_id, code__in=codes_of(kind)).order_by("due_on"):
        if duty.due_on is not None and ASKED[duty.code].period_of(duty.due_on) == period:
            found: date = duty.due_on
            return found
    return None


@transaction.atomic
def renew_drafts(*, actor: Actor, report: Report) -> Report:
    """Propose again what nobody has confirmed yet, from what is true now; what people wrote stays."""
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    require(policies.may_write(actor, held))
    kept = texts_of(held)
    _propose(held, material_of(actor, held, budgets=True), kept)
    audit.record(actor.signature, "reports.drafts_renewed", held)
    return held


def _propose(report: Report, material: Material | None, kept: Texts) -> None:
    """Write every text that is not there yet and every draft anew; at most three statements."""
    proposals = list(_proposals(report, material))
    new = [row for row in proposals if (row.section, row.indicator_id) not in kept]
    changed = []
    for row in proposals:
        held = kept.get((row.section, row.indicator_id))
        if held is not None and held.origin != Origin.PERSON:
            held.text, held.text_en, held.origin = row.text, row.text_en, row.origin
            held.written_by, held.written_at = row.written_by, row.written_at
            changed.append(held)
    Narrative.objects.bulk_create(new)
    Narrative.objects.bulk_update(changed, ["text", "text_en", "origin", "written_by", "written_at"])


def _proposals(report: Report, material: Material | None) -> Iterator[Narrative]:
    for section in sections_of(report.kind):
        propose = drafts.OF_REPORT.get(section.code)
        yield _row(report, section.code, None, propose(material) if propose and material else None)
    for objective in material.objectives if material is not None else ():
        for line in objective.lines:
            for section in questions_of(report.kind, deviates=line.needs_reason):
                if section.code in {REASON, MEASURES}:
                    yield _told(report, section.code, line)
                    continue
                ask = drafts.OF_INDICATOR.get(section.code)
                key = line.standing.link.indicator_id
                yield _row(report, section.code, key, ask(line, objective) if ask else None)


def _row(report: Report, section: str, indicator_id: int | None, said: Proposed | None) -> Narrative:
    """A text proposed from records, or an empty one."""
    row = Narrative(report=report, section=section, indicator_id=indicator_id)
    if said is not None:
        row.origin = Origin.RECORDS
        row.text = said.turkish if "tr" in report.languages else ""
        row.text_en = said.english if "en" in report.languages else ""
    return row


def _told(report: Report, section: str, line: Line) -> Narrative:
    """What the unit wrote when it reported: a person's words, not a draft from records."""
    row = Narrative(report=report, section=section, indicator_id=line.standing.link.indicator_id)
    said = line.told.reason if section == REASON else line.told.measures
    if said and report.kind in EXPLAINED:
        row.text, row.origin = said, Origin.PERSON
        row.written_by = line.latest.submitted_by if line.latest is not None else ""
        row.written_at = line.latest.submitted_at if line.latest is not None else None
    return row


@transaction.atomic
def remove_report(*, actor: Actor, report: Report) -> Report:
    """Take away a report that was begun by mistake; its texts stay for the trail."""
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    require(policies.may_remove(actor, held))
    held.removed_at, held.once_key = clock.now(), None
    held.save(update_fields=["removed_at", "once_key"])
    audit.record(actor.signature, "reports.removed", held)
    return held
