"""Every "no" as a page with a sentence: 400, 403, 404, 413, 429, 500, CSRF, and refusals raised by verbs."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

logger = logging.getLogger(__name__)
LARGEST_NUMBER = 2**63 - 1


def refusal(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    """A refusal page, or its sentence alone for a fragment request."""
    context = {"status": status, "title": title, "sentence": sentence}
    if getattr(request, "htmx", False) and not getattr(request.htmx, "boosted", False):  # type: ignore[attr-defined]
        return render(request, "web/refusal_fragment.html", context, status=status)
    return render(request, "web/refusal.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood; 413 when it is too large."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return refusal(request, 413, _("Too large"), _("What you sent is larger than this page accepts."))
    return refusal(request, 400, _("Not understood"), _("The address or the form is not of a kind we know."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 with the policy's own reason."""
    reason = str(exception) if isinstance(exception, PermissionDenied) and str(exception) else ""
    return refusal(request, 403, _("Not allowed"), reason or _("Your role does not allow this."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not yours to see."""
    return refusal(
        request, 404, _("Not found"), _("This page does not exist, has moved, or belongs to another office.")
    )


def not_this_way(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """405: an address that only takes a form was opened as a page (a reload, a bookmark, a sign-in in between)."""
    answer = refusal(
        request,
        405,
        _("Not a page"),
        _(
            "This address only takes a form that is sent. Go back to the page with the form and send it again."
        ),
    )
    answer["Allow"] = refused["Allow"]
    return answer


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: asked too often."""
    return refusal(request, 429, _("Too many tries"), _("Please wait a few minutes and try again."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere."""
    return refusal(
        request,
        403,
        _("Form out of date"),
        _(
            "The page was open for too long, or cookies are switched off. Go back, reload the page and send it again."
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500, rendered without context processors: whatever broke must not break this page."""
    context = {
        "status": 500,
        "title": _("Something went wrong"),
        "sentence": _("It is our fault, not yours; the error has been noted. Nothing was half-saved."),
        "request_id": getattr(request, "request_id", ""),
    }
    return HttpResponse(loader.render_to_string("web/server_error.html", context), status=500)


class RefusalMiddleware:
    """Turns a verb's `Refused` into a 409 page with its sentence, and odd bytes in addresses into a 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        answer = self.get_response(request)
        if answer.status_code == HttpResponseNotAllowed.status_code and not answer.content:
            return not_this_way(request, answer)
        return answer

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, words: dict[str, object]
    ) -> HttpResponse | None:
        """A number that no database column holds names nothing."""
        if any(isinstance(word, int) and word > LARGEST_NUMBER for word in words.values()):
            return not_found(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for the exceptions that carry a sentence."""
        if isinstance(exception, Refused):
            return refusal(request, 409, _("Not possible now"), str(exception))
        if isinstance(exception, SuspiciousOperation):
            logger.info("suspicious request refused")
            return bad_request(request, exception)
        return None
