"""An investment from the first word to the decision, with every move it made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.ground.values.money import Money
from imece.services.reference import places
from imece.work.advisory.choices import Sector, Stage
from imece.work.advisory.querysets import LeadQuerySet

if TYPE_CHECKING:
    from typing import Any


class Lead(models.Model):
    """One possible investment: who, what, where, how much, how many jobs, how far."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="leads")
    institution = models.ForeignKey(
        "contacts.Institution", models.PROTECT, null=True, blank=True, related_name="leads"
    )
    institution_name = models.CharField(_("investor"), max_length=250)
    title = models.CharField(_("investment"), max_length=300)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    country = models.CharField(_("country of the investor"), max_length=2, default="TR")
    province = models.CharField(_("province"), max_length=2, blank=True)
    district = models.CharField(_("district"), max_length=8, blank=True)
    site = models.CharField(_("site"), max_length=200, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="TRY")
    jobs = models.PositiveIntegerField(_("jobs expected"), null=True, blank=True)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.LEAD)
    owner = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who accompanies it"),
    )
    note = models.TextField(_("note"), blank=True)
    first_on = models.DateField(_("first contact on"))
    ended_on = models.DateField(_("concluded or lost on"), null=True, blank=True)
    lost_reason = models.CharField(_("why it was lost"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    folded = models.CharField(max_length=700, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)
    once_key = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001 -- unique only where a form sent a token
    created_by = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["office", "stage", "-changed_at"], name="lead_by_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=[Stage.CONCLUDED, Stage.LOST], ended_on__isnull=False)
                | (~Q(stage__in=[Stage.CONCLUDED, Stage.LOST]) & Q(ended_on__isnull=True)),
                name="lead_ended_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.LOST) | ~Q(lost_reason=""), name="lead_lost_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="lead_amount_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the letters for searching and sorting true."""
        self.folded = turkish.fold(f"{self.title} {self.institution_name} {self.site}")[:700]
        self.sort_key = turkish.sort_key(self.title)
        super().save(*args, **kwargs)

    @property
    def investor(self) -> str:
        """The investor's present name, or as typed."""
        return self.institution.shown_name if self.institution is not None else self.institution_name

    @property
    def place_shown(self) -> str:
        """Site, district and province in words."""
        try:
            region = places.district(self.district).full_name if self.district else ""
            region = region or (places.province(self.province).name if self.province else "")
        except KeyError:
            region = self.district or self.province
        return ", ".join(part for part in (self.site, region) if part)

    @property
    def money(self) -> Money | None:
        """The amount in its currency."""
        return None if self.amount is None else Money(self.amount, self.currency)

    @property
    def money_shown(self) -> str:
        """The amount as the reader's language writes it; empty when not known."""
        return self.money.format(get_language() or "tr", 0) if self.money else ""


class LeadMove(models.Model):
    """One step of a lead: from where, to where, when, by whom, with what remark."""

    lead = models.ForeignKey(Lead, models.CASCADE, related_name="moves")
    source = models.CharField(max_length=10, choices=Stage, blank=True)
    target = models.CharField(max_length=10, choices=Stage)
    on = models.DateField(_("day"))
    note = models.CharField(_("remark"), max_length=300, blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_source_display()} → {self.get_target_display()}"
