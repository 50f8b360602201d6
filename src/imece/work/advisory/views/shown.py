"""What the pages share: the query string without empty values, the table alone for htmx, the order of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render

from imece.ground.web.lists import turned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpResponse, QueryDict

    from imece.services.accounts.doorway import OfficeRequest


def tidied(query: QueryDict) -> str:
    """The query string without its empty values, which a form sends for every filter that was left alone."""
    kept = query.copy()
    for name in [name for name in query if not any(query.getlist(name))]:
        del kept[name]
    return kept.urlencode()


def list_page(request: OfficeRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """The whole list, or its table alone for htmx, with the address that it stands for."""
    context["query"] = tidied(request.GET)
    part = request.htmx and not request.htmx.boosted  # type: ignore[attr-defined]  # set by django-htmx
    answer = render(request, f"advisory/{name}_table.html" if part else f"advisory/{name}.html", context)
    if part:
        answer.headers["HX-Push-Url"] = f"{request.path}?{context['query']}".removesuffix("?")
    return answer


def order_of(request: OfficeRequest, sorts: Mapping[str, Sequence[str]], default: str) -> list[str]:
    """The order that the address asks for, as columns."""
    sort = request.GET.get("sort", default)
    sort = sort if sort.removeprefix("-") in sorts else default
    columns = sorts[sort.removeprefix("-")]
    return [turned(column) for column in columns] if sort.startswith("-") else list(columns)
