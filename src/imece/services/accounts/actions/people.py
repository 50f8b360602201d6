"""Verbs of people: own settings, absence, the administrator of the installation, the demonstration's entrance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.accounts import policies
from imece.services.accounts.models import Membership, User
from imece.services.accounts.names import tidy_name
from imece.services.audit import actions as audit
from imece.services.audit.actions import Signature

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor


@transaction.atomic
def change_own_settings(*, person: User, name: str, language: str) -> User:
    """A person's own name and language."""
    person = User.objects.select_for_update().get(pk=person.pk)
    before = audit.snapshot(person, ("name", "language"))
    person.name, person.language = tidy_name(name, 150), language
    person.save(update_fields=["name", "language"])
    audit.record(
        Signature(None, person.pk, str(person)),
        "accounts.own_settings_changed",
        person,
        changes=audit.difference(before, audit.snapshot(person, ("name", "language"))),
    )
    return person


@transaction.atomic
def choose_theme(*, person: User, theme: str) -> User:
    """A person's own light or dark; how a page looks to one person is no matter of the trail."""
    person = User.objects.select_for_update().get(pk=person.pk)
    person.theme = theme
    person.save(update_fields=["theme"])
    return person


@transaction.atomic
def set_absence(*, actor: Actor, absent_from: date | None, absent_until: date | None) -> Membership:
    """Say from when until when the own seat is empty; both empty: present again."""
    require(policies.may_be_absent(actor))
    own = actor.membership.pk if actor.membership else 0
    seat = Membership.objects.select_for_update().get(pk=own)
    if (absent_from is None) != (absent_until is None):
        raise Refused(_("Give both days, or neither."))
    if absent_from and absent_until and absent_until < absent_from:
        raise Refused(_("The last day lies before the first day."))
    before = audit.snapshot(seat, ("absent_from", "absent_until"))
    seat.absent_from, seat.absent_until = absent_from, absent_until
    seat.save(update_fields=["absent_from", "absent_until"])
    changes = audit.difference(before, audit.snapshot(seat, ("absent_from", "absent_until")))
    audit.record(actor.signature, "accounts.absence_set", seat, changes=changes)
    return seat


@transaction.atomic
def name_administrator(*, email: str, name: str = "", password: str | None = None) -> User:
    """Make somebody the administrator of the installation (from the server's command line only).

    A person who is not there yet is made with the given password, already validated by the caller.
    """
    address = User.objects.normalise(email)
    person = User.objects.select_for_update().filter(email=address).first()
    if person is None:
        person = User.objects.create_user(address, password, name=tidy_name(name, 150))
    person.is_administrator = True
    person.save(update_fields=["is_administrator"])
    audit.record(Signature(None, None, "imece"), "accounts.administrator_named", person)
    return person


@transaction.atomic
def enter_demo(*, person: User) -> None:
    """A visitor of the demonstration enters as one of its people; the trail says so."""
    audit.record(Signature(None, person.pk, str(person)), "accounts.demo_entered", person)


@transaction.atomic
def note_provider_login(*, person: User, provider: str) -> None:
    """The institution's provider opened the door for the person."""
    audit.record(Signature(None, person.pk, str(person)), "accounts.provider_login", person, note=provider)


@transaction.atomic
def note_directory_login(*, person: User) -> None:
    """The institution's directory knew the password."""
    audit.record(Signature(None, person.pk, str(person)), "accounts.directory_login", person)
