"""Plans, objectives and their parts as pages load them: through what the actor may see, or 404."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404

from imece.services.accounts.models import Unit
from imece.services.documents.models import Document
from imece.work.activities import policies as activity_policies
from imece.work.indicators.choices import Basis
from imece.work.indicators.models import Indicator, Target
from imece.work.strategy import policies
from imece.work.strategy.choices import Level
from imece.work.strategy.models import (
    Goal,
    KeptScore,
    Objective,
    ObjectiveActivity,
    ObjectiveIndicator,
    ObjectiveNote,
    Plan,
    UnitBudget,
    Weight,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity
    from imece.work.strategy.reached import IndicatorStanding
    from imece.work.strategy.standing import ObjectiveStanding


def plan(actor: Actor, *, plan: int) -> Plan:
    """A visible plan."""
    found: Plan = get_object_or_404(policies.visible_plans(actor), pk=plan)
    return found


def removed_plan(actor: Actor, *, plan: int) -> Plan:
    """A removed plan that may be put back."""
    found: Plan = get_object_or_404(policies.removed_plans(actor), pk=plan)
    return found


def goal(actor: Actor, *, goal: int) -> Goal:
    """A goal of a visible plan."""
    return get_object_or_404(policies.visible_goals(actor), pk=goal)


def objective(actor: Actor, *, objective: int) -> Objective:
    """An objective of a visible plan."""
    return get_object_or_404(policies.visible_objectives(actor), pk=objective)


def note(actor: Actor, *, note: int) -> ObjectiveNote:
    """A risk, finding or need of a visible plan."""
    return get_object_or_404(policies.visible_notes(actor), pk=note)


def link(actor: Actor, *, link: int) -> ObjectiveIndicator:
    """An indicator in its place in a visible plan; one that an update took out is history."""
    found: ObjectiveIndicator = get_object_or_404(policies.visible_links(actor).present(), pk=link)
    return found


def activity(actor: Actor, *, activity: int) -> Activity:
    """A visible activity."""
    return get_object_or_404(activity_policies.visible_to(actor), pk=activity)


def newest_adopted(actor: Actor) -> Plan | None:
    """The own office's newest adopted plan that has begun, else the newest adopted one; at most two queries."""
    adopted = policies.adopted_plans(actor).order_by("-first_year", "-pk")
    return adopted.filter(first_year__lte=actor.today.year).first() or adopted.first()


def plans_of(actor: Actor) -> list[tuple[Plan, KeptScore | None]]:
    """Visible plans with their number of objectives and indicators and the newest kept score; two queries."""
    plans = list(
        policies.visible_plans(actor).annotate(
            objective_count=Count("goals__objectives", distinct=True),
            indicator_count=Count(
                "goals__objectives__indicators",
                filter=Q(goals__objectives__indicators__removed_on__isnull=True),
                distinct=True,
            ),
        )
    )
    newest: dict[int, KeptScore] = {}
    rows = KeptScore.objects.filter(
        plan__in=plans, level=Level.PLAN, basis=Basis.APPROVED, known_score__isnull=False
    )
    for row in rows.defer("lines").order_by("year"):
        newest[row.plan_id] = row
    return [(plan, newest.get(plan.pk)) for plan in plans]


def year_of(plan: Plan, text: str | None, today_year: int) -> int:
    """The year an address asks for; else the present one, kept inside the plan."""
    if text and text.isascii() and text.isdigit() and len(text) == 4 and int(text) in plan.years:
        return int(text)
    return min(max(today_year, plan.first_year), plan.last_year)


def basis_of(text: str | None) -> str:
    """The basis an address asks for: approved unless published."""
    return Basis.PUBLISHED if text == Basis.PUBLISHED else Basis.APPROVED


def tree(plan: Plan) -> list[Goal]:
    """The plan for its editor: goals, objectives, indicators with present weights; five queries."""
    return list(
        plan.goals.prefetch_related(
            Prefetch("objectives", Objective.objects.select_related("responsible_unit")),
            Prefetch(
                "objectives__indicators", ObjectiveIndicator.objects.present().select_related("indicator")
            ),
            Prefetch("objectives__indicators__weights", Weight.objects.present()),
        )
    )


def links_of(objective: Objective) -> list[ObjectiveIndicator]:
    """The objective's indicators with present weights and targets; three queries."""
    return list(
        objective.indicators.present()
        .select_related("indicator")
        .prefetch_related(
            Prefetch("weights", Weight.objects.present()),
            Prefetch("indicator__targets", Target.objects.filter(superseded_on__isnull=True)),
        )
    )


def links_of_plan(plan: Plan) -> list[ObjectiveIndicator]:
    """All indicators of the plan with present weights and targets, in order; three queries."""
    return list(
        ObjectiveIndicator.objects.present()
        .filter(objective__goal__plan=plan)
        .select_related("indicator", "objective__goal")
        .prefetch_related(
            Prefetch("weights", Weight.objects.present()),
            Prefetch("indicator__targets", Target.objects.filter(superseded_on__isnull=True)),
        )
        .order_by("objective__goal__position", "objective__position", "position", "pk")
    )


