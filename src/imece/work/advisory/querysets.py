"""The words in which requests and leads are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from imece.work.advisory.choices import OPEN_STAGES, RequestState

if TYPE_CHECKING:
    from imece.ground.values.period import Period
    from imece.work.advisory.models import AdvisoryRequest, Lead  # noqa: F401 -- named in the bases below


class RequestQuerySet(models.QuerySet["AdvisoryRequest"]):
    def kept(self) -> RequestQuerySet:
        """Not removed."""
        return self.filter(removed_at__isnull=True)

    def open(self) -> RequestQuerySet:
        """Still to be answered."""
        return self.kept().filter(state=RequestState.OPEN)

    def asked_in(self, period: Period) -> RequestQuerySet:
        """Asked on a day of the period."""
        return self.filter(asked_on__gte=period.first, asked_on__lte=period.last)


class LeadQuerySet(models.QuerySet["Lead"]):
    def going_on(self) -> LeadQuerySet:
        """Neither concluded nor lost."""
        return self.filter(stage__in=OPEN_STAGES)
