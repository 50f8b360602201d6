"""A place by its codes: made to fit together, refused with a sentence, written as a name."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.services.reference import places

HOME_COUNTRY: Final = "TR"


class Where(NamedTuple):
    """Codes of a place that fit together: abroad has no province, a district brings its province."""

    country: str
    province: str
    district: str


class RefusedPlace(Exception):
    """Codes that name no place together; `field` says which one, the text is the sentence for the person."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def settled(country: str, province: str, district: str) -> Where:
    """The codes made to fit together. Raises `RefusedPlace` for a code that is not in the lists."""
    try:
        code = places.country(country or HOME_COUNTRY).code
    except KeyError:
        raise RefusedPlace("country", str(_("This country is not in the list."))) from None
    if code != HOME_COUNTRY:
        return Where(code, "", "")
    try:
        above = places.province(province).code if province else ""
    except KeyError:
        raise RefusedPlace("province", str(_("This province is not in the list."))) from None
    if not district:
        return Where(code, above, "")
    try:
        found = places.district(district)
    except KeyError:
        raise RefusedPlace("district", str(_("This district is not in the list."))) from None
    if above and found.province != above:
        raise RefusedPlace("district", str(_("This district is not in the chosen province.")))
    return Where(code, found.province, found.code)


def region_name(province: str, district: str) -> str:
    """ "Orhangazi / Bursa", "Bursa", or nothing; an unknown code is shown as it is."""
    try:
        if district:
            return places.district(district).full_name
        return places.province(province).name if province else ""
    except KeyError:
        return district or province


def country_name(code: str) -> str:
    """The country in the reader's language; an unknown code is shown as it is."""
    try:
        return places.country(code).name(get_language() or "tr")
    except KeyError:
        return code
