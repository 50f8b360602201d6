"""One row for each thing that can be found, in the word forms of `ground/values/turkish`."""

from __future__ import annotations

from typing import Final

from django.db import models

SHARED_OFFICE: Final = "-"
"""Stands in the address of a record of the whole installation where the reader's office comes in."""


class Findable(models.Model):
    """What a search shows of one record, and the words it is found by.

    Without an office it belongs to the whole installation: every member finds it, with `SHARED_OFFICE`
    in its address where the reader's office comes in. `words` holds `search_form` of title and text; the full-text index beside it (`search_words`) is made by a migration
    and kept by triggers (FTS5 on SQLite, GIN on PostgreSQL).
    """

    office = models.ForeignKey("accounts.Office", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=400)
    detail = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=300)
    day = models.DateField(null=True)
    unit_id = models.BigIntegerField(null=True)
    is_public = models.BooleanField(default=False)
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="findable_once")]
        indexes = [models.Index(fields=["office", "kind"], name="findable_office")]

    def __str__(self) -> str:
        return self.title
