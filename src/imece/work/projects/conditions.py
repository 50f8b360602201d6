"""Filters as conditions on projects: one reading of them for lists, board, comparison, measures and their evidence.

Filters are JSON-ready: `parts`, `statuses`, `funder_kinds`, `themes`, `target_groups`, `sdgs` (codes), `funders`,
`programmes`, `units` (ids), `province`, `district`, `country` (codes; "abroad" for a partner or place abroad),
`partner`, `title_word` (text), `is_loan` ("yes", "no"), `least`, `most` (grant in lira). Unknown keys are ignored.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef, Q

from imece.ground.values import turkish
from imece.work.projects.choices import HOME_COUNTRY, Axis
from imece.work.projects.models import Partner, Place, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ABROAD: Final = "abroad"
TOPICS: Final = {"themes": Axis.THEME, "target_groups": Axis.TARGET_GROUP, "sdgs": Axis.SDG}


def condition(filters: Mapping[str, Any], prefix: str = "") -> Q:
    """All filters at once. `prefix` leads to the project ("project__"). Only single-valued joins and subqueries."""
    parts = [
        _column(f"{prefix}part__in", filters.get("parts")),
        _column(f"{prefix}status__in", filters.get("statuses")),
        _column(f"{prefix}funder__kind__in", filters.get("funder_kinds")),
        _column(f"{prefix}funder_id__in", filters.get("funders")),
        _column(f"{prefix}programme_id__in", filters.get("programmes")),
        _column(f"{prefix}grant_try__gte", filters.get("least")),
        _column(f"{prefix}grant_try__lte", filters.get("most")),
        _loan(str(filters.get("is_loan") or ""), prefix),
        _units(filters.get("units") or (), prefix),
        _place(filters, prefix),
        _country(str(filters.get("country") or ""), prefix),
        _partner(str(filters.get("partner") or ""), prefix),
        *(_topic(axis, filters.get(name) or (), prefix) for name, axis in TOPICS.items()),
        *(
            Q(**{f"{prefix}folded_title__contains": word})
            for word in turkish.fold(str(filters.get("title_word") or "")).split()
        ),
    ]
    return reduce(and_, parts, Q(**{f"{prefix}pk__isnull": False}))


def _column(lookup: str, value: Any) -> Q:
    return Q(**{lookup: value}) if value else Q()


def _loan(said: str, prefix: str) -> Q:
    return Q(**{f"{prefix}is_loan": said == "yes"}) if said in {"yes", "no"} else Q()


def _units(ids: Iterable[Any], prefix: str) -> Q:
    """Projects of the units or of any unit below them: a path holds the way from the root."""
    branches = [
        Q(**{f"{prefix}unit__path__startswith": f"{number}/"})
        | Q(**{f"{prefix}unit__path__contains": f"/{number}/"})
        for number in ids
    ]
    return reduce(or_, branches, Q())


def _place(filters: Mapping[str, Any], prefix: str) -> Q:
    codes = {name: filters[name] for name in ("province", "district") if filters.get(name)}
    if not codes:
        return Q()
    return Q(Exists(Place.objects.filter(project_id=OuterRef(f"{prefix}pk"), **codes)))


def _country(code: str, prefix: str) -> Q:
    """A country in which it works or from which a partner comes."""
    if not code:
        return Q()
    wanted = ~Q(country=HOME_COUNTRY) if code == ABROAD else Q(country=code)
    places = Place.objects.filter(wanted, project_id=OuterRef(f"{prefix}pk"))
    partners = Partner.objects.filter(wanted, project_id=OuterRef(f"{prefix}pk"))
    return Q(Exists(places)) | Q(Exists(partners))


def _partner(text: str, prefix: str) -> Q:
    folded = " ".join(turkish.fold(text).split())
    if not folded:
        return Q()
    return Q(Exists(Partner.objects.filter(project_id=OuterRef(f"{prefix}pk"), folded__contains=folded)))


def _topic(axis: str, codes: Iterable[str], prefix: str) -> Q:
    wanted = list(codes)
    if not wanted:
        return Q()
    return Q(Exists(Topic.objects.filter(project_id=OuterRef(f"{prefix}pk"), axis=axis, code__in=wanted)))
