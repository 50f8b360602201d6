"""The outbox: each letter once, failures later, hopeless ones given up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from imece.ground.values import clock
from imece.services.notices import actions, delivery
from imece.services.notices.models import Letter

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.django_db


def posted(**facts: object) -> Letter | None:
    defaults: dict[str, object] = {
        "office_id": 1,
        "kind": "test",
        "to_address": "a@example.org",
        "subject": "Konu",
        "body": "Metin",
    }
    return actions.post(**(defaults | facts))  # type: ignore[arg-type]


def test_letter_goes_once_when_delivery_runs_twice() -> None:
    posted()
    assert (delivery.deliver_waiting(), delivery.deliver_waiting()) == (1, 0)
    assert [m.subject for m in mail.outbox] == ["Konu"]
    assert Letter.objects.get().sent_at is not None


def test_letter_is_posted_once_when_its_key_repeats() -> None:
    assert posted(once_key="k") is not None
    assert posted(once_key="k") is None
    assert Letter.objects.count() == 1


def test_letter_waits_until_its_time() -> None:
    posted(send_after=clock.now() + timedelta(hours=1))
    assert delivery.deliver_waiting() == 0
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert delivery.deliver_waiting() == 1


def test_header_cannot_be_smuggled_in_by_a_subject() -> None:
    posted(subject="Konu\r\nBcc: kurban@example.org")
    delivery.deliver_waiting()
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].bcc == []


def test_failure_is_tried_again_later_and_given_up_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: EmailBackend, messages: Sequence[object]) -> int:
        raise OSError("no route")

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    posted()
    moment = clock.now()
    for _ in range(delivery.MOST_TRIES + 2):
        with time_machine.travel(moment):
            assert delivery.deliver_waiting() == 0
        moment += timedelta(days=1)
    letter = Letter.objects.get()
    assert (letter.tries, letter.sent_at) == (delivery.MOST_TRIES, None)
    assert letter.given_up_at is not None
    assert "no route" in letter.last_error


def test_secret_letter_loses_its_text_when_it_is_sent() -> None:
    posted(is_secret=True, body="https://…/g/anahtar/")
    posted(body="Açık metin")
    delivery.deliver_waiting()
    assert [m.body for m in mail.outbox] == ["https://…/g/anahtar/", "Açık metin"]
    assert list(Letter.objects.order_by("pk").values_list("body", flat=True)) == ["", "Açık metin"]
