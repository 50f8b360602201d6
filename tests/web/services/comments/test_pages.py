"""Comments on their pages: the panel, the thread without script, proposals, leaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.services.accounts.choices import Role
from imece.services.comments.models import Comment
from tests.unit.services.comments.test_actions import WATER, say
from tests.unit.work.activities.scenes import recorded

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from imece.work.activities.models import Activity
    from tests.cast import Cast

HTMX = {"HX-Request": "true"}


@pytest.fixture
def water(cast: Cast) -> Activity:
    """An activity of the water unit."""
    return recorded(cast.gaziantep.actor("Ayşe"), title="Su günü", unit=cast.gaziantep.unit(WATER))


def address(activity: Activity) -> str:
    """The thread of an activity."""
    return f"/o/gaziantep/comments/activities.activity/{activity.pk}/"


def test_the_record_shows_the_panel_and_the_thread_is_a_page(
    client: Client, cast: Cast, water: Activity
) -> None:
    cast.enters(client, cast.gaziantep, "Umut")
    assert address(water) in client.get(f"/o/gaziantep/activities/{water.pk}/").content.decode()
    answer = client.post(address(water), {"comment-body": "Merhaba"})
    assert (answer.status_code, answer.headers["Location"]) == (302, address(water))
    page = client.get(address(water)).content.decode()
    assert "Merhaba" in page
    assert "<html" in page


def test_the_panel_answers_htmx_with_itself(client: Client, cast: Cast, water: Activity) -> None:
    cast.enters(client, cast.gaziantep, "Umut")
    panel = client.post(address(water), {"comment-body": "Merhaba"}, headers=HTMX).content.decode()

    assert panel.count('id="panel-comments"') == 1
    assert "<html" not in panel
    assert ">Merhaba</textarea>" not in panel


def test_a_refused_mention_is_said_at_the_field_and_loses_nothing(
    client: Client, cast: Cast, water: Activity
) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    page = client.post(address(water), {"comment-body": "@Kemal gel"}).content.decode()

    assert "Kemal bu kaydı göremez" in page
    assert "@Kemal gel</textarea>" in page
    assert not Comment.objects.exists()


@pytest.mark.parametrize("who", ["Kemal", "Osman"])
def test_who_does_not_see_the_record_meets_nothing(
    client: Client, cast: Cast, water: Activity, who: str
) -> None:
    one = say(cast, water, "Gizli cümle")
    cast.enters(client, cast.gaziantep if who == "Kemal" else cast.orhangazi, who)
    for path in (address(water), f"{address(water)}people/"):
        assert client.get(path).status_code == 404
    assert client.post(address(water), {"comment-body": "x"}).status_code == 404
    for part in ("edit/", "remove/"):
        assert client.post(f"/o/gaziantep/comments/{one.pk}/{part}", {"comment-body": "x"}).status_code == 404
    assert Comment.objects.get().body == "Gizli cümle"


def test_another_office_with_a_grant_reads_under_its_own_address(
    client: Client, cast: Cast, water: Activity
) -> None:
    one = say(cast, water, "Tutanak hazır")
    cast.grant(cast.gaziantep, cast.bursa)
    cast.enters(client, cast.bursa, "Burak")
    here = address(water).replace("gaziantep", "bursa")
    assert here in client.get(f"/o/bursa/activities/{water.pk}/").content.decode()
    page = client.get(here).content.decode()
    assert "Tutanak hazır" in page
    assert f"/o/bursa/activities/{water.pk}/" in page
    assert "<textarea" not in page
    assert "başka bir ofisin" in page
    assert client.post(here, {"comment-body": "x"}).status_code == 409
    assert client.get(f"{here}people/?q=a").content.strip() == b""
    for part in ("edit/", "remove/"):
        assert client.post(f"/o/bursa/comments/{one.pk}/{part}", {"comment-body": "x"}).status_code == 403
    assert client.get(address(water)).status_code == 404
    assert Comment.objects.get().body == "Tutanak hazır"


def test_an_unknown_kind_of_record_is_not_there(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    for kind in ("accounts.user", "comments.comment", "nothing"):
        assert client.get(f"/o/gaziantep/comments/{kind}/1/").status_code == 404


def test_only_members_who_see_the_record_are_proposed(client: Client, cast: Cast, water: Activity) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    names = client.get(f"{address(water)}people/", {"q": ""}).content.decode()

    for name in ("Ebru", "Umut", "Veli"):
        assert f'data-name="{name}"' in names
    for name in ("Kemal", "Derya", "Osman"):
        assert name not in names
    assert 'data-name="Umut"' in client.get(f"{address(water)}people/", {"q": "UM"}).content.decode()


def test_a_removed_comment_leaves_its_trace_on_the_page(client: Client, cast: Cast, water: Activity) -> None:
    one = say(cast, water, "Gizli cümle", who="Umut")
    cast.enters(client, cast.gaziantep, "Ayşe").post(f"/o/gaziantep/comments/{one.pk}/remove/")
    page = client.get(address(water)).content.decode()

    assert "Gizli cümle" not in page
    assert "bir yorumu Ayşe kaldırdı" in page


def test_the_first_page_tells_of_new_comments_until_they_are_read(
    client: Client, cast: Cast, water: Activity
) -> None:
    say(cast, water, "@Umut bak")
    cast.enters(client, cast.gaziantep, "Umut")
    assert "/o/gaziantep/comments/" in client.get("/o/gaziantep/").content.decode()
    assert "Su günü" in client.get("/o/gaziantep/comments/", headers=HTMX).content.decode()
    assert client.get(f"{address(water)}read/").status_code == 405
    client.post(f"{address(water)}read/")
    assert 'id="panel-comments"' not in client.get("/o/gaziantep/").content.decode()


def test_the_thread_asks_as_often_for_one_comment_as_for_thirty(
    client: Client, cast: Cast, water: Activity, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    say(cast, water, "@Umut ilk")
    cast.enters(client, cast.gaziantep, "Ayşe").get(address(water), headers=HTMX)
    with django_assert_num_queries(9):
        client.get(address(water), headers=HTMX)
    for number in range(12):
        say(cast, water, f"@Umut {number}", who="Ebru")
    with django_assert_num_queries(9):
        client.get(address(water), headers=HTMX)


def test_proposals_ask_as_often_for_many_members_as_for_few(
    client: Client, cast: Cast, water: Activity, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        cast.gaziantep.join(f"Üye{number}", Role.UNIT_CONTACT, f"Birim {number % 3}")
    cast.enters(client, cast.gaziantep, "Ayşe").get(f"{address(water)}people/", {"q": ""})
    with django_assert_max_num_queries(8):
        names = client.get(f"{address(water)}people/", {"q": ""}).content.decode()
    assert "Üye" not in names
