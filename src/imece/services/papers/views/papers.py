"""The list of kept papers, one paper with its preview and its file, and the circular of signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.documents.serving import send, show_made
from imece.services.papers import actions, policies, queries
from imece.services.papers.choices import PaperFormat
from imece.services.papers.circular import circular
from imece.services.papers.forms import PaperFilter

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.papers.models import KeptPaper
    from imece.services.papers.querysets import KeptPaperQuerySet

SORTS = {"ordered": ("ordered_at", "pk"), "title": ("title", "pk")}


@office_page(may=policies.may_see_papers)
def paper_list(request: OfficeRequest) -> HttpResponse:
    """The papers that were made, newest first."""
    filters = PaperFilter(request.GET)
    papers = filters.narrow(cast("KeptPaperQuerySet", queries.papers(request.actor)))
    found = listing(papers, request, sorts=SORTS, default="-ordered")
    context = {
        "filters": filters,
        "list": found,
        "rows": [(paper, queries.kind_title(paper.kind)) for paper in found.rows],
        "may_make_circular": policies.may_make_circular(request.actor),
        "may_see_looks": policies.may_see_looks(request.actor),
    }
    return render(request, "papers/list.html", context)


@require_POST
@office_page(may=policies.may_make_circular)
def circular_make(request: OfficeRequest) -> HttpResponse:
    """Make the circular of signatures in every format, and show the PDF."""
    content = circular(request.actor, get_language() or "tr")
    try:
        made = [
            actions.produce(actor=request.actor, content=content, paper_format=paper_format)
            for paper_format in (PaperFormat.EXCEL, PaperFormat.WORD, PaperFormat.PDF)
        ]
    except Refused as reason:
        messages.error(request, str(reason))
        return redirect("papers:list", request.actor.office.slug)
    return redirect("papers:show", request.actor.office.slug, made[-1].pk)


@office_page(load=queries.paper_of, may=policies.may_see)
def paper_show(request: OfficeRequest, paper: KeptPaper) -> HttpResponse:
    """Who made the paper when, its hashes, its preview and its file; htmx asks again while it is being made."""
    context = {
        "paper": paper,
        "kind_title": queries.kind_title(paper.kind),
        "others": queries.other_formats(request.actor, paper),
    }
    return render(request, "papers/show.html", context)


@office_page(load=queries.paper_of, may=policies.may_download)
def paper_file(request: OfficeRequest, paper: KeptPaper) -> HttpResponse:
    """The file, as a download."""
    if paper.file is None:
        raise Http404
    return cast("HttpResponse", send(paper.file))  # the doorway's type is narrower than what it lets through


@office_page(load=queries.paper_of, may=policies.may_preview)
def paper_preview(request: OfficeRequest, paper: KeptPaper) -> HttpResponse:
    """The PDF inside the paper's own page."""
    if paper.file is None:
        raise Http404
    return cast("HttpResponse", show_made(paper.file))  # as above
