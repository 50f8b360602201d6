"""Choices of strategic plans."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """A plan is written, then adopted; an adopted plan changes only by an update."""

    IN_PREPARATION = "preparation", _("In preparation")
    ADOPTED = "adopted", _("Adopted")


class Level(models.TextChoices):
    """The levels of a plan that get a score."""

    PLAN = "plan", _("Plan")
    GOAL = "goal", _("Goal")
    OBJECTIVE = "objective", _("Objective")


class NoteKind(models.TextChoices):
    """What an objective says beside its indicators."""

    RISK = "risk", _("Risk")
    FINDING = "finding", _("Finding")
    NEED = "need", _("Need")


class PrintedPercent(models.TextChoices):
    """What a percentage printed beside a goal stands for; a document may leave it open."""

    UNKNOWN = "unknown", _("not labelled in the document")
    WEIGHT = "weight", _("weight of the goal")
    SCORE = "score", _("score of the goal")
