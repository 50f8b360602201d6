"""Sending what waits in the outbox: each letter once, failures later again, hopeless ones given up."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from imece.ground.values import clock
from imece.services.notices.models import Letter

if TYPE_CHECKING:
    from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)
MOST_TRIES = 6


def deliver_waiting(most: int = 200) -> int:
    """Send up to `most` waiting letters; returns how many went.

    A letter is claimed before it is sent (its next try is moved away), so two workers never send it twice.
    """
    sent = 0
    connection = get_connection()
    for letter_id in list(Letter.objects.waiting_at(clock.now()).values_list("pk", flat=True)[:most]):
        letter = claim(letter_id)
        if letter is not None and send(letter, connection):
            sent += 1
    if sent:
        logger.info("letters delivered", extra={"count": sent})
    return sent


@transaction.atomic
def claim(letter_id: int) -> Letter | None:
    """Take one letter for sending: its next try is set before the first is made."""
    letter = Letter.objects.select_for_update().waiting_at(clock.now()).filter(pk=letter_id).first()
    if letter is None:
        return None
    letter.tries += 1
    letter.send_after = clock.now() + timedelta(minutes=2**letter.tries)
    letter.save(update_fields=["tries", "send_after"])
    return letter


def send(letter: Letter, connection: BaseEmailBackend) -> bool:
    """One try; what went wrong is kept on the letter, without its content."""
    message = EmailMessage(
        subject=letter.subject, body=letter.body, to=[letter.to_address], connection=connection
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        letter.last_error = f"{type(error).__name__}: {error}"[:300]
        letter.given_up_at = clock.now() if letter.tries >= MOST_TRIES else None
        letter.save(update_fields=["last_error", "given_up_at"])
        return False
    letter.sent_at = clock.now()
    letter.last_error = ""
    letter.body = "" if letter.is_secret else letter.body
    letter.save(update_fields=["sent_at", "last_error", "body"])
    return True
