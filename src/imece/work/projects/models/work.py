"""The work of a project: its people, its timetable, what came out of it, what the funder asks for and when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.web.translated import TranslatedModel
from imece.work.projects.choices import DutyKind, StepKind
from imece.work.projects.models.project import Project


class TeamMember(models.Model):
    """Who works on it: a member of the office, or a role by name."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="team")
    member = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("member of the office"),
    )
    name = models.CharField(_("name or institution"), max_length=150, blank=True)
    role = models.CharField(_("role in the project"), max_length=150)
    first = models.DateField(_("from"), null=True, blank=True)
    last = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__isnull=True) | Q(last__isnull=True) | Q(last__gte=F("first")),
                name="team_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return str(self.member.user) if self.member else self.name or self.role


class Step(TranslatedModel):
    """A work package, activity or milestone of the timetable."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="steps")
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind, default=StepKind.PACKAGE)
    code = models.CharField(_("number"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=250)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    progress = models.PositiveSmallIntegerField(_("done (%)"), default=0)
    done_on = models.DateField(_("finished on"), null=True, blank=True)
    responsible = models.CharField(_("responsible"), max_length=200, blank=True)

    class Meta:
        ordering = ["first", "code", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="step_ends_after_start"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="step_progress_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


class Output(TranslatedModel):
    """What came out of it, in words and, where it can be counted, in numbers; perhaps feeding an indicator."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="outputs")
    text = models.CharField(_("output or result"), max_length=400)
    indicator = models.ForeignKey(
        "indicators.Indicator",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="project_outputs",
        verbose_name=_("indicator"),
    )
    unit = models.CharField(_("unit of measure"), max_length=60, blank=True)
    target = models.DecimalField(_("target"), max_digits=20, decimal_places=4, null=True, blank=True)
    reached = models.DecimalField(_("reached"), max_digits=20, decimal_places=4, null=True, blank=True)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class FunderDuty(models.Model):
    """What the funder asks of us by a day; while it is open it stands among the office's duties."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="funder_duties")
    kind = models.CharField(_("kind"), max_length=16, choices=DutyKind, default=DutyKind.REPORT)
    title = models.CharField(_("what"), max_length=200)
    due_on = models.DateField(_("due date"))
    owner = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    duty = models.ForeignKey(
        "duties.Duty", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title
