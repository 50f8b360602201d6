"""Institutions with their names, what an office keeps about them, and what was merged, judged and decided.

The identity of an institution belongs to the whole installation; notes, tags and decisions belong to an office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.services.reference.settling import HOME_COUNTRY, country_name, region_name
from imece.work.contacts.choices import InstitutionKind, NameKind
from imece.work.contacts.querysets import InstitutionQuerySet
from imece.work.contacts.wording import name_key

if TYPE_CHECKING:
    from typing import Any

    from imece.services.accounts.models import Office

FINDABLE: Final = "institution"
LONGEST_NAME: Final = 250
STANDING: Final = Q(merged_into__isnull=True)


class Institution(models.Model):
    """One institution, the same for all offices; a merged one only points to the one that took it in."""

    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    name_en = models.CharField(_("name in English"), max_length=LONGEST_NAME, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=InstitutionKind, default=InstitutionKind.OTHER)
    country = models.CharField(_("country"), max_length=2, default=HOME_COUNTRY)
    province = models.CharField(_("province"), max_length=2, blank=True)
    district = models.CharField(_("district"), max_length=8, blank=True)
    city = models.CharField(_("town (abroad)"), max_length=100, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    website = models.URLField(_("web address"), blank=True)
    mail = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    kep = models.EmailField(_("registered e-mail (KEP)"), blank=True)
    tax_number = models.CharField(_("tax number"), max_length=10, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=30, blank=True)
    detsis_number = models.CharField(_("DETSİS number"), max_length=8, blank=True)
    pic_number = models.CharField(_("PIC (EU participant code)"), max_length=9, blank=True)
    salutation = models.CharField(_("salutation in letters"), max_length=LONGEST_NAME, blank=True)
    precedence = models.PositiveSmallIntegerField(_("order of precedence"), null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    logo = models.ForeignKey(
        "documents.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="taken_in", editable=False
    )
    entered_by = models.ForeignKey(
        "accounts.Office", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    revision = models.PositiveIntegerField(default=0, editable=False)
    key = models.CharField(max_length=LONGEST_NAME * 2, db_index=True, editable=False)
    key_en = models.CharField(max_length=LONGEST_NAME * 2, db_index=True, blank=True, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    seen_from: Office | None = None
    """The office of whoever looks, where the record is shown: its page and what is said about it are in that office."""

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["sort_key", "id"], name="institution_by_name", condition=STANDING),
            models.Index(fields=["kind", "sort_key", "id"], name="institution_by_kind", condition=STANDING),
            models.Index(
                fields=["province", "sort_key", "id"], name="institution_by_place", condition=STANDING
            ),
            models.Index(
                fields=["country", "sort_key", "id"], name="institution_by_land", condition=STANDING
            ),
        ]
        constraints = [
            # A faculty or a directorate may share the tax number of the body that it belongs to.
            models.UniqueConstraint(
                fields=["tax_number"],
                condition=STANDING & Q(parent__isnull=True) & ~Q(tax_number=""),
                name="tax_number_once",
            ),
            models.UniqueConstraint(
                fields=["detsis_number"], condition=STANDING & ~Q(detsis_number=""), name="detsis_number_once"
            ),
            models.UniqueConstraint(
                fields=["pic_number"], condition=STANDING & ~Q(pic_number=""), name="pic_number_once"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="institution_not_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="institution_not_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the keys of the names true."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Work out what is kept beside the names: their keys and the place in the Turkish order."""
        self.key = name_key(self.name)
        self.key_en = name_key(self.name_en)
        self.sort_key = turkish.sort_key(self.name)

    @property
    def shown_name(self) -> str:
        """The name in the reader's language."""
        return (self.name_en or self.name) if get_language() == "en" else self.name

    @property
    def is_abroad(self) -> bool:
        """Whether its seat is outside Türkiye."""
        return self.country != HOME_COUNTRY

    @property
    def place_shown(self) -> str:
        """ "Orhangazi / Bursa", "Lahey, Hollanda"; empty when nothing is known."""
        if not self.is_abroad:
            return region_name(self.province, self.district)
        return ", ".join(part for part in (self.city, country_name(self.country)) if part)


class InstitutionName(models.Model):
    """Another name of an institution: short, former, in another spelling or language; with the days it was in use."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    kind = models.CharField(_("kind of name"), max_length=12, choices=NameKind, default=NameKind.SPELLING)
    language = models.CharField(_("language"), max_length=5, default="tr")
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    key = models.CharField(max_length=LONGEST_NAME * 2, db_index=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "key"], name="institution_name_once"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="institution_name_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key of the name true."""
        self.key = name_key(self.name)
        super().save(*args, **kwargs)


class Tag(models.Model):
    """A word by which an office groups those it works with; never seen by another office."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="contact_tags")
    name = models.CharField(_("tag"), max_length=60)
    key = models.CharField(max_length=120, editable=False)

    class Meta:
        ordering = ["key", "pk"]
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="contact_tag_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key of the word true."""
        self.key = turkish.sort_key(self.name, 120)
        super().save(*args, **kwargs)


class Standing(models.Model):
    """What one office keeps about an institution for itself: a note, who looks after it, tags."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="standings")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="standings")
    note = models.TextField(_("note of the office"), blank=True)
    responsible = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("looked after by"),
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="standings", verbose_name=_("tags"))
    revision = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "institution"], name="standing_once")]

    def __str__(self) -> str:
        return str(self.institution)


class Merge(models.Model):
    """One institution taken into another: which rows were moved and what the fields said before, to undo it."""

    winner = models.ForeignKey(Institution, models.PROTECT, related_name="merges_won")
    loser = models.ForeignKey(Institution, models.PROTECT, related_name="merges_lost")
    moved: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    office_id = models.BigIntegerField(null=True)
    by = models.CharField(_("merged by"), max_length=200)
    at = models.DateTimeField(_("merged"))
    undone_by = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["loser"], condition=Q(undone_at__isnull=True), name="merged_away_once"
            ),
            models.CheckConstraint(condition=~Q(winner=F("loser")), name="merge_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.loser} → {self.winner}"


class LikePair(models.Model):
    """Two institutions that look like one: proposed by the search for doubles, perhaps judged "not the same"."""

    first = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    second = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(_("likeness in %"))
    reasons: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    found_at = models.DateTimeField(auto_now_add=True)
    differ_at = models.DateTimeField(null=True, blank=True)
    differ_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-score", "id"], name="pair_open", condition=Q(differ_at__isnull=True))
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} ~ {self.second}"


class LikeSearch(models.Model):
    """One run of the search for doubles: asked for, done, over how many, with how many pairs."""

    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"


class NameDecision(models.Model):
    """What an office decided about a name as it types it: this institution, or none of the register (left as typed)."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="+")
    name = models.CharField(_("name as typed"), max_length=LONGEST_NAME)
    key = models.CharField(max_length=LONGEST_NAME * 2, editable=False)
    institution = models.ForeignKey(
        Institution, models.CASCADE, null=True, blank=True, related_name="name_decisions"
    )
    decided_by = models.CharField(max_length=200)
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="name_decided_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key of the name true."""
        self.key = name_key(self.name)
        super().save(*args, **kwargs)
