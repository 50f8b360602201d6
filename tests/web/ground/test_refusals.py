"""Every "no" is a page with a sentence, in both languages; odd bytes never give a 500."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client, RequestFactory, override_settings

from imece.ground.web import refusals

if TYPE_CHECKING:
    from tests.cast import Cast


@pytest.mark.parametrize(("prefix", "word"), [("", "bulunamadı"), ("/en", "Not found")])
def test_unknown_page_says_so_in_the_readers_language(
    client: Client, db: None, prefix: str, word: str
) -> None:
    response = client.get(f"{prefix}/nothing/here/")
    assert response.status_code == 404
    assert word.lower() in response.content.decode().lower()


def test_form_without_its_token_is_refused_with_a_sentence(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    cast.enters(client, cast.gaziantep, "Ebru")
    response = client.post("/o/gaziantep/duties/add/", {"title": "x"})
    assert response.status_code == 403
    assert "<h1>" in response.content.decode()


def test_refusal_of_a_policy_shows_its_reason(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Veli")
    response = client.get("/o/gaziantep/duties/add/")
    assert response.status_code == 403
    assert "koordinatör" in response.content.decode().lower()


def test_address_of_a_form_says_so_when_it_is_opened_as_a_page(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    response = client.get("/o/gaziantep/papers/circular/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Formun bulunduğu sayfaya dönüp" in response.content.decode()


def test_fragment_request_gets_the_sentence_alone(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Veli")
    response = client.get("/o/gaziantep/duties/add/", headers={"HX-Request": "true"})
    assert response.status_code == 403
    assert "<html" not in response.content.decode()


def test_server_error_page_needs_nothing_that_may_be_broken(rf: RequestFactory) -> None:
    response = refusals.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "<h1>" in response.content.decode()


def test_too_large_and_too_many_have_their_own_pages(rf: RequestFactory, client: Client, cast: Cast) -> None:
    assert refusals.too_many(rf.get("/")).status_code == 429
    cast.enters(client, cast.gaziantep, "Ebru")
    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=5):
        response = client.post("/o/gaziantep/duties/add/", {f"f{number}": "x" for number in range(20)})
    assert response.status_code == 413


@pytest.mark.parametrize(
    "address",
    [
        "/o/gaziantep/search/?q=%00",
        "/o/gaziantep/search/?q=%ff%fe",
        "/o/gaziantep/duties/?page=%F0%9F%98%80&sort=%27--",
        "/o/%00/",
        "/o/gaziantep/duties/99999999999999999999999/",
        "/o/gaziantep/search/?kind=../../etc&q=" + "a" * 3000,
    ],
)
def test_odd_bytes_give_a_page_and_never_a_server_error(client: Client, cast: Cast, address: str) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    assert client.get(address).status_code in {200, 400, 404}


def test_health_pages_answer(client: Client, db: None) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}


def test_pages_carry_a_strict_policy_and_a_request_number(client: Client, db: None) -> None:
    response = client.get("/account/login/")
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert len(response["X-Request-Id"]) == 16
    assert response["X-Frame-Options"] == "DENY"
