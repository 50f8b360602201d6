"""Feeds: new and changed projects as Atom (RFC 4287), their first and last days as iCalendar (RFC 5545)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from imece.doors.open_api import identifiers
from imece.doors.open_api.coverage import LICENCE
from imece.doors.open_api.xml_text import HEAD, clean, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from imece.doors.open_api.facts import OpenProject

ATOM: Final = "application/atom+xml; charset=utf-8"
CALENDAR: Final = "text/calendar; charset=utf-8"
MOST: Final = 50
ASK_AGAIN_AFTER: Final = timedelta(hours=12)


def atom(projects: Sequence[OpenProject], *, address: str, page: str, language: str, now: datetime) -> str:
    """The newest first; an entry keeps its id for ever, so a reader shows a change instead of a second entry."""
    newest = max((project.updated_at for project in projects), default=now)
    inside = [
        element("id", address),
        element("title", _("New and changed projects")),
        element("updated", stamp(newest)),
        element("link", rel="self", type="application/atom+xml", href=address),
        element("link", rel="alternate", type="text/html", href=page),
        element("author", inside=element("name", "İmece")),
        element("rights", LICENCE),
        *(entry(project, language) for project in projects),
    ]
    feed = element(
        "feed", inside="\n" + "\n".join(inside) + "\n", xmlns="http://www.w3.org/2005/Atom", xml_lang=language
    )
    return HEAD + feed + "\n"


def entry(project: OpenProject, language: str) -> str:
    """One project."""
    mark = _("[sample data] ") if project.is_sample else ""
    inside = [
        element("id", f"urn:imece:project:{identifiers.of_project(project)}"),
        element("title", mark + project.title.said(language)),
        element("updated", stamp(project.updated_at)),
        element("published", stamp(project.published_at)),
        element("link", rel="alternate", type="text/html", href=project.page),
        element("author", inside=element("name", project.office.name.said(language))),
        element("summary", project.summary.said(language) or project.title.said(language)),
        *(element("category", term=theme) for theme in project.themes),
    ]
    return element("entry", inside="".join(inside))


def calendar(projects: Iterable[OpenProject], *, language: str) -> bytes:
    """Beginnings and ends that are known to the day, as whole days."""
    made = Calendar()
    made.add("prodid", "-//İmece//open data//TR")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Projects: beginnings and ends"))
    made.add("refresh-interval", ASK_AGAIN_AFTER, {"value": "DURATION"})
    for project in projects:
        days = project.days
        title = project.title.said(language)
        if days.start is not None and days.start_precision == "day":
            made.add_component(event(project, "start", days.start, _("Begins: %(title)s") % {"title": title}))
        if days.end is not None and days.end_precision == "day":
            made.add_component(event(project, "end", days.end, _("Ends: %(title)s") % {"title": title}))
    return bytes(made.to_ical())


def event(project: OpenProject, name: str, day: date, title: str) -> Event:
    """One day of one project."""
    mark = _("[sample data] ") if project.is_sample else ""
    written = Event()
    written.add("uid", f"{identifiers.of_project(project)}-{name}@imece")
    written.add("dtstamp", project.updated_at)
    written.add("last-modified", project.updated_at)
    written.add("dtstart", day)
    written.add("dtend", day + timedelta(days=1))
    written.add("summary", clean(mark + title))
    written.add("url", project.page)
    written.add("transp", "TRANSPARENT")
    places = ", ".join(place.label for place in project.places[:3])
    if places:
        written.add("location", clean(places))
    return written


def stamp(moment: datetime) -> str:
    """A moment to the second."""
    return moment.isoformat(timespec="seconds")
