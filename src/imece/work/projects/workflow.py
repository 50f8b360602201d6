"""How a project's status moves; a bank also takes in projects that are already anywhere in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.machine import Machine, Move
from imece.work.projects import policies
from imece.work.projects.choices import Status

if TYPE_CHECKING:
    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project


def may(actor: Actor, project: Project) -> Decision:
    """Whoever may edit the project."""
    return policies.may_edit(actor, project)


PROJECTS: Final = Machine(
    Move("prepare", _("Prepare it"), (Status.IDEA, Status.REJECTED), Status.PREPARED, may),
    Move("apply", _("Application handed in"), (Status.IDEA, Status.PREPARED), Status.APPLIED, may),
    Move("award", _("Support granted"), (Status.PREPARED, Status.APPLIED), Status.AWARDED, may),
    Move("reject", _("Application rejected"), (Status.APPLIED,), Status.REJECTED, may),
    Move("begin", _("Project begins"), (Status.APPLIED, Status.AWARDED), Status.RUNNING, may),
    Move("suspend", _("Suspend it"), (Status.RUNNING,), Status.SUSPENDED, may),
    Move("resume", _("Go on with it"), (Status.SUSPENDED,), Status.RUNNING, may),
    Move("complete", _("Completed"), (Status.RUNNING, Status.SUSPENDED), Status.COMPLETED, may),
    Move(
        "cancel",
        _("Cancel it"),
        (
            Status.IDEA,
            Status.PREPARED,
            Status.APPLIED,
            Status.AWARDED,
            Status.RUNNING,
            Status.SUSPENDED,
        ),
        Status.CANCELLED,
        may,
    ),
    Move("reopen", _("Take it up again"), (Status.COMPLETED, Status.CANCELLED), Status.RUNNING, may),
    field="status",
)
"""A wrong status is corrected by moving on, never by rewriting: each step stays in the history."""
