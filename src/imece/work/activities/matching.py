"""The page of names that wait to be matched to the register: how often each stands, and whom it may mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Max, Min
from django.http import Http404

from imece.work.activities.models import ActivityInstitution
from imece.work.contacts import policies
from imece.work.contacts import queries as register
from imece.work.contacts.models import NameDecision
from imece.work.contacts.wording import name_key

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.work.contacts.queries import Near

SHOWN: Final = 10
DECIDED_SHOWN: Final = 20


@dataclass(slots=True)
class Waiting:
    """One name with its key: how many activities it stands in, the last day, and the likeliest of the register."""

    name: str
    key: str
    count: int
    last: date
    near: list[Near] = field(default_factory=list)


def waiting(actor: Actor) -> tuple[list[Waiting], int]:
    """The names that stand most often, each with whom it may mean, and how many wait at all."""
    found = unmatched(actor)
    shown = found[:SHOWN]
    for one, near in zip(
        shown,
        register.near_many([register.sought_near(actor.office, one.name) for one in shown]),
        strict=True,
    ):
        one.near = near
    return shown, len(found)


def unmatched(actor: Actor) -> list[Waiting]:
    """The names that are not linked, the most frequent first; names left as typed do not wait."""
    rows = (
        ActivityInstitution.objects.filter(
            activity__office_id=actor.office_id, activity__removed_at__isnull=True, institution__isnull=True
        )
        .order_by()
        .values("folded")
        .annotate(said=Min("name"), number=Count("pk"), last=Max("activity__first"))
    )
    left = set(policies.visible_decisions(actor).filter(institution=None).values_list("key", flat=True))
    met: dict[str, Waiting] = {}
    for row in rows:
        key = name_key(row["said"])
        if not key or key in left:
            continue
        if key in met:
            met[key].count += row["number"]
            met[key].last = max(met[key].last, row["last"])
        else:
            met[key] = Waiting(row["said"], key, row["number"], row["last"])
    return sorted(met.values(), key=lambda one: (-one.count, one.key))


def decided(actor: Actor) -> QuerySet[NameDecision]:
    """What the office decided, the latest first."""
    return (
        policies.visible_decisions(actor)
        .select_related("institution")
        .order_by("-decided_at", "-pk")[:DECIDED_SHOWN]
    )


def decision(actor: Actor, decision: int) -> NameDecision:
    """One decision of the own office."""
    found = policies.visible_decisions(actor).filter(pk=decision).first()
    if found is None:
        raise Http404
    return found
