"""The plan, its versions, goals and objectives with all that a public performance page prints."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.ground.web.translated import TranslatedModel
from imece.work.strategy.choices import NoteKind, PlanState, PrintedPercent
from imece.work.strategy.querysets import PlanQuerySet


class Plan(TranslatedModel):
    """A strategic plan of an office (an office may keep several). Names of levels are the plan's own."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="plans")
    title = models.CharField(_("title"), max_length=200)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    state = models.CharField(_("state"), max_length=12, choices=PlanState, default=PlanState.IN_PREPARATION)
    level_names: models.JSONField[dict[str, dict[str, str]], dict[str, dict[str, str]]] = models.JSONField(
        _("names of the levels"), default=dict, blank=True
    )
    is_partial = models.BooleanField(_("only a part of the plan is kept here"), default=False)
    method = models.CharField(_("scoring method"), max_length=20, default="TR-2019")
    bands: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    decision_no = models.CharField(_("decision no."), max_length=60, blank=True)
    source = models.CharField(_("source document"), max_length=300, blank=True)
    slug = models.SlugField(_("address"), max_length=80, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    is_sample = models.BooleanField(_("holds sample figures"), default=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-first_year", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="plan_ends_after_start"),
            models.UniqueConstraint(fields=["slug"], condition=~Q(slug=""), name="plan_address_once"),
            models.CheckConstraint(
                condition=(Q(state=PlanState.ADOPTED) & Q(adopted_on__isnull=False))
                | (Q(state=PlanState.IN_PREPARATION) & Q(adopted_on__isnull=True)),
                name="adopted_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return str(self.said("title"))

    @property
    def begins(self) -> date:
        """The first day of the plan: what was adopted is in force from here."""
        return date(self.first_year, 1, 1)

    @property
    def is_adopted(self) -> bool:
        """Whether it was adopted by a decision; then it changes only by an update."""
        return self.state == PlanState.ADOPTED

    @property
    def years(self) -> range:
        """The years of the plan."""
        return range(self.first_year, self.last_year + 1)

    def level_name(self, level: str, language: str) -> str:
        """The plan's own word for "goal", "objective" or "indicator"; empty when it uses the usual one."""
        return self.level_names.get(level, {}).get(language, "")


class PlanVersion(models.Model):
    """The plan as adopted (number 0) and each update: what was in force from which day, by which decision."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    in_force_from = models.DateField(_("in force from"))
    decision_no = models.CharField(_("decision no."), max_length=60, blank=True)
    note = models.TextField(_("what changed and why"), blank=True)
    changes: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list, blank=True
    )
    made_by = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_once_per_plan")]

    def __str__(self) -> str:
        return f"{self.plan} v{self.number}"


class Numbered(models.Model):
    """Shared by goals and objectives: a printed number, its sort key, a place in the list."""

    number = models.CharField(_("number"), max_length=20)
    number_key = models.CharField(max_length=80, editable=False)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key true ("2.10" after "2.9")."""
        self.number_key = turkish.sort_key(self.number)[:80]
        super().save(*args, **kwargs)


class Goal(Numbered, TranslatedModel):
    """A goal (amaç) of the plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="goals")
    title = models.CharField(_("title"), max_length=400)
    weight = models.DecimalField(_("weight (%)"), max_digits=7, decimal_places=4, null=True, blank=True)
    printed_percent = models.DecimalField(
        _("percentage printed in the document"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    printed_percent_means = models.CharField(
        _("what the percentage means"), max_length=8, choices=PrintedPercent, default=PrintedPercent.UNKNOWN
    )

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.said('title')}"


class Objective(Numbered, TranslatedModel):
    """An objective (hedef): who is responsible, what it costs, what it measures."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="objectives")
    title = models.CharField(_("title"), max_length=600)
    weight = models.DecimalField(_("weight (%)"), max_digits=7, decimal_places=4, null=True, blank=True)
    responsible_unit = models.ForeignKey(
        "accounts.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objectives",
        verbose_name=_("responsible unit"),
    )
    responsible_text = models.CharField(_("responsible as printed"), max_length=400, blank=True)
    collaborating_units = models.ManyToManyField(
        "accounts.Unit", blank=True, related_name="collaborations", verbose_name=_("collaborating units")
    )
    collaborators_text = models.CharField(_("collaborators as printed"), max_length=400, blank=True)
    cost_estimate = models.DecimalField(
        _("cost estimate"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    cost_currency = models.CharField(_("currency"), max_length=3, default="TRY")
    costs_by_year: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        default=dict, blank=True
    )

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.said('title')}"


class ObjectiveNote(TranslatedModel):
    """A risk (with its control), a finding or a need of an objective."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=8, choices=NoteKind)
    text = models.TextField(_("text"))
    control = models.TextField(_("control of the risk"), blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["kind", "position", "pk"]

    def __str__(self) -> str:
        return str(self.said("text"))
