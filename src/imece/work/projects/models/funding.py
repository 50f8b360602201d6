"""Who gives money and under which programme: shared by all offices, or an office's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.ground.web.translated import TranslatedModel
from imece.work.projects.choices import HOME_COUNTRY, FunderKind
from imece.work.projects.querysets import FunderQuerySet, ProgrammeQuerySet

if TYPE_CHECKING:
    from typing import Any


class Funder(TranslatedModel):
    """A body that gives grants or loans: shared by all offices (`office` empty) or added by one.

    `sentence` and `disclaimer` are what it wants to be said on everything that it pays for.
    """

    office = models.ForeignKey(
        "accounts.Office", models.CASCADE, null=True, blank=True, related_name="funders"
    )
    code = models.SlugField(_("code"), max_length=60)
    kind = models.CharField(_("kind"), max_length=15, choices=FunderKind)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2, default=HOME_COUNTRY)
    institution = models.ForeignKey(
        "contacts.Institution",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="funds",
        verbose_name=_("institution"),
    )
    sentence = models.TextField(_("funding sentence"), max_length=500, blank=True)
    disclaimer = models.TextField(_("disclaimer"), max_length=1000, blank=True)
    sort_key = models.CharField(max_length=200, editable=False)
    is_active = models.BooleanField(_("active"), default=True)

    objects = FunderQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "code"], name="funder_code_once_per_office"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(office__isnull=True), name="shared_funder_code_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.said("name"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep its place in the Turkish order true."""
        self.sort_key = turkish.sort_key(self.name)
        super().save(*args, **kwargs)


class FundingProgramme(TranslatedModel):
    """A programme of a funder, perhaps inside a larger one; of grants or of loans."""

    office = models.ForeignKey(
        "accounts.Office", models.CASCADE, null=True, blank=True, related_name="funding_programmes"
    )
    funder = models.ForeignKey(Funder, models.CASCADE, related_name="programmes", verbose_name=_("funder"))
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of the programme"),
    )
    code = models.SlugField(_("code"), max_length=60)
    name = models.CharField(_("name"), max_length=250)
    first_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    is_loan = models.BooleanField(_("gives loans"), default=False)
    sort_key = models.CharField(max_length=200, editable=False)
    is_active = models.BooleanField(_("active"), default=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "code"], name="programme_code_once_per_office"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(office__isnull=True), name="shared_programme_code_once"
            ),
            models.CheckConstraint(
                condition=Q(first_year__isnull=True)
                | Q(last_year__isnull=True)
                | Q(last_year__gte=F("first_year")),
                name="programme_years_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.said("name"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep its place in the Turkish order true."""
        self.sort_key = turkish.sort_key(self.name)
        super().save(*args, **kwargs)
