"""Sends text compressed to browsers that ask for it; files that are compressed already go as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

TEXT: Final = ("text/", "application/json", "application/xml", "image/svg+xml")


class CompressionMiddleware(GZipMiddleware):
    """Pages, fragments, lists as text. Django pads each answer by chance, so that its length tells nothing of a token."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leave alone what is streamed or no text."""
        if response.streaming or not response.headers.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
