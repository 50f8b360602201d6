"""How the public site answers: only to be read, the same for everybody, and not sent twice when nothing changed."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, cast

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import gettext as _
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
    around = {
        "foot_links": foot_links(),
        "site_menu": site_menu(request.path),
        "site": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, template, {**around, **(context or {})})


def site_menu(path: str) -> list[dict[str, object]]:
    """The parts of the public site, in the head of each of its pages."""
    parts = [
        (_("Performance"), reverse("portal:offices")),
        (_("Projects"), reverse("portal:projects")),
        (_("Stories"), reverse("portal:stories")),
    ]
    inmost = max((url for _label, url in parts if path.startswith(url)), key=len, default="")
    return [{"label": label, "url": url, "current": url == inmost} for label, url in parts]


def foot_links() -> list[dict[str, str]]:
    """What stands at the foot of every public page."""
    return [
        {"label": _("Open data"), "url": reverse("open_data:page")},
        {"label": _("Accessibility"), "url": reverse("portal:accessibility")},
        {"label": _("Privacy"), "url": reverse("portal:privacy")},
        {"label": _("Credits"), "url": reverse("portal:credits")},
        {"label": _("Sign in"), "url": reverse("account_login")},
    ]
