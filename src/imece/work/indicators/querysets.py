"""The words in which indicators and actuals are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from imece.work.indicators.choices import ActualState

if TYPE_CHECKING:
    from datetime import date

    from imece.ground.values.period import Period
    from imece.work.indicators.models import (  # noqa: F401 -- named in the bases below
        Actual,
        ClosedPeriod,
        Indicator,
        Target,
    )


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def kept(self) -> IndicatorQuerySet:
        """Indicators in use."""
        return self.filter(retired_at__isnull=True)


class TargetQuerySet(models.QuerySet["Target"]):
    def in_force_on(self, day: date) -> TargetQuerySet:
        """The targets that held on that day."""
        return self.filter(Q(superseded_on__isnull=True) | Q(superseded_on__gt=day), in_force_from__lte=day)


class ActualQuerySet(models.QuerySet["Actual"]):
    def approved(self) -> ActualQuerySet:
        """Frozen figures."""
        return self.filter(state=ActualState.APPROVED)

    def awaiting_report(self) -> ActualQuerySet:
        """Somebody still has to enter or mend them."""
        return self.filter(state__in=[ActualState.OPEN, ActualState.DRAFT, ActualState.RETURNED])

    def within(self, period: Period) -> ActualQuerySet:
        """Actuals whose period lies in the given one."""
        return self.filter(first__gte=period.first, last__lte=period.last)


class ClosedPeriodQuerySet(models.QuerySet["ClosedPeriod"]):
    def shut(self) -> ClosedPeriodQuerySet:
        """Closed and not reopened."""
        return self.filter(reopened_at__isnull=True)

    def covering(self, office_id: int, period: Period) -> ClosedPeriodQuerySet:
        """Closures that lock this period of this office."""
        return self.shut().filter(office_id=office_id, first__lte=period.first, last__gte=period.last)
