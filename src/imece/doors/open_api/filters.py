"""The filters of the API and of downloads: read strictly, so that a typing error never passes for the whole bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from imece.doors.open_api.answering import NotUnderstood
from imece.doors.open_api.endpoints import FILTERS
from imece.ground.values import turkish
from imece.ground.values.period import Period
from imece.overview.bank.reading import BANDS
from imece.services.reference import places
from imece.work.activities.dates import EARLIEST_YEAR, LATEST_YEAR
from imece.work.projects.choices import AXIS_CODES, Axis, Part, Status
from imece.work.projects.models import Partner, Place, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from imece.work.projects.querysets import ProjectQuerySet

LONGEST: Final = 200
LARGEST: Final = Decimal(10) ** 18
TOPICS: Final = {"theme": Axis.THEME, "target_group": Axis.TARGET_GROUP, "sdg": Axis.SDG}


@dataclass(frozen=True, slots=True)
class Asked:
    """One filter of the address: its name for the sentence of a refusal, and what was typed."""

    name: str
    text: str

    def refuse(self, why: str) -> NotUnderstood:
        """The refusal that names the filter."""
        return NotUnderstood(f"“{self.name}”: {why}")


def narrowed(
    projects: ProjectQuerySet, query: Mapping[str, str], *, beside: tuple[str, ...] = ()
) -> ProjectQuerySet:
    """The projects that the address leaves. Raises `NotUnderstood` for unknown names and impossible values."""
    known = {each.name for each in FILTERS} | set(beside)
    for name in query:
        if name not in known:
            raise NotUnderstood(_("There is no filter “%(name)s”.") % {"name": name[:60]})
    wanted = Q()
    for name, condition in CONDITIONS.items():
        asked = Asked(name, query.get(name, "").strip())
        if len(asked.text) > LONGEST or "\x00" in asked.text:
            raise asked.refuse(_("This is too long or holds signs that no filter takes."))
        if asked.text:
            wanted &= condition(asked)
    return projects.filter(wanted)


def _words(asked: Asked) -> Q:
    found = Q()
    for word in turkish.fold(asked.text).split():
        found &= Q(folded_title__contains=word) | Q(code__icontains=word)
    return found


def _coded(lookup: str) -> Callable[[Asked], Q]:
    """A code or, as the public map writes it, the number of the row."""

    def condition(asked: Asked) -> Q:
        if asked.text.isascii() and asked.text.isdigit() and len(asked.text) < 18:
            return Q(**{f"{lookup}_id": int(asked.text)})
        return Q(**{f"{lookup}__code": asked.text})

    return condition


def _topic(asked: Asked) -> Q:
    axis = TOPICS[asked.name]
    code = _chosen(asked, AXIS_CODES[axis].values)
    return Q(Exists(Topic.objects.filter(project_id=OuterRef("pk"), axis=axis, code=code)))


def _chosen(asked: Asked, codes: list[str]) -> str:
    code = asked.text.zfill(2) if asked.name == "sdg" else asked.text
    if code not in codes:
        raise asked.refuse(_("Not known. Choose one of: %(codes)s.") % {"codes": ", ".join(codes)})
    return code


def _year(asked: Asked) -> Q:
    year = int(asked.text) if asked.text.isascii() and asked.text.isdigit() and len(asked.text) < 6 else 0
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise asked.refuse(_("A year is a number such as 2024."))
    period = Period.of_year(year)
    ends = Q(last_day__gte=period.first) | Q(last_day__isnull=True, start__gte=period.first)
    return Q(start__lte=period.last) & ends


def _place(asked: Asked) -> Q:
    look_up = places.province if asked.name == "province" else places.district
    try:
        code = look_up(asked.text).code
    except KeyError as no:
        raise asked.refuse(_("There is no such place; use its number.")) from no
    return Q(Exists(Place.objects.filter(project_id=OuterRef("pk"), **{asked.name: code})))


def _country(asked: Asked) -> Q:
    try:
        code = places.country(asked.text).code
    except KeyError as no:
        raise asked.refuse(_("A country is two letters such as IT.")) from no
    works = Place.objects.filter(project_id=OuterRef("pk"), country=code)
    comes = Partner.objects.filter(project_id=OuterRef("pk"), country=code)
    return Q(Exists(works)) | Q(Exists(comes))


def _amount(lookup: str) -> Callable[[Asked], Q]:
    def condition(asked: Asked) -> Q:
        try:
            amount = Decimal(asked.text)
        except InvalidOperation as no:
            raise asked.refuse(_("An amount is a number of lira such as 250000.50.")) from no
        if not amount.is_finite() or not 0 <= amount < LARGEST:
            raise asked.refuse(_("An amount is a number of lira such as 250000.50."))
        return Q(**{lookup: amount})

    return condition


def _band(asked: Asked) -> Q:
    """A band of the public map; "0" is an amount that is not known."""
    if asked.text == "0":
        return Q(grant_try__isnull=True)
    bands = {code: (least, most) for code, least, most in BANDS}
    least, most = bands[_chosen(asked, list(bands))]
    return Q(grant_try__gte=least) & (Q() if most is None else Q(grant_try__lt=most))


def _changed_since(asked: Asked) -> Q:
    try:
        moment = datetime.fromisoformat(asked.text.replace(" ", "+"))
    except ValueError as no:
        raise asked.refuse(_("A moment looks like 2026-01-31T00:00:00Z.")) from no
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise asked.refuse(_("A moment looks like 2026-01-31T00:00:00Z."))
    return Q(changed_at__gte=moment) | Q(published_at__gte=moment)


CONDITIONS: Final[dict[str, Callable[[Asked], Q]]] = {
    "q": _words,
    "office": lambda asked: Q(office__slug=asked.text),
    "funder": _coded("funder"),
    "programme": _coded("programme"),
    "theme": _topic,
    "target_group": _topic,
    "sdg": _topic,
    "status": lambda asked: Q(status=_chosen(asked, Status.values)),
    "part": lambda asked: Q(part=_chosen(asked, Part.values)),
    "year": _year,
    "province": _place,
    "district": _place,
    "country": _country,
    "least": _amount("grant_try__gte"),
    "most": _amount("grant_try__lte"),
    "amount": _band,
    "changed_since": _changed_since,
}


def first_values(query: Any) -> dict[str, str]:
    """The address as names and single values; a name said twice counts once, the last time."""
    return {name: str(query[name]) for name in query}
