"""The published performance figures by the API: the same as on the public pages, and none that is not published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.cache import cache

from imece.doors.open_api import openapi
from imece.work.strategy.models import Plan
from imece.work.strategy.queries import public_plan
from tests.standards import json_schema
from tests.web.doors.portal.conftest import loaded

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import DjangoAssertNumQueries

__all__ = ["loaded"]
ADDRESS = "/api/v1/offices/gaziantep/figures/"


def asked(client: Client, query: str = "") -> list[dict[str, Any]]:
    cache.clear()
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    document = openapi.document("x")
    schema = openapi.answer_schema(next(each for each in openapi.ENDPOINTS if each.name == "figures"))
    assert json_schema.faults(response.json(), schema, document) == []
    found: list[dict[str, Any]] = response.json()["data"]
    return found


def test_figures_are_those_of_the_public_pages(
    client: Client, db: None, loaded: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        rows = asked(client)
    plan = Plan.objects.get()
    public = public_plan("gaziantep", plan.pk)
    assert public is not None
    shown = [(row.number, row.performance) for row in public.standing.indicators]
    said = [(number, None if value is None else float(value)) for number, value in shown]
    assert [(row["indicator_number"], row["performance"]) for row in rows] == said
    assert {row["year"] for row in rows} == {public.year}
    assert all((row["actual"] is None) == (row["published_at"] is None) for row in rows)
    assert all(row["sample"] for row in rows)
    assert all(client.get(row["page"].partition("8000")[2]).status_code == 200 for row in rows[:3])


def test_figures_of_years_and_offices_without_any_are_empty_or_refused(
    client: Client, db: None, loaded: None
) -> None:
    assert asked(client, "?year=1999") == []
    assert client.get(f"{ADDRESS}?year=x").status_code == 400
    assert client.get("/api/v1/offices/yok/figures/").status_code == 404
