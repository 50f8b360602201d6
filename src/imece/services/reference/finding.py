"""Finds the place that somebody meant: case, Turkish letters and everyday names do not matter.

An answer is certain or it is a list of proposals; nothing is guessed silently. "Yenişehir" alone names three
districts, so all three are proposed; "Konak / İzmir", "İzmir Konak" and "Konak" in a row of İzmir are certain.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from imece.ground.values.turkish import fold, likeness
from imece.services.reference import places
from imece.services.reference.places import CENTRE, Country, District, Province

Place = TypeVar("Place", Province, District, Country)

MOST_PROPOSALS: Final = 5
ALIKE_ENOUGH: Final = 0.7  # "Karsıyka" finds Karşıyaka, "Bolu" does not find Bornova

_KIND_WORDS: Final = re.compile(r"\b(ili|ilcesi|ilce|il)\b")
_NOT_LETTERS: Final = re.compile(r"[^0-9a-z]+")

# Names in use before a change of law; people and old sheets still write them.
_PROVINCES_BEFORE: Final = {
    "afyon": "03",
    "antep": "27",
    "icel": "33",
    "izmit": "41",
    "maras": "46",
    "urfa": "63",
    "adapazari": "54",
}


@dataclass(frozen=True, slots=True)
class Finding(Generic[Place]):
    """What a text stands for: `match` when certain, else the likeliest `proposals`, best first (perhaps none)."""

    match: Place | None
    proposals: tuple[Place, ...] = ()


def find_province(text: str | None) -> Finding[Province]:
    """Find a province by name ("izmir", "İZMİR İLİ"), former name ("Maraş") or plate number ("35")."""
    typed = _unkind(text)
    if typed.isdigit():
        return _decide([each for each in places.provinces() if int(each.code) == int(typed)])
    code = _PROVINCES_BEFORE.get(typed)
    if code:
        return Finding(places.province(code))
    exact = [each for each in places.provinces() if _plain(each.name) == typed]
    return _decide(exact) if exact else Finding(None, _alike(typed, places.provinces(), _province_names))


def find_district(text: str | None, province: Province | str | None = None) -> Finding[District]:
    """Find a district by name or code, inside `province` (or its code) when that is known.

    Without it the text may name the province too, in either order: "Konak / İzmir", "Amasya Merkez". In a given
    province its own name stands for the district "Merkez".
    """
    typed = _unkind(text)
    if typed.isdigit():
        return _decide([each for each in _pool(province) if each.code == typed])
    exact = _districts_by_text().get(typed, ())
    if province is not None:
        pool = _pool(province)
        inside = [each for each in pool if each in exact]
        return _decide(inside) if inside else Finding(None, _alike(typed, pool, _district_names))
    return _decide(exact) if exact else Finding(None, _alike(typed, places.districts(), _district_names))


def find_country(text: str | None) -> Finding[Country]:
    """Find a country by Turkish, English or everyday name ("Çek Cumhuriyeti", "Holland") or by its code."""
    typed = _plain(text)
    exact = _countries_by_text().get(typed, ())
    return _decide(exact) if exact else Finding(None, _alike(typed, places.countries(), _country_names))


def _plain(text: str | None) -> str:
    """Folded words with single spaces."""
    return _NOT_LETTERS.sub(" ", fold(text)).strip()


def _unkind(text: str | None) -> str:
    """The same without the words for "province" and "district"."""
    return " ".join(_KIND_WORDS.sub(" ", _plain(text)).split())


def _pool(province: Province | str | None) -> tuple[District, ...]:
    return places.districts(province.code if isinstance(province, Province) else province)


def _decide(found: Sequence[Place]) -> Finding[Place]:
    """One is certain; several are proposals."""
    return Finding(found[0]) if len(found) == 1 else Finding(None, tuple(found)[:MOST_PROPOSALS])


def _alike(typed: str, pool: Iterable[Place], names: Callable[[Place], Iterable[str]]) -> tuple[Place, ...]:
    """The most alike places of `pool`, best first."""
    scored = [(max(likeness(typed, name) for name in names(each)), each) for each in pool] if typed else []
    good = sorted((pair for pair in scored if pair[0] >= ALIKE_ENOUGH), key=lambda pair: -pair[0])
    return tuple(each for _, each in good[:MOST_PROPOSALS])


def _province_names(province: Province) -> tuple[str, ...]:
    return (_plain(province.name),)


def _district_names(district: District) -> tuple[str, ...]:
    return (_plain(district.name), _plain(district.full_name))


def _country_names(country: Country) -> tuple[str, ...]:
    return (_plain(country.name_tr), _plain(country.name_en), *map(_plain, country.aliases))


@lru_cache(maxsize=1)
def _districts_by_text() -> dict[str, tuple[District, ...]]:
    """Every way to write each district: name, name and province in both orders, the province for its centre."""
    found: dict[str, list[District]] = {}
    for each in places.districts():
        own, above = _plain(each.name), _plain(places.province(each.province).name)
        ways = {own, f"{own} {above}", f"{above} {own}"} | ({above} if each.name == CENTRE else set())
        for way in ways:
            found.setdefault(way, []).append(each)
    return {way: tuple(group) for way, group in found.items()}


@lru_cache(maxsize=1)
def _countries_by_text() -> dict[str, tuple[Country, ...]]:
    found: dict[str, list[Country]] = {}
    for each in places.countries():
        for way in {_plain(each.code), *_country_names(each)}:
            found.setdefault(way, []).append(each)
    return {way: tuple(group) for way, group in found.items()}
