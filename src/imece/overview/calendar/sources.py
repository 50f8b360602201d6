"""Where the calendar's entries come from: one explicit list of the apps' own questions, each through what the actor sees.

A request to report is a duty of the asked unit, and so are the decisions of a meeting: they are not asked for twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.ui.reading import period as period_in_words
from imece.ground.values import clock
from imece.ground.values.period import Period
from imece.ground.web.addresses import localised
from imece.overview.calendar.entries import Entry
from imece.overview.calendar.project_days import ask_projects, find_project
from imece.services.duties import queries as duties
from imece.services.duties.models import Duty
from imece.work.activities import policies as activities
from imece.work.activities.choices import Precision
from imece.work.activities.models import Activity
from imece.work.indicators.models import ClosedPeriod
from imece.work.indicators.policies import may_see_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from imece.services.accounts.actor import Actor
    from imece.work.activities.querysets import ActivityQuerySet

MOST: Final = 1_000
"""At most so many entries of one source are shown at once; the page says when there are more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: days (inclusive), a unit, only the person's own; `only` names sources, empty for all."""

    first: date
    last: date
    unit: int | None = None
    mine: bool = False
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of dated thing: its word, its icon, and how to ask for it."""

    code: str
    label: _StrPromise
    icon: str
    ask: Callable[[Actor, Wanted], Iterator[Entry]]
    find: Callable[[Actor, int], Entry | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """The entries in the order of their days, and whether some were left out."""

    entries: tuple[Entry, ...]
    is_cut: bool


def ask(actor: Actor, wanted: Wanted) -> Answer:
    """Everything that the actor sees in those days; one question for each source."""
    found: list[Entry] = []
    is_cut = False
    for source in SOURCES.values():
        if wanted.only and source.code not in wanted.only:
            continue
        rows = list(source.ask(actor, wanted))
        is_cut = is_cut or len(rows) > MOST
        found += rows[:MOST]
    found.sort(key=lambda entry: (entry.first, entry.source, entry.last, entry.key))
    return Answer(tuple(found), is_cut)


def find(actor: Actor, source: str, key: int) -> Entry | None:
    """One entry that the actor sees."""
    known = SOURCES.get(source)
    return known.find(actor, key) if known else None


# -- activities ------------------------------------------------------------------------------------------------------


def seen_activities(actor: Actor) -> ActivityQuerySet:
    """Visible happenings with what an entry shows of them."""
    return activities.visible_to(actor).select_related("kind", "unit", "office")


def ask_activities(actor: Actor, wanted: Wanted) -> Iterator[Entry]:
    """Happenings that touch the days."""
    rows = seen_activities(actor).filter(first__lte=wanted.last, last__gte=wanted.first)
    if wanted.unit is not None:
        rows = rows.filter(unit_id=wanted.unit)
    if wanted.mine:
        seat = actor.seat.pk if actor.seat else 0
        responsible = Activity.people.through.objects.filter(membership_id=seat)
        rows = rows.filter(pk__in=responsible.values("activity_id"))
    for row in rows.order_by("first", "pk")[: MOST + 1]:
        yield of_activity(row)


def of_activity(row: Activity) -> Entry:
    """An activity as an entry."""
    return Entry(
        source="activity",
        key=row.pk,
        title=str(row.said("title")),
        first=row.first,
        last=row.last,
        url=reverse("activities:detail", args=[row.office.slug, row.pk]),
        stamp=row.changed_at,
        kind=str(row.kind),
        place=row.place_shown,
        unit=str(row.unit) if row.unit else "",
        icon="calendar-event",
        is_cancelled=row.is_cancelled,
        is_exact=row.precision == Precision.DAY,
    )


def find_activity(actor: Actor, key: int) -> Entry | None:
    """One activity that the actor sees."""
    row = seen_activities(actor).filter(pk=key).first()
    return of_activity(row) if row else None


# -- duties ----------------------------------------------------------------------------------------------------------


def ask_duties(actor: Actor, wanted: Wanted) -> Iterator[Entry]:
    """Duties due on the days."""
    rows = duties.duties_of(actor).filter(due_on__gte=wanted.first, due_on__lte=wanted.last)
    if wanted.unit is not None:
        rows = rows.filter(unit_id=wanted.unit)
    if wanted.mine:
        mine = Duty.objects.waiting_for(actor).values("pk")
        rows = rows.filter(pk__in=mine)
    for row in rows.order_by("due_on", "pk")[: MOST + 1]:
        yield of_duty(row, actor)


def of_duty(row: Duty, actor: Actor) -> Entry:
    """A duty as an entry."""
    assert row.due_on is not None  # noqa: S101 -- asked for by its day
    where = localised(row.url) if row.url else reverse("duties:list", args=[actor.office.slug])
    return Entry(
        source="duty",
        key=row.pk,
        title=row.title,
        first=row.due_on,
        last=row.due_on,
        url=where,
        stamp=row.done_at or row.created_at,
        kind=_("Duty"),
        unit=str(row.unit) if row.unit else "",
        note=str(row.owner.user) if row.owner else "",
        icon="clipboard-check",
        is_done=row.done_at is not None,
        is_late=row.done_at is None and row.due_on < actor.today,
    )


def find_duty(actor: Actor, key: int) -> Entry | None:
    """One duty with a day that the actor sees."""
    row = duties.duties_of(actor).filter(pk=key, due_on__isnull=False).first()
    return of_duty(row, actor) if row else None


# -- closed periods --------------------------------------------------------------------------------------------------


def ask_closings(actor: Actor, wanted: Wanted) -> Iterator[Entry]:
    """Days on which a period was closed; only for those who see the office's reporting, and nobody's own."""
    if wanted.mine or wanted.unit is not None:
        return
    zone = actor.office.time_zone
    since = clock.end_of_day(wanted.first - timedelta(days=1), zone)
    rows = closings(actor).filter(closed_at__gt=since, closed_at__lte=clock.end_of_day(wanted.last, zone))
    for row in rows.order_by("closed_at", "pk")[: MOST + 1]:
        yield of_closing(row)


def closings(actor: Actor) -> QuerySet[ClosedPeriod]:
    """Closed periods of the offices whose reporting the actor sees."""
    rows = ClosedPeriod.objects.select_related("office")
    return rows.filter(actor.sees()) if may_see_desk(actor).allowed else rows.none()


def of_closing(row: ClosedPeriod) -> Entry:
    """A closing as an entry, on the day of the office's own time zone."""
    day = clock.in_zone(row.closed_at, row.office.time_zone).date()
    period = Period(row.first, row.last)
    return Entry(
        source="closing",
        key=row.pk,
        title=_("Period closed: %(period)s") % {"period": period_in_words(period)},
        first=day,
        last=day,
        url=reverse("indicators:period", args=[row.office.slug, period.key]),
        stamp=row.closed_at,
        kind=_("Closed period"),
        icon="lock",
        is_done=True,
        is_cancelled=row.reopened_at is not None,
    )


def find_closing(actor: Actor, key: int) -> Entry | None:
    """One closing that the actor sees."""
    row = closings(actor).filter(pk=key).first()
    return of_closing(row) if row else None


SOURCES: Final = {
    source.code: source
    for source in (
        Source("activity", gettext_lazy("Activities"), "calendar-event", ask_activities, find_activity),
        Source("duty", gettext_lazy("Duties"), "clipboard-check", ask_duties, find_duty),
        Source("project", gettext_lazy("Projects"), "folder", ask_projects, find_project),
        Source("closing", gettext_lazy("Closed periods"), "lock", ask_closings, find_closing),
    )
}
