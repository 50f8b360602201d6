"""People of an office: names, roles in institutions over time, ways to reach them, why their data may be held.

A person's `str()` is a number, never the name: trails and duties outlive the person and must not tell who it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.work.activities.choices import TargetGroup
from imece.work.people.choices import Basis, Language, PointKind, Use
from imece.work.people.querysets import PersonQuerySet, RoleQuerySet

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

LONGEST_NAME: Final = 150
KEPT: Final = Q(erased_at__isnull=True)


def barred(codes: list[str] | tuple[str, ...]) -> str:
    """Codes between bars ("|youth|women|"), so that one lookup on either database finds one of them."""
    return f"|{'|'.join(codes)}|" if codes else ""


def unbarred(text: str) -> list[str]:
    """The codes between the bars."""
    return [code for code in text.split("|") if code]


class Person(models.Model):
    """One person as one office knows them. No national identity number: nothing here needs it."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="people")
    unit = models.ForeignKey(
        "accounts.Unit", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    title = models.CharField(_("academic or official title"), max_length=60, blank=True)
    salutation = models.CharField(_("salutation in letters"), max_length=120, blank=True)
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    groups = models.CharField(_("target groups"), max_length=250, blank=True)
    tags = models.ManyToManyField("contacts.Tag", blank=True, related_name="people", verbose_name=_("tags"))
    note = models.TextField(_("note"), blank=True)
    basis = models.CharField(
        _("ground for holding the data"), max_length=12, choices=Basis, default=Basis.DUTY
    )
    basis_source = models.CharField(_("where the data came from"), max_length=200)
    basis_on = models.DateField(_("day of it"))
    notified_on = models.DateField(_("information notice given on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("consent withdrawn on"), null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_by = models.CharField(max_length=200, blank=True, editable=False)
    erased_reason = models.CharField(_("reason of erasing"), max_length=300, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    folded = models.CharField(max_length=LONGEST_NAME * 2, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)
    once_key = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001 -- unique only where a form sent a token
    created_by = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["office", "sort_key", "id"], name="person_by_name", condition=KEPT),
            models.Index(fields=["office", "-changed_at", "-id"], name="person_by_change", condition=KEPT),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(basis=Basis.CONSENT),
                name="person_withdraws_consent",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True, erased_reason="")
                | (Q(erased_at__isnull=False) & ~Q(erased_reason="")),
                name="person_erased_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.token

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the keys of the name true."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Work out what is kept beside the name: its letters for searching and its place in the Turkish order."""
        self.folded = " ".join(turkish.fold(self.name).split())
        self.sort_key = turkish.sort_key(self.name)

    @property
    def token(self) -> str:
        """What stands for the person where a name must not."""
        return f"K-{self.pk:06d}" if self.pk else "K"

    @property
    def shown(self) -> str:
        """Title and name, or the token of an erased person."""
        return f"{self.title} {self.name}".strip()

    @property
    def is_erased(self) -> bool:
        """Whether the person was erased."""
        return self.erased_at is not None

    @property
    def may_be_written(self) -> bool:
        """Whether the ground still holds: a withdrawn consent is none."""
        return not self.is_erased and self.withdrawn_on is None

    @property
    def language_codes(self) -> list[str]:
        """Their languages."""
        return unbarred(self.languages)

    @property
    def group_codes(self) -> list[str]:
        """Their target groups."""
        return unbarred(self.groups)

    @property
    def languages_shown(self) -> str:
        """Their languages in words."""
        return ", ".join(str(Language(code).label) for code in self.language_codes if code in Language.values)

    @property
    def groups_shown(self) -> str:
        """Their target groups in words."""
        return ", ".join(
            str(TargetGroup(code).label) for code in self.group_codes if code in TargetGroup.values
        )


class Role(models.Model):
    """What a person is in an institution, from when to when. An institution that is not registered stays as typed."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    institution = models.ForeignKey(
        "contacts.Institution", models.PROTECT, null=True, blank=True, related_name="roles"
    )
    institution_name = models.CharField(_("institution as typed"), max_length=250)
    title = models.CharField(_("position"), max_length=150, blank=True)
    unit_name = models.CharField(_("department"), max_length=150, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    is_main = models.BooleanField(_("our main contact there"), default=False)
    folded = models.CharField(max_length=700, editable=False)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = [F("until").desc(nulls_first=True), "-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="role_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.shown

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the letters for searching true."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Work out the letters by which it is found."""
        self.folded = turkish.fold(f"{self.institution_name} {self.title} {self.unit_name}")[:700]

    @property
    def shown(self) -> str:
        """Position and institution in one line."""
        return " · ".join(part for part in (self.title, self.unit_name, self.place) if part)

    @property
    def place(self) -> str:
        """The institution's present name, or as typed."""
        return self.institution.shown_name if self.institution is not None else self.institution_name

    def is_open_on(self, day: date) -> bool:
        """Whether it is held on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


class ContactPoint(models.Model):
    """One way to reach a person; each kind and use once."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="points")
    kind = models.CharField(max_length=8, choices=PointKind)
    use = models.CharField(max_length=8, choices=Use, default=Use.WORK)
    value = models.CharField(max_length=300)
    key = models.CharField(max_length=300, editable=False, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "kind", "use"], name="contact_point_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_use_display()})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key true."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Work out what makes it the same as another one."""
        self.key = point_key(self.kind, self.value)


def point_key(kind: str, value: str) -> str:
    """What makes two ways the same: digits of a number without the country's, a mail address in small letters."""
    if kind in {PointKind.PHONE, PointKind.MOBILE}:
        return "".join(letter for letter in value if letter.isdigit())[-10:]
    return turkish.fold(value)[:300]


class Attendance(models.Model):
    """A person took part in an activity; the activity stays the one record of what happened."""

    activity = models.ForeignKey("activities.Activity", models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.CASCADE, related_name="attendances")
    role = models.CharField(_("as"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "person"], name="attended_once")]

    def __str__(self) -> str:
        return f"{self.person} – {self.activity}"


class Segment(models.Model):
    """A named list that lives: whoever the filter finds today. `view` names the list, `query` is of its form."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="segments")
    name = models.CharField(_("name"), max_length=100)
    purpose = models.CharField(_("what it is for"), max_length=200, blank=True)
    view = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    created_by = models.CharField(max_length=200, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="segment_once")]

    def __str__(self) -> str:
        return self.name
