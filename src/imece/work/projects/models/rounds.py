"""Collection rounds: the office asks institutions whether its records of their projects still hold."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.work.projects.models.project import Project


class AnswerKind(models.TextChoices):
    """What an institution says of a project."""

    CONFIRMED = "confirmed", _("Right as it stands")
    CORRECTED = "corrected", _("Corrected")
    ADDED = "added", _("Added")


class AnswerState(models.TextChoices):
    """What the office made of it."""

    WAITING = "waiting", _("Waiting for review")
    TAKEN = "taken", _("Taken over")
    REFUSED = "refused", _("Not taken over")


class CollectionRound(models.Model):
    """One round: what is asked for and until when."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="collection_rounds")
    title = models.CharField(_("title"), max_length=200)
    due_on = models.DateField(_("due date"))
    note = models.TextField(_("note to the institutions"), max_length=2_000, blank=True)
    letter_no = models.CharField(_("official letter no."), max_length=60, blank=True)
    letter_date = models.DateField(_("letter date"), null=True, blank=True)
    created_by = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-due_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class RoundInvitation(models.Model):
    """One institution that is asked; the link itself is nowhere kept."""

    round = models.ForeignKey(CollectionRound, models.CASCADE, related_name="invitations")
    institution = models.ForeignKey(
        "contacts.Institution", models.PROTECT, related_name="+", verbose_name=_("institution")
    )
    person = models.CharField(_("contact person"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    sent_at = models.DateTimeField(_("link sent at"), null=True, blank=True, editable=False)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0, editable=False)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["institution__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "institution"], name="institution_once_per_round")
        ]

    def __str__(self) -> str:
        return str(self.institution)


class RoundAnswer(models.Model):
    """What came back about one project: nothing is written over before somebody has looked at it.

    `said` holds what was typed, by the columns of an inventory; `ours` what stood in the bank when it was sent.
    """

    invitation = models.ForeignKey(RoundInvitation, models.CASCADE, related_name="answers")
    project = models.ForeignKey(Project, models.CASCADE, null=True, blank=True, related_name="round_answers")
    kind = models.CharField(_("answer"), max_length=10, choices=AnswerKind)
    said: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    ours: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    sender = models.CharField(_("sent by"), max_length=200)
    sent_at = models.DateTimeField(_("sent at"))
    receipt = models.CharField(_("receipt (SHA-256)"), max_length=64)
    state = models.CharField(max_length=10, choices=AnswerState, default=AnswerState.WAITING)
    taken: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    note = models.CharField(_("note"), max_length=300, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "invitation"], name="round_answer_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.ADDED) | Q(project__isnull=False),
                name="answer_is_about_a_project",
            ),
            models.CheckConstraint(
                condition=Q(state=AnswerState.WAITING, decided_at__isnull=True)
                | (~Q(state=AnswerState.WAITING) & Q(decided_at__isnull=False)),
                name="answer_decided_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.said.get("title") or str(self.project or "")
