"""The page "what if": a shareable address, a fragment for htmx, nothing saved, rights as the plan's."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from imece.work.strategy.models import ObjectiveIndicator
from tests.kept import cast_on_stage, kept_for_the_file
from tests.unit.work.strategy.making import report, seed_plan

if TYPE_CHECKING:
    from django.test import Client

    from imece.work.strategy.models import Plan
    from tests.cast import Cast


def seeded(cast: Cast) -> Plan:
    plan, _objective, indicators = seed_plan(cast.gaziantep.actor("Ayşe"))
    report(indicators[0], 2024, 9)
    return plan


stage = kept_for_the_file(seeded)
cast = cast_on_stage


@pytest.fixture
def plan(cast: Cast, made_on_stage: Plan, client: Client) -> Plan:
    cast.enters(client, cast.gaziantep, "Ayşe")
    return made_on_stage


def address(plan: Plan, query: str = "") -> str:
    return f"{reverse('strategy:simulation', args=['gaziantep', plan.pk])}?year=2024&basis=approved{query}"


def link(number: str) -> int:
    return ObjectiveIndicator.objects.get(number=number).pk


def test_a_press_leads_to_the_address_of_the_scenario(client: Client, plan: Plan) -> None:
    pk = link("2.4.1")
    answer = client.get(address(plan, f"&a{pk}=9&w{pk}=8&step=a{pk}.up"))
    assert (answer.status_code, answer["Location"]) == (302, address(plan, f"&a{pk}=10"))
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert page.context["simulation"].objectives[0].score.difference == Decimal("0.8")
    text = page.content.decode()
    assert f'name="a{pk}" value="10"' in text
    assert "+0,8" in text
    assert "2.4 hedefini" in text


def test_htmx_gets_the_part_and_the_address(client: Client, plan: Plan) -> None:
    pk = link("2.4.1")
    answer = client.get(address(plan, f"&step=a{pk}.up"), headers={"HX-Request": "true"})
    assert answer["HX-Push-Url"] == address(plan, f"&a{pk}=10")
    assert "<html" not in answer.content.decode()
    again = client.get(
        address(plan, f"&a{pk}=10"), headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )
    assert "<html" in again.content.decode()


def test_looking_at_a_scenario_writes_nothing_and_asks_as_often_as_without(
    client: Client, plan: Plan
) -> None:
    scenario = address(plan, f"&a{link('2.4.1')}=10&w{link('2.4.2')}=9")
    with CaptureQueriesContext(connection) as plain:
        client.get(address(plan))
    with CaptureQueriesContext(connection) as moved:
        client.get(scenario)
    assert len(moved) == len(plain)
    assert not [row for row in moved if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_wrong_figures_are_shown_as_typed_with_what_is_wrong(client: Client, plan: Plan) -> None:
    page = client.get(address(plan, f"&a{link('2.4.1')}=beş&w{link('2.4.2')}=500"))
    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="beş"' in text
    assert "0 ile 100 arasında" in text


def test_unbalanced_weights_are_told_and_shared_out(client: Client, plan: Plan) -> None:
    text = client.get(address(plan, f"&w{link('2.4.1')}=10")).content.decode()
    assert "Ağırlıkların toplamı 100 olmalıdır" in text
    objective = plan.goals.first().objectives.first()
    answer = client.get(address(plan, f"&w{link('2.4.1')}=10&even={objective.pk}"), follow=True)
    assert answer.context["simulation"].objectives[0].weights_total == 100


@pytest.mark.parametrize("name", ["Umut", "Veli", "Derya"])
def test_who_may_look_at_the_plan_may_try(client: Client, cast: Cast, plan: Plan, name: str) -> None:
    cast.enters(client, cast.gaziantep, name)
    assert client.get(address(plan)).status_code == 200


def test_others_find_nothing(client: Client, cast: Cast, plan: Plan) -> None:
    cast.enters(client, cast.orhangazi, "Osman")
    assert client.get(address(plan)).status_code == 404
    client.logout()
    assert client.get(address(plan)).status_code == 302
