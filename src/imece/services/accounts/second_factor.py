"""Who must sign in with a second step, and who has one. Staff and auditors must; the demonstration need not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from imece.ground.values import clock
from imece.services.accounts.choices import SECOND_FACTOR_ROLES, Role
from imece.services.accounts.demo import is_demo
from imece.services.accounts.models import Membership, User

if TYPE_CHECKING:
    from django.http import HttpRequest


def has_one(person_column: str) -> Exists:
    """A condition for querysets: the person in that column has an authenticator app."""
    return Exists(Authenticator.objects.filter(user_id=OuterRef(person_column), type=Authenticator.Type.TOTP))


def is_set_up(person_id: int) -> bool:
    """Whether the person has an authenticator app."""
    return bool(Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.TOTP).exists())


def is_missing(request: HttpRequest, *, role: Role | None, present: bool) -> bool:
    """Whether this request must first set up the second step; role None stands for the administrator."""
    if present or is_demo(request):
        return False
    return role is None or role in SECOND_FACTOR_ROLES


def is_required_of(person: User) -> bool:
    """Whether the person holds a role (or the installation) that needs the second step."""
    if person.is_administrator:
        return True
    seats = Membership.objects.open_on(clock.today()).filter(user=person, role__in=SECOND_FACTOR_ROLES)
    return seats.exists()


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps those who need a second step from switching it off."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not while the person's role needs it; losing the phone is what recovery codes are for."""
        return not is_required_of(authenticator.user)
