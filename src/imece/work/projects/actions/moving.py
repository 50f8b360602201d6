"""Moving a project's status by its table, and deciding who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.projects import policies, workflow
from imece.work.projects.actions.changing import find_again, hold, touch
from imece.work.projects.choices import Access, Status
from imece.work.projects.models import Project, StatusStep

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor


@transaction.atomic
def move_project(*, actor: Actor, project: Project, move: str, since: date, note: str = "") -> Project:
    """Make one move of the table; the step stays in the history with its day and note."""
    locked = hold(project)
    require(workflow.PROJECTS.may(move, actor, locked))
    if since > actor.today:
        raise Refused(_("A change of status cannot lie in the future."))
    target = workflow.PROJECTS.target(move)
    if target in {Status.CANCELLED, Status.REJECTED, Status.SUSPENDED} and not note.strip():
        raise Refused(_("Say why in one sentence."))
    before, locked.status, locked.status_on = locked.status, target, since
    if target == Status.AWARDED and locked.awarded_on is None:
        locked.awarded_on = since
    touch(locked)
    StatusStep.objects.create(
        project=locked, status=target, since=since, note=note.strip()[:300], made_by=actor.name[:200]
    )
    audit.record(
        actor.signature, "projects.moved", locked, changes={"status": [before, target]}, note=note.strip()
    )
    return locked


@transaction.atomic
def publish_project(*, actor: Actor, project: Project) -> Project:
    """Show it to everybody, with those of its news and stories that are published."""
    locked = hold(project)
    require(policies.may_publish(actor, locked))
    locked.access, locked.published_at, locked.published_by = Access.PUBLIC, clock.now(), actor.name[:200]
    touch(locked)
    audit.record(actor.signature, "projects.published", locked)
    find_again(actor, [locked.pk])
    return locked


@transaction.atomic
def withdraw_project(*, actor: Actor, project: Project) -> Project:
    """Take it back inside."""
    locked = hold(project)
    require(policies.may_withdraw(actor, locked))
    locked.access, locked.published_at, locked.published_by = Access.INTERNAL, None, ""
    touch(locked)
    audit.record(actor.signature, "projects.withdrawn", locked)
    find_again(actor, [locked.pk])
    return locked
