"""Provinces and districts of Türkiye, countries and currencies: looked up by code, listed in Turkish order.

Read once from data files, never from the network. Areas are km², points are latitude and longitude in degrees.
Finding a place by what somebody typed is in `finding`, lists for forms are in `choices`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from imece.ground.values.turkish import fold, sort_key
from imece.services.reference.datafiles import rows

CENTRE: Final = (
    "Merkez"  # the name of the district that holds a province's seat, outside metropolitan provinces
)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 81 provinces; `code` is the licence-plate number in two digits, `nuts3` the Eurostat region."""

    code: str
    name: str
    nuts3: str
    metropolitan: bool
    population: int
    area: int
    point: Point

    @property
    def nuts2(self) -> str:
        """The statistical region above it, the area of one development agency: "TR31"."""
        return self.nuts3[:4]


@dataclass(frozen=True, slots=True)
class District:
    """One of the 973 districts; `code` is the civil registry's number, `province` the province's code."""

    code: str
    province: str
    name: str
    population: int
    area: int
    point: Point

    @property
    def full_name(self) -> str:
        """The name that is clear without its province beside it: "Konak / İzmir", "Merkez / Amasya"."""
        return f"{self.name} / {province(self.province).name}"


@dataclass(frozen=True, slots=True)
class Country:
    """A country by ISO 3166-1 alpha-2 code (and XK for Kosovo); `eu`: a member of the European Union."""

    code: str
    name_tr: str
    name_en: str
    eu: bool
    aliases: tuple[str, ...]

    def name(self, language: str = "tr") -> str:
        """The short name: Turkish for "tr" and "tr-…", English for every other language."""
        return self.name_tr if language.startswith("tr") else self.name_en


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by ISO 4217 code; `symbol` is the code itself where no sign is in use."""

    code: str
    name_tr: str
    name_en: str
    symbol: str

    def name(self, language: str = "tr") -> str:
        """The name: Turkish for "tr" and "tr-…", English for every other language."""
        return self.name_tr if language.startswith("tr") else self.name_en


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """The 81 provinces in Turkish order."""
    found = (Province(**{**row, "point": Point(*row["point"])}) for row in rows("provinces"))
    return tuple(sorted(found, key=lambda province: sort_key(province.name)))


def province(code: str) -> Province:
    """The province of that code, "35" or "7"; raises `KeyError` for an unknown one."""
    return _provinces_by_code()[code.zfill(2)]


def districts(province_code: str | None = None) -> tuple[District, ...]:
    """All districts, or those of one province (none for an unknown one), in Turkish order."""
    if province_code is None:
        return _all_districts()
    return _districts_by_province().get(province_code.zfill(2), ())


def district(code: str) -> District:
    """The district of that code; raises `KeyError` for an unknown one."""
    return _districts_by_code()[code]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries in the order of their Turkish names."""
    found = (Country(**{**row, "aliases": tuple(row["aliases"])}) for row in rows("countries"))
    return tuple(sorted(found, key=lambda country: sort_key(country.name_tr)))


def country(code: str) -> Country:
    """The country of that code, in any case; raises `KeyError` for an unknown one."""
    return _countries_by_code()[fold(code)]


def eu_members() -> frozenset[str]:
    """The codes of the members of the European Union."""
    return frozenset(country.code for country in countries() if country.eu)


@lru_cache(maxsize=1)
def currencies() -> tuple[Currency, ...]:
    """All currencies in use, by code."""
    return tuple(sorted((Currency(**row) for row in rows("currencies")), key=lambda currency: currency.code))


def currency(code: str) -> Currency:
    """The currency of that code; raises `KeyError` for an unknown one."""
    return _currencies_by_code()[code]


@lru_cache(maxsize=1)
def _provinces_by_code() -> dict[str, Province]:
    return {province.code: province for province in provinces()}


@lru_cache(maxsize=1)
def _all_districts() -> tuple[District, ...]:
    found = (District(**{**row, "point": Point(*row["point"])}) for row in rows("districts"))
    return tuple(sorted(found, key=lambda district: (sort_key(district.name), district.province)))


@lru_cache(maxsize=1)
def _districts_by_province() -> dict[str, tuple[District, ...]]:
    grouped: dict[str, list[District]] = {}
    for found in _all_districts():
        grouped.setdefault(found.province, []).append(found)
    return {code: tuple(group) for code, group in grouped.items()}


@lru_cache(maxsize=1)
def _districts_by_code() -> dict[str, District]:
    return {district.code: district for district in _all_districts()}


@lru_cache(maxsize=1)
def _countries_by_code() -> dict[str, Country]:
    return {fold(country.code): country for country in countries()}


@lru_cache(maxsize=1)
def _currencies_by_code() -> dict[str, Currency]:
    return {currency.code: currency for currency in currencies()}
