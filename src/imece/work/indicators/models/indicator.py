"""The indicator, its yearly targets (old ones are kept) and the weighted steps of a milestone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.web.translated import TranslatedModel
from imece.work.indicators.choices import Accumulation, Direction, Frequency, Nature, UnitKind
from imece.work.indicators.formers import baseline_on
from imece.work.indicators.querysets import IndicatorQuerySet, TargetQuerySet

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

VALUE_DIGITS = 24
VALUE_PLACES = 6


def value_field(label: Any = "", **options: Any) -> models.DecimalField[Any, Any]:
    """A measured value: up to 18 digits before and 6 after the point."""
    return models.DecimalField(label, max_digits=VALUE_DIGITS, decimal_places=VALUE_PLACES, **options)


class Indicator(TranslatedModel):
    """One thing that is measured, with everything the objective card asks about it."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="indicators")
    name = models.CharField(_("name"), max_length=400)
    definition = models.TextField(_("definition"), blank=True)
    formula = models.TextField(_("formula"), blank=True)
    data_source = models.CharField(_("data source"), max_length=300, blank=True)
    date_rule = models.CharField(_("which date counts"), max_length=200, blank=True)
    currency_rule = models.CharField(_("currency rule"), max_length=200, blank=True)
    nature = models.CharField(_("nature"), max_length=10, choices=Nature, default=Nature.FLOW)
    direction = models.CharField(_("direction"), max_length=5, choices=Direction, default=Direction.MORE)
    accumulation = models.CharField(
        _("how periods add up"), max_length=10, choices=Accumulation, default=Accumulation.SUM
    )
    is_ratio = models.BooleanField(_("ratio of two numbers"), default=False)
    unit_kind = models.CharField(
        _("unit of measure"), max_length=10, choices=UnitKind, default=UnitKind.COUNT
    )
    unit_label = models.CharField(_("unit as printed"), max_length=40, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals shown"), default=0)
    frequency = models.CharField(_("reported each"), max_length=8, choices=Frequency, default=Frequency.HALF)
    baseline = value_field(_("baseline"), null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(_("baseline year"), null=True, blank=True)
    former_baselines: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list, blank=True, editable=False
    )  # [{"until": "2026-01-01", "value": "3", "year": 2019}, …] held before that day, in order
    expected_curve: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    responsible_unit = models.ForeignKey(
        "accounts.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("unit"),
    )
    measure = models.CharField(_("measure"), max_length=60, blank=True)
    measure_filters: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        default=dict, blank=True
    )
    needs_evidence = models.BooleanField(_("evidence is required before approval"), default=False)
    is_governed = models.BooleanField(
        _("targets and definition change only through the plan's update"), default=False, editable=False
    )
    retired_at = models.DateTimeField(_("no longer used since"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["office", "measure"], name="indicator_measure")]

    def __str__(self) -> str:
        return str(self.said("name"))

    def baseline_on(self, day: date) -> Decimal | None:
        """The baseline that held on a day; a plan's update changes it from a day on."""
        return baseline_on(self.former_baselines, self.baseline, day)

    @property
    def is_counted(self) -> bool:
        """Whether records are counted for it; otherwise a person types the value."""
        return bool(self.measure)


class Target(models.Model):
    """The target of one year, in force from a day until a plan update supersedes it."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField(_("year"))
    value = value_field(_("target"), null=True, blank=True)
    programme_value = value_field(_("target of the performance programme"), null=True, blank=True)
    text = models.CharField(_("target in words"), max_length=200, blank=True)
    in_force_from = models.DateField(_("in force from"))
    superseded_on = models.DateField(_("superseded on"), null=True, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["year", "in_force_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                condition=Q(superseded_on__isnull=True),
                name="one_target_in_force",
            ),
            models.UniqueConstraint(
                fields=["indicator", "year", "in_force_from"], name="target_once_per_day"
            ),
            models.CheckConstraint(
                condition=Q(superseded_on__isnull=True) | Q(superseded_on__gte=F("in_force_from")),
                name="target_superseded_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"


class MilestoneStep(models.Model):
    """One weighted step of a milestone indicator; the value is the weight of the steps done."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("step"), max_length=200)
    weight = models.DecimalField(_("weight (%)"), max_digits=5, decimal_places=2)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gt=0) & Q(weight__lte=100), name="step_weight_in_range"
            )
        ]

    def __str__(self) -> str:
        return self.title
