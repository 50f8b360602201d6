"""The way back that a person has for a minute: what stood before, and what has to stand still for it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Offer(models.Model):
    """One change that its person may take back. Plain ids: it is swept soon after its minute."""

    office_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    roots: models.JSONField[list[int], list[int]] = models.JSONField(default=list)
    within = models.BigIntegerField(null=True)
    rows: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    made_all = models.BooleanField(default=False)
    seal = models.CharField(max_length=64)
    expires_at = models.DateTimeField(_("until"), db_index=True)
    taken_at = models.DateTimeField(_("taken back"), null=True)

    class Meta:
        indexes = [models.Index(fields=["office_id", "person_id"], name="offer_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.expires_at:%Y-%m-%d %H:%M:%S}"
