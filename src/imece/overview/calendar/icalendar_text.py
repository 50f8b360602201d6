"""Entries as an iCalendar text (RFC 5545), for the calendar programs of desks and phones."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.overview.calendar.entries import Entry
    from imece.services.accounts.models import Office

ASK_AGAIN_AFTER: Final = timedelta(hours=1)


def calendar_text(entries: Iterable[Entry], *, office: Office, title: str, site: str) -> bytes:
    """The entries as whole-day events; `site` is the address before each entry's own ("https://…", no slash behind).

    Every entry keeps its UID for as long as its record lives, so a program changes what it has instead of doubling it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//İmece//imece//TR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", office.time_zone)
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, {"value": "DURATION"})
    for entry in entries:
        if entry.is_exact:
            calendar.add_component(event(entry, office=office, site=site))
    return bytes(calendar.to_ical())


def event(entry: Entry, *, office: Office, site: str) -> Event:
    """One entry; whole days belong to no time zone, and the end is the day after the last."""
    written = Event()
    written.add("uid", f"{entry.uid}@{office.slug}.imece")
    written.add("dtstamp", entry.stamp)
    written.add("last-modified", entry.stamp)
    written.add("dtstart", entry.first)
    written.add("dtend", entry.last + timedelta(days=1))
    written.add("summary", summary(entry))
    written.add("url", site + entry.url)
    written.add("categories", [entry.kind])
    written.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    written.add("transp", "TRANSPARENT" if entry.source != "activity" else "OPAQUE")
    if entry.place:
        written.add("location", entry.place)
    said = [text for text in (entry.kind, entry.unit, entry.note, site + entry.url) if text]
    written.add("description", "\n".join(said))
    return written


def summary(entry: Entry) -> str:
    """The title with what a small picture of a month must say."""
    if entry.source != "duty":
        return entry.title
    mark = "✓ " if entry.is_done else ""
    return _("%(mark)sDue: %(title)s") % {"mark": mark, "title": entry.title}
