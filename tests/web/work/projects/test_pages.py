"""The pages of projects as people use them: recording, changing, moving, publishing, the list and its other ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from imece.work.projects.models import Project

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_project_is_recorded_once_when_the_form_is_sent_twice(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    said = {
        "once": "abc",
        "title": "Göç Alanında Deneyim Paylaşımı",
        "part": "lead",
        "status": "running",
        "start": "2018",
        "end": "31.12.2020",
        "grant": "75.000 €",
        "province": "27",
        "country": "TR",
        "others": "Sopot Belediyesi (Polonya)\nİpekyolu Kalkınma Ajansı",
        "themes": ["migration"],
    }
    url = reverse("projects:new", args=["gaziantep"])
    for _turn in range(2):
        assert client.post(url, said).status_code == 302
    project = Project.objects.get()
    assert (project.currency, project.grant_amount, project.start_precision) == ("EUR", 75000, "year")
    assert [(row.name, row.country) for row in project.partners.all()] == [
        ("Sopot Belediyesi", "PL"),
        ("İpekyolu Kalkınma Ajansı", "TR"),
    ]
    assert client.get(reverse("projects:detail", args=["gaziantep", project.pk])).status_code == 200
