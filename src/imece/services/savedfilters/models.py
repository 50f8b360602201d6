"""Saved filters: a name for what a list's address asks for, of one member or shared with the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.web.known_lists import LONGEST

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

LONGEST_NAME = 60


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    """The words of saved filters."""

    def in_order(self) -> SavedFilterQuerySet:
        """As the menu shows them: the office's first, then one's own, each in the order that people gave."""
        return self.order_by(models.F("owner_id").asc(nulls_first=True), "position", "pk")

    def beside(self, one: SavedFilter) -> SavedFilterQuerySet:
        """The filters of the same list and the same owner."""
        return self.filter(office_id=one.office_id, owner_id=one.owner_id, view=one.view)

    def of(self, actor: Actor) -> SavedFilterQuerySet:
        """The office's and the member's own."""
        own = Q(owner_id=actor.membership.pk) if actor.membership else Q(pk__in=[])
        return self.filter(Q(owner__isnull=True) | own, office_id=actor.office_id)


class SavedFilter(models.Model):
    """One saved filter; without an owner it is the whole office's. `view` names the list, `query` is of its form."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="+")
    owner = models.ForeignKey("accounts.Membership", models.CASCADE, null=True, blank=True, related_name="+")
    view = models.CharField(_("list"), max_length=60)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.CharField(_("filter"), max_length=LONGEST)
    position = models.PositiveIntegerField(_("position"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "view", "name"],
                condition=Q(owner__isnull=False),
                name="saved_filter_own_once",
            ),
            models.UniqueConstraint(
                fields=["office", "view", "name"],
                condition=Q(owner__isnull=True),
                name="saved_filter_shared_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shared(self) -> bool:
        """Whether the whole office has it."""
        return self.owner_id is None
