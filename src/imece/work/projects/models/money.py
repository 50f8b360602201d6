"""The money of a project: its budget by heading and source, and who else pays what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values.money import Money
from imece.work.projects.choices import HOME_CURRENCY, Contribution, MoneySource
from imece.work.projects.models.project import Project, in_lira

if TYPE_CHECKING:
    from typing import Any


class Sum(models.Model):
    """An amount in its own currency, and in lira by a dated rate that is kept beside it."""

    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, default=HOME_CURRENCY)
    rate = models.DecimalField(_("rate in lira"), max_digits=20, decimal_places=8, null=True, blank=True)
    rate_day = models.DateField(_("day of the rate"), null=True, blank=True)
    rate_origin = models.CharField(_("where the rate is written"), max_length=120, blank=True)
    amount_try = models.DecimalField(
        _("amount in lira"), max_digits=20, decimal_places=2, null=True, editable=False
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the amount in lira true."""
        self.amount_try = in_lira(self.amount, self.currency, self.rate)
        super().save(*args, **kwargs)

    @property
    def money(self) -> Money:
        """The amount as money."""
        return Money(self.amount, self.currency)


class BudgetLine(Sum):
    """One heading of the budget and who pays it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="budget_lines")
    heading = models.CharField(_("heading"), max_length=200)
    source = models.CharField(_("paid by"), max_length=12, choices=MoneySource, default=MoneySource.GRANT)
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_line_not_negative"),
            models.CheckConstraint(
                condition=Q(rate__isnull=True) | Q(rate__gt=0, rate_day__isnull=False),
                name="budget_line_rate_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class CoFinancing(Sum):
    """What is paid beside the grant: by whom, in cash or in kind, by which decision, promised and paid."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="co_financing")
    source = models.CharField(_("paid by"), max_length=12, choices=MoneySource, default=MoneySource.OWN)
    payer = models.CharField(_("who pays"), max_length=200, blank=True)
    form = models.CharField(_("how"), max_length=8, choices=Contribution, default=Contribution.CASH)
    decision_no = models.CharField(_("decision no."), max_length=60, blank=True)
    decision_date = models.DateField(_("decision date"), null=True, blank=True)
    paid = models.DecimalField(_("paid so far"), max_digits=20, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="co_financing_not_negative"),
            models.CheckConstraint(
                condition=Q(paid__isnull=True) | Q(paid__gte=0), name="co_financing_paid_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(rate__isnull=True) | Q(rate__gt=0, rate_day__isnull=False),
                name="co_financing_rate_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.payer or str(self.get_source_display())

    @property
    def paid_money(self) -> Money | None:
        """What was paid so far."""
        return None if self.paid is None else Money(self.paid, self.currency)
