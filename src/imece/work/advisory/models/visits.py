"""A one-stop visit to an investor: the interview beside the activity that it is, and the problems that came up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.work.advisory.choices import ProblemArea, ProblemState, Sector

if TYPE_CHECKING:
    from typing import Any


class InvestorVisit(models.Model):
    """What was learnt at a visit. Day, place and participants are the activity's: one record of what happened."""

    activity = models.OneToOneField(
        "activities.Activity", models.CASCADE, primary_key=True, related_name="investor_visit"
    )
    institution = models.ForeignKey(
        "contacts.Institution", models.PROTECT, null=True, blank=True, related_name="investor_visits"
    )
    institution_name = models.CharField(_("investor"), max_length=250)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    answers: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(_("interview"), default=dict)
    summary = models.TextField(_("what was said besides"), blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.investor

    @property
    def investor(self) -> str:
        """The investor's present name, or as typed."""
        return self.institution.shown_name if self.institution is not None else self.institution_name


class Problem(models.Model):
    """What stands in an investor's way, the step that was agreed, who takes it by when, and what became of it."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="investor_problems")
    visit = models.ForeignKey(InvestorVisit, models.CASCADE, related_name="problems")
    area = models.CharField(
        _("kind of problem"), max_length=15, choices=ProblemArea, default=ProblemArea.OTHER
    )
    title = models.CharField(_("problem"), max_length=300)
    step = models.CharField(_("next step"), max_length=300, blank=True)
    owner = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who takes it"),
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ProblemState, default=ProblemState.OPEN)
    ended_on = models.DateField(_("solved on"), null=True, blank=True)
    outcome = models.CharField(_("how it ended"), max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ProblemState.OPEN, ended_on__isnull=True)
                | (~Q(state=ProblemState.OPEN) & Q(ended_on__isnull=False)),
                name="problem_ended_has_day",
            )
        ]

    def __str__(self) -> str:
        return self.title
