"""Papers: of a report by a job, straight from records at once; looked at on the screen, taken along as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused, require
from imece.ground.values.period import periods_said
from imece.overview.reports import policies, tasks
from imece.overview.reports.assemblers import dossier as dossiers
from imece.overview.reports.assemblers.voice import Voice
from imece.overview.reports.forms.records import FORMS
from imece.overview.reports.queries import lookups
from imece.overview.reports.views.desk import shown
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.papers import actions as paper_actions
from imece.services.papers.queries import choices_of, chosen, papers_about
from imece.work.contacts.queries import institution as load_institution
from imece.work.indicators import queries as indicator_queries

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.overview.reports.models import Report
    from imece.work.contacts.models import Institution
    from imece.work.indicators.models import Actual

MOST_PAPERS: Final = 6


@office_page(may=policies.may_make_papers)
def papers(request: OfficeRequest) -> HttpResponse:
    """The papers that can be made without writing anything."""
    forms = {name: form(actor=request.actor, prefix=name) for name, form in FORMS.items()}
    return render(request, "reports/papers.html", {"forms": forms})


@office_page(load=load_institution, may=policies.may_make_paper_on)
def of_institution(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """The way to the briefing note on an institution: a panel on its page, and a page of its own."""
    chosen_facts = {"briefing-institution": institution.name, "briefing-language": get_language() or "tr"}
    return shown(request, "of_institution", {"institution": institution, "query": urlencode(chosen_facts)})


@office_page(load=lookups.paper_kind, may=policies.may_make_paper)
def paper(request: OfficeRequest, kind: str) -> HttpResponse:
    """One paper as it will be printed; the address holds what was chosen. Sent by a button, the paper is kept."""
    said = QueryDict(request.POST.get("chosen", "")) if request.method == "POST" else request.GET
    form = FORMS[kind](said or None, actor=request.actor, prefix=kind)
    if not form.is_valid():
        return render(request, "reports/paper_form.html", {"form": form, "kind": kind})
    made = form.paper()
    if request.method == "POST":
        paper_format, template = chosen(request.actor, made.kind, request.POST.get("format"))
        try:
            kept = paper_actions.produce(
                actor=request.actor, content=made, paper_format=paper_format, template=template
            )
        except Refused as no:
            messages.error(request, str(no))
        else:
            return redirect("papers:show", request.actor.office.slug, kept.pk)
    context = {
        "paper": made,
        "kind": kind,
        "chosen": said.urlencode(),
        "paper_choices": choices_of(request.actor, made.kind),
    }
    return render(request, "reports/paper.html", context)


@office_page(load=lookups.report, may=policies.may_read)
def files(request: OfficeRequest, report: Report) -> HttpResponse:
    """The papers of a report: in which formats it can be taken, and those that are kept. A panel of its page."""
    context = {
        "report": report,
        "office": request.actor.office.slug,
        "may_take": policies.may_take_paper(request.actor, report),
        "kept": papers_about(request.actor, report)[:MOST_PAPERS],
        "paper_choices": choices_of(request.actor, report.kind),
    }
    is_panel = bool(request.headers.get("HX-Request"))
    return render(request, "reports/papers_of.html" if is_panel else "reports/files.html", context)


@office_page(load=lookups.report, may=policies.may_take_paper)
@require_POST
def report_paper(request: OfficeRequest, report: Report) -> HttpResponse:
    """Order the report in a format or in the office's own template; a job makes it, its page shows how far it has come."""
    paper_format, template = chosen(request.actor, report.kind, request.POST.get("format"))
    kept = paper_actions.order_paper(
        actor=request.actor,
        kind=report.kind,
        title=periods_said(str(report), report.languages[0]),
        paper_format=paper_format,
        template=template,
        language=report.languages[0],
        about=report,
        options={"hash": report.content_hash},
    )
    tasks.make_report_paper.enqueue(kept.pk)
    return redirect("papers:show", request.actor.office.slug, kept.pk)


@office_page(load=indicator_queries.actual, may=policies.may_see_dossier)
def dossier(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """The evidence dossier of one figure: a panel on its page, on the screen, or kept as a file."""
    ways = choices_of(request.actor, dossiers.KIND)
    if request.method != "POST" and request.headers.get("HX-Request"):
        return render(request, "reports/dossier_panel.html", {"actual": actual, "paper_choices": ways})
    asked = (request.POST or request.GET).get("language") or get_language()
    language = "en" if asked == "en" else "tr"
    content = dossiers.assemble(indicator_queries.inspection(request.actor, actual), Voice((language,)))
    if request.method == "POST":
        paper_format, template = chosen(request.actor, dossiers.KIND, request.POST.get("format"))
        try:
            require(policies.may_keep_dossier(request.actor, actual))
            kept = paper_actions.produce(
                actor=request.actor,
                content=content,
                paper_format=paper_format,
                about=actual,
                template=template,
            )
        except Refused as no:
            messages.error(request, str(no))
        else:
            return redirect("papers:show", request.actor.office.slug, kept.pk)
    context = {"actual": actual, "paper": content, "language": language, "paper_choices": ways}
    return render(request, "reports/dossier.html", context)
