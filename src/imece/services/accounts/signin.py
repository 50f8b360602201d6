"""Signing somebody in without the login form: after an accepted invitation and at the demonstration's entrance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.shortcuts import resolve_url

if TYPE_CHECKING:
    from django.http import HttpRequest

    from imece.services.accounts.models import User

BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(request: HttpRequest, person: User) -> str:
    """Open a fresh session for the person and give the address to go to.

    allauth keeps in the session when somebody last proved who they are; without it the set-up of the second step
    would ask at once for the password that was chosen a second ago. It has no public function for this.
    """
    login(request, person, backend=BACKEND)
    record_authentication(request, person, method="password", reauthenticated=True)
    return resolve_url(settings.LOGIN_REDIRECT_URL)
