"""Rows that hang on a project: partners, places, people, timetable, money, outputs, news, stories, what the funder asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.duties.actions import open_duty
from imece.services.duties.models import Duty
from imece.work.contacts.queries import sure_matches
from imece.work.projects import policies
from imece.work.projects.actions.changing import find_again, hold, touch
from imece.work.projects.choices import StoryState
from imece.work.projects.models import FunderDuty, News, Partner, Place, Story, TeamMember

if TYPE_CHECKING:
    from django.db.models import Model

    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project

Row = TypeVar("Row", bound="Model")
MOST_ROWS: Final = 500
DUTY_CODE: Final = "projects.funder"
SEARCHED: Final = (Partner, Place)
UNCOMPARED: Final = frozenset(
    {"id", "project", "duty", "folded", "position", "changed_at", "amount_try", "written_by_id"}
)


@transaction.atomic
def save_row(*, actor: Actor, project: Project, row: Row, note: str = "") -> Row:
    """Add a row, or write a changed one; the row carries its new values, the project is locked meanwhile.

    Refused when it stands twice, when it belongs to another project, or when it names people of another office.
    """
    locked = hold(project)
    require(policies.may_edit(actor, locked))
    stored = rows_of(locked, type(row))
    before = stored.filter(pk=row.pk).first() if row.pk else None
    if row.pk and before is None:
        raise Refused(_("Somebody took this row away meanwhile."))
    if before is None and stored.count() >= MOST_ROWS:
        raise Refused(_("A project holds at most %(most)d rows of one kind.") % {"most": MOST_ROWS})
    changes = audit.difference(snapshot(before) if before else {}, snapshot(row))
    if before is not None and not changes:
        return row
    setattr(row, "project", locked)  # noqa: B010 -- every row has it, the bound type does not say so
    _prepare(actor, locked, row)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused(_("This stands here already, or its values do not fit together.")) from error
    _follow(actor, locked, row)
    touch(locked)
    verb = "projects.row_changed" if before else "projects.row_added"
    audit.record(actor.signature, verb, locked, changes=named(row, changes), note=note)
    return row


@transaction.atomic
def remove_row(*, actor: Actor, project: Project, row: Model) -> None:
    """Take a row off its project. Removing twice is removing once."""
    locked = hold(project)
    require(policies.may_edit(actor, locked))
    held = rows_of(locked, type(row)).filter(pk=row.pk).first()
    if held is None:
        return
    if isinstance(held, FunderDuty) and held.duty_id:
        Duty.objects.open().filter(pk=held.duty_id).delete()
    label = str(held)
    held.delete()
    touch(locked)
    audit.record(actor.signature, "projects.row_removed", locked, note=f"{held._meta.verbose_name}: {label}")
    if isinstance(held, SEARCHED):
        find_again(actor, [locked.pk])


@transaction.atomic
def publish_news(*, actor: Actor, project: Project, news: News, public: bool) -> News:
    """Show a piece of news with the public project, or take it back inside."""
    require(policies.may_publish_news(actor, (hold(project), news)))
    held = News.objects.select_for_update().get(pk=news.pk, project=project)
    if (held.published_at is not None) != public:
        held.published_at = clock.now() if public else None
        held.published_by = actor.name[:200] if public else ""
        held.save(update_fields=["published_at", "published_by"])
        verb = "projects.news_published" if public else "projects.news_withdrawn"
        audit.record(actor.signature, verb, project, note=held.title)
    return held


@transaction.atomic
def move_story(*, actor: Actor, project: Project, story: Story, target: str) -> Story:
    """Send a story for review, publish it (another person than its writer), or make it a draft again."""
    locked = hold(project)
    held = Story.objects.select_for_update().get(pk=story.pk, project=locked)
    asked = {
        StoryState.REVIEW: policies.may_send_story,
        StoryState.PUBLISHED: policies.may_publish_story,
        StoryState.DRAFT: policies.may_return_story,
    }
    require(asked[StoryState(target)](actor, (locked, held)))
    if target == StoryState.REVIEW and not (held.problem and held.work and held.change):
        raise Refused(_("Say what the problem was, what was done and what changed before it is reviewed."))
    before, held.state = held.state, target
    published = target == StoryState.PUBLISHED
    held.published_at = clock.now() if published else None
    held.published_by = actor.name[:200] if published else ""
    held.save()
    audit.record(
        actor.signature, "projects.story_moved", locked, changes={"state": [before, target]}, note=held.title
    )
    return held


def rows_of(project: Project, kind: type[Model]) -> Any:
    """The rows of one kind that hang on the project."""
    return cast("Any", kind).objects.filter(project=project)


def snapshot(row: Model) -> dict[str, Any]:
    """What the trail compares of a row."""
    names = [field.name for field in row._meta.concrete_fields if field.name not in UNCOMPARED]
    return audit.snapshot(row, names)


def named(row: Model, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes with what they are about."""
    return {"about": f"{row._meta.verbose_name}: {row}", **changes}


def _prepare(actor: Actor, project: Project, row: Model) -> None:
    """What a row needs from outside its form."""
    if isinstance(row, Partner):
        row.derive()
        if row.institution_id is None:
            row.institution_id = sure_matches(actor.office_id, [row.name]).get(row.name)
    if isinstance(row, TeamMember) and row.member is not None and row.member.office_id != actor.office_id:
        raise Refused(_("This person belongs to another office."))
    if isinstance(row, FunderDuty) and row.owner is not None and row.owner.office_id != actor.office_id:
        raise Refused(_("This person belongs to another office."))
    if isinstance(row, Story):
        row.written_by_id, row.written_by = actor.person_id, actor.name[:200]
        row.state, row.published_at, row.published_by = StoryState.DRAFT, None, ""


def _follow(actor: Actor, project: Project, row: Model) -> None:
    """What must be true beside a saved row."""
    if isinstance(row, FunderDuty):
        _settle_duty(actor, project, row)
    if isinstance(row, SEARCHED):
        find_again(actor, [project.pk])


def _settle_duty(actor: Actor, project: Project, row: FunderDuty) -> None:
    """The duty of the office that goes with what the funder asks for."""
    duty = row.duty if row.duty_id else None
    if duty is None:
        if row.done_on is not None:
            return
        duty = open_duty(
            actor=actor,
            code=DUTY_CODE,
            title=f"{row.title} – {project.acronym or project.title}",
            due_on=row.due_on,
            owner=row.owner,
            unit=project.unit,
            note=row.note,
            about=project,
            url=reverse("projects:detail", args=[actor.office.slug, project.pk]),
            source=str(project.funder or ""),
        )
        FunderDuty.objects.filter(pk=row.pk).update(duty=duty)
        row.duty = duty
        return
    duty.due_on, duty.owner = row.due_on, row.owner
    if row.done_on is not None and duty.done_at is None:
        duty.done_at, duty.done_by = clock.now(), actor.name[:200]
    if row.done_on is None and duty.done_at is not None:
        duty.done_at, duty.done_by = None, ""
    duty.save()
