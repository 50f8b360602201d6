"""What of the office can be taken back for a minute: units added, renamed, moved, retired, taken back into use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused
from imece.services.accounts import policies
from imece.services.accounts.actions.units import lock_tree
from imece.services.accounts.models import Membership, Unit
from imece.services.undoing.kinds import Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked

TREE: Final = _("This can no longer be undone: the tree of units was changed since.")


def _hold(actor: Actor, asked: Asked) -> None:
    lock_tree(actor.office_id)


def _may(actor: Actor, asked: Asked) -> Decision:
    return policies.may_run_office(actor)


def _settle(actor: Actor, asked: Asked) -> None:
    """Refuse what the tree does not allow now: a unit that came below a moved branch, members of a retired unit."""
    units = {unit.pk: unit for unit in Unit.objects.filter(office_id=actor.office_id)}
    ways = {unit.pk: units[unit.parent_id].path if unit.parent_id else "" for unit in units.values()}
    if any(unit.path != f"{ways[unit.pk]}{unit.pk}/" for unit in units.values()):
        raise Refused(TREE)
    retired = {unit.pk for unit in units.values() if not unit.is_active}.intersection(asked.ids)
    used = any(unit.is_active and unit.parent_id in retired for unit in units.values())
    if used or Membership.objects.open_on(actor.today).filter(unit__in=retired).exists():
        raise Refused(TREE)


def branch_of(unit: Unit) -> Iterable[int]:
    """The unit and all below it: a move rewrites the paths of the whole branch."""
    return Unit.objects.filter(office_id=unit.office_id, path__startswith=unit.path).values_list(
        "pk", flat=True
    )


UNIT: Final = Kind(name="accounts.unit", tables=(Table(Unit),), hold=_hold, may=_may, settle=_settle)
