"""The words in which institutions are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from imece.work.contacts.models import Institution  # noqa: F401 -- named in the base below

WITHOUT_RANK: Final = 10_000


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def standing(self) -> InstitutionQuerySet:
        """Those in the register: merged ones only point to the one that took them in."""
        return self.filter(merged_into__isnull=True)

    def in_order(self) -> InstitutionQuerySet:
        """In the Turkish order of their names."""
        return self.order_by("sort_key", "pk")

    def with_protocol(self) -> InstitutionQuerySet:
        """With `order_of_protocol`: those without a place in it come last."""
        return self.annotate(order_of_protocol=Coalesce(F("precedence"), WITHOUT_RANK))
