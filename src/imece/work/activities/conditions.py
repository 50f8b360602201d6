"""Filters as conditions on activities: one reading of them for lists, measures and their evidence.

Filters are JSON-ready: `kinds`, `parts`, `target_groups` (codes), `units` (ids), `province`, `district`, `country`
(codes, "abroad" for every other country), `institution`, `title_word` (text), `register` (an institution's id). Unknown
keys are ignored.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from imece.ground.values import turkish
from imece.work.activities.choices import HOME_COUNTRY, Axis
from imece.work.activities.models import ActivityInstitution, Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ABROAD: Final = "abroad"


def condition(filters: Mapping[str, Any], prefix: str = "") -> Q:
    """All filters at once. `prefix` leads to the activity ("activity__"). Only single-valued joins and subqueries."""
    parts = [
        _column(f"{prefix}kind__code__in", filters.get("kinds")),
        _column(f"{prefix}part__in", filters.get("parts")),
        _units(filters.get("units") or (), prefix),
        _column(f"{prefix}province", filters.get("province")),
        _column(f"{prefix}district", filters.get("district")),
        _country(str(filters.get("country") or ""), prefix),
        _target_groups(filters.get("target_groups") or (), prefix),
        _institution(str(filters.get("institution") or ""), prefix),
        _registered(filters.get("register"), prefix),
        *(
            Q(**{f"{prefix}folded_title__contains": word})
            for word in turkish.fold(str(filters.get("title_word") or "")).split()
        ),
    ]
    return reduce(and_, parts, Q(**{f"{prefix}pk__isnull": False}))


def _column(lookup: str, value: Any) -> Q:
    return Q(**{lookup: value}) if value else Q()


def _units(ids: Iterable[Any], prefix: str) -> Q:
    """Activities of the units or of any unit below them: a path holds the way from the root."""
    branches = [
        Q(**{f"{prefix}unit__path__startswith": f"{number}/"})
        | Q(**{f"{prefix}unit__path__contains": f"/{number}/"})
        for number in ids
    ]
    return reduce(or_, branches, Q())


def _country(code: str, prefix: str) -> Q:
    if code == ABROAD:
        return ~Q(**{f"{prefix}country": HOME_COUNTRY})
    return _column(f"{prefix}country", code)


def _target_groups(codes: Iterable[str], prefix: str) -> Q:
    wanted = list(codes)
    if not wanted:
        return Q()
    reached = Participation.objects.filter(
        activity_id=OuterRef(f"{prefix}pk"), axis=Axis.TARGET_GROUP, code__in=wanted, number__gt=0
    )
    return Q(Exists(reached))


def _institution(text: str, prefix: str) -> Q:
    folded = " ".join(turkish.fold(text).split())
    if not folded:
        return Q()
    return Q(
        Exists(
            ActivityInstitution.objects.filter(activity_id=OuterRef(f"{prefix}pk"), folded__contains=folded)
        )
    )


def _registered(number: Any, prefix: str) -> Q:
    if not number:
        return Q()
    linked = ActivityInstitution.objects.filter(activity_id=OuterRef(f"{prefix}pk"), institution_id=number)
    return Q(Exists(linked))


def as_counted() -> Coalesce:
    """What makes two rows the same institution: its number in the register, else its folded name (never the two alike)."""
    linked = Concat(Value("# "), Cast("institution_id", CharField()), output_field=CharField())
    return Coalesce(Case(When(institution__isnull=False, then=linked)), "folded", output_field=CharField())
