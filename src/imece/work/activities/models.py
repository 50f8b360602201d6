"""The dated happening: one record for each meeting, visit, fair, training, trip, publication …

Later apps extend this record one-to-one; they never add a second one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.ground.values.period import Period
from imece.ground.web.translated import TranslatedModel
from imece.work.activities.choices import HOME_COUNTRY, MEETING_KINDS, Axis, MinutesState, Part, Precision
from imece.work.activities.dates import When
from imece.work.activities.querysets import ActivityQuerySet, KindQuerySet
from imece.work.activities.whereabouts import place_name

if TYPE_CHECKING:
    from typing import Any


LONGEST_INSTITUTION: Final = 200
KEPT: Final = Q(removed_at__isnull=True)
FINDABLE: Final = "activity"


def folded_name(name: str) -> str:
    """What makes two names of an institution the same: letters folded, one space between words."""
    return " ".join(turkish.fold(name).split())[:LONGEST_INSTITUTION]


class ActivityKind(TranslatedModel):
    """A kind of happening: shared by all offices (`office` empty) or added by one."""

    office = models.ForeignKey(
        "accounts.Office", models.CASCADE, null=True, blank=True, related_name="activity_kinds"
    )
    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=100)
    position = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(_("active"), default=True)

    objects = KindQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "code"], name="kind_code_once_per_office"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(office__isnull=True), name="shared_kind_code_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.said("name"))


class Activity(TranslatedModel):
    """One happening, of one office, on one or more days."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="activities")
    kind = models.ForeignKey(ActivityKind, models.PROTECT, related_name="activities", verbose_name=_("kind"))
    part = models.CharField(_("our part"), max_length=10, choices=Part, default=Part.ORGANISED)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    precision = models.CharField(_("date known to"), max_length=5, choices=Precision, default=Precision.DAY)
    country = models.CharField(_("country"), max_length=2, default=HOME_COUNTRY)
    province = models.CharField(_("province"), max_length=2, blank=True)
    district = models.CharField(_("district"), max_length=8, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    unit = models.ForeignKey(
        "accounts.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("unit"),
    )
    people = models.ManyToManyField(
        "accounts.Membership", blank=True, related_name="activities", verbose_name=_("people responsible")
    )
    letter_no = models.CharField(_("official letter no."), max_length=60, blank=True)
    letter_date = models.DateField(_("letter date"), null=True, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(_("reason of cancelling"), max_length=300, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    sort_key = models.CharField(max_length=200, editable=False)
    folded_title = models.CharField(max_length=400, editable=False)
    once_key = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001 -- unique only where a form sent a token
    created_by = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["office", "-first", "-id"], name="activity_by_day", condition=KEPT),
            models.Index(fields=["office", "kind", "-first", "-id"], name="activity_by_kind", condition=KEPT),
            models.Index(fields=["office", "sort_key", "id"], name="activity_by_title", condition=KEPT),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="activity_ends_after_start"),
            models.CheckConstraint(
                condition=Q(is_cancelled=False, cancelled_at__isnull=True)
                | Q(is_cancelled=True, cancelled_at__isnull=False),
                name="activity_cancelled_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the keys of the title true."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Work out what is kept beside the title: its place in the Turkish order and its letters for searching."""
        self.sort_key = turkish.sort_key(self.title)
        self.folded_title = turkish.fold(self.title)[:400]

    @property
    def when(self) -> When:
        """Its days and how exactly they are known."""
        return When(self.first, self.last, Precision(self.precision))

    @property
    def when_shown(self) -> str:
        """Its days as the reader's language writes them."""
        return self.when.shown(get_language() or "tr")

    @property
    def place_shown(self) -> str:
        """Venue, district and province, or the country; empty when nothing is known."""
        return place_name(self)

    @property
    def is_abroad(self) -> bool:
        """Whether it happened outside Türkiye."""
        return self.country != HOME_COUNTRY

    @property
    def has_minutes(self) -> bool:
        """Whether it is a meeting, of which minutes are taken."""
        return self.kind.code in MEETING_KINDS or self.kind.office_id is not None

    @property
    def period(self) -> Period:
        """From the first to the last day."""
        return Period(self.first, self.last)


class Participation(models.Model):
    """How many of the participants: one number on one axis. A missing row is unknown, never zero."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations")
    axis = models.CharField(max_length=12, choices=Axis)
    code = models.CharField(max_length=20)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "axis", "code"], name="participation_once"),
        ]
        indexes = [models.Index(fields=["axis", "code"], name="participation_axis")]

    def __str__(self) -> str:
        return f"{self.axis} {self.code}: {self.number}"


class ActivityInstitution(models.Model):
    """An institution by name as it was typed, and the one of the register that it means, once that is known."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="institutions")
    name = models.CharField(_("institution"), max_length=200)
    folded = models.CharField(max_length=200, db_index=True, editable=False)
    institution = models.ForeignKey(
        "contacts.Institution",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="in_activities",
        verbose_name=_("in the register"),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "folded"], name="institution_once_per_activity")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name true."""
        self.folded = folded_name(self.name)
        super().save(*args, **kwargs)


class Minutes(models.Model):
    """The minutes of a meeting (tutanak): who was there by role and number, what was spoken about, what was decided."""

    activity = models.OneToOneField(Activity, models.CASCADE, related_name="minutes")
    state = models.CharField(_("state"), max_length=8, choices=MinutesState, default=MinutesState.DRAFT)
    chair = models.CharField(_("chaired by (name or role)"), max_length=200, blank=True)
    present = models.TextField(_("present (roles and numbers)"), blank=True)
    absent = models.TextField(_("excused"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    written_by = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField(auto_now=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MinutesState.APPROVED, approved_at__isnull=False)
                | Q(state=MinutesState.DRAFT, approved_at__isnull=True),
                name="approved_minutes_have_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.activity)

    @property
    def is_locked(self) -> bool:
        """Whether they were approved: nobody writes in them any more."""
        return self.state == MinutesState.APPROVED


class AgendaItem(models.Model):
    """One item of the agenda and what was said about it."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("item"), max_length=300)
    discussion = models.TextField(_("what was said"), blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class MeetingDecision(models.Model):
    """One decision: who does it until when. Once the minutes are approved it is a duty."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="decisions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("decision"))
    owner = models.ForeignKey(
        "accounts.Membership",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    due_on = models.DateField(_("due date"), null=True, blank=True)
    duty = models.ForeignKey("duties.Duty", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:200]
