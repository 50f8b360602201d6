"""Arriving: to the only office, to a choice, and to what waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from imece.ground.values import clock
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership
from imece.services.duties import actions

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast


def test_person_of_one_office_goes_straight_there(client: Client, cast: Cast) -> None:
    response = cast.enters(client, cast.orhangazi, "Osman").get("/start/")
    assert (response.status_code, response["Location"]) == (302, "/o/orhangazi/")


def test_start_uses_the_persons_own_language(client: Client, cast: Cast) -> None:
    user = cast.orhangazi.members["Osman"].user
    user.language = "en"
    user.save()
    assert cast.enters(client, cast.orhangazi, "Osman").get("/start/")["Location"] == "/en/o/orhangazi/"


def test_person_of_two_offices_chooses(client: Client, cast: Cast) -> None:
    ebru = cast.gaziantep.members["Ebru"].user
    Membership.objects.create(user=ebru, office=cast.orhangazi.office, role=Role.VIEWER)
    page = cast.enters(client, cast.gaziantep, "Ebru").get("/start/").content.decode()
    assert "/o/gaziantep/" in page
    assert "/o/orhangazi/" in page


def test_person_without_a_seat_is_told_what_to_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.nobody)
    response = client.get("/start/")
    assert response.status_code == 200
    assert "/o/gaziantep/" not in response.content.decode()


def test_home_shows_what_waits_for_me_and_not_what_waits_for_others(client: Client, cast: Cast) -> None:
    boss = cast.gaziantep.actor("Ayşe")
    today = clock.today()
    for title, name, day in (
        ("Geç kalan", "Ebru", today - timedelta(days=2)),
        ("Yarınki", "Ebru", today + timedelta(days=1)),
        ("Başkasının", "Ayşe", today),
    ):
        actions.give_duty(actor=boss, title=title, due_on=day, owner=cast.gaziantep.members[name])
    page = cast.enters(client, cast.gaziantep, "Ebru").get("/o/gaziantep/").content.decode()
    assert [word in page for word in ("Geç kalan", "Yarınki", "Başkasının")] == [True, True, False]
    assert page.index("Geç kalan") < page.index("Yarınki")


def test_menu_shows_only_what_the_role_may_open(client: Client, cast: Cast) -> None:
    contact = cast.enters(client, cast.gaziantep, "Umut").get("/o/gaziantep/").content.decode()
    assert "/o/gaziantep/activities/" in contact
    assert "/o/gaziantep/members/" not in contact
