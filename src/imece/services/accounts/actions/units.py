"""Verbs of the tree of units: add, rename, move a branch, retire, take back into use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import turkish
from imece.services.accounts import policies
from imece.services.accounts.models import Membership, Office, Unit
from imece.services.accounts.names import tidy_name
from imece.services.audit import actions as audit

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

DEEPEST: Final = 10
FIELDS: Final = ("name", "code", "parent")


@transaction.atomic
def add_unit(*, actor: Actor, name: str, parent: Unit | None = None, code: str = "") -> Unit:
    """A new unit of the office; `Refused` for a name that is taken or a tree that would get too deep."""
    require(policies.may_run_office(actor))
    lock_tree(actor.office_id)
    parent = own(actor, parent)
    refuse_taken(actor.office_id, name)
    refuse_depth(parent, 1)
    unit = Unit(office_id=actor.office_id, parent=parent, name=tidy_name(name), code=code.strip())
    unit.save()
    audit.record(actor.signature, "accounts.unit_added", unit, changes={"name": [None, unit.name]})
    return unit


@transaction.atomic
def change_unit(*, actor: Actor, unit: Unit, name: str, parent: Unit | None, code: str) -> Unit:
    """Rename or move a unit; a move takes the whole branch along."""
    require(policies.may_run_office(actor))
    lock_tree(actor.office_id)
    unit = Unit.objects.select_related("parent").get(pk=unit.pk, office_id=actor.office_id)
    before, old_path = audit.snapshot(unit, FIELDS), unit.path
    parent = own(actor, parent)
    if parent is not None and parent.path.startswith(unit.path):
        raise Refused(_("A unit cannot be moved below itself."))
    refuse_taken(actor.office_id, name, but=unit.pk)
    refuse_depth(parent, height(unit))
    unit.name, unit.code, unit.parent = tidy_name(name), code.strip(), parent
    unit.save()
    if unit.path != old_path:
        carry_branch(unit, old_path)
    audit.record(
        actor.signature,
        "accounts.unit_changed",
        unit,
        changes=audit.difference(before, audit.snapshot(unit, FIELDS)),
    )
    return unit


@transaction.atomic
def retire_unit(*, actor: Actor, unit: Unit) -> Unit:
    """Take a unit out of use; its past records stay. `Refused` while units or members hang on it."""
    require(policies.may_run_office(actor))
    lock_tree(actor.office_id)
    unit = Unit.objects.get(pk=unit.pk, office_id=actor.office_id)
    if not unit.is_active:
        raise Refused(_("This unit is already retired."))
    if unit.children.filter(is_active=True).exists():
        raise Refused(_("Move or retire the units below this one first."))
    if Membership.objects.open_on(actor.today).filter(unit=unit).exists():
        raise Refused(_("Members belong to this unit: give them another unit first."))
    return _set_active(actor, unit, verb="accounts.unit_retired", active=False)


@transaction.atomic
def reopen_unit(*, actor: Actor, unit: Unit) -> Unit:
    """Take a retired unit back into use; its upper unit must be in use."""
    require(policies.may_run_office(actor))
    lock_tree(actor.office_id)
    unit = Unit.objects.select_related("parent").get(pk=unit.pk, office_id=actor.office_id)
    if unit.is_active:
        raise Refused(_("This unit is already in use."))
    if unit.parent is not None and not unit.parent.is_active:
        raise Refused(_("Take the upper unit back into use first."))
    return _set_active(actor, unit, verb="accounts.unit_reopened", active=True)


def _set_active(actor: Actor, unit: Unit, *, verb: str, active: bool) -> Unit:
    unit.is_active = active
    unit.save(update_fields=["is_active", "sort_key"])
    audit.record(actor.signature, verb, unit, changes={"is_active": [not active, active]})
    return unit


def lock_tree(office_id: int) -> None:
    """One change of an office's tree at a time: paths of a branch are rewritten together."""
    Office.objects.select_for_update().get(pk=office_id)


def own(actor: Actor, unit: Unit | None) -> Unit | None:
    """The unit read anew, if it is an active one of the actor's office; `Refused` otherwise."""
    if unit is None:
        return None
    found = policies.visible_units(actor).filter(pk=unit.pk, is_active=True).first()
    if found is None:
        raise Refused(_("This unit is not in use in your office."))
    return found


def refuse_taken(office_id: int, name: str, but: int | None = None) -> None:
    """`Refused` when another unit of the office has this name, in whatever letters (Turkish rules)."""
    wanted = turkish.fold(tidy_name(name))
    names = Unit.objects.filter(office_id=office_id).exclude(pk=but or 0).values_list("name", flat=True)
    if any(turkish.fold(taken) == wanted for taken in names):
        raise Refused(_("There is already a unit with this name."))


def refuse_depth(parent: Unit | None, levels: int) -> None:
    """`Refused` when `levels` more below `parent` would make the tree deeper than a person can read."""
    if (parent.path.count("/") if parent else 0) + levels > DEEPEST:
        raise Refused(_("The tree would get deeper than %(levels)s levels.") % {"levels": DEEPEST})


def height(unit: Unit) -> int:
    """How many levels the branch of the unit has, itself included."""
    paths = Unit.objects.filter(office_id=unit.office_id, path__startswith=unit.path).values_list(
        "path", flat=True
    )
    return max(path.count("/") for path in paths) - unit.path.count("/") + 1


def carry_branch(unit: Unit, old_path: str) -> None:
    """Rewrite the paths of everything below a unit that moved, in one statement."""
    below = Unit.objects.filter(office_id=unit.office_id, path__startswith=old_path).exclude(pk=unit.pk)
    below.update(path=Concat(Value(unit.path), Substr(F("path"), len(old_path) + 1)))
