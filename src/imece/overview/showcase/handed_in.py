"""What the demo offices handed in: reports as far as the data file lets them come, and the minutes of one meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from imece.ground.values.period import Period
from imece.overview.reports import actions as reporting
from imece.overview.reports.choices import Origin, ReportKind
from imece.overview.reports.models import Narrative
from imece.services.duties.actions import finish_duty
from imece.work.activities import actions as meetings
from imece.work.activities.models import Activity
from imece.work.strategy.queries.plans import newest_adopted

if TYPE_CHECKING:
    from imece.overview.reports.models import Report
    from imece.overview.showcase.people import Place

DRAFT: Final = "draft"


def write(place: Place) -> None:
    """Everything that the data file tells."""
    for said in place.facts.get("reports", []):
        hand_in(place, said)
    if "minutes" in place.facts:
        keep_minutes(place, place.facts["minutes"])


def hand_in(place: Place, said: dict[str, Any]) -> None:
    """One report: begun and written; unless it stays a draft also confirmed, submitted, approved and published."""
    expert, coordinator = place.actor("expert"), place.actor("coordinator")
    report = reporting.begin_report(
        actor=expert,
        kind=ReportKind(said["kind"]),
        period=period_of(place, said["period"]),
        plan=newest_adopted(expert),
        language=said["language"],
    )
    texts: dict[tuple[str, int | None], reporting.Written] = {
        (section, None): reporting.Written(turkish, english)
        for section, (turkish, english) in said["texts"].items()
    }
    if said["until"] != DRAFT:
        texts |= confirmed(report)
    reporting.write_texts(actor=expert, report=report, texts=texts)
    if said["until"] != DRAFT:
        report = reporting.submit_report(actor=expert, report=report)
        report = reporting.approve_report(actor=coordinator, report=report)
        reporting.publish_report(actor=coordinator, report=report)


def period_of(place: Place, text: str) -> Period:
    """ "-1-H1" is a half-year, "-1" the whole year before."""
    if "-H" in text:
        return place.calendar.period(text)
    return Period.of_year(place.calendar.year + int(text))


def confirmed(report: Report) -> dict[tuple[str, int | None], reporting.Written]:
    """The drafts from records, each read and confirmed."""
    drafts = Narrative.objects.filter(report=report, origin=Origin.RECORDS)
    return {
        (row.section, row.indicator_id): reporting.Written(row.text, row.text_en, is_confirmed=True)
        for row in drafts
    }


def keep_minutes(place: Place, said: dict[str, Any]) -> None:
    """The minutes of one meeting, approved; the first of its duties is done."""
    activity = Activity.objects.filter(office=place.office, title=said["title"]).first()
    if activity is None:  # the meeting lies ahead of today
        return
    facts = meetings.MinutesFacts(
        chair=said["chair"],
        present=said["present"],
        absent=said["absent"],
        items=tuple(meetings.SaidItem(title, told) for title, told in said["items"]),
        decisions=tuple(
            meetings.SaidDecision(text, place.seats[owner], place.calendar.day(due))
            for text, owner, due in said["decisions"]
        ),
    )
    meetings.write_minutes(actor=place.actor("expert"), activity=activity, facts=facts)
    minutes = meetings.approve_minutes(actor=place.actor("coordinator"), activity=activity)
    first = minutes.decisions.select_related("duty").first()
    if first is not None and first.duty is not None:
        finish_duty(actor=place.actor("expert"), duty=first.duty)
