"""Letterheads, signatories, emblems, templates and kept papers of an office."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.paper.look import OFFICIAL_BLUE
from imece.services.papers.choices import ENDED, PaperFormat, PaperLanguage, PaperState, TemplateForm
from imece.services.papers.querysets import (
    EmblemQuerySet,
    KeptPaperQuerySet,
    SignatoryQuerySet,
    TemplateQuerySet,
)


class Letterhead(models.Model):
    """One version of an office's letterhead; a change makes a new version, the highest one is in force."""

    office = models.ForeignKey(
        "accounts.Office", models.CASCADE, related_name="letterheads", verbose_name=_("office")
    )
    version = models.PositiveIntegerField(_("version"))
    lines = models.TextField(_("lines of the letterhead"), max_length=600)
    lines_en = models.TextField(_("lines of the letterhead in English"), max_length=600, blank=True)
    logo = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    logo_alt = models.CharField(_("what the logo shows"), max_length=200, blank=True)
    footer = models.CharField(_("foot of each page"), max_length=300, blank=True)
    footer_en = models.CharField(_("foot of each page in English"), max_length=300, blank=True)
    accent = models.CharField(_("accent colour"), max_length=7, default=OFFICIAL_BLUE)
    created_at = models.DateTimeField(_("saved at"), auto_now_add=True)
    created_by = models.CharField(_("saved by"), max_length=200)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["office", "version"], name="letterhead_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.lines.splitlines()[0] if self.lines else ''} ({self.version})"


class Signatory(models.Model):
    """Who may sign the office's papers, from a day to a day (imza sirküsü)."""

    office = models.ForeignKey(
        "accounts.Office", models.CASCADE, related_name="signatories", verbose_name=_("office")
    )
    name = models.CharField(_("name"), max_length=150)
    title = models.CharField(_("official title"), max_length=150)
    title_en = models.CharField(_("official title in English"), max_length=150, blank=True)
    unit = models.ForeignKey(
        "accounts.Unit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="signatories",
        verbose_name=_("unit"),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="signatory_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"


class FunderEmblem(models.Model):
    """A funder's emblem with the sentence and the disclaimer that it asks for."""

    office = models.ForeignKey(
        "accounts.Office", models.CASCADE, related_name="funder_emblems", verbose_name=_("office")
    )
    name = models.CharField(_("funder"), max_length=150)
    image = models.ForeignKey(
        "documents.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("emblem"),
    )
    image_alt = models.CharField(_("what the emblem shows"), max_length=200)
    funding = models.TextField(_("funding sentence"), max_length=500, blank=True)
    funding_en = models.TextField(_("funding sentence in English"), max_length=500, blank=True)
    disclaimer = models.TextField(_("disclaimer"), max_length=1000, blank=True)
    disclaimer_en = models.TextField(_("disclaimer in English"), max_length=1000, blank=True)
    retired_at = models.DateTimeField(_("no longer used since"), null=True, blank=True)

    objects = EmblemQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(retired_at__isnull=True), name="emblem_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeTemplate(models.Model):
    """One version of an office's own Word template or Excel form for a kind of paper.

    `mapping` says which field fills which mark: for Word, mark → field; for Excel, cell or name → field.
    """

    office = models.ForeignKey(
        "accounts.Office", models.CASCADE, related_name="paper_templates", verbose_name=_("office")
    )
    kind = models.CharField(_("kind of paper"), max_length=60)
    title = models.CharField(_("title"), max_length=150)
    form = models.CharField(_("kind of file"), max_length=10, choices=TemplateForm)
    version = models.PositiveIntegerField(_("version"))
    file = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name=_("file")
    )
    mapping: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    is_complete = models.BooleanField(_("every mark is known"), default=False)
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    created_by = models.CharField(_("uploaded by"), max_length=200)
    retired_at = models.DateTimeField(_("no longer used since"), null=True, blank=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "title", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "title", "version"], name="paper_template_version_once"
            ),
            models.CheckConstraint(
                condition=Q(form__in=TemplateForm.values), name="paper_template_form_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class KeptPaper(models.Model):
    """One paper that was ordered: what it is about (plain values, no foreign key), who made it, its file and its hashes."""

    office = models.ForeignKey(
        "accounts.Office", models.PROTECT, related_name="kept_papers", verbose_name=_("office")
    )
    kind = models.CharField(_("kind of paper"), max_length=60)
    title = models.CharField(_("title"), max_length=250)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=PaperLanguage, default=PaperLanguage.TURKISH
    )
    format = models.CharField(_("format"), max_length=10, choices=PaperFormat)
    version = models.PositiveIntegerField(_("version"), default=1)
    options: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict, blank=True)
    template = models.ForeignKey(
        OfficeTemplate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=_("template"),
    )
    state = models.CharField(_("state"), max_length=10, choices=PaperState, default=PaperState.QUEUED)
    steps_done = models.PositiveIntegerField(_("steps done"), default=0)
    steps_total = models.PositiveIntegerField(_("steps in all"), default=0)
    message = models.CharField(_("message"), max_length=500, blank=True)
    data_sha256 = models.CharField(_("hash of the content"), max_length=64, blank=True)
    look_sha256 = models.CharField(_("hash of the look"), max_length=64, blank=True)
    file = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    ordered_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="kept_papers", verbose_name=_("ordered by")
    )
    ordered_name = models.CharField(_("ordered by"), max_length=200)
    acting_id = models.BigIntegerField(null=True, blank=True)
    ordered_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    begun_at = models.DateTimeField(_("begun at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("made at"), null=True, blank=True)

    objects = KeptPaperQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-ordered_at"], name="kept_paper_of_office"),
            models.Index(fields=["about_type", "about_id"], name="kept_paper_about"),
            models.Index(fields=["office", "data_sha256"], name="kept_paper_by_content"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PaperState.values), name="kept_paper_state_known"),
            models.CheckConstraint(
                condition=Q(format__in=PaperFormat.values), name="kept_paper_format_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at__isnull=True)),
                name="kept_paper_ended_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=PaperState.READY) | Q(file__isnull=False), name="kept_paper_ready_has_file"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_under_way(self) -> bool:
        """Whether it still waits or is being made."""
        return self.state not in ENDED

    @property
    def percent(self) -> int:
        """How much of the work is done, in whole hundredths."""
        return round(100 * self.steps_done / self.steps_total) if self.steps_total else 0

    @property
    def has_preview(self) -> bool:
        """Whether the browser can show it."""
        return self.state == PaperState.READY and self.format == PaperFormat.PDF
