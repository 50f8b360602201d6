"""What the funder paid for a project, as its own system lists it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values.money import Money
from imece.work.projects.choices import HOME_CURRENCY
from imece.work.projects.models.project import Project


class GrantPayment(models.Model):
    """One payment of the grant; `key` is what makes two rows of a list the same payment."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="grant_payments")
    kind = models.CharField(_("payment"), max_length=80, blank=True)
    number = models.CharField(_("payment no."), max_length=60, blank=True)
    paid_on = models.DateField(_("paid on"))
    amount = models.DecimalField(_("amount"), max_digits=20, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, default=HOME_CURRENCY)
    key = models.CharField(max_length=160, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["paid_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "key"], name="grant_payment_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="grant_payment_not_negative"),
        ]

    def __str__(self) -> str:
        return self.kind or self.number or str(self.paid_on)

    @property
    def money(self) -> Money:
        """The amount with its currency."""
        return Money(self.amount, self.currency)
