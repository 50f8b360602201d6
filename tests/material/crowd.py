"""Many rows of everything in a lived-in office, written in bulk: pages must not ask more questions for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from imece.ground.values import clock
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Grant, Membership, Office, OfficeKind, Unit, User
from imece.services.audit.models import Entry
from imece.services.documents.models import Document
from imece.services.duties.models import Duty
from imece.services.exchange.models import ImportRun
from imece.work.activities import actions as activities
from imece.work.activities.models import Activity
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual, Indicator, MilestoneStep, ReportRequest, Target
from imece.work.strategy.models import (
    Goal,
    Objective,
    ObjectiveIndicator,
    ObjectiveNote,
    Plan,
    UnitBudget,
    Weight,
)
from tests.material.lived_in import happening
from tests.material.planned import HALF

if TYPE_CHECKING:
    from tests.material.lived_in import Lived


def crowd(lived: Lived, number: int, seed: str) -> None:
    """That many more rows on every list of the office; `seed` keeps the names of two crowds apart."""
    office = lived.place.office
    units = [
        Unit(
            office=office,
            name=f"Birim {seed} {place}",
            sort_key=f"{seed} {place:04}",
            path=f"x{seed}{place}/",
        )
        for place in range(number)
    ]
    Unit.objects.bulk_create(units)
    for unit in units:
        unit.path = f"{unit.pk}/"
    Unit.objects.bulk_update(units, ["path"])
    people(lived, number, seed, units)
    records(lived, number, seed)
    figures(lived, number, seed, units)
    plans(lived, number, seed)


def people(lived: Lived, number: int, seed: str, units: list[Unit]) -> None:
    """Members, their duties, grants, entries of the trail."""
    office = lived.place.office
    users = [User(email=f"{seed}{place}@kalabalik.example", name=f"Kişi {place}") for place in range(number)]
    User.objects.bulk_create(users)
    seats = [
        Membership(user=user, office=office, role=Role.UNIT_CONTACT, unit=unit)
        for user, unit in zip(users, units, strict=True)
    ]
    Membership.objects.bulk_create(seats)
    Duty.objects.bulk_create(
        Duty(office=office, title=f"İş {place}", owner=seat, unit=seat.unit, due_on=date(2025, 1, 1))
        for place, seat in enumerate(seats)
    )
    offices = [
        Office(slug=f"{seed}-{place}", name=f"Komşu {place}", kind=OfficeKind.DISTRICT)
        for place in range(number)
    ]
    Office.objects.bulk_create(offices)
    Grant.objects.bulk_create(
        Grant(giver=office, receiver=other, first=date(2025, 1, 1)) for other in offices
    )
    Entry.objects.bulk_create(
        Entry(
            office_id=office.pk,
            at=clock.now(),
            actor_name="Ayşe",
            verb=verb,
            thing_type="activities.activity",
        )
        for _place in range(number)
        for verb in ("activities.recorded", "accounts.looked")
    )


def records(lived: Lived, number: int, seed: str) -> None:
    """Activities with institutions, documents on one of them, own kinds, imports."""
    office, actor = lived.place.office, lived.coordinator
    seat = lived.place.members["Umut"]
    many = [
        happening(lived, f"{seed} {place}", date(2025, 1 + place % 12, 5), seat) for place in range(number)
    ]
    activities.record_many(actor=actor, many=many)
    activity = Activity.objects.get(pk=lived.ids["activity"])
    seen = Document.objects.get(pk=lived.ids["document"])
    Document.objects.bulk_create(
        Document(
            office=office,
            about_type=activity._meta.label_lower,
            about_id=activity.pk,
            name=f"{place}.pdf",
            kind=seen.kind,
            mime=seen.mime,
            size=seen.size,
            sha256=seen.sha256,
            file=seen.file.name,
        )
        for place in range(min(number, 40))
    )
    for place in range(number):
        run = ImportRun(office=office, kind="activities", file_name=f"{place}.csv", sha256=seed)
        run.created_by_id = actor.person_id or 0
        run.save()


def figures(lived: Lived, number: int, seed: str, units: list[Unit]) -> None:
    """Indicators of the unit asked, submitted, open and approved; requests to many units; budgets; steps."""
    office = lived.place.office
    unit = lived.place.unit("Su ve Kanalizasyon")
    indicators = [
        Indicator(office=office, name=f"Gösterge {seed} {place}", responsible_unit=unit)
        for place in range(number)
    ]
    Indicator.objects.bulk_create(indicators)
    Target.objects.bulk_create(
        Target(indicator=one, year=2025, value=9, in_force_from=date(2025, 1, 1)) for one in indicators
    )
    request = ReportRequest.objects.get(pk=lived.ids["asked"])
    states = (ActualState.OPEN, ActualState.SUBMITTED, ActualState.DRAFT, ActualState.RETURNED)
    Actual.objects.bulk_create(
        Actual(
            office=office,
            indicator=one,
            first=HALF.first,
            last=HALF.last,
            state=states[place % 4],
            value=3,
            request=request,
        )
        for place, one in enumerate(indicators)
    )
    ReportRequest.objects.bulk_create(
        ReportRequest(office=office, unit=one, first=HALF.first, last=HALF.last, due_on=date(2025, 7, 9))
        for one in units
    )
    UnitBudget.objects.bulk_create(
        UnitBudget(office=office, unit=one, year=2025, appropriation=100, spending=50) for one in units
    )
    milestone = Indicator.objects.get(pk=lived.ids["indicators:steps indicator"])
    MilestoneStep.objects.bulk_create(
        MilestoneStep(indicator=milestone, title=f"{place}", weight="0.01", due_on=date(2025, 5, 5))
        for place in range(number)
    )


def plans(lived: Lived, number: int, seed: str) -> None:
    """More plans, and more goals, objectives, notes and indicators in the two plans that pages show."""
    office = lived.place.office
    Plan.objects.bulk_create(
        Plan(office=office, title=f"Plan {seed} {place}", first_year=2025, last_year=2029)
        for place in range(number)
    )
    indicators = list(Indicator.objects.filter(office=office, name__startswith=f"Gösterge {seed}"))
    for plan_id in (lived.ids["plan"], lived.ids["portal:plan plan"]):
        plan = Plan.objects.get(pk=plan_id)
        objective = Objective.objects.filter(goal__plan=plan).order_by("pk")[0]
        links = [
            ObjectiveIndicator(
                objective=objective, indicator=one, number=f"1.1.{place}", number_key=f"{place}"
            )
            for place, one in enumerate(indicators)
        ]
        ObjectiveIndicator.objects.bulk_create(links)
        Weight.objects.bulk_create(
            Weight(link=link, value="0.1", in_force_from=plan.begins) for link in links
        )
        ObjectiveNote.objects.bulk_create(
            ObjectiveNote(objective=objective, kind="risk", text=f"Risk {place}") for place in range(number)
        )
        goals = [
            Goal(plan=plan, number=f"{place}", number_key=f"{place}", title=f"Amaç {place}")
            for place in range(number)
        ]
        Goal.objects.bulk_create(goals)
        Objective.objects.bulk_create(
            Objective(goal=goal, number=f"{goal.number}.1", number_key=goal.number_key, title="Hedef")
            for goal in goals
        )
