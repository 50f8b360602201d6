"""The activities that a paper lists: of a unit, a place, an institution, a country, a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum

from imece.work.activities import queries as activities
from imece.work.activities.conditions import as_counted
from imece.work.activities.models import ActivityInstitution, folded_name
from imece.work.contacts.queries import bearers
from imece.work.contacts.wording import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity
    from imece.work.activities.querysets import ActivityQuerySet


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened under one condition: how many, with how many people as far as known, and the newest ones."""

    count: int
    participants: int | None
    institutions: int
    newest: tuple[Activity, ...]


def standing_of_office(actor: Actor) -> ActivityQuerySet:
    """The own office's activities that took place, as far as the actor sees them."""
    return activities.listed(actor).filter(office_id=actor.office_id, is_cancelled=False)


def of_units(actor: Actor, unit_ids: Iterable[int], period: Period) -> list[Activity]:
    """What units did in a period, by day."""
    found = standing_of_office(actor).filter(
        unit_id__in=list(unit_ids), first__range=(period.first, period.last)
    )
    return list(found.order_by("first", "pk"))


def at_place(province: str, district: str) -> Q:
    """In a province, or in one of its districts."""
    return Q(district=district) if district else Q(province=province)


def with_institution(name: str) -> Q:
    """With an institution: by its folded name, and by the register where its name or another name of it is this one."""
    held = bearers([name_key(name)]).get(name_key(name), set())
    rows = ActivityInstitution.objects.filter(Q(folded=folded_name(name)) | Q(institution_id__in=held))
    return Q(pk__in=rows.values("activity_id"))


def happened(actor: Actor, condition: Q, most: int) -> Happened:
    """The sums and the newest; four queries."""
    found = standing_of_office(actor).filter(condition)
    sums = found.order_by().aggregate(n=Count("pk"), people=Sum("participants"))
    names = ActivityInstitution.objects.filter(activity__in=found.order_by().values("pk"))
    return Happened(
        count=sums["n"],
        participants=sums["people"],
        institutions=names.order_by().values(one=as_counted()).distinct().count(),
        newest=tuple(found.order_by("-first", "-pk")[:most]),
    )
