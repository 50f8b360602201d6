"""Projects as IATI 2.03 activities, written piece by piece in the order that the standard's schema asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imece.doors.open_api import iati_codes as codes
from imece.doors.open_api import identifiers
from imece.doors.open_api.iati_places import countries, locations, scope
from imece.doors.open_api.splitting import shares
from imece.doors.open_api.xml_text import HEAD, element
from imece.ground.values import turkish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from imece.doors.open_api.facts import OpenOffice, OpenProject, Text

VERSION: Final = "2.03"
OWN_NAMES: Final = "urn:imece:open-data"
SAMPLE_MARK: Final = "[ÖRNEK VERİ / SAMPLE DATA] "
LONGEST_BUDGET: Final = 366  # days; the standard wants budgets of a year at most
NO_DATE, NOBODY = "no_date", "nobody"


def why_left_out(project: OpenProject) -> str | None:
    """Why a project cannot be said in IATI: the standard wants a beginning and somebody who takes part."""
    if project.days.start is None and project.days.counted_on is None:
        return NO_DATE
    return None if "".join(participants(project)) else NOBODY


def pieces(projects: Iterable[OpenProject], *, made_at: datetime) -> Iterator[str]:
    """The whole file; what cannot be said in IATI is passed over."""
    yield HEAD
    yield (
        f'<iati-activities version="{VERSION}" generated-datetime="{made_at.isoformat(timespec="seconds")}" '
        f'xmlns:imece="{OWN_NAMES}">\n'
    )
    today = made_at.date()
    for project in projects:
        if why_left_out(project) is None:
            yield activity(project, today) + "\n"
    yield "</iati-activities>\n"


def activity(project: OpenProject, today: date) -> str:
    """One project."""
    mark = SAMPLE_MARK if project.is_sample else ""
    inside = [
        element("iati-identifier", identifiers.of_project(project)),
        reporting_org(project.office, is_secondary=project.part in {"take_part", "follow"}),
        element("title", inside=narratives(project.title, mark)),
        element(
            "description",
            inside=narratives(project.summary, mark) or narratives(project.title, mark),
            type="1",
        ),
    ]
    if project.objectives.tr:
        inside.append(element("description", inside=narratives(project.objectives), type="2"))
    inside += participants(project)
    if project.code:
        inside.append(element("other-identifier", ref=project.code, type="A1"))
    inside.append(element("activity-status", code=codes.STATUS[project.status]))
    inside += dates(project, today)
    if project.website:
        inside.append(element("contact-info", inside=element("website", project.website)))
    inside += [element("activity-scope", code=scope(project.places)), *countries(project.places)]
    inside += locations(project.places)
    inside += [*sectors(project), *tags(project)]
    inside.append(element("default-finance-type", code=codes.LOAN if project.money.is_loan else codes.GRANT))
    inside += [*budget(project), *commitment(project, today), *page(project)]
    return element(
        "iati-activity",
        inside="\n  ".join(["", *inside]) + "\n",
        xml_lang="tr",
        default_currency=project.money.currency,
        last_updated_datetime=project.updated_at.isoformat(timespec="seconds"),
        imece_sample="true" if project.is_sample else None,
    )


def narratives(text: Text, mark: str = "") -> str:
    """A text in its languages; the file's own is Turkish. Nothing for an empty text."""
    said = element("narrative", mark + text.tr) if text.tr else ""
    return said + (element("narrative", mark + text.en, xml_lang="en") if text.en else "")


def reporting_org(office: OpenOffice, *, is_secondary: bool = False) -> str:
    """Who publishes; secondary where somebody else leads, so that nobody counts it twice."""
    return element(
        "reporting-org",
        inside=narratives(office.name),
        ref=identifiers.of_office(office),
        type=codes.OFFICE_TYPE.get(office.kind, codes.OTHER_TYPE),
        secondary_reporter="1" if is_secondary else None,
    )


