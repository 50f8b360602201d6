"""The ceremonies of passkeys; the one module that speaks to the WebAuthn part of allauth.

Each passkey is discoverable and asks for the person (finger, face, PIN), so one passkey is both steps of signing in.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, Final, TypeVar

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from imece.services.accounts.models import User

Found = TypeVar("Found")
LONGEST_ANSWER: Final = 20_000
KEPT: Final = ("id", "rawId", "type", "authenticatorAttachment", "clientExtensionResults", "response")
KEPT_OF_RESPONSE: Final = ("clientDataJSON", "attestationObject", "transports")
# What the parsers of an answer raise on bytes that no browser would send.
NONSENSE: Final = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError),
    *(RecursionError, NotImplementedError, AssertionError, struct.error),
)


def of(person: User) -> QuerySet[Authenticator]:
    """The person's passkeys, the oldest first."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(
        user_id=person.pk, type=Authenticator.Type.WEBAUTHN
    )
    return found.order_by("pk")


def begin_registration(person: User) -> dict[str, Any]:
    """What the browser is asked to make; the challenge is remembered in the session."""
    options: dict[str, Any] = auth.begin_registration(person, True)  # noqa: FBT003 -- allauth's own signature
    return options


def registered(answer: Any) -> dict[str, Any]:
    """The browser's new passkey, checked against the session's challenge; only what is needed of it is kept."""

    def check() -> dict[str, Any]:
        auth.parse_registration_response(answer)
        auth.complete_registration(answer)
        kept = {name: answer[name] for name in KEPT if name in answer}
        kept["response"] = {
            name: answer["response"][name] for name in KEPT_OF_RESPONSE if name in answer["response"]
        }
        return kept

    return guarded(answer, check)


def guarded(answer: Any, check: Callable[[], Found]) -> Found:
    """`check()`, with one sentence for everything that is no browser's answer."""
    if not isinstance(answer, dict) or len(json.dumps(answer)) > LONGEST_ANSWER:
        raise ValidationError(not_accepted())
    try:
        return check()
    except NONSENSE as nonsense:
        raise ValidationError(not_accepted()) from nonsense


def not_accepted() -> str:
    """The sentence for a passkey that proved nothing."""
    return _("The passkey was not accepted. Try once more, or sign in another way.")
