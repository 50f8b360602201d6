"""Requests to report, the chain that approves, and the closing of periods."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.values.period import Period
from imece.work.indicators.choices import Approver, StepDecision
from imece.work.indicators.models.actual import Actual
from imece.work.indicators.querysets import ClosedPeriodQuerySet


class ReportRequest(models.Model):
    """A request to one unit to report its actuals of a period, with the letter that went out."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="report_requests")
    unit = models.ForeignKey(
        "accounts.Unit", models.PROTECT, related_name="report_requests", verbose_name=_("unit")
    )
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    due_on = models.DateField(_("due date"))
    letter_no = models.CharField(_("official letter no."), max_length=60, blank=True)
    letter_date = models.DateField(_("letter date"), null=True, blank=True)
    note = models.TextField(_("note to the unit"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=150, blank=True)
    contact_email = models.EmailField(_("contact's e-mail"), blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-first", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="request_ends_after_start"),
            models.UniqueConstraint(
                fields=["office", "unit", "first", "last"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_request_per_unit_and_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.period.label(get_language() or settings.LANGUAGE_CODE)}"

    @property
    def period(self) -> Period:
        """The period asked about."""
        return Period(self.first, self.last)


class ApprovalStep(models.Model):
    """One step of an office's approval chain (0–4 rows); who signs is data, not code."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="approval_steps")
    position = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("step"), max_length=100)
    approver = models.CharField(_("who approves"), max_length=12, choices=Approver)
    member = models.ForeignKey(
        "accounts.Membership",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("member"),
    )
    allows_self = models.BooleanField(_("the person who submitted may approve"), default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["office", "position"], name="one_step_per_position"),
            models.CheckConstraint(
                condition=Q(position__gte=1) & Q(position__lte=4), name="at_most_four_steps"
            ),
            models.CheckConstraint(
                condition=(Q(approver=Approver.MEMBER) & Q(member__isnull=False))
                | (~Q(approver=Approver.MEMBER) & Q(member__isnull=True)),
                name="named_member_only_where_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.name}"


class ApprovalDecision(models.Model):
    """What one step decided about one actual; rows are never changed."""

    actual = models.ForeignKey(Actual, models.CASCADE, related_name="decisions")
    position = models.PositiveSmallIntegerField()
    step_name = models.CharField(max_length=100)
    decision = models.CharField(max_length=10, choices=StepDecision)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)
    decided_by_id = models.BigIntegerField(null=True)
    behalf_name = models.CharField(max_length=200, blank=True)
    is_self = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.step_name}: {self.get_decision_display()}"


class ClosedPeriod(models.Model):
    """A closed period of an office: no path writes into it until it is reopened with a reason."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="closed_periods")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    closed_at = models.DateTimeField(_("closed"))
    closed_by = models.CharField(max_length=200)
    left_open = models.PositiveIntegerField(_("actuals left without approval"), default=0)
    left_open_reason = models.TextField(_("why it was closed without them"), blank=True)
    reopened_at = models.DateTimeField(_("reopened"), null=True, blank=True)
    reopened_by = models.CharField(max_length=200, blank=True)
    reopen_reason = models.TextField(_("why it was reopened"), blank=True)

    objects = ClosedPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-first", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "first", "last"], condition=Q(reopened_at__isnull=True), name="closed_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | ~Q(reopen_reason=""), name="reopened_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(left_open=0) | ~Q(left_open_reason=""), name="left_open_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.period.key

    @property
    def period(self) -> Period:
        """The period that is closed."""
        return Period(self.first, self.last)