def linkable(objective: Objective) -> QuerySet[Indicator]:
    """Indicators of the office that the objective does not hold yet."""
    held = objective.indicators.present().values("indicator_id")
    return (
        Indicator.objects.kept()
        .filter(office_id=objective.goal.plan.office_id)
        .exclude(pk__in=held)
        .order_by("name")
    )


def indicators_of(plan: Plan) -> QuerySet[Indicator]:
    """Indicators of the plan's office that may come in; that one is there already the verb says."""
    return Indicator.objects.kept().filter(office_id=plan.office_id).order_by("name")


def objectives_of(plan: Plan) -> QuerySet[Objective]:
    """The plan's objectives in order, to choose from."""
    return Objective.objects.filter(goal__plan=plan).order_by("goal__position", "position", "pk")


def notes_of(objective: Objective) -> dict[str, list[ObjectiveNote]]:
    """Risks, findings and needs of an objective by kind."""
    return by_kind(objective.notes.all())


def by_kind(rows: Iterable[ObjectiveNote]) -> dict[str, list[ObjectiveNote]]:
    """Risks, findings and needs, each in its order."""
    notes: dict[str, list[ObjectiveNote]] = {"risk": [], "finding": [], "need": []}
    for row in rows:
        notes[row.kind].append(row)
    return notes


def documents_of(plan: Plan) -> QuerySet[Document]:
    """The plan's files: the decision that adopted it and others."""
    return Document.objects.about(plan)


def document(actor: Actor, *, document: int) -> Document:
    """A file of a visible plan."""
    found = get_object_or_404(Document, pk=document, about_type="strategy.plan", removed_at__isnull=True)
    if not policies.visible_plans(actor).filter(pk=found.about_id).exists():
        raise Http404
    return found


def activities_of(actor: Actor, objective: Objective, most: int = 20) -> list[Activity]:
    """The newest visible activities that serve the objective.

    Sorted by an expression, so that a database begins with the few that serve it and not with all days of the office.
    """
    return list(
        activity_policies.visible_to(actor)
        .filter(objectives__objective=objective)
        .select_related("kind")
        .order_by(Coalesce("first", "last").desc(), "-pk")[:most]
    )


def objectives_of_activity(actor: Actor, activity: Activity) -> list[Objective]:
    """The visible objectives that an activity serves."""
    served = ObjectiveActivity.objects.filter(activity=activity).values("objective_id")
    return list(policies.visible_objectives(actor).filter(pk__in=served).order_by("number_key"))


def choosable_objectives(actor: Actor) -> QuerySet[Objective]:
    """Objectives of the own office's plans."""
    return (
        policies.visible_objectives(actor)
        .filter(goal__plan__office_id=actor.office_id)
        .order_by("-goal__plan__first_year", "goal__position", "position")
    )


def budgets_of(actor: Actor, year: int) -> list[tuple[Unit, UnitBudget | None]]:
    """The office's units with their budget of a year; what the actor may not see is left out."""
    visible = policies.visible_budgets(actor).filter(office_id=actor.office_id, year=year)
    budgets = {row.unit_id: row for row in visible}
    units = Unit.objects.filter(office_id=actor.office_id, is_active=True)
    if not actor.is_staff:
        units = units.filter(pk__in=list(budgets))
    return [(unit, budgets.get(unit.pk)) for unit in units]


def budget_years(actor: Actor) -> list[int]:
    """The years that have budgets, newest first."""
    years = policies.visible_budgets(actor).filter(office_id=actor.office_id)
    return sorted(set(years.order_by().values_list("year", flat=True)), reverse=True)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """An indicator's targets over the years of its plan: each year with the row in force at its end, or None."""

    standing: IndicatorStanding
    targets: list[tuple[int, Target | None]]


def targets_by_year(standing: ObjectiveStanding[IndicatorStanding], plan: Plan) -> list[TargetRow]:
    """The targets that the standing was read with, in the order of the plan's years."""
    return [
        TargetRow(row, [(year, row.targets.get(year)) for year in plan.years]) for row in standing.indicators
    ]


@dataclass(frozen=True, slots=True)
class CostRow:
    """What an objective was to cost in a year, and what its responsible unit was given and spent."""

    year: int
    cost: Decimal | None
    budget: UnitBudget | None


def costs_of(objective: Objective) -> list[CostRow]:
    """The yearly costs of the objective beside the budgets of its responsible unit; one query."""
    plan = objective.goal.plan
    budgets = {
        row.year: row
        for row in UnitBudget.objects.filter(unit=objective.responsible_unit, office_id=plan.office_id)
    }
    costs = {int(year): Decimal(cost) for year, cost in objective.costs_by_year.items()}
    return [CostRow(year, costs.get(year), budgets.get(year)) for year in plan.years]
