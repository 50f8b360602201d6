"""Nothing is written without the form's own token, and nothing at all by those who only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.contracts.snapshots import everything
from tests.contracts.walking import enter, every_page, status_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.cast import Cast
    from tests.contracts.walking import Page
    from tests.material.lived_in import Lived

OWN = {"calendar:make", "calendar:shut", "reports:dossier", "reports:report_paper"}

API = ("open_api:", "open_data:")


def test_every_form_is_refused_when_its_token_is_missing(cast: Cast, gaziantep: Lived) -> None:
    client = enter(Client(enforce_csrf_checks=True), cast, "coordinator")
    before = everything()
    answers = {page.name: status_of(client, "post", page.filled(gaziantep)) for page in every_page()}
    api = {name: status for name, status in answers.items() if name.startswith(API)}
    assert set(api.values()) <= {403, 405}  # what can only be read says so instead
    assert {name for name in answers.keys() - api.keys() if answers[name] != 403} == set()
    assert everything() == before


@pytest.mark.slow
@pytest.mark.parametrize("who", ["auditor", "viewer", "top manager", "contact of another unit"])
def test_nothing_changes_when_a_reader_sends_every_form(
    who: str, client: Client, cast: Cast, gaziantep: Lived
) -> None:
    enter(client, cast, who)
    before = everything()
    # Whoever holds the letter's link is its holder, signed in or not; a reader's calendar address and
    # the papers that a reader orders are the reader's own.
    pages = [page for page in every_page() if page.entrance.kind != "link" and page.name not in OWN]
    assert writing_pages(client, "post", pages, gaziantep) == {}
    assert everything() == before


@pytest.mark.slow
def test_nothing_changes_by_looking(client: Client, cast: Cast, gaziantep: Lived) -> None:
    enter(client, cast, "coordinator")
    before = everything()
    assert writing_pages(client, "get", every_page(), gaziantep) == {}
    assert everything() == before


def writing_pages(client: Client, method: str, pages: Iterable[Page], lived: Lived) -> dict[str, list[str]]:
    """Page → the statements by which it wrote, the session and the trail of looks left out."""
    found = {}
    for page in pages:
        with CaptureQueriesContext(connection) as asked:
            status_of(client, method, page.filled(lived))
        written = [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        written = [sql for sql in written if "django_session" not in sql and "audit_entry" not in sql]
        if written:
            found[page.name] = written
    return found
