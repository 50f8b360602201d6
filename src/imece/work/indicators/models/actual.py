"""The actual of a period: typed or counted, with its frozen evidence, corrections, and the kept yearly figures."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values.period import Period
from imece.work.indicators.choices import ActualState, Basis, Source
from imece.work.indicators.models.indicator import Indicator, value_field
from imece.work.indicators.querysets import ActualQuerySet


class Actual(models.Model):
    """What an indicator reached in one period.

    `value` is what was reported; `approved_value` is frozen at approval (corrections of earlier periods
    included); `published_value` is what the public sees. Live values are counted, never stored.
    """

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="actuals")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="actuals")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    state = models.CharField(_("state"), max_length=10, choices=ActualState, default=ActualState.OPEN)
    source = models.CharField(_("source"), max_length=8, choices=Source, default=Source.TYPED)
    value = value_field(_("actual"), null=True, blank=True)
    numerator = value_field(_("numerator"), null=True, blank=True)
    denominator = value_field(_("denominator"), null=True, blank=True)
    text = models.TextField(_("actual in words"), blank=True)
    judged_level = models.DecimalField(
        _("judged level"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    judged_reason = models.TextField(_("why this level"), blank=True)
    note = models.TextField(_("note"), blank=True)
    deviation_reason = models.TextField(_("reason of the deviation"), blank=True)
    measures_taken = models.TextField(_("measures taken"), blank=True)
    request = models.ForeignKey(
        "indicators.ReportRequest", models.SET_NULL, null=True, blank=True, related_name="actuals"
    )
    step = models.PositiveSmallIntegerField(default=0)
    returned_note = models.TextField(_("why it was returned"), blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    submitted_by = models.CharField(max_length=200, blank=True)
    submitted_by_id = models.BigIntegerField(null=True, blank=True)
    receipt = models.CharField(_("receipt"), max_length=64, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_value = value_field(_("approved value"), null=True, blank=True)
    approved_numerator = value_field(null=True, blank=True)
    approved_denominator = value_field(null=True, blank=True)
    frozen_hash = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_value = value_field(_("published value"), null=True, blank=True)
    published_numerator = value_field(null=True, blank=True)
    published_denominator = value_field(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ActualQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "first", "last"], name="one_actual_per_period"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="actual_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state=ActualState.APPROVED, approved_at__isnull=False) & ~Q(frozen_hash="")
                | (~Q(state=ActualState.APPROVED) & Q(approved_at__isnull=True, frozen_hash="")),
                name="approved_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_value__isnull=True)
                | Q(published_at__isnull=False),
                name="published_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state", "last"], name="actual_by_state"),
            models.Index(fields=["indicator", "state", "first"], name="actual_by_indicator"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} · {self.period.key}"

    @property
    def period(self) -> Period:
        """The period reported on."""
        return Period(self.first, self.last)

    @property
    def is_counted(self) -> bool:
        """Whether its value comes from records."""
        return self.source == Source.COUNTED

    @property
    def is_approved(self) -> bool:
        """Whether the figure is frozen."""
        return self.state == ActualState.APPROVED


class FrozenRecord(models.Model):
    """One record that made an approved figure, as it stood: its label, its share, its documents' hashes."""

    actual = models.ForeignKey(Actual, models.CASCADE, related_name="frozen")
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    title = models.CharField(max_length=400)
    day = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    share = value_field(null=True, blank=True)
    documents: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list, blank=True
    )

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["actual", "kind", "object_id"], name="frozen_once_per_actual")
        ]

    def __str__(self) -> str:
        return self.title


class Correction(models.Model):
    """A late or cancelled fact of a frozen period, entered once, in a later open period, with a reason."""

    actual = models.ForeignKey(Actual, models.CASCADE, related_name="corrections")
    origin = models.ForeignKey(Actual, models.PROTECT, related_name="corrected_by")
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    title = models.CharField(max_length=400)
    day = models.DateField(null=True, blank=True)
    delta = value_field(_("change"))
    delta_numerator = value_field(null=True, blank=True)
    delta_denominator = value_field(null=True, blank=True)
    is_late = models.BooleanField(_("late arrival"))
    reason = models.TextField(_("reason"))
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["actual", "origin", "kind", "object_id"], name="corrected_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.delta}"


class YearFigure(models.Model):
    """The kept figure of an indicator's year: what pages read, so that no page adds up the million."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="figures")
    year = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=10, choices=Basis)
    through = models.DateField(null=True)
    value = value_field(null=True)
    numerator = value_field(null=True)
    denominator = value_field(null=True)
    judged_level = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    target = value_field(null=True)
    performance = value_field(null=True)
    effective = value_field(null=True)
    periods_reported = models.PositiveSmallIntegerField(default=0)
    periods_due = models.PositiveSmallIntegerField(default=0)
    is_declared = models.BooleanField(default=False)
    why_not = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "basis"], name="one_figure_per_year_and_basis"
            )
        ]
        indexes = [models.Index(fields=["year", "basis"], name="figure_by_year")]

    def __str__(self) -> str:
        return f"{self.indicator_id} · {self.year} · {self.basis}"
