"""The places of a project in IATI's words: how wide it reaches, in which countries, where exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.doors.open_api import iati_codes as codes
from imece.doors.open_api.splitting import shares
from imece.doors.open_api.xml_text import element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.doors.open_api.facts import OpenPlace

HOME = "TR"
WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326"


def scope(places: Sequence[OpenPlace]) -> str:
    """From a single point to several countries; without places the whole country."""
    if len({place.country for place in places}) > 1:
        return codes.SCOPE_MULTINATIONAL
    provinces = {place.province for place in places if place.province}
    districts = {place.district for place in places}
    if not provinces:
        return codes.SCOPE_NATIONAL
    if len(provinces) > 1:
        return codes.SCOPE_PROVINCES
    if "" in districts or len(districts) > 1:
        return codes.SCOPE_PROVINCE
    return codes.SCOPE_POINT if len(places) == 1 and places[0].exactness == "point" else codes.SCOPE_DISTRICT


def countries(places: Sequence[OpenPlace]) -> list[str]:
    """The countries in equal parts, since nobody says how much belongs to each."""
    found = list(dict.fromkeys(place.country for place in places if place.country)) or [HOME]
    return [
        element("recipient-country", code=code, percentage=share)
        for code, share in zip(found, shares(len(found)), strict=True)
    ]


def locations(places: Sequence[OpenPlace]) -> list[str]:
    """Every place with a point."""
    return [location(place) for place in places if place.latitude is not None]


def location(place: OpenPlace) -> str:
    """One place; the seat of a district or province stands for the whole of it and is approximate."""
    is_point = place.exactness == "point"
    inside = [
        element("location-reach", code="1"),
        element("name", inside=element("narrative", place.label or place.country)),
        element("administrative", vocabulary="A4", level="0", code=place.country),
        element("point", inside=element("pos", f"{place.latitude} {place.longitude}"), srsName=WGS84),
        element("exactness", code=codes.EXACT if is_point else codes.APPROXIMATE),
        element("location-class", code="4" if is_point else "1"),
    ]
    return element("location", inside="".join(inside))
