"""Putting letters in the outbox and lines in the digest; sending is the job's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.ground.values import clock
from imece.services.notices.models import DigestLine, Letter

if TYPE_CHECKING:
    from datetime import datetime


def post(
    *,
    office_id: int | None,
    kind: str,
    to_address: str,
    subject: str,
    body: str,
    to_name: str = "",
    language: str = "tr",
    send_after: datetime | None = None,
    once_key: str | None = None,
    is_secret: bool = False,
) -> Letter | None:
    """Put one letter in the outbox, inside the caller's transaction; with `once_key` only the first time.

    A letter with a secret link (`is_secret`) loses its text once it is sent: the outbox must not be a bunch of keys.
    """
    facts = {
        "office_id": office_id,
        "kind": kind,
        "to_address": to_address,
        "to_name": to_name[:150],
        "subject": " ".join(subject.split())[:200],
        "body": body,
        "language": language,
        "is_secret": is_secret,
        "send_after": send_after or clock.now(),
    }
    if once_key is None:
        return Letter.objects.create(**facts)
    letter, is_new = Letter.objects.get_or_create(once_key=once_key, defaults=facts)
    return letter if is_new else None


def mention(*, office_id: int, person_id: int, text: str, url: str = "") -> DigestLine:
    """Add a line to the person's next daily digest."""
    return DigestLine.objects.create(office_id=office_id, person_id=person_id, text=text[:300], url=url[:300])
