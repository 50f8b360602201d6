"""A published project as JSON: the one form that the API, the GeoJSON and its description share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from imece.doors.open_api import identifiers

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from imece.doors.open_api.facts import OpenDays, OpenMoney, OpenPlace, OpenProject, Text


def project_json(project: OpenProject) -> dict[str, Any]:
    """Every published fact; the names are those that `shapes.PROJECT` describes."""
    return {
        "id": project.key,
        "identifier": identifiers.of_project(project),
        "sample": project.is_sample,
        "office": {"slug": project.office.slug, "name": text_json(project.office.name)},
        "code": project.code,
        "acronym": project.acronym,
        "title": text_json(project.title),
        "summary": text_json(project.summary),
        "objectives": text_json(project.objectives),
        "part": project.part,
        "status": project.status,
        "funder": None
        if project.funder is None
        else {
            "code": project.funder.code,
            "kind": project.funder.kind,
            "name": text_json(project.funder.name),
            "country": project.funder.country,
        },
        "programme": None
        if project.programme is None
        else {"code": project.programme.code, "name": text_json(project.programme.name)},
        "days": days_json(project.days),
        "money": money_json(project.money),
        "partners": [
            {"name": one.name, "role": one.role, "country": one.country} for one in project.partners
        ],
        "places": [place_json(one) for one in project.places],
        "themes": list(project.themes),
        "target_groups": list(project.target_groups),
        "sdgs": list(project.sdgs),
        "website": project.website or None,
        "page": project.page,
        "published_at": moment(project.published_at),
        "updated_at": moment(project.updated_at),
        "confirmed_on": day(project.confirmed_on),
    }


def text_json(text: Text) -> dict[str, str | None]:
    """Turkish, and English where it exists."""
    return {"tr": text.tr, "en": text.en or None}


def days_json(days: OpenDays) -> dict[str, Any]:
    """Days with how exactly they are known."""
    return {
        "start": day(days.start),
        "start_precision": days.start_precision if days.start else None,
        "end": day(days.end),
        "end_precision": days.end_precision if days.end else None,
        "awarded_on": day(days.awarded_on),
    }


def money_json(money: OpenMoney) -> dict[str, Any]:
    """Amounts as numbers with at most two places; null is unknown, never zero."""
    return {
        "currency": money.currency,
        "total": number(money.total),
        "grant": number(money.grant),
        "own_contribution": number(money.own),
        "is_loan": money.is_loan,
        "grant_try": number(money.grant_try),
        "rate": number(money.rate),
        "rate_day": day(money.rate_day),
    }


def place_json(place: OpenPlace) -> dict[str, Any]:
    """A place with its codes and its point."""
    return {
        "country": place.country,
        "province": place.province or None,
        "district": place.district or None,
        "name": place.name or None,
        "label": place.label,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "exactness": place.exactness or None,
        "share": number(place.share),
    }


def number(value: Decimal | None) -> float | int | None:
    """A number of JSON; whole ones without a fraction, so that large sums stay exact."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def day(value: date | None) -> str | None:
    """An ISO day."""
    return None if value is None else value.isoformat()


def moment(value: datetime) -> str:
    """An ISO moment with its zone, to the second."""
    return value.isoformat(timespec="seconds")
