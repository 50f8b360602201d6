"""How the API answers: JSON for everybody and every site, an ETag, a limit, and each refusal as a sentence."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, cast

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.http import parse_http_date
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _

from imece.ground.web.pages import public_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

Params = ParamSpec("Params")
if TYPE_CHECKING:
    View = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]
FRESH_FOR: Final = 60  # seconds an answer may be shown without asking again
SAFE: Final = ("GET", "HEAD")
MINUTE: Final = 60
SPOKEN: Final = ("tr", "en")


class NotUnderstood(Exception):
    """A filter that cannot be followed; the sentence is for whoever asked."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How often one address may ask in a minute."""

    name: str
    times: int


ANSWERS: Final = Limit("answers", 240)
FILES: Final = Limit("files", 20)
"""A file may take the server a minute of work."""


def open_page(limit: Limit) -> Callable[[View[Params]], View[Params]]:
    """A door for programs: GET, HEAD and the browser's question before them; cookies are neither read nor set."""

    def declared(view: View[Params]) -> View[Params]:
        @wraps(view)
        def answer(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponseBase:
            with override(language_of(request)):
                return open_to_all(answered(request, lambda: view(request, *args, **kwargs), limit))

        answer.csrf_exempt = True  # type: ignore[attr-defined]  # so that a POST is told what it may do instead
        return cast("View[Params]", public_page(cast("Any", answer)))

    return declared


def answered(request: HttpRequest, ask: Callable[[], HttpResponseBase], limit: Limit) -> HttpResponseBase:
    """The answer, or the refusal in its place."""
    if request.method == "OPTIONS":
        return HttpResponse(
            status=204, headers={"Allow": "GET, HEAD, OPTIONS", "Access-Control-Max-Age": "86400"}
        )
    if request.method not in SAFE:
        refusal = problem(405, _("Open data can only be read: use GET."))
        refusal["Allow"] = "GET, HEAD, OPTIONS"
        return refusal
    left, wait = count(request, limit)
    if left < 0:
        refusal = problem(429, _("Asked too often. Wait %(wait)s seconds and go on.") % {"wait": wait})
        refusal["Retry-After"] = str(wait)
        return refusal
    try:
        response = ask()
    except NotUnderstood as no:
        return problem(400, str(no))
    except Http404:
        return problem(404, _("There is no such thing here, or it has not been published."))
    response["RateLimit"] = f'"{limit.name}";r={left};t={wait}'
    return conditional(request, response)


def conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """304 for whoever has the same already."""
    if response.status_code != 200:
        return response
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=FRESH_FOR)
    if response.streaming:  # what has a sum was asked for it before a file was opened
        return response
    set_response_etag(cast("HttpResponse", response))
    said = response.get("Last-Modified")
    found = get_conditional_response(
        request,
        etag=response.get("ETag"),
        last_modified=parse_http_date(said) if said else None,
        response=cast("HttpResponse", response),
    )
    return response if found is None else found


def count(request: HttpRequest, limit: Limit) -> tuple[int, int]:
    """How many requests are left in this minute (below zero: one too many), and the seconds until the next begins."""
    minute, second = divmod(int(time.time()), MINUTE)
    who = hashlib.sha256(str(get_adapter().get_client_ip(request)).encode()).hexdigest()[:32]
    key = f"open-{limit.name}-{minute}-{who}"
    asked = int(cache.get(key, 0)) + 1  # read and written apart, as in the calendar: one too low does no harm
    cache.set(key, asked, MINUTE)
    return limit.times - asked, MINUTE - second


def language_of(request: HttpRequest) -> str:
    """The language of sentences: that of the address, else what the program asks for."""
    found = get_language_from_request(request, check_path=True)
    return found if found in SPOKEN else SPOKEN[0]


def json_response(value: Any) -> HttpResponse:
    """An answer as JSON with its Turkish letters as they are."""
    return HttpResponse(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")),
        content_type="application/json; charset=utf-8",
    )


def problem(status: int, sentence: str) -> HttpResponse:
    """A refusal as RFC 9457 wants it."""
    titles = {
        400: _("Not understood"),
        404: _("Not found"),
        405: _("Only to be read"),
        429: _("Too many requests"),
    }
    body = {"type": "about:blank", "title": titles[status], "status": status, "detail": sentence}
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=status,
        content_type="application/problem+json; charset=utf-8",
    )
    response["Cache-Control"] = "no-store"
    return response


def open_to_all(response: HttpResponseBase) -> HttpResponseBase:
    """Programs of any site may read it; nothing here depends on who asks."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link, RateLimit, Retry-After"
    response["X-Content-Type-Options"] = "nosniff"
    return response
