"""The pages of duties, as people use them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from imece.services.duties import actions
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast


def test_duty_is_given_when_the_form_is_right(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    seat = cast.gaziantep.members["Ayşe"]
    response = client.post(
        "/o/gaziantep/duties/add/", {"title": "Raporu hazırla", "due_on": "31.12.2026", "owner": seat.pk}
    )
    assert response.status_code == 302
    duty = Duty.objects.get()
    assert (duty.title, duty.due_on, duty.owner) == ("Raporu hazırla", date(2026, 12, 31), seat)


@pytest.mark.parametrize(
    "posted",
    [
        {"title": "", "owner": "own"},
        {"title": "X", "due_on": "31.13.2026", "owner": "own"},
        {"title": "X"},
        {"title": "X", "owner": "other"},
        {"title": "X" * 201, "owner": "own"},
    ],
)
def test_wrong_form_comes_back_with_a_sentence_and_nothing_is_saved(
    client: Client, cast: Cast, posted: dict[str, str]
) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    seats = {"own": cast.gaziantep.members["Ayşe"].pk, "other": cast.orhangazi.members["Osman"].pk}
    data = {key: str(seats.get(value, value)) for key, value in posted.items()}
    response = client.post("/o/gaziantep/duties/add/", data)
    assert response.status_code == 200
    assert "invalid-feedback" in response.content.decode() or "im-error" in response.content.decode()
    assert Duty.objects.count() == 0


def test_duty_of_another_office_is_not_found(client: Client, cast: Cast) -> None:
    duty = actions.give_duty(
        actor=cast.orhangazi.actor("Osman"),
        title="Orhangazi işi",
        due_on=None,
        owner=cast.orhangazi.members["Emine"],
    )
    cast.enters(client, cast.gaziantep, "Ayşe")
    assert client.get(f"/o/gaziantep/duties/{duty.pk}/").status_code == 404
    assert client.post(f"/o/gaziantep/duties/{duty.pk}/finish/").status_code == 404
    assert "Orhangazi işi" not in client.get("/o/gaziantep/duties/").content.decode()
    assert Duty.objects.open().count() == 1


def test_finishing_from_the_list_and_undoing_it(client: Client, cast: Cast) -> None:
    duty = actions.give_duty(
        actor=cast.gaziantep.actor("Ayşe"), title="İş", due_on=None, owner=cast.gaziantep.members["Ebru"]
    )
    cast.enters(client, cast.gaziantep, "Ebru")
    client.post(f"/o/gaziantep/duties/{duty.pk}/finish/")
    assert Duty.objects.open().count() == 0
    client.post(f"/o/gaziantep/duties/{duty.pk}/finish/", {"undo": "1"})
    assert Duty.objects.open().count() == 1


def test_list_costs_the_same_questions_when_it_grows(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    for number in range(20):
        actions.give_duty(
            actor=cast.gaziantep.actor("Ayşe"),
            title=f"İş {number}",
            due_on=None,
            owner=cast.gaziantep.members["Ebru"],
        )
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get("/o/gaziantep/duties/")
