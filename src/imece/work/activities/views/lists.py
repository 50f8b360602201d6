"""The list with its filters and exports, the yearly list, small helpers of the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from imece.ground.web.lists import listing, turned
from imece.services.accounts.doorway import office_page
from imece.services.exchange.policies import may_start
from imece.services.reference.choices import district_choices
from imece.work.activities import exports, policies, queries, yearly
from imece.work.activities.dates import EARLIEST_YEAR, LATEST_YEAR
from imece.work.activities.filters import DEFAULT_SORT, SORTS, ActivityFilter, tidied
from imece.work.activities.imports import ACTIVITIES

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.activities.yearly import YearList


@office_page(may=policies.may_look)
def activity_list(request: OfficeRequest) -> HttpResponse:
    """The list; htmx gets the table alone."""
    filters = ActivityFilter(request.GET, actor=request.actor)
    page = listing(filters.narrow(queries.listed(request.actor)), request, sorts=SORTS, default=DEFAULT_SORT)
    context = {
        "filters": filters,
        "list": page,
        "query": tidied(request.GET),
        "may_record": policies.may_record(request.actor),
        "may_import": may_start(request.actor, ACTIVITIES),
        "may_manage_kinds": policies.may_manage_kinds(request.actor),
        "year": request.actor.today.year,
        "several_offices": len(filters.offices) > 1,
    }
    part = request.htmx and not request.htmx.boosted  # type: ignore[attr-defined]  # set by django-htmx
    answer = render(request, "activities/list_table.html" if part else "activities/list.html", context)
    if part:
        answer.headers["HX-Push-Url"] = f"{request.path}?{context['query']}".removesuffix("?")
    return answer


@office_page(may=policies.may_look)
def export(request: OfficeRequest, file_format: str) -> HttpResponse:
    """What the list shows, in the same order, as a sheet."""
    filters = ActivityFilter(request.GET, actor=request.actor)
    sort = request.GET.get("sort", DEFAULT_SORT)
    sort = sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT
    columns = SORTS[sort.removeprefix("-")]
    order = [turned(column) for column in columns] if sort.startswith("-") else columns
    return exports.list_response(filters.narrow(queries.listed(request.actor)).order_by(*order), file_format)


@office_page(may=policies.may_look)
def institution_options(request: OfficeRequest) -> HttpResponse:
    """Names for the input's list of proposals."""
    names = queries.institution_names(request.actor, request.GET.get("institution", ""))
    return render(request, "activities/institution_options.html", {"names": names})


@office_page(may=policies.may_look)
def district_options(request: OfficeRequest) -> HttpResponse:
    """The districts of the province chosen in a form."""
    choices = district_choices(request.GET.get("province", "")[:2])
    return render(request, "activities/district_options.html", {"choices": choices})


def load_year(actor: Actor, year: int) -> YearList:
    """The yearly list of a year that a calendar may name."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Http404
    return yearly.year_list(actor, year)


def may_see_year(actor: Actor, found: YearList) -> Decision:
    """Whoever may open the list."""
    return policies.may_look(actor)


def month_names(found: YearList) -> list[str]:
    """The headings of the yearly table in the reader's language."""
    return found.month_names(get_language() or "tr")


@office_page(may=policies.may_look)
def this_year(request: OfficeRequest) -> HttpResponse:
    """The way to the current year."""
    return redirect("activities:year", office=request.actor.office.slug, year=request.actor.today.year)


@office_page(load=load_year, may=may_see_year)
def year_page(request: OfficeRequest, found: YearList) -> HttpResponse:
    """The yearly list on the screen."""
    context = {"found": found, "years": queries.years(request.actor), "month_names": month_names(found)}
    return render(request, "activities/year.html", context)


@office_page(load=load_year, may=may_see_year)
def year_print(request: OfficeRequest, found: YearList) -> HttpResponse:
    """The yearly list for paper."""
    return render(request, "activities/year_print.html", {"found": found, "month_names": month_names(found)})


@office_page(load=load_year, may=may_see_year)
def year_sheet(request: OfficeRequest, found: YearList) -> HttpResponse:
    """The yearly list as a sheet."""
    return exports.year_response(found)
