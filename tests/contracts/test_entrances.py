"""Every address says who may enter; nothing is reachable that declares neither a policy nor "public"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from imece.ground.web.pages import entrance_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse
    from django.test import Client

    from tests.cast import Cast


def every_address(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, str, object]]:
    """(address pattern, namespace, view) of every mounted page."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from every_address(entry, before + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield before + str(entry.pattern), entry.callback.__module__, entry.callback


ADDRESSES = sorted(every_address(get_resolver()), key=lambda found: found[0])


def test_addresses_are_found_when_the_project_is_loaded() -> None:
    assert len(ADDRESSES) > 40
    assert any(address.startswith("healthz") for address, _, _ in ADDRESSES)


@pytest.mark.parametrize(("address", "module", "view"), ADDRESSES, ids=[a for a, _, _ in ADDRESSES])
def test_entrance_is_declared_when_an_address_is_mounted(address: str, module: str, view: object) -> None:
    if module.startswith("allauth."):
        return
    entrance = entrance_of(view)
    assert entrance is not None, f"{address} ({module}) declares nobody"
    assert entrance.kind in {"public", "member", "administrator", "office", "link"}
    if entrance.kind == "office":
        assert entrance.may is not None
        assert "<slug:office>" in address


def test_a_page_without_a_declaration_is_noticed() -> None:
    assert entrance_of(lambda request: None) is None


OFFICE_ADDRESSES = [
    address
    for address, _, view in ADDRESSES
    if (entrance := entrance_of(view)) is not None and entrance.kind == "office"
]


def filled(address: str, slug: str) -> str:
    """The address with the office's slug and a number or word in every other place."""
    path = address.replace("<slug:office>", slug)
    path = re.sub(r"<int:\w+>", "1", path)
    return "/" + re.sub(r"<\w+:\w+>", "x", path)


def asked(client: Client, address: str) -> HttpResponse:
    """The answer to a look, or to a form where the address takes nothing else."""
    response = client.get(address)
    return client.post(address) if response.status_code == 405 else response


def test_office_pages_are_not_found_when_the_person_has_no_seat(client: Client, cast: Cast) -> None:
    client.force_login(cast.orhangazi.members["Osman"].user)
    answers = {
        address: asked(client, filled(address, "gaziantep")).status_code for address in OFFICE_ADDRESSES
    }
    assert {address: status for address, status in answers.items() if status != 404} == {}


def test_office_pages_ask_to_sign_in_when_nobody_is_signed_in(client: Client, cast: Cast) -> None:
    for address in OFFICE_ADDRESSES:
        response = asked(client, filled(address, "gaziantep"))
        assert response.status_code == 302, address
        assert response.headers["Location"].startswith("/account/login/"), address
