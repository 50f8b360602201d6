"""The places of an inventory's row: "Nurdağı/Gaziantep", "Şahinbey, Şehitkamil", "Merkez", "İl geneli", other countries."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from imece.ground.values import turkish
from imece.services.reference import finding
from imece.work.projects.choices import HOME_COUNTRY
from imece.work.projects.facts import SaidPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.services.reference.places import District

PARTS: Final = re.compile(r"\s*[;,\n]\s*|\s+ve\s+|\s+and\s+")
SLASH: Final = re.compile(r"\s*[/|–-]\s*")
WHOLE_PROVINCE: Final = frozenset(
    (
        "il geneli",
        "tum ilceler",
        "butun ilceler",
        "tum il",
        "genel",
        "il",
        "il merkezi",
        "tumu",
        "all districts",
    )
)
CENTRE_WORDS: Final = frozenset(("merkez", "merkez ilce", "sehir merkezi", "centre"))


class RefusedPlaces(Exception):
    """A place that is not taken: which column, and why."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


@lru_cache(maxsize=20_000)
def read_places(
    district: str, province: str, country: str, place: str, home_province: str
) -> tuple[SaidPlace, ...]:
    """Every place that the cells of a row say; `home_province` (a code) is where an unknown district is looked for.

    Nothing said gives nothing. Raises `RefusedPlaces`.
    """
    abroad = [code for code in _countries(country) if code != HOME_COUNTRY]
    spots = [SaidPlace(country=code, name=place if len(abroad) == 1 else "") for code in abroad]
    spots += _at_home(district, province, "" if spots else place, home_province)
    if not spots and country:
        spots.append(SaidPlace(name=place))
    return tuple(dict.fromkeys(spots))


def _countries(text: str) -> Iterator[str]:
    for part in filter(None, PARTS.split(text.strip())):
        found = finding.find_country(part).match
        if found is None:
            raise RefusedPlaces("country", _("“%(name)s” is not in the list of countries.") % {"name": part})
        yield found.code


def _at_home(district: str, province: str, place: str, home: str) -> list[SaidPlace]:
    provinces = list(_provinces(province))
    within = provinces[0] if len(provinces) == 1 else ""
    spots = [spot for part in _parts(district) for spot in _district(part, within, home)]
    if len(spots) == 1 and place:
        only = spots[0]
        return [SaidPlace(province=only.province, district=only.district, name=only.name or place)]
    if spots:
        named = {spot.province for spot in spots}
        return spots + [SaidPlace(province=code) for code in provinces if code not in named]
    if provinces:
        return [SaidPlace(province=code, name=place if within else "") for code in provinces]
    return _from_place(place, home) if place else []


def _provinces(text: str) -> Iterator[str]:
    for part in filter(None, PARTS.split(text.strip())):
        found = finding.find_province(part)
        if found.match is None:
            raise RefusedPlaces("province", _asking(part, [each.name for each in found.proposals]))
        yield found.match.code


def _parts(text: str) -> list[str]:
    """What stands between separators: "Nurdağı/Gaziantep" is one place, "Şahinbey, Şehitkamil" are two."""
    text = text.strip()
    if not text or finding.find_district(text).match is not None:
        return [text] if text else []
    return [part for part in PARTS.split(text) if part]


def _district(text: str, province: str, home: str) -> list[SaidPlace]:
    folded = " ".join(turkish.fold(text).split())
    if folded in WHOLE_PROVINCE and (province or home):
        return [SaidPlace(province=province or home)]
    proposals: list[District] = []
    for where in dict.fromkeys((province, home) if not province else (province,)):
        found = finding.find_district(text, where or None)
        if found.match is not None:
            return [SaidPlace(province=found.match.province, district=found.match.code)]
        proposals += found.proposals
    whole = finding.find_district(text)
    if whole.match is not None and (not province or whole.match.province == province):
        return [SaidPlace(province=whole.match.province, district=whole.match.code)]
    if folded in CENTRE_WORDS and (province or home):
        return [
            SaidPlace(province=province or home, name=text)
        ]  # a metropolitan province has no centre district
    asked = finding.find_province(text).match
    if asked is not None and (not province or asked.code == province):
        return [SaidPlace(province=asked.code)]
    parts = [part for part in SLASH.split(text) if part]
    if len(parts) > 1:
        return _slashed(parts, province, home)
    names = dict.fromkeys(each.full_name for each in (*proposals, *whole.proposals))
    raise RefusedPlaces("district", _asking(text, list(names)[:5]))


def _slashed(parts: list[str], province: str, home: str) -> list[SaidPlace]:
    """In "Gaziantep / Nurdağı / Sakçagözü" a province among the parts holds the others, what is no district is a village."""
    for part in parts:
        found = finding.find_province(part).match
        if found is not None:
            inside = [spot for other in parts if other != part for spot in _or_village(other, found.code)]
            return _one_spot(inside) or [SaidPlace(province=found.code)]
    return [spot for part in parts for spot in _district(part, province, home)]


def _or_village(text: str, province: str) -> list[SaidPlace]:
    found = finding.find_district(text, province).match
    if found is not None:
        return [SaidPlace(province=province, district=found.code)]
    return [SaidPlace(province=province, name=text)]


def _one_spot(spots: list[SaidPlace]) -> list[SaidPlace]:
    """A village beside its district is one place."""
    districts = [spot for spot in spots if spot.district]
    villages = [spot.name for spot in spots if not spot.district]
    if len(districts) == 1 and villages:
        return [
            SaidPlace(
                province=districts[0].province, district=districts[0].district, name=", ".join(villages)[:200]
            )
        ]
    return spots


def _from_place(text: str, home: str) -> list[SaidPlace]:
    """No other column says it: a district or province where the text surely names one, else a venue."""
    for where in dict.fromkeys((home or None, None)):
        found = finding.find_district(text, where)
        if found.match is not None:
            return [SaidPlace(province=found.match.province, district=found.match.code)]
    asked = finding.find_province(text).match
    if asked is not None:
        return [SaidPlace(province=asked.code)]
    return [SaidPlace(name=text[:200])]


def place_codes(spots: tuple[SaidPlace, ...]) -> tuple[str, ...]:
    """What is compared of places: the province, the district behind its province, or the other country."""
    return tuple(
        f"{spot.province}.{spot.district}" if spot.district else spot.province or spot.country
        for spot in spots
        if spot.district or spot.province or spot.country != HOME_COUNTRY
    )


def _asking(text: str, proposals: list[str]) -> str:
    if proposals:
        return _("“%(name)s” is not certain. Is it one of these? %(proposals)s") % {
            "name": text,
            "proposals": ", ".join(proposals),
        }
    return _("“%(name)s” is no district or province of Türkiye.") % {"name": text}
