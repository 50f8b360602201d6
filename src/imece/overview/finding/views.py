"""Search over everything that the actor may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from imece.overview.finding.kinds import kinds_of, labelled
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.accounts.policies import may_enter
from imece.services.search.queries import find
from imece.work.people.queries import people_named

if TYPE_CHECKING:
    from django.http import HttpResponse

LONGEST = 200


@office_page(may=may_enter)
def search(request: OfficeRequest) -> HttpResponse:
    """The page, or its results alone for live search."""
    text = request.GET.get("q", "")[:LONGEST].replace("\x00", "")
    kind = request.GET.get("kind", "")
    kind = kind if kind in kinds_of() else ""
    answer = find(request.actor, text, kind=kind)
    template = "finding/results.html" if request.htmx else "finding/search.html"  # type: ignore[attr-defined]
    context = {
        "text": text,
        "kind": kind,
        "answer": answer,
        "found": labelled(answer.rows),
        "kinds": kinds_of(),
        # People are in no shared index: they are asked for by their own rights.
        "people": [] if kind else people_named(request.actor, text),
    }
    return render(request, template, context)
