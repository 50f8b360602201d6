"""The calendar: what each person sees of it on the page, in the file and behind the secret address."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from imece.overview.calendar import feeds
from imece.services.accounts.choices import Role
from imece.services.accounts.models import SignedLink
from imece.services.audit.models import Entry
from imece.services.duties.models import Duty
from imece.work.activities.models import Activity, ActivityKind

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from tests.cast import Cast, Place

PAGE = "/o/gaziantep/calendar/"
SUBSCRIPTION = f"{PAGE}subscription/"


def activity(place: Place, title: str, day: date, unit: str | None = None, **facts: object) -> Activity:
    """A happening of an office."""
    kind = ActivityKind.objects.order_by("pk").first()
    return Activity.objects.create(
        office=place.office,
        kind=kind,
        title=title,
        first=day,
        last=facts.pop("last", day),
        unit=place.unit(unit) if unit else None,
        **facts,
    )


@pytest.fixture
def today(cast: Cast) -> date:
    """The present day of the office."""
    return cast.gaziantep.actor("Ayşe").today


@pytest.fixture
def filled(cast: Cast, today: date) -> dict[str, object]:
    """One activity of each of two units, one of another office, and two duties."""
    return {
        "culture": activity(cast.gaziantep, "Kültür fuarı", today, "Kültür"),
        "water": activity(cast.gaziantep, "Su semineri", today, "Su ve Kanalizasyon"),
        "other": activity(cast.orhangazi, "Orhangazi gezisi", today),
        "mine": Duty.objects.create(
            office=cast.gaziantep.office,
            title="Kemal raporu yazacak",
            owner=cast.gaziantep.members["Kemal"],
            due_on=today,
        ),
        "late": Duty.objects.create(
            office=cast.gaziantep.office,
            title="Ebru geç kaldı",
            owner=cast.gaziantep.members["Ebru"],
            due_on=today - timedelta(days=1),
        ),
    }


def text(response: HttpResponse) -> str:
    """The page as text."""
    assert response.status_code == 200
    return response.content.decode()


def month_of(day: date) -> str:
    """The query of the month a day lies in."""
    return f"{PAGE}?month={day:%Y-%m}"


@pytest.mark.parametrize(
    ("who", "seen", "unseen"),
    [
        ("Ayşe", {"Kültür fuarı", "Su semineri", "Kemal raporu yazacak"}, {"Orhangazi gezisi"}),
        ("Veli", {"Kültür fuarı", "Su semineri"}, {"Kemal raporu yazacak", "Orhangazi gezisi"}),
        (
            "Kemal",
            {"Kültür fuarı", "Kemal raporu yazacak"},
            {"Su semineri", "Ebru geç kaldı", "Orhangazi gezisi"},
        ),
    ],
)
def test_calendar_shows_what_the_person_sees_elsewhere(
    who: str, seen: set[str], unseen: set[str], client: Client, cast: Cast, today: date, filled: object
) -> None:
    cast.enters(client, cast.gaziantep, who)
    for look in ("", "&view=agenda"):
        page = text(client.get(month_of(today) + look))
        assert all(title in page for title in seen)
        assert not any(title in page for title in unseen)


def test_calendar_is_narrowed_by_kind_unit_and_person(
    client: Client, cast: Cast, today: date, filled: object
) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    unit = cast.gaziantep.unit("Kültür").pk
    duties = text(client.get(f"{month_of(today)}&only=duty"))
    assert "Kemal raporu" in duties
    assert "Kültür fuarı" not in duties
    culture = text(client.get(f"{month_of(today)}&unit={unit}"))
    assert "Kültür fuarı" in culture
    assert "Su semineri" not in culture
    assert "Kültür fuarı" not in text(client.get(f"{month_of(today)}&mine=on"))


@pytest.mark.parametrize(
    "query", ["?month=2026-99", "?month=x", "?unit=99999", "?only=nothing", "?month=9999-12"]
)
def test_calendar_answers_when_the_address_is_nonsense(client: Client, cast: Cast, query: str) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    assert client.get(PAGE + query).status_code == 200


def test_cancelled_and_late_are_said_in_words(
    client: Client, cast: Cast, today: date, filled: object
) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    page = text(client.get(f"{month_of(today - timedelta(days=1))}&view=agenda"))
    assert "<strong>Geciken:</strong> Ebru geç kaldı" in " ".join(page.split())


def test_questions_do_not_grow_with_the_entries(
    client: Client, cast: Cast, today: date, filled: object, django_assert_max_num_queries: object
) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    for number in range(60):
        activity(cast.gaziantep, f"Toplantı {number}", today, "Kültür")
    with django_assert_max_num_queries(11):  # type: ignore[operator]
        client.get(month_of(today))


def test_entry_is_a_file_for_whoever_sees_it(client: Client, cast: Cast, filled: dict[str, Activity]) -> None:
    cast.enters(client, cast.gaziantep, "Kemal")
    answer = client.get(f"{PAGE}activity/{filled['culture'].pk}.ics")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Kültür fuarı"
    assert "attachment" in answer["Content-Disposition"]
    for hidden in ("water", "other"):
        assert client.get(f"{PAGE}activity/{filled[hidden].pk}.ics").status_code == 404
    assert client.get(f"{PAGE}duty/{filled['late'].pk}.ics").status_code == 404
    assert client.get(f"{PAGE}nothing/1.ics").status_code == 404


# -- the secret address ----------------------------------------------------------------------------------------------


def made_address(client: Client, cast: Cast, who: str) -> str:
    """The path of a fresh address of that person."""
    address = feeds.make_feed(actor=cast.gaziantep.actor(who))
    return "/" + address.split("/", 3)[3]


def titles(answer: HttpResponse) -> set[str]:
    """The titles a calendar program reads."""
    assert answer.status_code == 200
    return {str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_address_shows_what_its_owner_sees_and_needs_no_sign_in(
    client: Client, cast: Cast, filled: object
) -> None:
    found = titles(client.get(made_address(client, cast, "Kemal")))
    assert found == {"Kültür fuarı", "Son gün: Kemal raporu yazacak"}


def test_address_shows_only_what_is_the_owners_when_asked(client: Client, cast: Cast, filled: object) -> None:
    assert titles(client.get(made_address(client, cast, "Kemal") + "?mine")) == {
        "Son gün: Kemal raporu yazacak"
    }


def test_address_follows_the_rights_of_the_moment(client: Client, cast: Cast, filled: object) -> None:
    path = made_address(client, cast, "Kemal")
    seat = cast.gaziantep.members["Kemal"]
    seat.unit = cast.gaziantep.unit("Su ve Kanalizasyon")
    seat.save()
    assert "Kültür fuarı" not in titles(client.get(path))


def test_address_ends_with_the_seat_and_with_the_account(client: Client, cast: Cast, today: date) -> None:
    path = made_address(client, cast, "Kemal")
    seat = cast.gaziantep.members["Kemal"]
    seat.user.is_active = False
    seat.user.save()
    assert client.get(path).status_code == 410
    seat.user.is_active = True
    seat.user.save()
    seat.ends_on = today - timedelta(days=1)
    seat.save()
    assert client.get(path).status_code == 410


def test_address_ends_when_its_owner_becomes_an_auditor(client: Client, cast: Cast, today: date) -> None:
    path = made_address(client, cast, "Kemal")
    seat = cast.gaziantep.members["Kemal"]
    seat.role, seat.ends_on = Role.AUDITOR, today + timedelta(days=30)
    seat.save()
    assert client.get(path).status_code == 410
    assert SignedLink.objects.get(purpose=feeds.PURPOSE).last_used_at is None


def test_address_stops_when_a_new_one_is_made_or_it_is_shut(client: Client, cast: Cast) -> None:
    first = made_address(client, cast, "Kemal")
    second = made_address(client, cast, "Kemal")
    assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)
    feeds.shut_feed(actor=cast.gaziantep.actor("Kemal"))
    assert client.get(second).status_code == 410
    feeds.shut_feed(actor=cast.gaziantep.actor("Kemal"))
    verbs = list(
        Entry.objects.filter(verb__startswith="calendar.").order_by("pk").values_list("verb", flat=True)
    )
    assert verbs == ["calendar.opened", "calendar.opened", "calendar.shut"]


def test_only_the_hash_of_an_address_is_kept(client: Client, cast: Cast) -> None:
    token = made_address(client, cast, "Kemal").removeprefix("/calendar/").removesuffix(".ics")
    (link,) = SignedLink.objects.filter(purpose=feeds.PURPOSE)
    assert token not in str(vars(link))


@pytest.mark.parametrize("token", ["x", "a:b", "x" * 300])
def test_forged_address_is_refused_without_a_question(
    token: str, client: Client, cast: Cast, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert client.get(f"/calendar/{token}.ics").status_code == 410


def test_address_is_not_answered_when_asked_too_often(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made_address(client, cast, "Kemal")
    monkeypatch.setattr(feeds, "MOST_PER_HOUR", 1)
    assert [client.get(path).status_code for _ in range(3)] == [200, 429, 429]


def test_counting_survives_a_cache_that_forgets(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made_address(client, cast, "Kemal")
    monkeypatch.setattr(feeds.cache, "get", lambda key, default=None: default)
    assert [client.get(path).status_code for _ in range(2)] == [200, 200]


def test_forged_addresses_leave_nothing_in_the_cache(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr(feeds.cache, "set", lambda key, *rest: kept.append(key))
    assert client.get("/calendar/x.ics").status_code == 410
    assert kept == []


def test_unchanged_calendar_is_not_sent_twice(client: Client, cast: Cast, filled: object) -> None:
    path = made_address(client, cast, "Kemal")
    tag = client.get(path)["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_page_makes_shows_once_and_shuts_the_address(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Kemal")
    made = text(client.post(f"{SUBSCRIPTION}make/"))
    assert "/calendar/" in made
    assert ".ics" in made
    assert ".ics" not in text(client.get(SUBSCRIPTION))
    client.post(f"{SUBSCRIPTION}shut/")
    assert not SignedLink.objects.filter(purpose=feeds.PURPOSE, revoked_at__isnull=True).exists()


def test_auditor_gets_no_address_and_the_reason(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Derya")
    assert "Denetçinin baktığı her sayfa kaydedilir" in text(client.get(SUBSCRIPTION))
    assert client.post(f"{SUBSCRIPTION}make/").status_code == 403
    assert not SignedLink.objects.filter(purpose=feeds.PURPOSE).exists()
