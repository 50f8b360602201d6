"""A plan coming in, previewed with its findings first, and going out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.values import turkish
from imece.services.accounts.doorway import office_page
from imece.services.accounts.models import Unit
from imece.services.audit import actions as audit
from imece.services.exchange.writing import XLSX_MIME
from imece.work.strategy import actions, exports, imports, policies
from imece.work.strategy.forms.plans import ImportForm
from imece.work.strategy.queries import plans as reads
from imece.work.strategy.queries.findings import judged_sheet
from imece.work.strategy.sheet_json import plan_json
from imece.work.strategy.sheets import sheet_of
from imece.work.strategy.views.answering import done, sent
from imece.work.strategy.views.findings import told

if TYPE_CHECKING:
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.strategy.models import Plan
    from imece.work.strategy.plan_sheet import PlanSheet


@office_page(may=policies.may_create_plan)
def import_plan(request: OfficeRequest) -> HttpResponse:
    """Choose a file; what was read and what contradicts itself is shown before anything is written."""
    form = ImportForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload, title = form.cleaned_data["file"], form.cleaned_data["title"]
        try:
            sheet = imports.read_plan(upload, title=title)
        except Refused as no:
            form.add_error("file", str(no))
        else:
            sheet = replace(sheet, title=title) if title else sheet
            return _preview(request, sheet, upload.name or "")
    return render(request, "strategy/import.html", {"form": form})


def _preview(request: OfficeRequest, sheet: PlanSheet, source: str, refusal: str = "") -> HttpResponse:
    rows = list(sheet.indicators())
    known = {turkish.fold(unit.name) for unit in Unit.objects.filter(office_id=request.actor.office_id)}
    units = {objective.responsible_unit for objective in sheet.objectives() if objective.responsible_unit}
    context = {
        "sheet": sheet,
        "source": source,
        "refusal": refusal,
        "sealed": imports.sealed(sheet, request.actor, source),
        "groups": told(judged_sheet(sheet), get_language() or "tr"),
        "objective_count": sum(1 for _row in sheet.objectives()),
        "indicator_count": len(rows),
        "assumed": [row for row in rows if None in (row.nature, row.direction, row.accumulation)],
        "unknown_units": sorted(unit for unit in units if turkish.fold(unit) not in known),
    }
    return render(request, "strategy/import_preview.html", context)


@require_POST
@office_page(may=policies.may_create_plan)
def import_accept(request: OfficeRequest) -> HttpResponse:
    """Make the previewed plan: all of it or nothing."""
    try:
        sheet, source = imports.opened(request.POST.get("sealed", ""), request.actor)
    except Refused as no:
        form = ImportForm()
        return render(request, "strategy/import.html", {"form": form, "refusal": str(no)})
    try:
        plan = actions.import_plan(actor=request.actor, sheet=sheet, source=source)
    except Refused as no:
        return _preview(request, sheet, source, str(no))
    said = _("The plan was imported. To undo it, remove the plan.")
    return done(request, said, "plan", plan=plan.pk)


@office_page(load=reads.plan, may=policies.may_look)
def export_xlsx(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The plan as a table that the import reads again."""
    audit.record(request.actor.signature, "strategy.plan_exported", plan, changes={"form": "xlsx"})
    name = f"{turkish.slug(plan.title) or 'plan'}.xlsx"
    book = exports.plan_workbook(sheet_of(plan))
    answer = FileResponse(book, as_attachment=True, filename=name, content_type=XLSX_MIME)
    return cast("HttpResponse", answer)


@office_page(load=reads.plan, may=policies.may_look)
def export_json(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The plan as JSON that the import reads again."""
    audit.record(request.actor.signature, "strategy.plan_exported", plan, changes={"form": "json"})
    text = json.dumps(plan_json(sheet_of(plan)), ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{turkish.slug(plan.title) or "plan"}.json"'
    )
    return response
