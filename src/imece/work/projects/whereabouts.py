"""The name of a project's place: "Orhangazi / Bursa", "Barselona, İspanya"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.activities.whereabouts import country_name, region_name, without_region
from imece.work.projects.choices import HOME_COUNTRY

if TYPE_CHECKING:
    from imece.work.projects.models import Place


def place_name(place: Place) -> str:
    """Village or town, district and province, or the country; no name said twice."""
    if place.country != HOME_COUNTRY:
        region = country_name(place.country)
    else:
        region = region_name(place.province, place.district) or (
            country_name(HOME_COUNTRY) if not place.name else ""
        )
    return ", ".join(part for part in (without_region(place.name, region), region) if part)
