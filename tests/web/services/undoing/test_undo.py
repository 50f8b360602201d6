"""The button beside the saying: who gets it, what it does, and that it works without a script."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import time_machine
from django.test import Client
from django.urls import reverse

from imece.ground.values import clock
from imece.services.comments.models import Comment
from imece.services.documents.models import Document
from imece.services.duties import actions as duties
from imece.services.duties.models import Duty
from imece.work.activities.models import Activity
from imece.work.indicators.models import Actual
from tests.unit.services.undoing.files_and_people import file
from tests.unit.work.activities.scenes import kind, recorded
from tests.unit.work.indicators.figures import H1, make_indicator

if TYPE_CHECKING:
    from imece.services.accounts.models import Membership
    from tests.cast import Cast, Place

HOME = "/o/gaziantep/"


def entering(cast: Cast, name: str = "Ayşe", place: Place | None = None) -> Client:
    return cast.enters(Client(), place or cast.gaziantep, name)


def finished(cast: Cast, client: Client) -> tuple[Duty, str]:
    """A duty finished by the page, and the page that says so."""
    duty = duties.give_duty(actor=cast.gaziantep.actor("Ayşe"), title="Tutanak", due_on=date(2026, 12, 1))
    answer = client.post(reverse("duties:finish", args=["gaziantep", duty.pk]), follow=True)
    return duty, answer.content.decode()


def button(page: str) -> str:
    """Where the button leads; empty when the page has none."""
    found = re.search(r'action="([^"]+/undo/\d+/)"', page)
    return found[1] if found else ""


def said(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_the_saying_offers_the_way_back_and_the_button_takes_it(cast: Cast) -> None:
    client = entering(cast)
    duty, page = finished(cast, client)
    assert "Geri al" in page
    assert 'data-seconds="60"' in page or 'data-seconds="59"' in page
    assert "csrfmiddlewaretoken" in page[page.index("im-way-back") :]
    answer = client.post(button(page), {"next": f"{HOME}duties/?q=x"}, follow=True)
    assert answer.redirect_chain == [(f"{HOME}duties/?q=x", 302)]
    assert said(answer) == "Geri alındı: her şey önceki gibi."
    assert button(answer.content.decode()) == ""
    duty.refresh_from_db()
    assert duty.done_at is None


def test_the_button_is_gone_once_the_page_was_seen_and_when_the_minute_is_over(cast: Cast) -> None:
    client = entering(cast)
    duty = duties.give_duty(actor=cast.gaziantep.actor("Ayşe"), title="Tutanak", due_on=None)
    address = client.post(reverse("duties:finish", args=["gaziantep", duty.pk])).headers["Location"]
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        page = client.get(address).content.decode()
    assert "Tutanak" in page
    assert button(page) == ""


def test_a_late_click_is_refused_with_a_sentence(cast: Cast) -> None:
    client = entering(cast)
    duty, page = finished(cast, client)
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        answer = client.post(button(page), follow=True)
    assert "süresi" in said(answer)
    duty.refresh_from_db()
    assert duty.done_at is not None


def test_the_button_of_somebody_else_is_not_there(cast: Cast) -> None:
    duty, page = finished(cast, entering(cast))
    address = button(page)
    assert entering(cast, "Ebru").post(address).status_code == 404
    assert entering(cast, "Osman", cast.orhangazi).post(address).status_code == 404
    elsewhere = address.replace("gaziantep", "orhangazi")
    assert entering(cast, "Osman", cast.orhangazi).post(elsewhere).status_code == 404
    assert Client().post(address).status_code == 302
    assert entering(cast).get(address).status_code == 405
    duty.refresh_from_db()
    assert duty.done_at is not None


def test_the_button_leads_to_no_other_site(cast: Cast) -> None:
    client = entering(cast)
    _duty, page = finished(cast, client)
    answer = client.post(button(page), {"next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"


def test_a_recorded_activity_is_undone_to_the_list(cast: Cast) -> None:
    client = entering(cast)
    sent = {
        "kind": kind().pk,
        "title": "Toplantı",
        "first": "2026-11-21",
        "part": "organised",
        "country": "TR",
    }
    page = client.post(f"{HOME}activities/new/", sent, follow=True).content.decode()
    activity = Activity.objects.get()
    answer = client.post(button(page), {"next": f"{HOME}activities/{activity.pk}/"}, follow=True)
    assert answer.redirect_chain == [(f"{HOME}activities/", 302)]
    assert not Activity.objects.kept().exists()


def test_a_change_with_files_takes_them_off_again(cast: Cast) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"))
    sent = {
        "kind": activity.kind_id,
        "title": "Yeni",
        "first": "2026-11-21",
        "part": "organised",
        "country": "TR",
        "uploads": file(),
    }
    client = entering(cast)
    page = client.post(f"{HOME}activities/{activity.pk}/edit/", sent, follow=True).content.decode()
    assert Activity.objects.get().title == "Yeni"
    document = Document.objects.about(activity).get()
    client.post(button(page))
    assert Activity.objects.get().title == activity.title
    assert not Document.objects.about(activity).exists()
    document.refresh_from_db()
    assert document.removed_at is not None
    assert document.file.storage.exists(document.file.name)


def comment_address(cast: Cast) -> str:
    """The thread of a fresh activity."""
    activity = recorded(cast.gaziantep.actor("Ayşe"))
    return f"{HOME}comments/activities.activity/{activity.pk}/"


def test_a_comment_is_undone_from_its_panel_and_leads_to_the_record(cast: Cast) -> None:
    client, address = entering(cast), comment_address(cast)
    panel = client.post(address, {"comment-body": "Merhaba"}, headers={"HX-Request": "true"}).content.decode()
    here = f"{HOME}activities/{Activity.objects.get().pk}/"
    assert f'name="next" value="{here}"' in panel
    client.post(button(panel), {"next": here})
    assert not Comment.objects.exists()
    assert "im-way-back" not in client.get(address, headers={"HX-Request": "true"}).content.decode()


def test_a_comment_that_calls_somebody_offers_none(cast: Cast) -> None:
    client, address = entering(cast), comment_address(cast)
    page = client.post(address, {"comment-body": "@Umut bak"}, follow=True).content.decode()
    assert "@Umut" in page
    assert button(page) == ""


def changed_seat(cast: Cast, client: Client, seat: Membership, **facts: Any) -> str:
    """The page after a member's seat was changed."""
    sent = {"role": "viewer", "title": "Yeni", **facts}
    return client.post(f"{HOME}members/{seat.pk}/edit/", sent, follow=True).content.decode()


