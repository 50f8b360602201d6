"""Reads: requests and their yearly summary, visits with problems, the board of leads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Prefetch, Q, Sum
from django.http import Http404

from imece.ground.values import turkish
from imece.services.accounts.policies import visible_members, visible_units
from imece.services.audit.models import Entry
from imece.work.activities.choices import TargetGroup
from imece.work.activities.queries import activity as visible_activity
from imece.work.advisory import policies
from imece.work.advisory.choices import Channel, ProblemState, RequestState, Stage, Topic
from imece.work.advisory.models import AdvisoryRequest, Lead, LeadMove, Problem

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership, Unit
    from imece.work.activities.models import Activity
    from imece.work.advisory.models import InvestorVisit
    from imece.work.advisory.querysets import LeadQuerySet, RequestQuerySet

TRAIL_LENGTH: Final = 50
ON_BOARD: Final = 25
NO_GROUP: Final = ""


def request(actor: Actor, advice: int) -> AdvisoryRequest:
    """One visible request."""
    found = listed(actor).filter(pk=advice).first()
    if found is None:
        raise Http404
    return found


def listed(actor: Actor) -> RequestQuerySet:
    """Visible requests with all that a row of a list shows."""
    return policies.visible_to(actor).select_related("office", "institution", "person", "unit", "owner__user")


def matching(text: str) -> Q:
    """The condition under which a typed text finds a request or a lead."""
    return reduce(and_, (Q(folded__contains=word) for word in turkish.fold(text).split()[:8]), Q())


def lead(actor: Actor, lead: int) -> Lead:
    """One visible lead with its moves."""
    found = (
        listed_leads(actor)
        .prefetch_related(Prefetch("moves", LeadMove.objects.order_by("pk")))
        .filter(pk=lead)
        .first()
    )
    if found is None:
        raise Http404
    return found


def listed_leads(actor: Actor) -> LeadQuerySet:
    """Visible leads with all that a card or a row shows."""
    return policies.visible_leads(actor).select_related("office", "institution", "owner__user")


def activity(actor: Actor, activity: int) -> Activity:
    """A visible activity of the own office, which a visit may extend."""
    found = visible_activity(actor, activity)
    if not actor.owns(found.office_id):
        raise Http404
    return found


def visit_of(activity: Activity) -> InvestorVisit | None:
    """What was learnt at this activity, if it was a visit to an investor."""
    visit: InvestorVisit | None = getattr(activity, "investor_visit", None)
    return visit


def visit(actor: Actor, visit: int) -> InvestorVisit:
    """One visible visit with its problems."""
    found = listed_visits(actor).filter(pk=visit).first()
    if found is None:
        raise Http404
    return found


def listed_visits(actor: Actor) -> QuerySet[InvestorVisit]:
    """Visible visits with activity, investor and problems, newest first."""
    problems = Problem.objects.select_related("owner__user").order_by("state", "due_on", "pk")
    return (
        policies.visible_visits(actor)
        .select_related("activity__kind", "activity__office", "institution")
        .prefetch_related(Prefetch("problems", problems))
        .order_by("-activity__first", "-pk")
    )


def problem(actor: Actor, problem: int) -> Problem:
    """One visible problem with its visit."""
    found = (
        policies.visible_problems(actor)
        .select_related("visit__activity__office", "visit__institution", "owner__user")
        .filter(pk=problem)
        .first()
    )
    if found is None:
        raise Http404
    return found


def open_problems(actor: Actor) -> QuerySet[Problem]:
    """What is still in investors' way, the most urgent first."""
    return (
        policies.visible_problems(actor)
        .filter(state=ProblemState.OPEN)
        .select_related("visit__institution", "owner__user", "office")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One stage on the board: how many, how many jobs, the newest of them."""

    stage: Stage
    number: int
    jobs: int
    leads: list[Lead]

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.number - len(self.leads)


def board(actor: Actor, narrowed: LeadQuerySet) -> list[Column]:
    """The leads by stage: two questions for the numbers and the cards."""
    told = narrowed.order_by().values_list("stage").annotate(number=Count("pk"), jobs_sum=Sum("jobs"))
    numbers = {stage: (number, jobs or 0) for stage, number, jobs in told}
    cards: dict[str, list[Lead]] = {stage: [] for stage in Stage.values}
    for one in narrowed.order_by("-changed_at", "-pk")[: ON_BOARD * len(cards)]:
        if len(cards[one.stage]) < ON_BOARD:
            cards[one.stage].append(one)
    return [Column(stage, *numbers.get(stage.value, (0, 0)), cards[stage.value]) for stage in Stage]


@dataclass(frozen=True, slots=True)
class Summary:
    """A year of advice: how many, how quickly, by subject and for whom."""

    year: int
    total: int
    answered: int
    days: float | None
    groups: list[tuple[str, str]]
    rows: list[tuple[str, str, list[int], int]]
    columns: list[int]
    channels: list[tuple[str, str, int]]


def summary(actor: Actor, year: int) -> Summary:
    """The year's requests of the whole office: a table of subjects by target groups with sums, and the channels."""
    asked = policies.visible_to(actor).filter(asked_on__year=year).order_by()
    told = asked.aggregate(
        total=Count("pk"),
        answered=Count("pk", filter=Q(answered_on__isnull=False)),
        taken=Avg(ExpressionWrapper(F("answered_on") - F("asked_on"), output_field=DurationField())),
    )
    counted = {
        (row["topic"], row["target_group"]): row["number"]
        for row in asked.values("topic", "target_group").annotate(number=Count("pk"))
    }
    used = {group for _topic, group in counted}
    labels = {**dict(TargetGroup.choices), NO_GROUP: "–"}
    groups = [(code, str(labels[code])) for code in labels if code in used]
    rows = []
    for topic in Topic:
        numbers = [counted.get((topic.value, code), 0) for code, _label in groups]
        if any(numbers):
            rows.append((topic.value, str(topic.label), numbers, sum(numbers)))
    by_channel = dict(asked.values_list("channel").annotate(number=Count("pk")))
    return Summary(
        year=year,
        total=told["total"],
        answered=told["answered"],
        days=None if told["taken"] is None else round(told["taken"].total_seconds() / 86_400, 1),
        groups=groups,
        rows=rows,
        columns=[sum(row[2][place] for row in rows) for place in range(len(groups))],
        channels=[
            (code, str(label), by_channel[code]) for code, label in Channel.choices if code in by_channel
        ],
    )


def years(actor: Actor) -> list[int]:
    """The years in which something was asked, newest first."""
    return [day.year for day in policies.visible_to(actor).dates("asked_on", "year", order="DESC")]


def units(actor: Actor) -> dict[str, Unit]:
    """The units under which this actor may put a request down."""
    found = visible_units(actor).filter(is_active=True)
    return {str(unit.pk): unit for unit in (found if actor.is_staff else found.filter(pk__in=actor.unit_ids))}


def members(actor: Actor) -> dict[str, Membership]:
    """Who may answer."""
    seats = visible_members(actor).order_by("user__name", "pk")
    return {str(seat.pk): seat for seat in seats if seat.is_open_on(actor.today)}


def trail(actor: Actor, thing: Model) -> list[Entry]:
    """What happened to a record of the own office, newest first."""
    return list(Entry.objects.of(thing)[:TRAIL_LENGTH]) if actor.reads_as_staff else []


def of_institution(actor: Actor, institution: int) -> dict[str, Any]:
    """What the office has of advice and investment with an institution."""
    return {
        "requests": list(
            listed(actor).filter(institution_id=institution).order_by("-asked_on", "-pk")[:ON_BOARD]
        ),
        "visits": list(listed_visits(actor).filter(institution_id=institution)[:ON_BOARD]),
        "leads": list(
            listed_leads(actor).filter(institution_id=institution).order_by("-changed_at", "-pk")[:ON_BOARD]
        ),
    }


def waiting(actor: Actor) -> int:
    """How many requests wait for an answer."""
    return policies.visible_to(actor).filter(state=RequestState.OPEN).count()
