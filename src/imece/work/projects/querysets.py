"""The words in which projects and their funders are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from imece.work.projects.choices import SUPPORTED, Access

if TYPE_CHECKING:
    from imece.ground.values.period import Period
    from imece.work.projects.models import Funder, FundingProgramme, Project  # noqa: F401 -- named in the bases below


class FunderQuerySet(models.QuerySet["Funder"]):
    def known_to(self, office_id: int) -> FunderQuerySet:
        """Shared funders and the office's own, also the retired ones."""
        return self.filter(Q(office__isnull=True) | Q(office_id=office_id))

    def of_office(self, office_id: int) -> FunderQuerySet:
        """Those that a form offers."""
        return self.known_to(office_id).filter(is_active=True)


class ProgrammeQuerySet(models.QuerySet["FundingProgramme"]):
    def known_to(self, office_id: int) -> ProgrammeQuerySet:
        """Shared programmes and the office's own, also the retired ones."""
        return self.filter(Q(office__isnull=True) | Q(office_id=office_id))

    def of_office(self, office_id: int) -> ProgrammeQuerySet:
        """Those that a form offers."""
        return self.known_to(office_id).filter(is_active=True)


class ProjectQuerySet(models.QuerySet["Project"]):
    def kept(self) -> ProjectQuerySet:
        """Not removed."""
        return self.filter(removed_at__isnull=True)

    def supported(self) -> ProjectQuerySet:
        """Kept ones to which money was promised: what counts of grants take in."""
        return self.kept().filter(status__in=SUPPORTED)

    def counted_in(self, period: Period) -> ProjectQuerySet:
        """Awarded (or, where that day is unknown, begun) in the period: a project counts once."""
        return self.filter(counted_on__gte=period.first, counted_on__lte=period.last)

    def running_in(self, period: Period) -> ProjectQuerySet:
        """Those whose days touch the period."""
        return self.filter(start__lte=period.last).filter(
            Q(last_day__gte=period.first) | Q(last_day__isnull=True)
        )

    def public(self) -> ProjectQuerySet:
        """Published projects of offices that have public pages: the only ones that strangers meet."""
        return self.kept().filter(access=Access.PUBLIC, published_at__isnull=False, office__is_public=True)
