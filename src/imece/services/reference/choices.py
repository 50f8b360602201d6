"""Lists of places for form and model fields: callables that give (code, name) pairs in the reader's order."""

from django.utils.translation import get_language

from imece.ground.values.turkish import fold, sort_key
from imece.services.reference import places

Choice = tuple[str, str]


def province_choices() -> list[Choice]:
    """The 81 provinces."""
    return [(province.code, province.name) for province in places.provinces()]


def district_choices(province: str) -> list[Choice]:
    """The districts of one province by its code; none for an unknown one."""
    return [(district.code, district.name) for district in places.districts(province)]


def all_district_choices() -> list[tuple[str, list[Choice]]]:
    """Every district under the name of its province, as Django's grouped choices."""
    return [(province.name, district_choices(province.code)) for province in places.provinces()]


def country_choices(language: str | None = None) -> list[Choice]:
    """All countries, named and sorted in `language` (that of the page when not given)."""
    spoken = language or get_language() or "tr"
    order = sort_key if spoken.startswith("tr") else fold
    named = [(country.code, country.name(spoken)) for country in places.countries()]
    return sorted(named, key=lambda choice: order(choice[1]))


def currency_choices(language: str | None = None) -> list[Choice]:
    """All currencies as "TRY – Türk lirası", by code."""
    spoken = language or get_language() or "tr"
    return [(each.code, f"{each.code} – {each.name(spoken)}") for each in places.currencies()]