def participants(project: OpenProject) -> list[str]:
    """The funder, the office by its part, and the partners."""
    found = []
    if project.funder is not None:
        found.append(
            element(
                "participating-org",
                inside=narratives(project.funder.name),
                ref=identifiers.of_funder(project.funder),
                type=codes.FUNDER_TYPE.get(project.funder.kind, codes.OTHER_TYPE),
                role=codes.FUNDING,
            )
        )
    named = {turkish.fold(partner.name) for partner in project.partners}
    if project.part in codes.OFFICE_ROLE and turkish.fold(project.office.name.tr) not in named:
        found.append(
            element(
                "participating-org",
                inside=narratives(project.office.name),
                ref=identifiers.of_office(project.office),
                type=codes.OFFICE_TYPE.get(project.office.kind, codes.OTHER_TYPE),
                role=codes.OFFICE_ROLE[project.part],
            )
        )
    found += [
        element(
            "participating-org",
            inside=element("narrative", partner.name),
            role=codes.PARTNER_ROLE[partner.role],
        )
        for partner in project.partners
        if partner.role in codes.PARTNER_ROLE
    ]
    return found


def dates(project: OpenProject, today: date) -> list[str]:
    """Beginning and end; what lies ahead is planned, since an actual day cannot."""
    begins = project.days.start or project.days.counted_on
    ends = project.days.end
    found = []
    if begins is not None:
        has_begun = begins <= today and project.status not in {"idea", "prepared", "applied", "awarded"}
        kind = codes.ACTUAL_START if has_begun else codes.PLANNED_START
        found.append(element("activity-date", type=kind, iso_date=begins.isoformat()))
    if ends is not None and (begins is None or ends >= begins):
        kind = codes.ACTUAL_END if project.status == "completed" and ends <= today else codes.PLANNED_END
        found.append(element("activity-date", type=kind, iso_date=ends.isoformat()))
    return found


def sectors(project: OpenProject) -> list[str]:
    """Themes as sectors of the OECD's list, and the development goals; each list is a whole of its own."""
    own = dict.fromkeys(codes.SECTOR.get(theme, codes.UNSPECIFIED_SECTOR) for theme in project.themes)
    groups = [
        (codes.DAC_SECTORS, list(own) or [codes.UNSPECIFIED_SECTOR]),
        (codes.SDG_GOALS, [goal.lstrip("0") for goal in project.sdgs]),
    ]
    return [
        element("sector", vocabulary=vocabulary, code=code, percentage=share)
        for vocabulary, found in groups
        for code, share in zip(found, shares(len(found)), strict=True)
    ]


def tags(project: OpenProject) -> list[str]:
    """For whom, in İmece's own words."""
    return [
        element(
            "tag",
            inside=element("narrative", group, xml_lang="en"),
            vocabulary=codes.OWN_TAGS,
            vocabulary_uri="urn:imece:target-group",
            code=group,
        )
        for group in project.target_groups
    ]


def budget(project: OpenProject) -> list[str]:
    """The whole budget, where the project lasts a year at most."""
    start, end, total = project.days.start, project.days.end, project.money.total
    if start is None or end is None or total is None or not 0 <= (end - start).days < LONGEST_BUDGET:
        return []
    inside = [
        element("period-start", iso_date=start.isoformat()),
        element("period-end", iso_date=end.isoformat()),
        element("value", format(total, "f"), currency=project.money.currency, value_date=start.isoformat()),
    ]
    return [element("budget", inside="".join(inside), type="1", status="2")]


def commitment(project: OpenProject, today: date) -> list[str]:
    """The grant as promised: by us where we fund, to us where we lead; others report their own."""
    day, grant = project.days.counted_on, project.money.grant
    kinds = {"fund": codes.OUTGOING_COMMITMENT, "lead": codes.INCOMING_COMMITMENT}
    if project.part not in kinds or day is None or day > today or grant is None:
        return []
    inside = [
        element("transaction-type", code=kinds[project.part]),
        element("transaction-date", iso_date=day.isoformat()),
        element("value", format(grant, "f"), currency=project.money.currency, value_date=day.isoformat()),
    ]
    if project.funder is not None:
        giver = narratives(project.funder.name)
        inside.append(element("provider-org", inside=giver, ref=identifiers.of_funder(project.funder)))
    if project.lead is not None:
        inside.append(element("receiver-org", inside=element("narrative", project.lead.name)))
    return [element("transaction", inside="".join(inside))]


def page(project: OpenProject) -> list[str]:
    """The public page of the project."""
    if not project.page:
        return []
    inside = element("title", inside=narratives(project.title)) + element("category", code="A12")
    inside += element("language", code="tr")
    return [element("document-link", inside=inside, format="text/html", url=project.page)]
