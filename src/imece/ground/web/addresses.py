"""Addresses that are kept in rows: stored without a language, shown in the reader's."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language


def neutral(address: str) -> str:
    """The address without its language prefix."""
    for code, _label in settings.LANGUAGES:
        if address.startswith(f"/{code}/"):
            return address[len(code) + 1 :]
    return address


def localised(address: str, language: str | None = None) -> str:
    """A kept address in a language (default: the reader's); the first language has no prefix."""
    wanted = language or get_language() or settings.LANGUAGE_CODE
    if wanted == settings.LANGUAGE_CODE or not address.startswith("/"):
        return address
    return f"/{wanted}{neutral(address)}"
