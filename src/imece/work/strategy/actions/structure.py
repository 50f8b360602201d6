"""Goals, objectives and what an objective says beside its indicators: added, changed, moved, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.strategy import policies
from imece.work.strategy.actions.findable import find_objective, forget_objectives
from imece.work.strategy.actions.plans import locked
from imece.work.strategy.models import Goal, Objective, ObjectiveIndicator, ObjectiveNote

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.strategy.facts import GoalFacts, NoteFacts, ObjectiveFacts
    from imece.work.strategy.models import Plan

GOAL_FIELDS = ("number", "title", "weight", "printed_percent", "printed_percent_means")
OBJECTIVE_FIELDS = (
    "number",
    "title",
    "weight",
    "responsible_unit_id",
    "collaborators_text",
    "cost_estimate",
    "cost_currency",
    "costs_by_year",
)

Placed = TypeVar("Placed", Goal, Objective, ObjectiveIndicator, ObjectiveNote)


def next_position(rows: models.QuerySet[Placed]) -> int:
    """The place behind the last."""
    return (rows.aggregate(last=models.Max("position"))["last"] or 0) + 1


@transaction.atomic
def add_goal(*, actor: Actor, plan: Plan, facts: GoalFacts) -> Goal:
    """Add a goal at the end of the plan."""
    plan = locked(plan)
    require(policies.may_edit_plan(actor, plan))
    goal = Goal(plan=plan, position=next_position(Goal.objects.filter(plan=plan)))
    _tell_goal(goal, facts)
    goal.save()
    audit.record(actor.signature, "strategy.goal_added", goal, changes=audit.snapshot(goal, GOAL_FIELDS))
    return goal


@transaction.atomic
def change_goal(*, actor: Actor, goal: Goal, facts: GoalFacts) -> Goal:
    """Change a goal of a plan in preparation."""
    plan = locked(goal.plan)
    require(policies.may_edit_plan(actor, plan))
    before = audit.snapshot(goal, GOAL_FIELDS)
    _tell_goal(goal, facts)
    goal.save()
    changes = audit.difference(before, audit.snapshot(goal, GOAL_FIELDS))
    audit.record(actor.signature, "strategy.goal_changed", goal, changes=changes)
    return goal


@transaction.atomic
def label_percent(*, actor: Actor, goal: Goal, means: str) -> Goal:
    """Answer what the percentage printed beside a goal means; the plan's words do not change by it."""
    require(policies.may_annotate(actor, locked(goal.plan)))
    if goal.printed_percent is None:
        raise Refused(_("No percentage is printed beside this goal."))
    before = goal.printed_percent_means
    goal.printed_percent_means = means
    goal.save(update_fields=["printed_percent_means"])
    audit.record(actor.signature, "strategy.percent_labelled", goal, changes={"means": [before, means]})
    return goal


def _tell_goal(goal: Goal, facts: GoalFacts) -> None:
    goal.number = facts.number
    goal.title = facts.title
    goal.weight = facts.weight
    goal.printed_percent = facts.printed_percent
    goal.printed_percent_means = facts.printed_percent_means
    goal.say("title", "en", facts.title_en)


@transaction.atomic
def remove_goal(*, actor: Actor, goal: Goal) -> None:
    """Remove a goal with its objectives; the indicators themselves stay with the office."""
    plan = locked(goal.plan)
    require(policies.may_edit_plan(actor, plan))
    ids = list(goal.objectives.values_list("pk", flat=True))
    audit.record(actor.signature, "strategy.goal_removed", goal, changes={"objectives": len(ids)})
    forget_objectives(ids)
    goal.delete()


@transaction.atomic
def add_objective(*, actor: Actor, goal: Goal, facts: ObjectiveFacts) -> Objective:
    """Add an objective at the end of its goal."""
    plan = locked(goal.plan)
    require(policies.may_edit_plan(actor, plan))
    objective = Objective(goal=goal, position=next_position(Objective.objects.filter(goal=goal)))
    _tell_objective(objective, facts, plan)
    audit.record(
        actor.signature,
        "strategy.objective_added",
        objective,
        changes=audit.snapshot(objective, OBJECTIVE_FIELDS),
    )
    return objective


