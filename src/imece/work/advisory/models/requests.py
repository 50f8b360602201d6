"""An advisory request: who asked, for whom, what, and how it was answered. A citizen's name is never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.work.activities.choices import TargetGroup
from imece.work.advisory.choices import Asker, Channel, RequestState, Sector, Topic
from imece.work.advisory.querysets import RequestQuerySet

if TYPE_CHECKING:
    from typing import Any


class AdvisoryRequest(models.Model):
    """One question put to the office, from the asking to the answer."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="advisory_requests")
    unit = models.ForeignKey(
        "accounts.Unit", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    asker = models.CharField(_("who asked"), max_length=12, choices=Asker, default=Asker.CITIZEN)
    institution = models.ForeignKey(
        "contacts.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="advisory_requests",
        verbose_name=_("institution"),
    )
    institution_name = models.CharField(_("institution as typed"), max_length=250, blank=True)
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="advisory_requests",
        verbose_name=_("person"),
    )
    target_group = models.CharField(_("for whom"), max_length=20, choices=TargetGroup, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    topic = models.CharField(_("subject"), max_length=20, choices=Topic, default=Topic.FUNDS)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.PHONE)
    question = models.TextField(_("what was asked"))
    asked_on = models.DateField(_("asked on"))
    owner = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who answers"),
    )
    due_on = models.DateField(_("answer due by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RequestState, default=RequestState.OPEN)
    answer = models.TextField(_("how it was answered"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    folded = models.CharField(max_length=1000, editable=False)
    once_key = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001 -- unique only where a form sent a token
    created_by = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["office", "-asked_on", "-id"], name="request_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RequestState.OPEN, answered_on__isnull=True)
                | Q(state=RequestState.ANSWERED, answered_on__isnull=False)
                | Q(state=RequestState.CLOSED),
                name="request_answered_has_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
                name="request_answered_after_asked",
            ),
            models.CheckConstraint(
                condition=~Q(asker=Asker.CITIZEN) | Q(person__isnull=True), name="citizen_has_no_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()} – {self.asked_on:%d.%m.%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the letters for searching true."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Work out the letters by which it is found."""
        self.folded = turkish.fold(f"{self.institution_name} {self.question} {self.answer}")[:1000]

    @property
    def who(self) -> str:
        """Who asked, as a list shows it; a person by name only through the person's own record."""
        if self.institution is not None:
            return self.institution.shown_name
        return self.institution_name or gettext("Citizen")

    @property
    def days_taken(self) -> int | None:
        """Days from the question to the answer; the same day is 0."""
        return None if self.answered_on is None else (self.answered_on - self.asked_on).days
