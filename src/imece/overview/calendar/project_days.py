"""The days of projects in the calendar: when one begins, when it ends, and its milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from imece.overview.calendar.entries import Entry
from imece.work.activities.choices import Precision
from imece.work.projects import policies
from imece.work.projects.choices import Status, StepKind
from imece.work.projects.models import Project, Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from imece.overview.calendar.sources import Wanted
    from imece.services.accounts.actor import Actor

MOST: Final = 1_000
BEGINS, ENDS, MILESTONE = range(3)
KINDS: Final = 3
DROPPED: Final = (Status.CANCELLED, Status.REJECTED)


def ask_projects(actor: Actor, wanted: Wanted) -> Iterator[Entry]:
    """Beginnings and ends that are known to the day, and milestones, of projects that the actor sees."""
    seen = policies.visible_to(actor).exclude(status__in=DROPPED).select_related("office", "unit")
    if wanted.unit is not None:
        seen = seen.filter(unit_id=wanted.unit)
    if wanted.mine:
        seen = seen.filter(team__member_id=actor.seat.pk if actor.seat else 0)
    days = (wanted.first, wanted.last)
    begins = Q(start__range=days, start_precision=Precision.DAY)
    ends = Q(last_day__range=days) & (Q(end_precision=Precision.DAY) | Q(extended_end__isnull=False))
    for row in seen.filter(begins | ends).order_by("sort_day", "pk").distinct()[:MOST]:
        if row.start is not None and wanted.first <= row.start <= wanted.last:
            yield of_project(row, BEGINS, row.start)
        if row.last_day is not None and wanted.first <= row.last_day <= wanted.last:
            yield of_project(row, ENDS, row.last_day)
    steps = Step.objects.filter(kind=StepKind.MILESTONE, last__range=days, project__in=seen.order_by())
    for step in steps.select_related("project__office", "project__unit").order_by("last", "pk")[:MOST]:
        yield of_milestone(step)


def of_project(row: Project, what: int, day: date) -> Entry:
    """The first or the last day of a project as an entry."""
    title = str(row.said("title"))
    said = _("Begins: %(project)s") if what == BEGINS else _("Ends: %(project)s")
    return Entry(
        source="project",
        key=row.pk * KINDS + what,
        title=said % {"project": title},
        first=day,
        last=day,
        url=reverse("projects:detail", args=[row.office.slug, row.pk]),
        stamp=row.changed_at,
        kind=_("Project"),
        unit=str(row.unit) if row.unit else "",
        icon="folder",
    )


def of_milestone(step: Step) -> Entry:
    """A milestone as an entry."""
    project = step.project
    return Entry(
        source="project",
        key=step.pk * KINDS + MILESTONE,
        title=str(step.said("title")),
        first=step.last,
        last=step.last,
        url=reverse("projects:detail", args=[project.office.slug, project.pk]),
        stamp=project.changed_at,
        kind=_("Milestone"),
        unit=str(project.unit) if project.unit else "",
        note=project.acronym or project.title,
        icon="flag",
        is_done=step.done_on is not None,
    )


def find_project(actor: Actor, key: int) -> Entry | None:
    """One entry that the actor sees, by its key."""
    number, what = divmod(key, KINDS)
    seen = policies.visible_to(actor).select_related("office", "unit")
    if what == MILESTONE:
        steps = Step.objects.filter(pk=number, kind=StepKind.MILESTONE, project__in=seen.order_by())
        step = steps.select_related("project__office", "project__unit").first()
        return of_milestone(step) if step else None
    row = seen.filter(pk=number).first()
    day = None if row is None else row.start if what == BEGINS else row.last_day
    return None if row is None or day is None else of_project(row, what, day)