def test_a_members_change_is_undone_but_not_becoming_an_auditor(cast: Cast) -> None:
    client, seat = entering(cast), cast.gaziantep.members["Umut"]
    was = (seat.role, seat.unit_id, seat.title)
    page = changed_seat(cast, client, seat)
    seat.refresh_from_db()
    assert (seat.role, seat.title) == ("viewer", "Yeni")
    client.post(button(page))
    seat.refresh_from_db()
    assert (seat.role, seat.unit_id, seat.title) == was
    page = changed_seat(cast, client, seat, role="auditor", ends_on="2099-12-31")
    seat.refresh_from_db()
    assert seat.role == "auditor"
    assert button(page) == ""


def test_the_entry_grid_offers_it_to_forms_and_scripts(cast: Cast) -> None:
    client = entering(cast)
    indicator = make_indicator(cast.gaziantep)
    address = f"{HOME}reporting/grid/?year=2026&kind=half"
    address = reverse("indicators:grid", args=["gaziantep"]) + "?year=2026&kind=half"
    cell = f"c.{indicator.pk}.{H1.key}"
    answer = client.post(address, {cell: "7", "seen": "{}"}, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.content
    undo = answer.json()["undo"]
    assert Actual.objects.get().value == 7
    client.post(button(undo), {"next": address})
    assert not Actual.objects.exists()
    page = client.post(address, {cell: "8", "seen": "{}"}, follow=True).content.decode()
    client.post(button(page), {"next": address})
    assert not Actual.objects.exists()
