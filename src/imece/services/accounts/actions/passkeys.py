"""Verbs of passkeys: add, rename, remove. Whoever's role needs a second step keeps at least one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.accounts import passkeys, safety, second_factor
from imece.services.accounts.models import User
from imece.services.accounts.names import tidy_name
from imece.services.audit import actions as audit
from imece.services.audit.actions import Signature

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 20
LONGEST_NAME = 60


@transaction.atomic
def add_passkey(*, person: User, name: str, credential: Mapping[str, Any]) -> Authenticator:
    """Keep a passkey that the browser has just made (`credential` was checked by `passkeys.registered`)."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if passkeys.of(person).count() >= MOST:
        raise Refused(_("You have as many passkeys as can be kept. Remove one that you no longer use."))
    name = tidy_name(name, LONGEST_NAME) or _("Passkey")
    passkey: Authenticator = Authenticator.objects.create(
        user_id=person.pk,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": name, "credential": dict(credential)},
    )
    safety.note(person, "passkey_added", name)
    return passkey


@transaction.atomic
def rename_passkey(*, person: User, passkey: Authenticator, name: str) -> Authenticator:
    """Give a passkey another name."""
    passkey = Authenticator.objects.select_for_update().get(pk=passkey.pk, user_id=person.pk)
    before, after = str(passkey), tidy_name(name, LONGEST_NAME) or str(passkey)
    passkey.data["name"] = after
    passkey.save(update_fields=["data"])
    if before != after:
        signature = Signature(None, person.pk, str(person))
        audit.record(signature, "accounts.passkey_renamed", person, changes={"name": [before, after]})
    return passkey


@transaction.atomic
def remove_passkey(*, person: User, passkey: Authenticator) -> None:
    """Take a passkey away; recovery codes that are left alone then go with it."""
    person = User.objects.select_for_update().get(pk=person.pk)
    passkey = Authenticator.objects.select_for_update().get(pk=passkey.pk, user_id=person.pk)
    require(second_factor.may_give_up(person, passkey))
    name = str(passkey)
    passkey.delete()
    left = Authenticator.objects.filter(user_id=person.pk)
    if not left.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        left.delete()
    safety.note(person, "passkey_removed", name)
