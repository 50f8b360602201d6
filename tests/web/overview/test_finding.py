"""The search page: what is found leads to the record, in the reader's language; fragments for live search."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from imece.work.activities import actions
from imece.work.activities.dates import When
from imece.work.activities.facts import Facts
from imece.work.activities.models import ActivityKind

if TYPE_CHECKING:
    from django.test import Client

    from imece.work.activities.models import Activity
    from tests.cast import Cast, Place


def recorded(place: Place, name: str, title: str) -> Activity:
    return actions.record_activity(
        actor=place.actor(name),
        facts=Facts(
            kind=ActivityKind.objects.get(code="meeting"),
            title=title,
            when=When(date(2026, 3, 1), date(2026, 3, 1)),
        ),
    )


def test_found_record_leads_to_its_page_in_both_languages(client: Client, cast: Cast) -> None:
    activity = recorded(cast.gaziantep, "Ebru", "İzmir iktisat kongresi")
    cast.enters(client, cast.gaziantep, "Ayşe")
    turkish = client.get("/o/gaziantep/search/?q=izmir").content.decode()
    assert f'href="/o/gaziantep/activities/{activity.pk}/"' in turkish
    assert "Faaliyet" in turkish
    english = client.get("/en/o/gaziantep/search/?q=IZMIR+kongre").content.decode()
    assert f'href="/en/o/gaziantep/activities/{activity.pk}/"' in english
    assert client.get(f"/en/o/gaziantep/activities/{activity.pk}/").status_code == 200


def test_other_offices_record_is_never_shown(client: Client, cast: Cast) -> None:
    recorded(cast.orhangazi, "Osman", "Zeytin toplantısı")
    cast.enters(client, cast.gaziantep, "Ayşe")
    page = client.get("/o/gaziantep/search/?q=zeytin").content.decode()
    assert "Zeytin toplantısı" not in page


def test_live_search_gets_the_results_alone(client: Client, cast: Cast) -> None:
    recorded(cast.gaziantep, "Ebru", "Fuar hazırlığı")
    cast.enters(client, cast.gaziantep, "Ebru")
    fragment = client.get("/o/gaziantep/search/?q=fuar", headers={"HX-Request": "true"}).content.decode()
    assert "Fuar hazırlığı" in fragment
    assert "<html" not in fragment


def test_kind_narrows_and_an_unknown_kind_is_ignored(client: Client, cast: Cast) -> None:
    recorded(cast.gaziantep, "Ebru", "Fuar hazırlığı")
    cast.enters(client, cast.gaziantep, "Ebru")
    assert "Fuar hazırlığı" in client.get("/o/gaziantep/search/?q=fuar&kind=activity").content.decode()
    assert (
        "Fuar hazırlığı" not in client.get("/o/gaziantep/search/?q=fuar&kind=strategy.plan").content.decode()
    )
    assert "Fuar hazırlığı" in client.get("/o/gaziantep/search/?q=fuar&kind=nonsense").content.decode()
