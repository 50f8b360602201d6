"""The demo's people, advisory requests and investors: invented, marked as samples, put down through the verbs."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from imece.overview.showcase.reading import DATA
from imece.services.reference import finding
from imece.work.activities.actions import record_activity
from imece.work.activities.choices import Part
from imece.work.activities.dates import When
from imece.work.activities.facts import Facts
from imece.work.activities.models import Activity, ActivityKind
from imece.work.advisory import actions as advisory
from imece.work.advisory.facts import LeadFacts, ProblemFacts, RequestFacts, VisitFacts
from imece.work.people import actions as people
from imece.work.people.facts import PersonFacts, RoleFacts

if TYPE_CHECKING:
    from datetime import date

    from imece.overview.showcase.people import Place
    from imece.work.advisory.models import InvestorVisit
    from imece.work.people.models import Person


@cache
def material() -> dict[str, Any]:
    """The data file, by office."""
    found: dict[str, Any] = json.loads((DATA / "relations.json").read_text(encoding="utf-8"))
    return found


def write(place: Place) -> None:
    """Everything of one office that has begun by today."""
    said = material().get(place.office.slug, {})
    known = {row["name"]: enter(place, row) for row in said.get("people", ())}
    for row in said.get("segments", ()):
        people.save_segment(actor=place.actor("coordinator"), view="people:list", **row)
    for row in said.get("requests", ()):
        ask(place, row, known)
    for row in said.get("visits", ()):
        visit(place, row)
    for row in said.get("leads", ()):
        lead(place, row)
    happened = Activity.objects.standing().filter(office=place.office, first__lte=place.calendar.today)
    newest = list(happened.order_by("-first", "sort_key", "pk")[:5])
    for row in said.get("attended", ()):
        if row["activity"] < len(newest):
            people.put_down_attendance(
                actor=place.actor("expert"),
                activity=newest[row["activity"]],
                people=[known[name] for name in row["people"]],
            )


def enter(place: Place, row: dict[str, Any]) -> Person:
    """One person with the present role."""
    day = place.calendar.day
    made = people.enter_person(
        actor=place.actor("expert"),
        facts=PersonFacts(
            name=row["name"],
            title=row.get("title", ""),
            languages=tuple(row["languages"]),
            groups=tuple(row["groups"]),
            tags=("örnek", *row.get("tags", ())),
            basis=row["basis"],
            basis_source=row["source"],
            basis_on=day(row["on"]),
            notified_on=day(row["notified"]) if "notified" in row else None,
            points={(kind, "work"): row[kind] for kind in ("mail", "phone", "mobile") if kind in row},
            role=RoleFacts(
                institution=row["institution"], title=row["position"], is_main=row.get("main", False)
            ),
        ),
    )
    if "withdrawn" in row:
        made = people.withdraw_consent(actor=place.actor("expert"), person=made, day=day(row["withdrawn"]))
    return made


def ask(place: Place, row: dict[str, Any], known: dict[str, Person]) -> None:
    """One advisory request, answered or waiting."""
    day = place.calendar.day
    asked = day(row["on"])
    if asked > place.calendar.today:
        return
    answered = day(row["answered"]) if "answered" in row else asked
    advisory.record_request(
        actor=place.actor("expert"),
        facts=RequestFacts(
            question=row["question"],
            asked_on=asked,
            asker=row["asker"],
            institution=row.get("institution", ""),
            person=known.get(row.get("person", "")),
            target_group=row["group"],
            sector=row.get("sector", ""),
            topic=row["topic"],
            channel=row["channel"],
            owner=place.seats[row["owner"]] if "owner" in row else None,
            due_on=day(row["due"]) if "due" in row else None,
        ),
        answer=row.get("answer", "") if answered <= place.calendar.today else "",
        answered_on=answered,
    )


def visit(place: Place, row: dict[str, Any]) -> None:
    """One visit to an investor with its interview and problems."""
    day = place.calendar.day(row["on"])
    if day > place.calendar.today:
        return
    actor = place.actor("expert")
    activity = record_activity(
        actor=actor,
        facts=Facts(
            kind=ActivityKind.objects.get(office__isnull=True, code="visit"),
            title=f"Yatırımcı ziyareti: {row['investor']}",
            when=When(day, day),
            part=Part.ORGANISED,
            province=place.office.province,
            place=row["place"],
            institutions=(row["investor"],),
        ),
    )
    facts = VisitFacts(investor=row["investor"], sector=row["sector"], answers=row["answers"])
    written = advisory.write_visit(actor=actor, activity=activity, facts=facts)
    for said in row["problems"]:
        trouble(place, written, said)


def trouble(place: Place, written: InvestorVisit, row: dict[str, Any]) -> None:
    """One problem, ended or going on."""
    actor, day = place.actor("expert"), place.calendar.day
    problem = advisory.add_problem(
        actor=actor,
        visit=written,
        facts=ProblemFacts(
            title=row["title"],
            area=row["area"],
            step=row["step"],
            owner=place.seats[row["owner"]],
            due_on=day(row["due"]),
        ),
    )
    if "ended" in row and day(row["ended"]) <= place.calendar.today:
        advisory.end_problem(
            actor=actor, problem=problem, solved=True, outcome=row["outcome"], day=day(row["ended"])
        )


def lead(place: Place, row: dict[str, Any]) -> None:
    """One investment with the steps that it has taken by today."""
    actor = place.actor("coordinator")
    first: date = place.calendar.day(row["first"])
    if first > place.calendar.today:
        return
    district = finding.find_district(row.get("district"), place.office.province).match
    made = advisory.enter_lead(
        actor=actor,
        facts=LeadFacts(
            title=row["title"],
            investor=row["investor"],
            first_on=first,
            sector=row["sector"],
            country=row.get("country", "TR"),
            province=place.office.province,
            district=district.code if district else "",
            site=row.get("site", ""),
            amount=Decimal(row["amount"]) if "amount" in row else None,
            currency=row.get("currency", "TRY"),
            jobs=row.get("jobs"),
            owner=place.seats[row["owner"]],
        ),
    )
    for move, text, note in row["moves"]:
        if (day := place.calendar.day(text)) <= place.calendar.today:
            made = advisory.move_lead(actor=actor, lead=made, move=move, day=day, note=note)
