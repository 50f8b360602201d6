"""From a report to its papers: what was approved is read as it was kept, what is open is assembled from what is true now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.ground.paper.keeping import paper_from
from imece.overview.reports.assemblers import chapter, evaluation, monitoring, programme, unit_report
from imece.overview.reports.assemblers.voice import Voice
from imece.overview.reports.choices import ReportKind
from imece.overview.reports.queries import activities as happenings
from imece.overview.reports.queries.material import Material, material, with_collaborators
from imece.overview.reports.queries.texts import texts_of
from imece.services.accounts.models import Unit
from imece.work.activities.yearly import year_list
from imece.work.strategy.queries.plans import newest_adopted

if TYPE_CHECKING:
    from imece.ground.paper.content import Paper
    from imece.overview.reports.models import Report
    from imece.overview.reports.queries.texts import Texts
    from imece.services.accounts.actor import Actor


def branch_of(unit: Unit) -> list[int]:
    """The unit and all below it."""
    units = Unit.objects.filter(office_id=unit.office_id, path__startswith=unit.path)
    return list(units.values_list("pk", flat=True))


def material_of(
    actor: Actor, report: Report, *, notes: bool = False, budgets: bool = False
) -> Material | None:
    """What the report is made of; None where the office has no plan that it could tell of."""
    notes = notes or report.kind == ReportKind.EVALUATION
    if report.unit is not None:
        plan = report.plan or newest_adopted(actor)
        return (
            material(plan, report.period, branch_of(report.unit), notes=notes, budgets=budgets)
            if plan is not None
            else None
        )
    if report.plan is None:
        return None
    return material(report.plan, report.period, notes=notes, budgets=budgets)


def paper_of(actor: Actor, report: Report) -> Paper:
    """The report as a paper; one that was approved says what it said."""
    if report.is_frozen:
        return paper_from(report.content[0])
    return assembled(actor, report, material_of(actor, report), texts_of(report))


def assembled(actor: Actor, report: Report, made_of: Material | None, texts: Texts) -> Paper:
    """The report assembled now."""
    voice = Voice(report.languages)
    if made_of is not None:
        made_of = with_collaborators(made_of)
    if report.unit is not None:
        unit_ids = branch_of(report.unit)
        return unit_report.assemble(
            unit=report.unit,
            period=report.period,
            material=made_of,
            activities=happenings.of_units(actor, unit_ids, report.period),
            texts=texts,
            voice=voice,
        )
    if made_of is None:
        raise ValueError("A report on a plan needs its plan.")
    match report.kind:
        case ReportKind.MONITORING:
            return monitoring.assemble(made_of, texts, voice)
        case ReportKind.EVALUATION:
            return evaluation.assemble(made_of, texts, voice)
        case ReportKind.PROGRAMME:
            return programme.assemble(made_of, texts, voice)
        case _:
            return chapter.assemble(made_of, year_list(actor, report.last.year), texts, voice)
