"""Kept scores (rescored when figures change) and findings that were accepted with a reason."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.work.indicators.choices import Basis
from imece.work.strategy.choices import Level
from imece.work.strategy.models.plan import Goal, Objective, Plan

SCORE_DIGITS = 12
SCORE_PLACES = 6


class KeptScore(models.Model):
    """The score of an objective, a goal or a plan in a year, both figures side by side.

    `method_score` counts what is missing as 0; `known_score` is over what was reported, `coverage` percent of the
    weight. All levels live in one table, so that one statement keeps them all. `thing_id` is the id of the level's own
    record; `lines` holds what the score was made of, so that its formula can be printed as it was.
    """

    level = models.CharField(max_length=10, choices=Level)
    thing_id = models.BigIntegerField()
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="scores")
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, related_name="scores")
    objective = models.ForeignKey(Objective, models.CASCADE, null=True, related_name="scores")
    year = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=10, choices=Basis)
    through = models.DateField(null=True)
    method_score = models.DecimalField(max_digits=SCORE_DIGITS, decimal_places=SCORE_PLACES, null=True)
    known_score = models.DecimalField(max_digits=SCORE_DIGITS, decimal_places=SCORE_PLACES, null=True)
    coverage = models.DecimalField(max_digits=9, decimal_places=6, default=0)
    lines: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)
    why_not = models.CharField(max_length=20, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "thing_id", "year", "basis"], name="score_once"),
            models.CheckConstraint(
                condition=Q(level=Level.PLAN, goal__isnull=True, objective__isnull=True)
                | Q(level=Level.GOAL, goal__isnull=False, objective__isnull=True)
                | Q(level=Level.OBJECTIVE, goal__isnull=False, objective__isnull=False),
                name="score_belongs_to_its_level",
            ),
        ]
        indexes = [models.Index(fields=["plan", "year", "basis"], name="score_of_plan")]

    def __str__(self) -> str:
        return f"{self.level} {self.thing_id} {self.year}: {self.method_score}"


class AcceptedFinding(models.Model):
    """A finding that an office lives with, and why; kept for the auditor.

    `place` is the finding's fingerprint (its code and the values it names), so that an acceptance ends when the plan
    changes there; `sentence` is what was accepted.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="accepted_findings")
    code = models.CharField(max_length=10)
    place = models.CharField(max_length=200)
    sentence = models.TextField(_("finding"))
    reason = models.TextField(_("reason"))
    accepted_at = models.DateTimeField(auto_now_add=True)
    accepted_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code", "place"], name="finding_accepted_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.sentence}"
