"""What of the office can be taken back for a minute: units added, renamed, moved, retired; what is said of a member."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, first_refusal
from imece.services.accounts import policies
from imece.services.accounts.actions.units import lock_tree
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership, Office, Unit
from imece.services.undoing.kinds import Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked

TREE: Final = _("This can no longer be undone: the tree of units was changed since.")

OFFICE: Final = _("This can no longer be undone: the office's members or units were changed since.")


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


def _hold_office(actor: Actor, asked: Asked) -> None:
    list(Office.objects.filter(pk=actor.office_id).select_for_update().values("pk"))


def _may_change(actor: Actor, asked: Asked) -> Decision:
    seats = Membership.objects.filter(pk__in=asked.ids).select_related("user", "unit")
    return first_refusal(*(partial(policies.may_change_member, actor, seat) for seat in seats))


def _settle_members(actor: Actor, asked: Asked) -> None:
    """Refuse what no change may leave: an office without a coordinator, a member of a retired unit."""
    seats = Membership.objects.filter(office_id=actor.office_id)
    lasting = seats.open_on(actor.today).filter(role=Role.COORDINATOR, ends_on__isnull=True)
    if not lasting.exists() or seats.filter(pk__in=asked.ids, unit__is_active=False).exists():
        raise Refused(OFFICE)


MEMBER: Final = Kind(
    name="accounts.member",
    tables=(Table(Membership),),
    hold=_hold_office,
    may=_may_change,
    settle=_settle_members,
    related=("user",),
)
