"""Addresses that are kept in rows: stored without a language, shown in the reader's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

if TYPE_CHECKING:
    from django.http import HttpRequest


def neutral(address: str) -> str:
    """The address without its language prefix."""
    for code, _label in settings.LANGUAGES:
        if address.startswith(f"/{code}/"):
            return address[len(code) + 1 :]
    return address


def own_address(request: HttpRequest, address: str) -> str:
    """The address when it leads to a page of this installation, else nothing: no way out through a link of ours."""
    own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if own else ""


def localised(address: str, language: str | None = None) -> str:
    """A kept address in a language (default: the reader's); the first language has no prefix."""
    wanted = language or get_language() or settings.LANGUAGE_CODE
    if wanted == settings.LANGUAGE_CODE or not address.startswith("/"):
        return address
    return f"/{wanted}{neutral(address)}"
