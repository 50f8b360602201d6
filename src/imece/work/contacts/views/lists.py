"""The register's list with its exports, and the small helpers of the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from imece.ground.web.lists import listing, turned
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.exchange.policies import may_start
from imece.services.reference.choices import district_choices
from imece.work.contacts import exports, policies, queries
from imece.work.contacts.filters import DEFAULT_SORT, SORTS, InstitutionFilter
from imece.work.contacts.imports import INSTITUTIONS

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

LONGEST = 250


def tidied(query: QueryDict) -> str:
    """The query string without its empty values, which a form sends for every filter that was left alone."""
    kept = query.copy()
    for name in [name for name in query if not any(query.getlist(name))]:
        del kept[name]
    return kept.urlencode()


@office_page(may=policies.may_look)
def institution_list(request: OfficeRequest) -> HttpResponse:
    """The list; htmx gets the table alone."""
    filters = InstitutionFilter(request.GET, actor=request.actor)
    page = listing(filters.narrow(queries.listed(request.actor)), request, sorts=SORTS, default=DEFAULT_SORT)
    context = {
        "filters": filters,
        "list": page,
        "tags": queries.tags_of(request.actor, [one.pk for one in page.rows]),
        "query": tidied(request.GET),
        "may_enter": policies.may_enter(request.actor),
        "may_import": may_start(request.actor, INSTITUTIONS),
        "may_judge": policies.may_judge_pairs(request.actor),
    }
    part = request.htmx and not request.htmx.boosted  # type: ignore[attr-defined]  # set by django-htmx
    answer = render(request, "contacts/list_table.html" if part else "contacts/list.html", context)
    if part:
        answer.headers["HX-Push-Url"] = f"{request.path}?{context['query']}".removesuffix("?")
    return answer


@office_page(may=policies.may_look)
def export(request: OfficeRequest, file_format: str) -> HttpResponse:
    """What the list shows, in the same order, as a sheet."""
    filters = InstitutionFilter(request.GET, actor=request.actor)
    sort = request.GET.get("sort", DEFAULT_SORT)
    sort = sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT
    columns = SORTS[sort.removeprefix("-")]
    order = [turned(column) for column in columns] if sort.startswith("-") else columns
    found = filters.narrow(queries.listed(request.actor)).order_by(*order)
    return exports.register_response(request.actor, found, file_format)


def typed(request: OfficeRequest, name: str) -> str:
    """A text from the address, without what no name holds."""
    return request.GET.get(name, "")[:LONGEST].replace("\x00", "")


@office_page(may=policies.may_look)
def options(request: OfficeRequest) -> HttpResponse:
    """Names for an input's list of proposals; the input may have any of the names in use."""
    said = next(
        (typed(request, name) for name in ("parent", "other", "institution", "q") if name in request.GET), ""
    )
    return render(request, "contacts/options.html", {"found": queries.proposed(request.actor, said)})


@office_page(may=policies.may_enter)
def near(request: OfficeRequest) -> HttpResponse:
    """Those of the register that the name being typed may mean."""
    name = typed(request, "name")
    sought = queries.sought(name, "", typed(request, "province")[:2], typed(request, "country")[:2] or "TR")
    found = queries.near(sought) if len(name.strip()) > 2 else []
    return render(request, "contacts/near.html", {"found": found})


@office_page(may=policies.may_look)
def districts(request: OfficeRequest) -> HttpResponse:
    """The districts of the province chosen in a form."""
    return render(
        request,
        "contacts/district_options.html",
        {"choices": district_choices(typed(request, "province")[:2])},
    )
