"""Duties: a task or deadline on any record, with an owner and a due date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor


class DutyQuerySet(models.QuerySet["Duty"]):
    def open(self) -> DutyQuerySet:
        """What is still to be done."""
        return self.filter(done_at__isnull=True)

    def late_on(self, day: date) -> DutyQuerySet:
        """Open and past its due date."""
        return self.open().filter(due_on__lt=day)

    def waiting_for(self, actor: Actor) -> DutyQuerySet:
        """Open duties of the person, of who they act for, or of their unit when nobody is named.

        What belongs to nobody at all waits for the coordinator.
        """
        mine = Q(owner_id=actor.seat.pk) if actor.seat else Q(pk__in=[])
        if actor.unit is not None:
            mine |= Q(owner__isnull=True, unit_id=actor.unit.pk)
        if actor.is_coordinator:
            mine |= Q(owner__isnull=True, unit__isnull=True)
        return self.open().filter(mine, office_id=actor.office_id)


class Duty(models.Model):
    """One thing somebody has to do by a day. `code` and `about_*` let an app find and close its own."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="duties")
    code = models.CharField(max_length=60, blank=True)
    title = models.CharField(_("what"), max_length=200)
    note = models.TextField(_("note"), blank=True)
    owner = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="duties",
        verbose_name=_("owner"),
    )
    unit = models.ForeignKey(
        "accounts.Unit", models.SET_NULL, null=True, blank=True, related_name="duties", verbose_name=_("unit")
    )
    due_on = models.DateField(_("due date"), null=True, blank=True)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    about_label = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    created_by = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.CharField(max_length=200, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["owner", "done_at", "due_on"], name="duty_owner"),
            models.Index(fields=["office", "done_at", "due_on"], name="duty_office"),
            models.Index(fields=["about_type", "about_id"], name="duty_about"),
        ]

    def __str__(self) -> str:
        return self.title
