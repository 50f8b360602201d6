"""Offices, units, people and what they may do where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.themes import Theme
from imece.ground.values import turkish
from imece.ground.web.translated import TranslatedModel
from imece.services.accounts.choices import OfficeKind, Role, SpanState
from imece.services.accounts.querysets import (
    ActingQuerySet,
    GrantQuerySet,
    InvitationQuerySet,
    MembershipQuerySet,
    SignedLinkQuerySet,
)

if TYPE_CHECKING:
    from datetime import date


class PeopleManager(BaseUserManager["User"]):
    """Makes people; an e-mail address is kept in lower case (ASCII rules: it is not Turkish text)."""

    def create_user(self, email: str, password: str | None = None, **facts: object) -> User:
        """A person who can sign in (or cannot, when no password is given)."""
        person = self.model(email=self.normalise(email), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> User:
        """By e-mail address, whatever its case."""
        return self.get(email=self.normalise(username or ""))

    @staticmethod
    def normalise(email: str) -> str:
        """One spelling for one address."""
        return email.strip().casefold() if email.isascii() else email.strip()


class User(AbstractBaseUser):
    """A person who signs in. What they may do is said by their memberships, never here."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=5, default="tr")
    theme = models.CharField(_("appearance"), max_length=6, choices=Theme, default=Theme.SYSTEM)
    is_active = models.BooleanField(_("active"), default=True)
    is_administrator = models.BooleanField(_("administrator of the installation"), default=False)
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True)

    objects = PeopleManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email


class Office(TranslatedModel):
    """An office that works with İmece: its records are its own."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OfficeKind)
    province = models.CharField(_("province"), max_length=2, blank=True)
    district = models.CharField(_("district"), max_length=8, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Istanbul")
    languages: models.JSONField[list[str], list[str]] = models.JSONField(
        _("languages"), default=list, blank=True
    )
    settings: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField(
        default=dict, blank=True
    )
    is_sample = models.BooleanField(_("sample data"), default=False)
    is_public = models.BooleanField(_("has public pages"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit of the institution; `path` holds the way from the root, so a branch is a prefix."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="units", verbose_name=_("office"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("upper unit")
    )
    name = models.CharField(_("name"), max_length=200)
    code = models.CharField(_("code"), max_length=30, blank=True)
    path = models.CharField(max_length=200, editable=False, db_index=True)
    sort_key = models.CharField(max_length=200, editable=False)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        ordering = ["sort_key"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="unit_name_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the sort key and the path true."""
        self.sort_key = turkish.sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature is passed on
        path = f"{self.parent.path if self.parent else ''}{self.pk}/"
        if path != self.path:
            self.path = path
            Unit.objects.filter(pk=self.pk).update(path=path)


class Membership(models.Model):
    """A person's role in one office, from a day to a day (an auditor's end is required)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("person"))
    office = models.ForeignKey(Office, models.CASCADE, related_name="memberships", verbose_name=_("office"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("unit")
    )
    is_unit_head = models.BooleanField(_("head of the unit"), default=False)
    is_top_manager = models.BooleanField(_("top manager"), default=False)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    absent_from = models.DateField(_("absent from"), null=True, blank=True)
    absent_until = models.DateField(_("absent until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "office"], name="member_once_per_office"),
            models.CheckConstraint(
                condition=~Q(role=Role.AUDITOR) | Q(ends_on__isnull=False), name="auditor_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"

    def is_open_on(self, day: date) -> bool:
        """Whether the membership holds on that day."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or self.ends_on >= day
        )


class Acting(models.Model):
    """Vekâlet: `deputy` may act for `principal` between two days; the trail says "A on behalf of B"."""

    principal = models.ForeignKey(
        Membership, models.CASCADE, related_name="deputies", verbose_name=_("absent")
    )
    deputy = models.ForeignKey(Membership, models.CASCADE, related_name="acts_for", verbose_name=_("deputy"))
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    reason = models.CharField(_("reason or letter no."), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ActingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="acting_ends_after_start"),
            models.CheckConstraint(condition=~Q(principal=F("deputy")), name="acting_for_another"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy.user} → {self.principal.user}"

    def state_on(self, day: date) -> SpanState:
        """Whether the deputyship is ahead, holds or is over on that day."""
        return SpanState.on(day, self.first, self.last, stopped=self.ended_at is not None)


class Grant(models.Model):
    """A dated, revocable right of one office to read another's records."""

    giver = models.ForeignKey(
        Office, models.CASCADE, related_name="grants_given", verbose_name=_("whose records")
    )
    receiver = models.ForeignKey(
        Office, models.CASCADE, related_name="grants_held", verbose_name=_("who reads")
    )
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="grant_to_another_office"),
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="grant_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver}"

    def state_on(self, day: date) -> SpanState:
        """Whether the grant is ahead, holds or is over on that day."""
        return SpanState.on(day, self.first, self.last, stopped=self.revoked_at is not None)


class Invitation(models.Model):
    """A mail that lets one person join one office; only the token's hash is kept."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="invitations", verbose_name=_("office"))
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, verbose_name=_("unit"))
    ends_on = models.DateField(_("membership until"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=5, default="tr")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(role=Role.AUDITOR) | Q(ends_on__isnull=False), name="invited_auditor_has_an_end"
            ),
            models.UniqueConstraint(
                fields=["office", "email"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_per_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.get_role_display()}"


class SignedLink(models.Model):
    """A signed, expiring link for one request of one outsider; only the token's hash is kept."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="signed_links", verbose_name=_("office"))
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, verbose_name=_("unit"))
    purpose = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    holder_name = models.CharField(_("name"), max_length=150)
    holder_email = models.EmailField(_("e-mail"))
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = SignedLinkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_id"], name="signed_link_subject")]

    def __str__(self) -> str:
        return f"{self.holder_name} · {self.purpose} {self.subject_id}"
