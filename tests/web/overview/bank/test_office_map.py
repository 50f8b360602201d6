"""The office's own map: also what is not open, for whoever may see it, and nothing of another office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.projects import actions
from tests.material.open_bank import facts_of, open_bank

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

PAGE = "/o/gaziantep/projects/map/"


def test_map_counts_open_and_internal_projects_of_the_office_alone(client: Client, cast: Cast) -> None:
    open_bank(cast.gaziantep.actor("Ayşe"), 3)
    actions.record_project(actor=cast.gaziantep.actor("Ayşe"), facts=facts_of(4, title="İçeride kalan"))
    open_bank(cast.orhangazi.actor("Osman"), 2)
    cast.enters(client, cast.gaziantep, "Ayşe")
    text = client.get(PAGE).content.decode()
    assert 'aria-label="Gaziantep: 4 proje' in text
    narrowed = client.get(PAGE, {"q": "kalan"}).content.decode()
    assert 'aria-label="Gaziantep: 1 proje' in narrowed
    assert "/o/gaziantep/projects/?q=kalan" in narrowed


def test_map_of_another_office_is_not_there(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.orhangazi, "Osman")
    assert client.get(PAGE).status_code == 404
