"""The moves of an import: nothing is written before it was checked, nothing is undone that was not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, first_refusal, refused
from imece.ground.rules.machine import Machine, Move
from imece.services.exchange import policies
from imece.services.exchange.choices import EDITABLE, RunState

if TYPE_CHECKING:
    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun

CHECKABLE = (RunState.MAPPED, RunState.PREVIEWED, RunState.FAILED)

runs = Machine(
    Move("map", _("Choose the columns"), EDITABLE, RunState.MAPPED, policies.may_work_on),
    Move("read_again", _("Read again"), EDITABLE, RunState.UPLOADED, policies.may_work_on),
    Move("decide", _("Decide"), (RunState.PREVIEWED,), RunState.PREVIEWED, policies.may_work_on),
    Move("preview", _("Check the rows"), CHECKABLE, RunState.PREVIEWED, policies.may_work_on),
    Move("begin", _("Import"), (RunState.PREVIEWED, RunState.FAILED), RunState.RUNNING, policies.may_write),
    Move("finish", _("Imported"), (RunState.RUNNING,), RunState.DONE),
    Move("fail", _("Not imported"), (RunState.RUNNING,), RunState.FAILED),
    Move("undo", _("Undo"), (RunState.DONE,), RunState.UNDONE, policies.may_take_back),
)


def may_map(actor: Actor, run: ImportRun) -> Decision:
    """Whether the actor may choose the columns now."""
    return runs.may("map", actor, run)


def may_read_again(actor: Actor, run: ImportRun) -> Decision:
    """Whether the actor may have the file read with another set of letters; only text files have one."""
    return first_refusal(
        lambda: runs.may("read_again", actor, run),
        lambda: ALLOWED if run.encoding else refused(_("Only text files have a set of letters.")),
    )


def may_decide(actor: Actor, run: ImportRun) -> Decision:
    """Whether the actor may answer what the check asked."""
    return runs.may("decide", actor, run)


def may_preview(actor: Actor, run: ImportRun) -> Decision:
    """Whether the actor may have the rows checked now."""
    return runs.may("preview", actor, run)


def may_begin(actor: Actor, run: ImportRun) -> Decision:
    """Whether the actor may have the rows written now."""
    return runs.may("begin", actor, run)


def may_undo(actor: Actor, run: ImportRun) -> Decision:
    """Whether the actor may take the import back now."""
    return runs.may("undo", actor, run)
