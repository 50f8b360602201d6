"""What the page of one project shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from imece.ground.ui.pictures import Stretch
from imece.ground.values.money import Money
from imece.work.projects import policies, queries
from imece.work.projects.choices import AXIS_CODES, Axis, PartnerRole
from imece.work.projects.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.projects.forms import FilesForm
    from imece.work.projects.models import Partner, Project, ProjectFile
    from imece.work.projects.models.money import Sum
    from imece.work.projects.sections import Section


@dataclass(frozen=True, slots=True)
class Shown:
    """One section with its rows."""

    section: Section
    rows: list[Any]


def page_of(actor: Actor, project: Project, form: FilesForm, files: list[ProjectFile]) -> dict[str, Any]:
    """The first page: what everybody asks about a project, its files, what can be done."""
    sections = shown(project, inside=False)
    return around(actor, project) | {
        "summary": project.said("summary"),
        "objectives": project.said("objectives"),
        "sections": sections,
        "unfilled": unfilled(sections),
        "topics": topics(project),
        "lead": lead_of(project.partners.all()),
        "timetable": timetable(project),
        "span": span(project),
        "files": files,
        "form": form,
    }


def inside_of(actor: Actor, project: Project) -> dict[str, Any]:
    """The second page: people, money, what the funder asks for, history."""
    sections = shown(project, inside=True)
    return around(actor, project) | {
        "sections": sections,
        "unfilled": unfilled(sections),
        "budget_total": totals(project.budget_lines.all()),
        "trail": queries.trail(actor, project),
    }


def around(actor: Actor, project: Project) -> dict[str, Any]:
    """What both pages share: the head, and decisions with their reasons."""
    return {
        "project": project,
        "title": project.said("title"),
        "may": {
            "edit": policies.may_edit(actor, project),
            "confirm": policies.may_confirm(actor, project),
            "publish": policies.may_publish(actor, project),
            "withdraw": policies.may_withdraw(actor, project),
            "remove": policies.may_remove(actor, project),
        },
        "is_own": actor.owns(project.office_id),
        "today": actor.today,
    }


def shown(project: Project, *, inside: bool) -> dict[str, Shown]:
    """The sections of one page with their rows."""
    return {
        key: Shown(section, list(getattr(project, section.related).all()))
        for key, section in SECTIONS.items()
        if section.inside == inside
    }


def unfilled(sections: dict[str, Shown]) -> list[Section]:
    """The sections that hold nothing yet."""
    return [one.section for one in sections.values() if not one.rows]


def topics(project: Project) -> list[tuple[str, list[str]]]:
    """Themes, target groups and goals in words, in the order of their lists; empty ones left out."""
    held = {(topic.axis, topic.code) for topic in project.topics.all()}
    found = []
    for axis, label in Axis.choices:
        names = [str(name) for code, name in AXIS_CODES[axis].choices if (axis, code) in held]
        if names:
            found.append((str(label), names))
    return found


def lead_of(partners: Iterable[Partner]) -> Partner | None:
    """Who runs it."""
    return next((one for one in partners if one.role == PartnerRole.LEAD), None)


def totals(lines: Iterable[Sum]) -> list[Money]:
    """The sum in each currency; different ones are never added."""
    sums: dict[str, Money] = {}
    for line in lines:
        sums[line.currency] = sums.get(line.currency, Money.zero(line.currency)) + line.money
    return list(sums.values())


def timetable(project: Project) -> list[Stretch]:
    """The steps as bars."""
    return [
        Stretch(str(step), step.first, step.last, shown=f"%{step.progress}") for step in project.steps.all()
    ]


def span(project: Project) -> tuple[date, date] | None:
    """From the first to the last day of the timetable, the project's own days included."""
    steps = list(project.steps.all())
    if not steps:
        return None
    days = [day for step in steps for day in (step.first, step.last)]
    days += [day for day in (project.start, project.last_day) if day is not None]
    return min(days), max(days)
