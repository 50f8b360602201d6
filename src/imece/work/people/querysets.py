"""The words in which people and their roles are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import date

    from imece.work.people.models import Person, Role  # noqa: F401 -- named in the bases below


class PersonQuerySet(models.QuerySet["Person"]):
    def kept(self) -> PersonQuerySet:
        """Not erased."""
        return self.filter(erased_at__isnull=True)

    def writable(self) -> PersonQuerySet:
        """Those whom one may write to: not erased, no consent withdrawn."""
        return self.kept().filter(withdrawn_on__isnull=True)

    def in_order(self) -> PersonQuerySet:
        """In the Turkish order of their names."""
        return self.order_by("sort_key", "pk")


class RoleQuerySet(models.QuerySet["Role"]):
    def open_on(self, day: date) -> RoleQuerySet:
        """Roles held on that day."""
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gte=day)
        )
