"""What of duties can be taken back for a minute: given, changed and finished ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from imece.ground.rules.decision import Decision, first_refusal
from imece.services.duties import policies
from imece.services.duties.models import Duty
from imece.services.undoing.kinds import Kind, Table, nothing_beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked


def _hold(actor: Actor, asked: Asked) -> None:
    list(Duty.objects.filter(pk__in=asked.ids).order_by("pk").select_for_update().values("pk"))


def _may_change(actor: Actor, asked: Asked) -> Decision:
    return _each(policies.may_change, actor, asked)


def _may_finish(actor: Actor, asked: Asked) -> Decision:
    return _each(policies.may_finish, actor, asked)


def _each(may: Callable[[Actor, Duty], Decision], actor: Actor, asked: Asked) -> Decision:
    return first_refusal(*(partial(may, actor, duty) for duty in Duty.objects.filter(pk__in=asked.ids)))


DUTY: Final = Kind("duties.duty", (Table(Duty),), _hold, _may_change, nothing_beside)
FINISHED: Final = Kind("duties.finished", (Table(Duty),), _hold, _may_finish, nothing_beside)
