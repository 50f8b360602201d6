"""A project with what it is found by: its status, partners, places, themes, target groups and goals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.ground.values.money import Money
from imece.ground.web.translated import TranslatedModel
from imece.work.activities.choices import Precision
from imece.work.activities.whereabouts import country_name
from imece.work.projects.choices import (
    HOME_COUNTRY,
    HOME_CURRENCY,
    SUPPORTED,
    Access,
    Axis,
    Part,
    PartnerRole,
    Status,
)
from imece.work.projects.days import days_shown
from imece.work.projects.models.funding import Funder, FundingProgramme
from imece.work.projects.querysets import ProjectQuerySet
from imece.work.projects.whereabouts import place_name

if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Any

FINDABLE: Final = "projects.project"
NO_DAY: Final = date(1900, 1, 1)
"""Where an unknown day stands in the order, on every database."""
KEPT: Final = Q(removed_at__isnull=True)


def amount(label: Any, **options: Any) -> models.DecimalField[Any, Any]:
    """A column for money; None is unknown, never zero."""
    return models.DecimalField(label, max_digits=20, decimal_places=2, null=True, blank=True, **options)


def folded_name(name: str) -> str:
    """What makes two typed names the same: letters folded, one space between words."""
    return " ".join(turkish.fold(name).split())[:250]


class Project(TranslatedModel):
    """One project in an office's bank. Turkish texts stand in columns, others beside them (`translations`).

    Derived, by `derive()`: `counted_on` (the day of the award, or the first day), `last_day` (the extended end, or the
    end), `sort_day`, `grant_try` (the grant in lira, by the kept rate), the keys for sorting and finding.
    """

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="projects")
    unit = models.ForeignKey(
        "accounts.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("unit"),
    )
    objective = models.ForeignKey(
        "strategy.Objective",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("objective of the plan"),
    )
    title = models.CharField(_("title"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    code = models.CharField(_("project code"), max_length=80, blank=True)
    part = models.CharField(_("our part"), max_length=10, choices=Part, default=Part.LEAD)
    funder = models.ForeignKey(
        Funder, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("funder")
    )
    programme = models.ForeignKey(
        FundingProgramme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("funding programme"),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.RUNNING)
    status_on = models.DateField(_("status since"), null=True, blank=True)
    awarded_on = models.DateField(_("date of the award or contract"), null=True, blank=True)
    start = models.DateField(_("start"), null=True, blank=True)
    start_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    end = models.DateField(_("end"), null=True, blank=True)
    end_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    extended_end = models.DateField(_("extended until"), null=True, blank=True)
    objectives = models.TextField(_("objectives"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    website = models.URLField(_("web address"), max_length=300, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default=HOME_CURRENCY)
    total_amount = amount(_("total budget"))
    grant_amount = amount(_("grant"))
    own_contribution = amount(_("own contribution"))
    is_loan = models.BooleanField(_("a loan, not a grant"), default=False)
    rate = models.DecimalField(_("rate in lira"), max_digits=20, decimal_places=8, null=True, blank=True)
    rate_day = models.DateField(_("day of the rate"), null=True, blank=True)
    rate_origin = models.CharField(_("where the rate is written"), max_length=120, blank=True)
    grant_try = amount(_("grant in lira"), editable=False)
    access = models.CharField(_("who sees it"), max_length=10, choices=Access, default=Access.INTERNAL)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)
    source_code = models.CharField(_("code in the source"), max_length=120, blank=True)
    is_synthetic = models.BooleanField(_("made by the generator of test data"), default=False)
    counted_on = models.DateField(null=True, editable=False)
    last_day = models.DateField(null=True, editable=False)
    sort_day = models.DateField(default=NO_DAY, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)
    folded_title = models.CharField(max_length=400, editable=False)
    once_key = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001 -- unique only where a form sent a token
    revision = models.PositiveIntegerField(default=0, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["office", "-sort_day", "-id"], name="project_by_start", condition=KEPT),
            models.Index(fields=["office", "sort_key", "id"], name="project_by_title", condition=KEPT),
            models.Index(fields=["office", "status", "-id"], name="project_by_status", condition=KEPT),
            models.Index(fields=["office", "counted_on"], name="project_by_counted", condition=KEPT),
            models.Index(
                fields=["-sort_day", "-id"], name="project_open", condition=KEPT & Q(access=Access.PUBLIC)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(last_day__isnull=True) | Q(last_day__gte=F("start")),
                name="project_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(access=Access.PUBLIC, published_at__isnull=False)
                | Q(access=Access.INTERNAL, published_at__isnull=True),
                name="public_project_has_time",
            ),
            models.CheckConstraint(
                condition=(Q(total_amount__isnull=True) | Q(total_amount__gte=0))
                & (Q(grant_amount__isnull=True) | Q(grant_amount__gte=0))
                & (Q(own_contribution__isnull=True) | Q(own_contribution__gte=0)),
                name="project_amounts_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(rate__isnull=True) | Q(rate__gt=0, rate_day__isnull=False),
                name="project_rate_has_day",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="project_status_known"),
            models.UniqueConstraint(
                fields=["office", "source", "source_code"],
                condition=~Q(source_code="") & KEPT,
                name="project_source_code_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what is derived true."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Work out what is kept beside what people say."""
        self.sort_key = turkish.sort_key(self.title)
        self.folded_title = turkish.fold(self.title)[:400]
        self.counted_on = self.awarded_on or self.start
        self.last_day = max(filter(None, (self.end, self.extended_end)), default=None)
        self.sort_day = self.start or NO_DAY
        self.grant_try = in_lira(self.grant_amount, self.currency, self.rate)

    @property
    def grant(self) -> Money | None:
        """The grant (or loan) in its own currency."""
        return None if self.grant_amount is None else Money(self.grant_amount, self.currency)

    @property
    def total(self) -> Money | None:
        """The whole budget in its own currency."""
        return None if self.total_amount is None else Money(self.total_amount, self.currency)

    @property
    def own(self) -> Money | None:
        """What the office itself pays."""
        return None if self.own_contribution is None else Money(self.own_contribution, self.currency)

    @property
    def grant_in_lira(self) -> Money | None:
        """The grant in lira; None where no rate is kept."""
        return None if self.grant_try is None else Money(self.grant_try, HOME_CURRENCY)

    @property
    def when_shown(self) -> str:
        """Its days as the reader's language writes them; empty when nothing is known."""
        return days_shown(
            (self.start, self.start_precision),
            (self.last_day, Precision.DAY if self.extended_end else self.end_precision),
            get_language() or "tr",
        )

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it."""
        return self.access == Access.PUBLIC

    @property
    def is_supported(self) -> bool:
        """Whether money was promised."""
        return self.status in SUPPORTED


def in_lira(value: Decimal | None, currency: str, rate: Decimal | None) -> Decimal | None:
    """An amount in lira by a rate; lira need none, without one nothing is said."""
    if value is None or currency == HOME_CURRENCY:
        return value
    return None if rate is None else Money(value * rate, HOME_CURRENCY).rounded().amount


class StatusStep(models.Model):
    """One change of status: since when, why, by whom."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="status_steps")
    status = models.CharField(_("status"), max_length=10, choices=Status)
    since = models.DateField(_("since"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.since})"


