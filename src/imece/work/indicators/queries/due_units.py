"""Which units can be asked about a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from imece.work.indicators.due import due_periods
from imece.work.indicators.models import Indicator, ReportRequest

if TYPE_CHECKING:
    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit


@dataclass(slots=True)
class DueUnit:
    """A unit and how many of its indicators fall due."""

    unit: Unit
    indicators: int = 0

    @property
    def label(self) -> str:
        """The unit with the number, for a list of ticks."""
        said = ngettext("%(unit)s (%(count)d indicator)", "%(unit)s (%(count)d indicators)", self.indicators)
        return said % {"unit": self.unit.name, "count": self.indicators}


def units_to_ask(actor: Actor, period: Period) -> list[DueUnit]:
    """Units with something due that were not asked yet."""
    asked = ReportRequest.objects.filter(
        office_id=actor.office_id, first=period.first, last=period.last, withdrawn_at__isnull=True
    )
    indicators = (
        Indicator.objects.kept()
        .filter(office_id=actor.office_id, responsible_unit__isnull=False)
        .exclude(responsible_unit_id__in=asked.values("unit_id"))
        .select_related("responsible_unit")
    )
    found: dict[int, DueUnit] = {}
    for indicator in indicators:
        unit = indicator.responsible_unit
        if unit is not None and due_periods(indicator, period):
            found.setdefault(unit.pk, DueUnit(unit)).indicators += 1
    return sorted(found.values(), key=lambda row: row.unit.sort_key)
