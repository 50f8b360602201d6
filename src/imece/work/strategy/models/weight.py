"""Which indicators an objective has, with what weight from which day, and which activities serve it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.work.strategy.models.plan import Objective
from imece.work.strategy.querysets import LinkQuerySet, WeightQuerySet


class ObjectiveIndicator(models.Model):
    """An indicator's place in an objective; keyed by position, since documents repeat numbers.

    `added_on` and `removed_on` are set by updates only; without them it is part of the plan from its first day on.
    """

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="indicators")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="objectives")
    number = models.CharField(_("number"), max_length=20)
    number_key = models.CharField(max_length=80, editable=False)
    position = models.PositiveSmallIntegerField(default=1)
    added_on = models.DateField(_("part since"), null=True, blank=True)
    removed_on = models.DateField(_("no longer part since"), null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "indicator"],
                condition=Q(removed_on__isnull=True),
                name="indicator_once_per_objective",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.indicator}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key true."""
        self.number_key = turkish.sort_key(self.number)[:80]
        super().save(*args, **kwargs)


class Weight(models.Model):
    """An indicator's effect on its objective in percent, in force from a day until an update supersedes it."""

    link = models.ForeignKey(ObjectiveIndicator, models.CASCADE, related_name="weights")
    value = models.DecimalField(_("weight (%)"), max_digits=7, decimal_places=4)
    in_force_from = models.DateField(_("in force from"))
    superseded_on = models.DateField(_("superseded on"), null=True, blank=True)

    objects = WeightQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["link"], condition=Q(superseded_on__isnull=True), name="one_weight_in_force"
            ),
            models.CheckConstraint(condition=Q(value__gte=0) & Q(value__lte=100), name="weight_in_percent"),
            models.CheckConstraint(
                condition=Q(superseded_on__isnull=True) | Q(superseded_on__gte=F("in_force_from")),
                name="weight_superseded_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value}"


class ObjectiveActivity(models.Model):
    """An activity that serves an objective."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="activities")
    activity = models.ForeignKey("activities.Activity", models.CASCADE, related_name="objectives")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "activity"], name="activity_once_per_objective")
        ]

    def __str__(self) -> str:
        return f"{self.objective} ← {self.activity}"
