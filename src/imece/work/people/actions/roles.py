"""Roles of a person in institutions over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.contacts.queries import sure_matches
from imece.work.people import policies
from imece.work.people.actions.persons import role_of
from imece.work.people.models import Person

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.people.facts import RoleFacts
    from imece.work.people.models import Role


@transaction.atomic
def add_role(*, actor: Actor, person: Person, facts: RoleFacts) -> Role:
    """One more role; those before stay with their days."""
    locked = _held(actor, person)
    made = _checked(actor, locked, facts)
    made.save()
    audit.record(actor.signature, "people.role_changed", locked, note=str(_("added")))
    return made


@transaction.atomic
def change_role(*, actor: Actor, role: Role, facts: RoleFacts) -> Role:
    """Another title, institution or day."""
    locked = _held(actor, role.person)
    made = _checked(actor, locked, facts)
    made.pk = role.pk
    made.save(force_update=True)
    audit.record(actor.signature, "people.role_changed", locked)
    return made


@transaction.atomic
def remove_role(*, actor: Actor, role: Role) -> None:
    """A role put down by mistake; one that has ended gets its last day instead."""
    locked = _held(actor, role.person)
    role.delete()
    audit.record(actor.signature, "people.role_changed", locked, note=str(_("taken away")))


def _held(actor: Actor, person: Person) -> Person:
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(policies.may_change(actor, locked))
    return locked


def _checked(actor: Actor, person: Person, facts: RoleFacts) -> Role:
    name = " ".join(facts.institution.split())
    if not name:
        raise Refused(_("Name the institution."))
    if facts.since and facts.until and facts.until < facts.since:
        raise Refused(_("The last day lies before the first."))
    return role_of(person.pk, facts, sure_matches(actor.office_id, [name[:250]]))
