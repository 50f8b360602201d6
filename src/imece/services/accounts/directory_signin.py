"""Signing in with the directory's password: who is proved there comes in, if an office knows or has invited them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions
from imece.services.accounts.directory import Directory, DirectoryAway
from imece.services.accounts.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest

logger = logging.getLogger(__name__)
# What the form of signing in says afterwards; on the request, because a backend can only answer with a person.
AWAY, STRANGER = "directory_away", "directory_stranger"


class DirectoryBackend(BaseBackend):
    """Asks the directory after İmece's own passwords; silent when none is configured."""

    def authenticate(self, request: HttpRequest | None, **said: Any) -> User | None:
        """The person whose address the directory gives for this name and password."""
        login, password = said.get("email") or "", said.get("password") or ""
        if settings.IMECE_DIRECTORY is None or not login or not password:
            return None
        try:
            found = Directory(**settings.IMECE_DIRECTORY).email_of(login, password)
            person = actions.come_in(email=found) if found else None
        except DirectoryAway as away:
            logger.warning("the directory does not answer: %s", away)
            say(request, AWAY)
            return None
        except Refused:
            say(request, STRANGER)
            return None
        if found and person is None:
            say(request, STRANGER)
        return person if person is not None and person.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """The person of a session, while their account is open."""
        return User.objects.filter(pk=user_id, is_active=True).first()


def say(request: HttpRequest | None, what: str) -> None:
    """Leave a word for the form."""
    if request is not None:
        setattr(request, what, True)
