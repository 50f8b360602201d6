"""The name a passkey belongs to: the host of the address. A number (127.0.0.1) cannot be one."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from django.http import HttpRequest


def host_of(request: HttpRequest) -> str:
    """The host of the address without its port."""
    return urlsplit(f"//{request.get_host()}").hostname or ""


def is_a_name(request: HttpRequest) -> bool:
    """Whether the page was opened by a name, so that passkeys can be made and used."""
    try:
        ip_address(host_of(request))
    except ValueError:
        return True
    return False


def address_by_name(request: HttpRequest) -> str:
    """The same page at `localhost` when this machine was asked by its number; empty for every other number."""
    host = host_of(request)
    if is_a_name(request) or not ip_address(host).is_loopback:
        return ""
    port = urlsplit(f"//{request.get_host()}").port
    place = f"localhost:{port}" if port else "localhost"
    return f"{request.scheme}://{place}{request.get_full_path()}"
