"""The words in which activities are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from imece.ground.values.period import Period
    from imece.work.activities.models import Activity, ActivityKind  # noqa: F401 -- named in the bases below


class KindQuerySet(models.QuerySet["ActivityKind"]):
    def of_office(self, office_id: int) -> KindQuerySet:
        """Shared kinds and the office's own, active ones only."""
        return self.known_to(office_id).filter(is_active=True)

    def known_to(self, office_id: int) -> KindQuerySet:
        """Shared kinds and the office's own, also the retired ones."""
        return self.filter(Q(office__isnull=True) | Q(office_id=office_id))


class ActivityQuerySet(models.QuerySet["Activity"]):
    def standing(self) -> ActivityQuerySet:
        """Neither removed nor cancelled: what counts."""
        return self.filter(removed_at__isnull=True, is_cancelled=False)

    def kept(self) -> ActivityQuerySet:
        """Not removed; cancelled ones are shown as such."""
        return self.filter(removed_at__isnull=True)

    def starting_in(self, period: Period) -> ActivityQuerySet:
        """Happenings that began in the period (a happening counts once, on its first day)."""
        return self.filter(first__gte=period.first, first__lte=period.last)