class Topic(models.Model):
    """One theme, target group or development goal of a project."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="topics")
    axis = models.CharField(max_length=12, choices=Axis)
    code = models.CharField(max_length=20)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["project", "axis", "code"], name="topic_once")]
        indexes = [models.Index(fields=["axis", "code", "project"], name="topic_by_code")]

    def __str__(self) -> str:
        return f"{self.axis}: {self.code}"


class Partner(models.Model):
    """An institution in a project, by name as typed; linked to the register when it is known there."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="partners")
    institution = models.ForeignKey(
        "contacts.Institution",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="partnerships",
        verbose_name=_("institution"),
    )
    name = models.CharField(_("institution"), max_length=250)
    role = models.CharField(_("role"), max_length=15, choices=PartnerRole, default=PartnerRole.CO_BENEFICIARY)
    country = models.CharField(_("country"), max_length=2, default=HOME_COUNTRY)
    folded = models.CharField(max_length=250, db_index=True, editable=False)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "folded", "role"], name="partner_once_per_role")
        ]
        indexes = [models.Index(fields=["country", "project"], name="partner_by_country")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name true."""
        self.derive()
        super().save(*args, **kwargs)

    @property
    def country_name(self) -> str:
        """Its country in the reader's language."""
        return country_name(self.country)

    def derive(self) -> None:
        """Work out the folded name, and the order: leads first."""
        self.folded = folded_name(self.name)
        self.position = PartnerRole.values.index(self.role)


class Place(models.Model):
    """Where a project works: a province or district of Türkiye, or a country, perhaps with a point."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="places")
    country = models.CharField(_("country"), max_length=2, default=HOME_COUNTRY)
    province = models.CharField(_("province"), max_length=2, blank=True)
    district = models.CharField(_("district"), max_length=8, blank=True)
    name = models.CharField(_("village, town or venue"), max_length=200, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    share = models.DecimalField(_("share (%)"), max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["province", "district", "project"], name="place_by_district"),
            models.Index(fields=["country", "project"], name="place_by_country"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "country", "province", "district", "name"], name="place_once"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="place_point_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gte=0, share__lte=100), name="place_share_percent"
            ),
        ]

    def __str__(self) -> str:
        return place_name(self)
