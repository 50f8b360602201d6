"""The demo offices' projects: those of the seeds with their towns, partners and news, and sample ones that indicators count."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from imece.overview.showcase.reading import DATA
from imece.services.reference.finding import find_district
from imece.work.projects import actions
from imece.work.projects.choices import Axis, PartnerRole, Status
from imece.work.projects.days import Days, read_days
from imece.work.projects.facts import Facts, SaidMoney, SaidPartner, SaidPlace
from imece.work.projects.forms.parts import partners_in
from imece.work.projects.models import Funder, FundingProgramme, News

if TYPE_CHECKING:
    from imece.overview.showcase.people import Place
    from imece.work.projects.models import Project

RATE_ORIGIN: Final = "örnek kur"
SAMPLE: Final = "Örnek kayıt"


def record(place: Place) -> None:
    """The office's projects, published where the data file says so, with their news."""
    for row in rows_of(place.office.slug):
        if not is_known_by(place, row):
            continue
        project = actions.record_project(actor=place.actor("expert"), facts=facts_of(place, row))
        for day, title, title_en, body, body_en in row.get("news", []):
            tell(place, project, News(project=project, day=day, title=title, body=body), title_en, body_en)
        if row.get("public"):
            actions.publish_project(actor=place.actor("coordinator"), project=project)


@cache
def rows_by_office() -> dict[str, list[dict[str, Any]]]:
    """The data file."""
    found: dict[str, list[dict[str, Any]]] = json.loads((DATA / "projects.json").read_text(encoding="utf-8"))
    return found


def rows_of(slug: str) -> list[dict[str, Any]]:
    """The projects of one office."""
    return rows_by_office().get(slug, [])


def is_known_by(place: Place, row: dict[str, Any]) -> bool:
    """Whether its award (if it had one) lies behind today."""
    awarded = row.get("awarded")
    return awarded is None or place.calendar.day(awarded) <= place.calendar.today


def tell(place: Place, project: Project, news: News, title_en: str, body_en: str) -> None:
    """One piece of news in both languages, published."""
    news.say("title", "en", title_en)
    news.say("body", "en", body_en)
    actor = place.actor("expert")
    kept = actions.save_row(actor=actor, project=project, row=news)
    actions.publish_news(actor=actor, project=project, news=kept, public=True)


def facts_of(place: Place, row: dict[str, Any]) -> Facts:
    """One line of the data file."""
    programme, funder = fund_of(row["fund"])
    district = find_district(row["district"], row["province"]).match if row.get("district") else None
    return Facts(
        title=row["title"],
        acronym=row.get("acronym", ""),
        part=row["part"],
        funder=funder,
        programme=programme,
        status=Status(row["status"]),
        awarded_on=place.calendar.day(row["awarded"]) if "awarded" in row else None,
        days=days_of(place, row),
        summary=row["summary"],
        money=money_of(place, row),
        unit=place.units[place.facts["activities"]["unit"]],
        topics={
            Axis.THEME: tuple(row["themes"]),
            Axis.TARGET_GROUP: tuple(row["groups"]),
            Axis.SDG: tuple(row.get("sdgs", ())),
        },
        partners=tuple(partners_of(place, row)),
        places=(SaidPlace(province=row["province"], district=district.code if district else ""),),
        source=SAMPLE if row.get("sample") else "",
        translations={"en": {"title": row["title_en"], "summary": row["summary_en"]}},
    )


def fund_of(text: str) -> tuple[FundingProgramme | None, Funder]:
    """ "f:eu" a funder alone, "agency:ika" an agency, "life" a programme, "agency-guided@izka" a programme of one of many."""
    if text.startswith(("f:", "agency:")):
        return None, Funder.objects.get(office__isnull=True, code=text.partition(":")[2])
    code, _at, own = text.partition("@")
    programme = FundingProgramme.objects.select_related("funder").get(office__isnull=True, code=code)
    funder = Funder.objects.get(office__isnull=True, code=own) if own else programme.funder
    return programme, funder


def days_of(place: Place, row: dict[str, Any]) -> Days:
    """Relative days of the demo's calendar, or days as people write them."""
    start, end = row.get("start", ""), row.get("end", "")
    if ":" in start:
        return Days(start=place.calendar.day(start), end=place.calendar.day(end) if end else None)
    return read_days(start, end)


def money_of(place: Place, row: dict[str, Any]) -> SaidMoney:
    """The grant with its rate, where one is said."""
    if "grant" not in row:
        return SaidMoney()
    if "rate" not in row:
        return SaidMoney(grant=Decimal(row["grant"]))
    return SaidMoney(
        currency=row["currency"],
        grant=Decimal(row["grant"]),
        rate=Decimal(row["rate"]),
        rate_day=place.calendar.day(row["rate_day"]) if row["rate_day"] else None,
        rate_origin=RATE_ORIGIN,
    )


def partners_of(place: Place, row: dict[str, Any]) -> list[SaidPartner]:
    """Who leads it, then the others."""
    lead = row.get("lead") or (place.office.name if row["part"] == "lead" else "")
    return [
        *partners_in(lead, PartnerRole.LEAD),
        *partners_in("\n".join(row.get("partners", [])), PartnerRole.CO_BENEFICIARY),
    ]
