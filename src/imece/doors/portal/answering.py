"""How the public site answers: only to be read, the same for everybody, and not sent twice when nothing changed."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, cast

from django.conf import settings
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.http import require_safe

from imece.ground.web.pages import public_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse

    from imece.services.accounts.models import Office

Params = ParamSpec("Params")
if TYPE_CHECKING:
    View = Callable[Concatenate[HttpRequest, Params], HttpResponse]
FRESH_FOR: Final = 60  # seconds a page may be shown without asking again


def portal_page(view: View[Params]) -> View[Params]:
    """A page of the public site: GET and HEAD only, with an ETag; a browser that has it already gets 304."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or response.has_header("Cache-Control"):
            return response
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_cache_control(response, private=True, no_cache=True)
        else:
            patch_cache_control(response, public=True, max_age=FRESH_FOR)
        set_response_etag(response)
        answered = get_conditional_response(request, etag=response["ETag"], response=response)
        return cast("HttpResponse", answered)  # given a response, it is that one or a 304

    return public_page(cast("View[Params]", require_safe(answer)))  # `wraps` hides the parameters from mypy


def shown(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    office: Office | None = None,
) -> HttpResponse:
    """Render a page inside the public shell, under the office's name where it is an office's page."""
    if office is not None:
        head = {
            "name": str(office.said("name")),
            "kind_label": office.get_kind_display(),
            "slug": office.slug,
        }
        request.office = head  # type: ignore[attr-defined]  # read by the shell
    around = {"site": request.build_absolute_uri("/").rstrip("/")}
    return render(request, template, {**around, **(context or {})})
