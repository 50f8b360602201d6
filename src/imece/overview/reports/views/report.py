"""One report: its texts, what is missing, its preview, and the moves of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.overview.reports import actions, policies
from imece.overview.reports.forms.beginning import NoteForm
from imece.overview.reports.forms.texts import TextsForm
from imece.overview.reports.queries import lookups
from imece.overview.reports.queries.assembling import material_of, paper_of
from imece.overview.reports.queries.texts import gaps_of, texts_of
from imece.overview.reports.questions import GROUPS, questions_of, sections_of
from imece.overview.reports.workflow import REPORT
from imece.services.accounts.doorway import OfficeRequest, office_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from imece.overview.reports.models import Report
    from imece.overview.reports.queries.lookups import Asked
    from imece.overview.reports.queries.material import Line
    from imece.overview.reports.queries.texts import Texts
    from imece.overview.reports.questions import Section

MOVES = ("submit", "take_back", "return", "approve", "publish", "withdraw", "take_up_again")


@office_page(load=lookups.report, may=policies.may_read)
def report(request: OfficeRequest, report: Report) -> HttpResponse:
    """Where the report stands, what is missing, its texts and indicators, what may be done.

    Its papers are a panel of their own (`papers.files`).
    """
    material, texts = material_of(request.actor, report), texts_of(report)
    lines = [
        (line, questions_of(report.kind, deviates=line.needs_reason))
        for line in (material.lines if material is not None else ())
    ]
    context = {
        "report": report,
        "gaps": gaps_of(report, material, texts),
        "sections": [(section, texts.get((section.code, None))) for section in sections_of(report.kind)],
        "lines": [(line, len(asked), answered(texts, line, asked)) for line, asked in lines],
        "moves": {name: REPORT.may(name, request.actor, report) for name in MOVES},
        "may_write": policies.may_write(request.actor, report),
        "may_remove": policies.may_remove(request.actor, report),
        "note_form": NoteForm(),
    }
    return render(request, "reports/report.html", context)


def answered(texts: Texts, line: Line, asked: Sequence[Section]) -> int:
    """How many questions about an indicator have a text."""
    rows = [texts.get((section.code, line.standing.link.indicator_id)) for section in asked]
    return sum(row is not None and bool(row.text or row.text_en) for row in rows)


@office_page(load=lookups.report, may=policies.may_write)
def texts(request: OfficeRequest, report: Report) -> HttpResponse:
    """Write the texts of the whole report."""
    form = TextsForm(
        request.POST or None, report=report, sections=sections_of(report.kind), texts=texts_of(report)
    )
    if request.method == "POST" and saved(request, report, form):
        return redirect("reports:report", request.actor.office.slug, report.pk)
    return render(request, "reports/texts.html", {"report": report, "form": form, "groups": GROUPS})


@office_page(load=lookups.line_of_report, may=policies.may_write_line)
def line_texts(request: OfficeRequest, asked: Asked) -> HttpResponse:
    """Write about one indicator: reason and measures, the answers of the evaluation; then go to the next."""
    report, line = asked.report, asked.line
    key = line.standing.link.indicator_id
    sections = questions_of(report.kind, deviates=line.needs_reason)
    form = TextsForm(
        request.POST or None, report=report, sections=sections, texts=texts_of(report), indicator_id=key
    )
    following = next_of(asked)
    if request.method == "POST" and saved(request, report, form):
        slug = request.actor.office.slug
        if "next" in request.POST and following is not None:
            return redirect("reports:line_texts", slug, report.pk, following)
        return redirect("reports:report", slug, report.pk)
    objective = next(row for row in asked.material.objectives if line in row.lines)
    context = {
        "report": report,
        "line": line,
        "objective": objective,
        "form": form,
        "groups": GROUPS,
        "following": following,
    }
    return render(request, "reports/texts.html", context)


def next_of(asked: Asked) -> int | None:
    """The indicator after this one that is asked about."""
    lines = asked.material.lines
    for line in lines[lines.index(asked.line) + 1 :]:
        if questions_of(asked.report.kind, deviates=line.needs_reason):
            key: int = line.standing.link.indicator_id
            return key
    return None


def saved(request: OfficeRequest, report: Report, form: TextsForm) -> bool:
    """Whether what was written is kept; a refusal stands on the form and nothing is lost."""
    if not form.is_valid():
        return False
    try:
        actions.write_texts(actor=request.actor, report=report, texts=form.written())
    except Refused as no:
        form.add_error(None, str(no))
        return False
    messages.success(request, _("Saved."))
    return True


@office_page(load=lookups.report, may=policies.may_read)
def preview(request: OfficeRequest, report: Report) -> HttpResponse:
    """The report as its paper will say it."""
    paper = paper_of(request.actor, report)
    return render(request, "reports/preview.html", {"report": report, "paper": paper})
