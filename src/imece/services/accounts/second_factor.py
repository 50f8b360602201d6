"""Who must sign in with a second step, and who has one: a passkey or an authenticator app.

Staff and auditors must; the demonstration need not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, refused
from imece.ground.values import clock
from imece.services.accounts import relying_party
from imece.services.accounts.choices import SECOND_FACTOR_ROLES, Role
from imece.services.accounts.demo import is_demo
from imece.services.accounts.models import Membership, User

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest

VOUCHED_KEY: Final = "second_step_vouched_for"
SECOND_STEPS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_one(person_column: str) -> Exists:
    """A condition for querysets: the person in that column has a passkey or an authenticator app."""
    return Exists(Authenticator.objects.filter(user_id=OuterRef(person_column), type__in=SECOND_STEPS))


def is_set_up(person_id: int) -> bool:
    """Whether the person has a passkey or an authenticator app."""
    return bool(Authenticator.objects.filter(user_id=person_id, type__in=SECOND_STEPS).exists())


def is_missing(request: HttpRequest, *, role: Role | None, present: bool) -> bool:
    """Whether this request must first set up the second step; role None stands for the administrator."""
    if present or is_demo(request) or vouched_by_provider(request, request.user.pk):
        return False
    return role is None or role in SECOND_FACTOR_ROLES


def vouch(request: HttpRequest, person_id: int | None) -> None:
    """Remember in the session whose second step the institution's provider has done; None: nobody's."""
    request.session.pop(VOUCHED_KEY, None)
    if person_id is not None:
        request.session[VOUCHED_KEY] = person_id


def vouched_by_provider(request: HttpRequest, person_id: int | None) -> bool:
    """Whether the provider did the second step of this person in this session."""
    return person_id is not None and request.session.get(VOUCHED_KEY) == person_id


def is_required_of(person: User) -> bool:
    """Whether the person holds a role (or the installation) that needs the second step."""
    if person.is_administrator:
        return True
    seats = Membership.objects.open_on(clock.today()).filter(user=person, role__in=SECOND_FACTOR_ROLES)
    return seats.exists()


def may_give_up(person: User, step: Authenticator) -> Decision:
    """Whoever's role needs a second step keeps one; the last one is given up only for another."""
    others = Authenticator.objects.filter(user_id=person.pk, type__in=SECOND_STEPS).exclude(pk=step.pk)
    if others.exists() or not is_required_of(person):
        return ALLOWED
    return refused(
        _("Your role signs in with a second step, and this is your only one. Set up another first.")
    )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps those who need a second step from switching off the last one; says whose passkeys these are."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That was not right. Try once more."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether this one may go; losing the phone is what recovery codes are for."""
        return may_give_up(authenticator.user, authenticator).allowed

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the name in the address."""
        return {"id": relying_party.host_of(context.request), "name": "İmece"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, object]:
        """What the device shows of the person beside the passkey."""
        facts: dict[str, object] = super().get_public_key_credential_user_entity(user)
        return facts | {"display_name": str(user)}
