"""Entries as iCalendar: read back by the library, whole days, stable names, texts as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from imece.overview.calendar.entries import Entry
from imece.overview.calendar.icalendar_text import calendar_text

if TYPE_CHECKING:
    from imece.services.accounts.models import Office

OFFICE = cast("Office", SimpleNamespace(slug="gaziantep", time_zone="Europe/Istanbul"))
STAMP = datetime(2026, 5, 1, 9, tzinfo=UTC)


def read(*entries: Entry) -> Calendar:
    """What a calendar program reads."""
    text = calendar_text(entries, office=OFFICE, title="İmece", site="https://imece.example")
    return Calendar.from_ical(text)


def an_entry(**facts: object) -> Entry:
    """A seminar of three days."""
    usual: dict[str, object] = {
        "source": "activity",
        "key": 7,
        "title": "Kardeş şehir ığdır ₺",
        "first": date(2026, 5, 13),
        "last": date(2026, 5, 15),
        "url": "/o/gaziantep/activities/7/",
        "stamp": STAMP,
        "kind": "Seminer",
    }
    return Entry(**{**usual, **facts})  # type: ignore[arg-type]


def test_event_is_of_whole_days_and_ends_the_day_after() -> None:
    (event,) = read(an_entry(place="Utrecht")).walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 5, 13)
    assert event.decoded("dtend") == date(2026, 5, 16)
    assert str(event["uid"]) == "activity-7@gaziantep.imece"
    assert str(event["url"]) == "https://imece.example/o/gaziantep/activities/7/"
    assert str(event["location"]) == "Utrecht"
    assert event.decoded("dtstamp") == STAMP


def test_calendar_says_when_to_ask_again_and_what_it_is() -> None:
    calendar = read()
    assert str(calendar["version"]) == "2.0"
    assert str(calendar["x-wr-calname"]) == "İmece"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in calendar.to_ical()


def test_cancelled_event_says_so_and_a_done_duty_is_ticked() -> None:
    cancelled, duty = read(
        an_entry(is_cancelled=True), an_entry(source="duty", title="Rapor", is_done=True)
    ).walk("VEVENT")
    assert str(cancelled["status"]) == "CANCELLED"
    assert str(duty["summary"]) == "✓ Son gün: Rapor"
    assert str(duty["transp"]) == "TRANSPARENT"


def test_entry_without_a_day_is_not_sent() -> None:
    assert read(an_entry(is_exact=False)).walk("VEVENT") == []


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_title_comes_back_as_it_was_whatever_it_holds(title: str) -> None:
    (event,) = read(an_entry(title=title)).walk("VEVENT")
    assert str(event["summary"]) == title
