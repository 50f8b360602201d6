"""The outbox: every mail is a row first. Plain ids and addresses, no foreign keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import datetime


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting_at(self, moment: datetime) -> LetterQuerySet:
        """Letters that should go now."""
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True, send_after__lte=moment).order_by(
            "pk"
        )


class Letter(models.Model):
    """One mail to one address."""

    office_id = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=60)
    to_address = models.EmailField(_("to"))
    to_name = models.CharField(max_length=150, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    is_secret = models.BooleanField(_("holds a secret link"), default=False)
    language = models.CharField(max_length=5, default="tr")
    created_at = models.DateTimeField(auto_now_add=True)
    send_after = models.DateTimeField()
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("given up"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    once_key = models.CharField(max_length=120, null=True, blank=True, unique=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sent_at", "send_after"], name="letter_waiting")]

    def __str__(self) -> str:
        return f"{self.to_address}: {self.subject}"


class DigestLine(models.Model):
    """One line of a person's next daily digest."""

    office_id = models.BigIntegerField()
    person_id = models.BigIntegerField(db_index=True)
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "person_id"], name="digest_waiting")]

    def __str__(self) -> str:
        return self.text
