"""The words in which plans and weights are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, FilteredRelation, Q

from imece.work.strategy.choices import PlanState

if TYPE_CHECKING:
    from datetime import date

    from imece.work.strategy.models import ObjectiveIndicator, Plan, Weight  # noqa: F401 -- named in the bases below


class PlanQuerySet(models.QuerySet["Plan"]):
    def kept(self) -> PlanQuerySet:
        """Not removed."""
        return self.filter(removed_at__isnull=True)

    def published(self) -> PlanQuerySet:
        """Shown to everybody."""
        return self.kept().filter(published_at__isnull=False)


class LinkQuerySet(models.QuerySet["ObjectiveIndicator"]):
    def on(self, day: date) -> LinkQuerySet:
        """The indicators that were part of their objective on that day."""
        return self.filter(
            Q(added_on__isnull=True) | Q(added_on__lte=day),
            Q(removed_on__isnull=True) | Q(removed_on__gt=day),
        )

    def weighed_on(self, day: date) -> LinkQuerySet:
        """With `weight`, the effect on the objective that held on that day; None where none was given."""
        in_force = FilteredRelation(
            "weights",
            condition=Q(weights__in_force_from__lte=day)
            & (Q(weights__superseded_on__isnull=True) | Q(weights__superseded_on__gt=day)),
        )
        return self.annotate(in_force=in_force, weight=F("in_force__value"))

    def present(self) -> LinkQuerySet:
        """The indicators that no update took out."""
        return self.filter(removed_on__isnull=True)

    def held_by_adopted(self) -> LinkQuerySet:
        """The present indicators of adopted plans that were not removed."""
        return self.present().filter(
            objective__goal__plan__state=PlanState.ADOPTED, objective__goal__plan__removed_at__isnull=True
        )


class WeightQuerySet(models.QuerySet["Weight"]):
    def in_force_on(self, day: date) -> WeightQuerySet:
        """The weights that held on that day."""
        return self.filter(Q(superseded_on__isnull=True) | Q(superseded_on__gt=day), in_force_from__lte=day)

    def present(self) -> WeightQuerySet:
        """The weights that no later update superseded."""
        return self.filter(superseded_on__isnull=True)
