"""Choosing light or dark: a person's own, a visitor's cookie, and never a way out of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from imece.services.accounts.models import User

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

DARK = 'media="screen"'
BY_SYSTEM = "prefers-color-scheme"


def page(client: Client, path: str = "/") -> str:
    """One page, spaces made even."""
    return " ".join(client.get(path).content.decode().split())


def test_a_visitor_keeps_the_choice_in_a_cookie(client: Client, cast: Cast) -> None:
    assert BY_SYSTEM in page(client)
    answer = client.post(f"{reverse('accounts:theme')}?next=/privacy/", {"theme": "dark"})

    assert answer.headers["Location"] == "/privacy/"
    assert answer.cookies["theme"]["httponly"]
    assert DARK in page(client, "/privacy/")
    assert "Cookie" in client.get("/privacy/").headers["Vary"]


def test_a_person_keeps_the_choice_on_every_device(client: Client, cast: Cast) -> None:
    person = cast.gaziantep.members["Ayşe"].user
    client.force_login(person)
    client.post(reverse("accounts:theme"), {"theme": "light"})
    person.refresh_from_db()
    assert person.theme == "light"

    client.cookies.pop("theme")
    assert "imece-dark" not in page(client, reverse("accounts:profile"))


def test_a_persons_choice_goes_before_the_cookie_of_the_browser(client: Client, cast: Cast) -> None:
    person = cast.gaziantep.members["Ayşe"].user
    User.objects.filter(pk=person.pk).update(theme="light")
    client.force_login(person)
    client.cookies["theme"] = "dark"

    assert "imece-dark" not in page(client)


def test_a_cookie_that_says_nonsense_counts_as_none(client: Client, cast: Cast) -> None:
    client.cookies["theme"] = "dark;media=all"

    assert BY_SYSTEM in page(client)


def test_an_unknown_theme_is_refused_and_nothing_changes(client: Client, cast: Cast) -> None:
    person = cast.gaziantep.members["Ayşe"].user
    client.force_login(person)
    answer = client.post(reverse("accounts:theme"), {"theme": "neon"})

    assert answer.status_code == 200
    assert "theme" not in answer.cookies
    person.refresh_from_db()
    assert person.theme == "system"


@pytest.mark.parametrize(
    "away", ["https://kotu.example/", "//kotu.example", "javascript:alert(1)", "\\\\kotu"]
)
def test_the_way_back_never_leads_to_another_host(client: Client, cast: Cast, away: str) -> None:
    answer = client.post(f"{reverse('accounts:theme')}?{'next=' + away}", {"theme": "dark"})

    assert answer.headers["Location"] == reverse("accounts:theme")
