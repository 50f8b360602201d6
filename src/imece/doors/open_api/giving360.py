"""Grants in the 360Giving Data Standard 1.4, written piece by piece."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from imece.doors.open_api import identifiers
from imece.doors.open_api.answers import moment, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from imece.doors.open_api.facts import OpenPlace, OpenProject

VERSION: Final = "1.4"
LOAN, NO_AMOUNT, NO_DATE, NO_FUNDER, NO_RECIPIENT = (
    "loan",
    "no_amount",
    "no_date",
    "no_funder",
    "no_recipient",
)
SAMPLE: Final = {"vocabulary": "imece", "code": "sample", "title": "Örnek veri / Sample data"}


def why_left_out(project: OpenProject) -> str | None:
    """Why a project is no grant in the standard's sense, which wants amount, day, giver and receiver."""
    if project.money.is_loan:
        return LOAN
    if project.money.grant is None:
        return NO_AMOUNT
    if project.days.counted_on is None:
        return NO_DATE
    if giver(project) is None:
        return NO_FUNDER
    return NO_RECIPIENT if receiver(project) is None else None


def pieces(projects: Iterable[OpenProject], *, about: dict[str, Any]) -> Iterator[str]:
    """The whole package; `about` is its head (title, publisher, licence)."""
    head = json.dumps({"version": VERSION, **about}, ensure_ascii=False)
    yield f'{head[:-1]}, "grants": ['
    between = "\n"
    for project in projects:
        if why_left_out(project) is None:
            yield between + json.dumps(grant(project), ensure_ascii=False)
            between = ",\n"
    yield "\n]}\n"


def package(
    *, title: str, description: str, publisher: str, licence: str, made_at: datetime, page: str
) -> dict[str, Any]:
    """What stands at the head of the file."""
    return {
        "title": title,
        "description": description,
        "issued": made_at.date().isoformat(),
        "modified": moment(made_at),
        "identifier": page,
        "publisher": {"name": publisher, "website": page},
        "license": licence,
        "accessURL": page,
    }


def giver(project: OpenProject) -> dict[str, str] | None:
    """Who gives: the funder, or the office itself where it funds."""
    if project.funder is not None:
        return {"id": identifiers.of_funder(project.funder), "name": project.funder.name.tr}
    if project.part == "fund":
        return {"id": identifiers.of_office(project.office), "name": project.office.name.tr}
    return None


def receiver(project: OpenProject) -> dict[str, str] | None:
    """Who receives: the lead beneficiary, or the office itself where it leads."""
    if project.lead is not None:
        return {"id": identifiers.of_institution(project.lead.name), "name": project.lead.name}
    if project.part == "lead":
        return {"id": identifiers.of_office(project.office), "name": project.office.name.tr}
    return None


def grant(project: OpenProject) -> dict[str, Any]:
    """One grant; `why_left_out` was asked before."""
    days = {"startDate": project.days.start, "endDate": project.days.end}
    known = {name: day.isoformat() for name, day in days.items() if day is not None}
    return {
        "id": identifiers.of_grant(project),
        "title": project.title.tr,
        "description": project.summary.tr or project.title.tr,
        "currency": project.money.currency,
        "amountAwarded": number(project.money.grant),
        "awardDate": project.days.counted_on.isoformat() if project.days.counted_on else "",
        "recipientOrganization": [receiver(project)],
        "fundingOrganization": [giver(project)],
        **({"plannedDates": [known]} if known else {}),
        **({"beneficiaryLocation": places} if (places := [location(one) for one in project.places]) else {}),
        **(
            {"grantProgramme": [{"code": project.programme.code, "title": project.programme.name.tr}]}
            if project.programme
            else {}
        ),
        **({"classifications": found} if (found := classifications(project)) else {}),
        **({"dataSource": project.page} if project.page else {}),
        "dateModified": moment(project.updated_at),
    }


def location(place: OpenPlace) -> dict[str, Any]:
    """Where the grant works. Kosovo has no code in the standard's list."""
    return {
        "name": place.label or place.country,
        **({"countryCode": place.country} if place.country != "XK" else {}),
        **({"latitude": place.latitude, "longitude": place.longitude} if place.latitude is not None else {}),
        **(
            {
                "geoCode": place.district or place.province,
                "geoCodeType": "TR-DISTRICT" if place.district else "TR-PROVINCE",
            }
            if place.province
            else {}
        ),
    }


def classifications(project: OpenProject) -> list[dict[str, str]]:
    """Themes, target groups and goals, each list under its own name; a sample row says so here."""
    groups = {
        "imece-theme": project.themes,
        "imece-target-group": project.target_groups,
        "un-sdg": project.sdgs,
    }
    found = [
        {"vocabulary": name, "code": code, "title": code} for name, own in groups.items() for code in own
    ]
    return [SAMPLE, *found] if project.is_sample else found