@transaction.atomic
def change_objective(*, actor: Actor, objective: Objective, facts: ObjectiveFacts) -> Objective:
    """Change an objective of a plan in preparation."""
    plan = locked(objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    before = audit.snapshot(objective, OBJECTIVE_FIELDS)
    _tell_objective(objective, facts, plan)
    changes = audit.difference(before, audit.snapshot(objective, OBJECTIVE_FIELDS))
    audit.record(actor.signature, "strategy.objective_changed", objective, changes=changes)
    return objective


def _tell_objective(objective: Objective, facts: ObjectiveFacts, plan: Plan) -> None:
    units = [unit for unit in (facts.responsible_unit, *facts.collaborating_units) if unit is not None]
    if any(unit.office_id != plan.office_id for unit in units):
        raise Refused(_("A unit of another office cannot be responsible here."))
    if outside := sorted(year for year in facts.costs_by_year if year not in plan.years):
        raise Refused(_("The plan has no year %(year)s.") % {"year": outside[0]})
    objective.number = facts.number
    objective.title = facts.title
    objective.weight = facts.weight
    objective.responsible_unit = facts.responsible_unit
    objective.collaborators_text = facts.collaborators_text
    objective.cost_estimate = facts.cost_estimate
    objective.cost_currency = facts.cost_currency
    objective.costs_by_year = {str(year): str(cost) for year, cost in sorted(facts.costs_by_year.items())}
    objective.say("title", "en", facts.title_en)
    objective.save()
    objective.collaborating_units.set(facts.collaborating_units)
    find_objective(plan, objective)


@transaction.atomic
def remove_objective(*, actor: Actor, objective: Objective) -> None:
    """Remove an objective of a plan in preparation; its indicators stay with the office."""
    plan = locked(objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    audit.record(actor.signature, "strategy.objective_removed", objective)
    forget_objectives([objective.pk])
    objective.delete()


@transaction.atomic
def add_note(*, actor: Actor, objective: Objective, facts: NoteFacts) -> ObjectiveNote:
    """Add a risk, a finding or a need."""
    plan = locked(objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    notes = ObjectiveNote.objects.filter(objective=objective, kind=facts.kind)
    note = ObjectiveNote(objective=objective, position=next_position(notes))
    _tell_note(note, facts)
    audit.record(actor.signature, "strategy.note_added", objective, changes={facts.kind: facts.text})
    find_objective(plan, objective)
    return note


@transaction.atomic
def change_note(*, actor: Actor, note: ObjectiveNote, facts: NoteFacts) -> ObjectiveNote:
    """Change a risk, a finding or a need."""
    plan = locked(note.objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    before = note.text
    _tell_note(note, facts)
    changes = {str(facts.kind): [before, facts.text]}
    audit.record(actor.signature, "strategy.note_changed", note.objective, changes=changes)
    find_objective(plan, note.objective)
    return note


def _tell_note(note: ObjectiveNote, facts: NoteFacts) -> None:
    note.kind = facts.kind
    note.text = facts.text
    note.control = facts.control
    note.say("text", "en", facts.text_en)
    note.save()


@transaction.atomic
def remove_note(*, actor: Actor, note: ObjectiveNote) -> None:
    """Remove a risk, a finding or a need."""
    plan = locked(note.objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    audit.record(actor.signature, "strategy.note_removed", note.objective, changes={note.kind: note.text})
    note.delete()


def siblings(thing: Placed) -> models.QuerySet[Placed]:
    """All rows among which a thing has its place, itself included, in order."""
    if isinstance(thing, Goal):
        return Goal.objects.filter(plan_id=thing.plan_id).order_by("position", "pk")
    if isinstance(thing, Objective):
        return Objective.objects.filter(goal_id=thing.goal_id).order_by("position", "pk")
    if isinstance(thing, ObjectiveIndicator):
        return ObjectiveIndicator.objects.filter(objective_id=thing.objective_id).order_by("position", "pk")
    return ObjectiveNote.objects.filter(objective_id=thing.objective_id, kind=thing.kind).order_by(
        "position", "pk"
    )


@transaction.atomic
def move(*, actor: Actor, thing: Placed, plan: Plan, direction: Literal["up", "down"]) -> None:
    """Change places with the neighbour above or below; at the edge nothing happens."""
    require(policies.may_edit_plan(actor, locked(plan)))
    rows = list(siblings(thing))
    place = next(order for order, row in enumerate(rows) if row.pk == thing.pk)
    other = place - 1 if direction == "up" else place + 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for order, row in enumerate(rows, 1):
        row.position = order
    siblings(thing).bulk_update(rows, ["position"])
    audit.record(actor.signature, "strategy.moved", thing, changes={"position": [place + 1, other + 1]})
