"""Signed links: an outsider's way to one request, without an account.

The token is signed, so a forged one is refused before any question to the database; only its hash is kept. The door
that answers a purpose says where it stands through `lead_to`, so that lower floors can write the address in a letter.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction

from imece.ground.values import clock
from imece.services.accounts.models import SignedLink

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from imece.services.accounts.models import Office, Unit

SALT = "imece.signed-link"
LONGEST_TOKEN = 200
_doors: dict[str, Callable[[str], str]] = {}


def lead_to(purpose: str, address: Callable[[str], str]) -> None:
    """A door says which path answers a purpose's tokens; called in its `ready()`."""
    _doors[purpose] = address


def address_of(purpose: str, token: str) -> str:
    """The whole address to write in a letter; `KeyError` when no door answers the purpose."""
    return settings.IMECE_BASE_URL.rstrip("/") + _doors[purpose](token)


@transaction.atomic
def make_link(
    *,
    office: Office,
    unit: Unit | None,
    purpose: str,
    subject_id: int,
    holder_name: str,
    holder_email: str,
    expires_at: datetime,
) -> str:
    """Keep a new link and return its token, which is nowhere kept and cannot be shown again."""
    token = Signer(salt=SALT).sign(secrets.token_urlsafe(24))
    SignedLink.objects.create(
        office=office,
        unit=unit,
        purpose=purpose,
        subject_id=str(subject_id),
        holder_name=holder_name[:150],
        holder_email=holder_email,
        token_hash=hashed(token),
        expires_at=expires_at,
    )
    return token


def find_link(token: str, purpose: str) -> SignedLink | None:
    """The open link of a token; None when it is forged (no question asked), expired, revoked or for something else."""
    if len(token) > LONGEST_TOKEN:
        return None
    try:
        Signer(salt=SALT).unsign(token)
    except BadSignature:
        return None
    return (
        SignedLink.objects.open_at(clock.now())
        .select_related("office", "unit")
        .filter(token_hash=hashed(token), purpose=purpose)
        .first()
    )


def note_use(link: SignedLink) -> None:
    """Remember when the link was last used."""
    SignedLink.objects.filter(pk=link.pk).update(last_used_at=clock.now())


def revoke_links(*, purpose: str, subject_id: int) -> int:
    """Shut every open link of one subject; returns how many there were."""
    open_links = SignedLink.objects.filter(
        purpose=purpose, subject_id=str(subject_id), revoked_at__isnull=True
    )
    return open_links.update(revoked_at=clock.now())


def hashed(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
