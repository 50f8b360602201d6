"""The first page: offices and sign-in for real, what İmece is and one-click roles in the demonstration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from imece.services.accounts.models import User
from imece.work.strategy.models import Plan

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db


def test_first_page_lists_offices_and_offers_no_roles_for_real(client: Client, loaded: None) -> None:
    text = client.get("/").content.decode()
    assert re.findall(r'href="(/performans/[a-z]+/)"', text) == [
        "/performans/bursa/",
        "/performans/gaziantep/",
        "/performans/orhangazi/",
    ]
    assert "/demo/enter/" not in text


def test_one_click_enters_as_each_person_in_the_demonstration(
    client: Client, loaded: None, settings: SettingsWrapper
) -> None:
    settings.IMECE_DEMO = True
    response = client.get("/")
    assert "no-store" in response["Cache-Control"]
    people = re.findall(r'name="person" value="(\d+)"', response.content.decode())
    assert {int(person) for person in people} == set(User.objects.values_list("pk", flat=True))
    for person in people:
        entered = client.post("/demo/enter/", {"person": person}, follow=True)
        assert entered.status_code == 200
        assert entered.wsgi_request.user.pk == int(person)


def test_roles_are_not_offered_through_a_proxy(
    client: Client, loaded: None, settings: SettingsWrapper
) -> None:
    settings.IMECE_DEMO = True
    text = client.get("/", headers={"X-Forwarded-For": "203.0.113.7"}).content.decode()
    assert "/demo/enter/" not in text


@pytest.mark.parametrize("address", ["/credits/", "/en/credits/", "/privacy/", "/en/accessibility/"])
def test_pages_about_the_site_answer_without_data(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert response.has_header("ETag")


def test_credits_name_what_is_shipped(client: Client) -> None:
    text = client.get("/credits/").content.decode()
    assert "@tabler/core" in text
    assert "OFL-1.1" in text


def test_performance_pages_begin_with_every_office_and_its_plans(client: Client, loaded: None) -> None:
    for address in ("/performans/", "/en/performans/"):
        text = client.get(address).content.decode()
        assert f'href="{address}gaziantep/{Plan.objects.get().pk}/"' in text
        assert f'href="{address}orhangazi/"' in text
