"""A number for each request and one JSON line about it, without personal data."""

from __future__ import annotations

import logging
import secrets
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("imece.request")
request_id_now: ContextVar[str] = ContextVar("request_id", default="")


class RequestLogMiddleware:
    """Gives the request an id (also as a header) and logs method, route name, status and milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = secrets.token_hex(8)
        request.request_id = request_id  # type: ignore[attr-defined]  # read by the 500 page
        token = request_id_now.set(request_id)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
        finally:
            request_id_now.reset(token)
        response.headers["X-Request-Id"] = request_id
        match = request.resolver_match
        logger.info(
            "request",
            extra={
                "request_id": request_id,
                "method": request.method,
                "route": match.view_name if match else "",
                "status": response.status_code,
                "ms": round((time.perf_counter() - began) * 1000, 1),
            },
        )
        return response
