"""The demonstration's privileges: only with `IMECE_DEMO=1`, only from the same machine, never through a proxy."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

PROXY_MARKS: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST")


def is_demo(request: HttpRequest) -> bool:
    """Whether one-click roles and the freedom from the second factor hold for this request."""
    return bool(settings.IMECE_DEMO) and is_loopback(request)


def is_loopback(request: HttpRequest) -> bool:
    """Whether the request comes from this machine itself; what a proxy hands on never does."""
    if any(request.META.get(mark) for mark in PROXY_MARKS):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
