"""Putting projects down: one, or a whole inventory; taking a whole import back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.search.actions import forget, keep
from imece.work.projects import policies
from imece.work.projects.actions import writing
from imece.work.projects.choices import Access, Status
from imece.work.projects.models import FINDABLE, Partner, Place, Project, StatusStep, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.projects.facts import Facts


class AlreadySent(Refused):
    """The form's token is used up by another record; a new token may record what was typed."""


@transaction.atomic
def record_project(*, actor: Actor, facts: Facts, once: str = "") -> Project:
    """Put one project down, all or nothing.

    `once` names the form it came from: sent again (double click, second tab, back button) it gives the same record.
    """
    require(policies.may_record(actor))
    require(policies.may_record_for(actor, facts.unit))
    writing.check_belongings(actor, [facts])
    check_code_free(actor, facts)
    key = f"{actor.office_id}:{actor.person_id}:{once}"[:100] if once else None
    project = _new(actor, facts, key)
    try:
        with transaction.atomic():
            project.save(force_insert=True)
    except IntegrityError:
        known = _recorded_once(key)
        if known is None:
            raise
        if (known.title, known.start, known.part) != (facts.title, facts.days.start, facts.part):
            raise AlreadySent(
                _(
                    "This form was already sent and recorded. What you typed now is something else: send it again to record it too."
                )
            ) from None
        return known
    _hang_on(actor, [(project, facts)])
    audit.record(actor.signature, "projects.recorded", project)
    return project


@transaction.atomic
def record_many(*, actor: Actor, many: Sequence[Facts], source: str = "") -> list[Project]:
    """Put many projects down, all or none, in a fixed number of statements per thousand; `source` goes into the trail."""
    require(policies.may_record(actor))
    for facts in many:
        require(policies.may_record_for(actor, facts.unit))
    writing.check_belongings(actor, many)
    made = [_new(actor, facts, None) for facts in many]
    Project.objects.bulk_create(made, batch_size=writing.BATCH)
    _hang_on(actor, list(zip(made, many, strict=True)))
    audit.record_many(
        audit.entry(actor.signature, "projects.recorded", project, note=source) for project in made
    )
    return made


@transaction.atomic
def remove_many(*, actor: Actor, ids: Sequence[int], reason: str = "") -> int:
    """Take a whole import back: those of the ids that are the office's own and not public; returns how many went."""
    require(policies.may_record(actor))
    mine = Project.objects.kept().filter(pk__in=ids, office_id=actor.office_id)
    gone = list(mine.order_by("pk").select_for_update(of=("self",)))
    if any(project.access == Access.PUBLIC for project in gone):
        raise Refused(_("Some of these projects are public. Take them back inside first."))
    Project.objects.filter(pk__in=[project.pk for project in gone]).update(
        removed_at=clock.now(), changed_at=clock.now()
    )
    audit.record_many(
        audit.entry(actor.signature, "projects.removed", project, note=reason) for project in gone
    )
    forget(FINDABLE, [project.pk for project in gone])
    return len(gone)


def check_code_free(actor: Actor, facts: Facts, besides: int | None = None) -> None:
    """A code of a source stands for one project of the office."""
    if not facts.source_code:
        return
    others = Project.objects.kept().filter(
        office_id=actor.office_id, source=facts.source, source_code=facts.source_code
    )
    if besides is not None:
        others = others.exclude(pk=besides)
    if others.exists():
        raise Refused(_("Another project already has this code of this source."))


def _new(actor: Actor, facts: Facts, key: str | None) -> Project:
    fresh = Project(
        office=actor.office,
        status=facts.status,
        status_on=facts.status_on,
        created_by=actor.name[:200],
        once_key=key,
    )
    return writing.written(fresh, facts)


def _hang_on(actor: Actor, pairs: Sequence[tuple[Project, Facts]]) -> None:
    """Topics, partners, places, the first step of the history, and what the search finds."""
    register: Mapping[str, int] = writing.register_of(actor, (facts for _project, facts in pairs))
    names: list[Partner] = []
    spots: list[Place] = []
    finds = []
    for project, facts in pairs:
        own = writing.partners(project, facts.partners or (), register)
        here = writing.places(project, facts.places or ())
        names += own
        spots += here
        finds.append(writing.findable(project, actor.office, [row.name for row in own], here))
    size = writing.BATCH
    Topic.objects.bulk_create(
        [row for project, facts in pairs for row in writing.topics(project, facts.topics)], batch_size=size
    )
    Partner.objects.bulk_create(names, batch_size=size)
    Place.objects.bulk_create(spots, batch_size=size)
    StatusStep.objects.bulk_create(
        [_first_step(actor, project) for project, _facts in pairs], batch_size=size
    )
    keep(finds)


def _first_step(actor: Actor, project: Project) -> StatusStep:
    return StatusStep(
        project_id=project.pk,
        status=project.status,
        since=_known_since(project, actor.today),
        made_by=actor.name[:200],
    )


def _known_since(project: Project, today: date) -> date:
    """Since when a project stands where it was put down: the day said, else a day of its own that lies behind us."""
    if project.status_on is not None:
        return project.status_on
    own = (project.last_day, project.start) if project.status == Status.COMPLETED else (project.start,)
    return next((day for day in (*own, project.awarded_on) if day is not None and day <= today), today)


def _recorded_once(key: str | None) -> Project | None:
    """What the form with that key already recorded; refuses when it has been removed since."""
    known = Project.objects.filter(once_key=key).first() if key else None
    if known is not None and known.removed_at is not None:
        raise Refused(
            _(
                "This form was already sent, and the record made by it was removed. Open the form anew to record again."
            )
        )
    return known
