"""Where something happened: read from codes, written as a place name, checked against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.services.reference import finding, places
from imece.work.activities.choices import HOME_COUNTRY

if TYPE_CHECKING:
    from imece.services.accounts.models import Office
    from imece.work.activities.models import Activity


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


def place_name(activity: Activity) -> str:
    """ "Kültür Merkezi, Orhangazi / Bursa", "Lahey, Hollanda"; empty when nothing is known, no name said twice."""
    if activity.is_abroad:
        region = country_name(activity.country)
    else:
        region = region_name(activity.province, activity.district)
    venue = without_region(activity.place, region)
    return ", ".join(part for part in (venue, region) if part)


def without_region(venue: str, region: str) -> str:
    """The venue without the names at its end that the region says again: "Salon, İstanbul" in İstanbul is "Salon"."""
    said = {turkish.fold(name) for name in (region, *region.split(" / ")) if name}
    left = venue.strip()
    while left:
        before, _comma, last = left.rpartition(",")
        if turkish.fold(last.strip()) not in said:
            break
        left = before.strip()
    return left


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


def read_place(text: str, home: Office) -> tuple[Where, str]:
    """A place as typed in one cell: codes, and the rest of the text that names the venue.

    "Orhangazi", "Lahey, Hollanda", "Kültür Merkezi, Bursa" are understood, a district first in the office's own
    province; what no list knows stays as the venue, and nothing is guessed about where that is.
    """
    typed = " ".join(text.split())
    whole = _certain(typed, home)
    if whole is not None:
        return whole, ""
    venue, separator, last = typed.rpartition(",")
    end = _certain(last.strip(), home) if separator else None
    if end is not None:
        return end, venue.strip()
    return Where(HOME_COUNTRY, "", ""), typed


def _certain(text: str, home: Office) -> Where | None:
    """The one province, district or country that the text names; None when it names none or several."""
    province = finding.find_province(text).match
    if province is not None:
        return Where(HOME_COUNTRY, province.code, "")
    district = (finding.find_district(text, home.province).match if home.province else None) or (
        finding.find_district(text).match
    )
    if district is not None:
        return Where(HOME_COUNTRY, district.province, district.code)
    country = finding.find_country(text).match if text else None
    if country is None:
        return None
    return Where(country.code, "", "")
