"""The words in which institutions are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from imece.work.contacts.models import Institution  # noqa: F401 -- named in the base below


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def standing(self) -> InstitutionQuerySet:
        """Those in the register: merged ones only point to the one that took them in."""
        return self.filter(merged_into__isnull=True)

    def in_order(self) -> InstitutionQuerySet:
        """In the Turkish order of their names."""
        return self.order_by("sort_key", "pk")
