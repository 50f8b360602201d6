"""Imports: the file, what was chosen and found, what was written, and the mappings that are remembered."""

from __future__ import annotations

import secrets
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.services.exchange.choices import ENDED, RunState


def random_name(run: ImportRun, name: str) -> str:
    """A name that tells nothing: `imports/ab/abcdef….xlsx`; the person's name for the file stays in `file_name`."""
    token = secrets.token_hex(16)
    return f"imports/{token[:2]}/{token}{PurePath(name).suffix[:10]}"


class ImportRun(models.Model):
    """One import from upload to report. `mapping` is column key → heading; `report` is described in `reports`.

    `needs` says which headings cannot do without a value given for the whole sheet, `given` holds those values.
    `source` names where sheets of this form come from; `decisions` answers what the check asked; `outcomes` counts rows.
    """

    office = models.ForeignKey(
        "accounts.Office", models.PROTECT, related_name="imports", verbose_name=_("office")
    )
    kind = models.CharField(_("kind"), max_length=60)
    state = models.CharField(_("state"), max_length=12, choices=RunState, default=RunState.UPLOADED)
    file_name = models.CharField(_("file name"), max_length=160)
    sheet = models.CharField(_("sheet"), max_length=80, blank=True)
    source = models.CharField(_("where the sheet comes from"), max_length=80, blank=True)
    encoding = models.CharField(_("set of letters"), max_length=12, blank=True)
    sha256 = models.CharField(max_length=64)
    upload = models.FileField(upload_to=random_name, max_length=120)
    headings: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    mapping: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    needs: models.JSONField[dict[str, list[str]], dict[str, list[str]]] = models.JSONField(default=dict)
    given: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    report: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    decisions: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    outcomes: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    leave_out_wrong = models.BooleanField(_("import the right rows only"), default=False)
    rows_total = models.PositiveIntegerField(_("rows"), default=0)
    rows_seen = models.PositiveIntegerField(_("rows checked so far"), default=0)
    rows_right = models.PositiveIntegerField(_("right rows"), default=0)
    rows_wrong = models.PositiveIntegerField(_("wrong rows"), default=0)
    rows_written = models.PositiveIntegerField(_("records written"), default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="imports", verbose_name=_("imported by")
    )
    acting_id = models.BigIntegerField(
        null=True, blank=True
    )  # on whose behalf, for the job that goes on without a session
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    started_at = models.DateTimeField(_("begun at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-created_at"], name="import_of_office")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="import_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, finished_at__isnull=False)
                | (~Q(state__in=ENDED) & Q(finished_at__isnull=True)),
                name="import_ended_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RunState.RUNNING, RunState.DONE, RunState.UNDONE])
                | Q(started_at__isnull=False),
                name="import_begun_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.UNDONE, undone_at__isnull=False)
                | (~Q(state=RunState.UNDONE) & Q(undone_at__isnull=True)),
                name="import_undone_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(rows_total__gte=F("rows_right") + F("rows_wrong")), name="import_counts_fit"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportedRecord(models.Model):
    """A record that an import wrote, so that it can be found and undone; `before` is what an updated one said."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="records")
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    before = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["object_type", "object_id"], name="import_of_record")]
        constraints = [
            models.UniqueConstraint(fields=["run", "object_type", "object_id"], name="import_record_once")
        ]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"


class RememberedMapping(models.Model):
    """What an office chose for a sheet with these headings, or for the last one of a source; offered again."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="remembered_mappings")
    kind = models.CharField(max_length=60)
    source = models.CharField(max_length=80, blank=True)
    source_fingerprint = models.CharField(max_length=64)
    mapping: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "source", "source_fingerprint"], name="mapping_once_per_source_form"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_fingerprint[:8]}"
