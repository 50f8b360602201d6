"""Appropriation and spending per unit and year, so that a savings rate has a source."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class UnitBudget(models.Model):
    """What a unit was given and what it spent in a year; spending unknown is not zero."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="budgets")
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, related_name="budgets", verbose_name=_("unit"))
    year = models.PositiveSmallIntegerField(_("year"))
    appropriation = models.DecimalField(_("appropriation"), max_digits=20, decimal_places=2)
    spending = models.DecimalField(_("spending"), max_digits=20, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="TRY")
    as_of = models.DateField(_("as of"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["-year", "unit__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="one_budget_per_unit_and_year"),
            models.CheckConstraint(
                condition=Q(appropriation__gte=0) & (Q(spending__isnull=True) | Q(spending__gte=0)),
                name="budget_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"
