"""The list with its filters and exports, the board, the timetable, comparison and changing many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing, turned
from imece.services.accounts.doorway import office_page
from imece.services.exchange.policies import may_start
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say
from imece.work.projects import actions, detail, exports, overviewing, policies, queries, round_policies
from imece.work.projects.filters import DEFAULT_SORT, SORTS, ProjectFilter, tidied
from imece.work.projects.forms import BulkForm
from imece.work.projects.imports import PROJECTS
from imece.work.projects.undoable import PROJECT

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.projects.models import Project

MOST_AT_ONCE = 200


@office_page(may=policies.may_look)
def project_list(request: OfficeRequest) -> HttpResponse:
    """The list; htmx gets the table alone."""
    filters = ProjectFilter(request.GET, actor=request.actor)
    page = listing(filters.narrow(queries.listed(request.actor)), request, sorts=SORTS, default=DEFAULT_SORT)
    context = around(request, filters) | {
        "list": page,
        "may_record": policies.may_record(request.actor),
        "may_import": may_start(request.actor, PROJECTS),
        "may_see_rounds": round_policies.may_see_rounds(request.actor),
        "several_offices": len(filters.offices) > 1,
    }
    part = request.htmx and not request.htmx.boosted  # type: ignore[attr-defined]  # set by django-htmx
    answer = render(request, "projects/list_table.html" if part else "projects/list.html", context)
    if part:
        answer.headers["HX-Push-Url"] = f"{request.path}?{context['query']}".removesuffix("?")
    return answer


def around(request: OfficeRequest, filters: ProjectFilter) -> dict[str, Any]:
    """What the three ways of seeing the list share."""
    return {"filters": filters, "query": tidied(request.GET)}


@office_page(may=policies.may_look)
def board(request: OfficeRequest) -> HttpResponse:
    """The same projects by status."""
    filters = ProjectFilter(request.GET, actor=request.actor)
    columns = overviewing.board(filters.narrow(queries.listed(request.actor)))
    return render(request, "projects/board.html", around(request, filters) | {"columns": columns})


@office_page(may=policies.may_look)
def timetable(request: OfficeRequest) -> HttpResponse:
    """The same projects as bars over the years."""
    filters = ProjectFilter(request.GET, actor=request.actor)
    found = overviewing.timetable(filters.narrow(queries.listed(request.actor)))
    context = around(request, filters) | {"timetable": found, "today": request.actor.today}
    return render(request, "projects/timetable.html", context)


@office_page(may=policies.may_look)
def export(request: OfficeRequest, file_format: str) -> HttpResponse:
    """What the list shows, in the same order, as a sheet."""
    filters = ProjectFilter(request.GET, actor=request.actor)
    sort = request.GET.get("sort", DEFAULT_SORT)
    sort = sort if sort.removeprefix("-") in SORTS and sort.count("-") < 2 else DEFAULT_SORT
    columns = SORTS[sort.removeprefix("-")]
    order = [turned(column) for column in columns] if sort.startswith("-") else columns
    return exports.list_response(filters.narrow(queries.listed(request.actor)).order_by(*order), file_format)


@office_page(may=policies.may_look)
def compare(request: OfficeRequest) -> HttpResponse:
    """Two or three projects beside each other."""
    projects = queries.compared(request.actor, numbers(request.GET))
    rows = [(one, detail.topics(one), detail.lead_of(one.partners.all())) for one in projects]
    return render(request, "projects/compare.html", {"compared": rows})


@office_page(may=policies.may_record)
def bulk(request: OfficeRequest) -> HttpResponse:
    """Change the same things of many projects: the first sending brings the choice, the second the values."""
    chosen = own_of(request.actor, numbers(request.POST or request.GET))
    if not chosen:
        return redirect("projects:list", office=request.actor.office.slug)
    sent = request.method == "POST" and "apply" in request.POST
    form = BulkForm(request.POST if sent else None, actor=request.actor)
    if sent and form.is_valid():
        try:
            with watching(request.actor, PROJECT, [one.pk for one in chosen]) as watch:
                number = actions.change_many(
                    actor=request.actor,
                    projects=chosen,
                    values=form.values(),
                    themes=form.cleaned_data["themes"],
                )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            text = ngettext("%(count)d project is changed.", "%(count)d projects are changed.", number)
            say(request, text % {"count": number}, watch)
            return redirect("projects:list", office=request.actor.office.slug)
    return render(request, "projects/bulk.html", {"form": form, "chosen": chosen})


def numbers(said: QueryDict) -> list[int]:
    """The keys named in an address or form (`p`), at most two hundred."""
    named = [text for text in said.getlist("p") if text.isascii() and text.isdigit() and len(text) < 19]
    return [int(text) for text in dict.fromkeys(named)][:MOST_AT_ONCE]


def own_of(actor: Actor, ids: list[int]) -> list[Project]:
    """Those of the keys that are the office's own visible projects."""
    if not ids:
        return []
    mine = policies.visible_to(actor).filter(pk__in=ids, office_id=actor.office_id)
    found = list(mine.order_by("sort_key", "pk"))
    if not found:
        raise Http404(_("None of these projects is yours."))
    return found
