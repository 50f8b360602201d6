"""A report with its texts, and every figure that was printed in a paper."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values.period import Period
from imece.overview.reports.choices import (
    FROZEN_STATES,
    OPEN_STATES,
    Origin,
    ReportKind,
    ReportLanguage,
    ReportState,
)
from imece.overview.reports.querysets import ReportQuerySet
from imece.work.indicators.models.indicator import value_field

LIVING = Q(removed_at__isnull=True)


class Report(models.Model):
    """One report of an office (or of one unit) on a period. What was approved is kept word for word in `content`."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="reports")
    kind = models.CharField(_("kind"), max_length=12, choices=ReportKind)
    plan = models.ForeignKey(
        "strategy.Plan", models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("plan")
    )
    unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("unit")
    )
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    language = models.CharField(
        _("language"), max_length=4, choices=ReportLanguage, default=ReportLanguage.TURKISH
    )
    state = models.CharField(_("state"), max_length=10, choices=ReportState, default=ReportState.DRAFT)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    returned_note = models.TextField(_("why it was returned"), blank=True)
    once_key = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001 -- empty once removed
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    submitted_by = models.CharField(max_length=200, blank=True)
    submitted_by_id = models.BigIntegerField(null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    is_self_approved = models.BooleanField(default=False)
    content: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)
    published_paper = models.ForeignKey(
        "papers.KeptPaper", models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    is_sample = models.BooleanField(_("holds sample figures"), default=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-last", "kind", "pk"]
        indexes = [models.Index(fields=["office", "-last"], name="report_by_period")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="report_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state__in=FROZEN_STATES, approved_at__isnull=False) & ~Q(content_hash="")
                | (~Q(state__in=FROZEN_STATES) & Q(approved_at__isnull=True, content_hash="")),
                name="approved_report_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ReportState.PUBLISHED, published_at__isnull=False, published_paper__isnull=False
                )
                | (~Q(state=ReportState.PUBLISHED) & Q(published_at__isnull=True)),
                name="published_report_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(kind=ReportKind.UNIT, unit__isnull=False)
                | (~Q(kind=ReportKind.UNIT) & Q(unit__isnull=True)),
                name="only_a_unit_report_has_a_unit",
            ),
        ]

    def __str__(self) -> str:
        whose = f" · {self.unit}" if self.unit is not None else ""
        return f"{self.get_kind_display()} · {self.period.key}{whose}"

    @property
    def period(self) -> Period:
        """What is reported on."""
        return Period(self.first, self.last)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it speaks, the first one leading."""
        return ReportLanguage(self.language).languages

    @property
    def is_open(self) -> bool:
        """Whether its texts may still be written."""
        return self.state in OPEN_STATES

    @property
    def is_frozen(self) -> bool:
        """Whether it was approved: from then on it says what it said."""
        return self.state in FROZEN_STATES


class Narrative(models.Model):
    """A text of a report: of a section, or the answer to one question about one indicator.

    A text that İmece proposes from records is marked as such until a person has changed or confirmed it.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="narratives")
    section = models.CharField(max_length=40)
    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("text"), blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.NOTHING)
    written_by = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "section"], condition=Q(indicator__isnull=True), name="section_written_once"
            ),
            models.UniqueConstraint(
                fields=["report", "section", "indicator"],
                condition=Q(indicator__isnull=False),
                name="answer_written_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.indicator_id or ''}".strip()

    @property
    def is_draft(self) -> bool:
        """Whether nobody has confirmed yet what the records proposed."""
        return self.origin == Origin.RECORDS

    def in_language(self, language: str) -> str:
        """The text of one language; empty when it is missing."""
        return self.text if language == "tr" else self.text_en


class PrintedFigure(models.Model):
    """An indicator's figure as an approved report printed it; rows are never changed."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    value = value_field(null=True)
    target = value_field(null=True)
    performance = value_field(null=True)
    printed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["indicator", "last"], name="printed_by_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.last}: {self.value}"
