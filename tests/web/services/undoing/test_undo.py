"""The button beside the saying: who gets it, what it does, and that it works without a script."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import time_machine
from django.test import Client
from django.urls import reverse

from imece.ground.values import clock
from imece.services.duties import actions as duties
from imece.services.duties.models import Duty
from imece.services.undoing.models import Offer
from imece.work.activities.models import Activity
from imece.work.indicators.models import Actual
from tests.unit.work.activities.scenes import kind, recorded
from tests.unit.work.indicators.figures import H1, make_indicator

if TYPE_CHECKING:
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


def test_a_change_with_files_offers_none(cast: Cast) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    activity = recorded(cast.gaziantep.actor("Ayşe"))
    sent = {
        "kind": activity.kind_id,
        "title": "Yeni",
        "first": "2026-11-21",
        "part": "organised",
        "country": "TR",
        "uploads": SimpleUploadedFile(
            "a.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
        ),
    }
    page = entering(cast).post(f"{HOME}activities/{activity.pk}/edit/", sent, follow=True).content.decode()
    assert Activity.objects.get().title == "Yeni"
    assert button(page) == ""
    assert not Offer.objects.exists()


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
