"""Where something happened: read from codes, written as a place name, checked against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.ground.values import turkish
from imece.services.reference import finding
from imece.services.reference.settling import RefusedPlace, Where, country_name, region_name, settled
from imece.work.activities.choices import HOME_COUNTRY

if TYPE_CHECKING:
    from imece.services.accounts.models import Office
    from imece.work.activities.models import Activity

__all__ = ["RefusedPlace", "Where", "country_name", "place_name", "read_place", "region_name", "settled"]


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
