"""What of projects can be taken back for a minute: recorded, changed and moved ones, and the rows on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from imece.ground.rules.decision import first_refusal
from imece.ground.values import clock
from imece.services.search.actions import forget
from imece.services.undoing.kinds import Kind, Table
from imece.work.projects import policies
from imece.work.projects.actions.changing import find_again
from imece.work.projects.models import (
    FINDABLE,
    BudgetLine,
    CoFinancing,
    FunderDuty,
    News,
    Output,
    Partner,
    Place,
    Project,
    StatusStep,
    Step,
    Story,
    TeamMember,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked

ROWS: Final = (
    Topic, Partner, Place, StatusStep, BudgetLine, CoFinancing, TeamMember, Step, Output, News,
)  # fmt: skip


def _hold(actor: Actor, asked: Asked) -> None:
    list(Project.objects.filter(pk__in=asked.ids).order_by("pk").select_for_update(of=("self",)).values("pk"))


def _may(actor: Actor, asked: Asked) -> Decision:
    things = Project.objects.filter(pk__in=asked.ids)
    return first_refusal(*(partial(policies.may_edit, actor, project) for project in things))


def _settle(actor: Actor, asked: Asked) -> None:
    """Found again, or no longer, as they stand now."""
    kept = set(Project.objects.kept().filter(pk__in=asked.ids).values_list("pk", flat=True))
    find_again(actor, kept)
    forget(FINDABLE, sorted(set(asked.ids) - kept))


def _put_away(ids: Sequence[int]) -> None:
    """As removing: the form that made them stays used up, and their files are not lost."""
    Project.objects.filter(pk__in=ids).update(removed_at=clock.now(), changed_at=clock.now())


def _home(office: str) -> str:
    return reverse("projects:list", args=[office])


PROJECT: Final = Kind(
    name="projects.project",
    tables=(
        Table(Project, stamps=("changed_at",), counters=("revision",)),
        *(Table(model, "project") for model in ROWS),
        Table(Story, "project", stamps=("changed_at",)),
        Table(FunderDuty, "project"),
    ),
    hold=_hold,
    may=_may,
    settle=_settle,
    home=_home,
    put_away=_put_away,
)
