"""What of a plan can be taken back for a minute: what it says of itself; in preparation also goals, objectives, notes, indicators, weights, order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Decision, refused
from imece.services.undoing.kinds import Kind, Table, nothing_beside
from imece.work.indicators.models import Target
from imece.work.strategy import policies, scoring
from imece.work.strategy.actions.findable import find_objectives, find_plan, forget_objectives
from imece.work.strategy.models import (
    Goal,
    KeptScore,
    Objective,
    ObjectiveActivity,
    ObjectiveIndicator,
    ObjectiveNote,
    Plan,
    Weight,
)

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Asked

GONE: Final = _("This can no longer be undone: the plan is no longer there.")
UNITS: Final = Objective.collaborating_units.through


def _hold(actor: Actor, asked: Asked) -> None:
    """The plan, as every verb of its parts does."""
    list(Plan.objects.filter(pk=asked.within or 0).select_for_update(of=("self",)).values("pk"))


def _may(actor: Actor, asked: Asked) -> Decision:
    plan = policies.visible_plans(actor).filter(pk=asked.within or 0).first()
    if plan is None:
        return refused(GONE)
    return policies.may_edit_plan(actor, plan)


def _rescore(actor: Actor, asked: Asked) -> None:
    plan = Plan.objects.get(pk=asked.within or 0)
    scoring.rescore_plan(plan.pk, plan.years)


def _find_objectives(actor: Actor, asked: Asked) -> None:
    there = Objective.objects.filter(pk__in=asked.ids)
    find_objectives(Plan.objects.select_related("office").get(pk=asked.within or 0), there)
    forget_objectives(sorted(set(asked.ids) - set(there.values_list("pk", flat=True))))


def _find_and_rescore(actor: Actor, asked: Asked) -> None:
    _find_objectives(actor, asked)
    _rescore(actor, asked)


def _find_goals_and_rescore(actor: Actor, asked: Asked) -> None:
    plan = Plan.objects.select_related("office").get(pk=asked.within or 0)
    find_objectives(plan, Objective.objects.filter(goal__in=asked.ids))
    _rescore(actor, asked)


def _find_of_notes(actor: Actor, asked: Asked) -> None:
    """An objective is found by its notes too; those of a note that is gone are few, so the plan's are kept anew."""
    plan = Plan.objects.select_related("office").get(pk=asked.within or 0)
    find_objectives(plan, Objective.objects.filter(goal__plan=plan))


def _below(way: str) -> tuple[Table, ...]:
    """Everything that hangs on objectives reached by this way, in the order of writing."""
    return (
        Table(ObjectiveNote, f"{way}"),
        Table(UNITS, f"{way}"),
        Table(ObjectiveIndicator, f"{way}"),
        Table(Weight, f"link__{way}"),
        Table(ObjectiveActivity, f"{way}"),
    )


REMADE: Final = (KeptScore,)
GOAL: Final = Kind("strategy.goal", (Table(Goal),), _hold, _may, nothing_beside, remade=REMADE)
GOAL_WHOLE: Final = Kind(
    "strategy.goal_whole",
    (Table(Goal), Table(Objective, "goal"), *_below("objective__goal")),
    _hold,
    _may,
    _find_goals_and_rescore,
    remade=REMADE,
)
OBJECTIVE: Final = Kind(
    "strategy.objective",
    (Table(Objective), Table(UNITS, "objective")),
    _hold,
    _may,
    _find_objectives,
    remade=REMADE,
)
OBJECTIVE_WHOLE: Final = Kind(
    "strategy.objective_whole",
    (Table(Objective), *_below("objective")),
    _hold,
    _may,
    _find_and_rescore,
    remade=REMADE,
)


def _may_annotate(actor: Actor, asked: Asked) -> Decision:
    plan = policies.visible_plans(actor).filter(pk=asked.within or 0).first()
    return policies.may_annotate(actor, plan) if plan is not None else refused(GONE)


def _find_plan(actor: Actor, asked: Asked) -> None:
    find_plan(Plan.objects.select_related("office").get(pk=asked.within or 0))


def _find_plan_and_rescore(actor: Actor, asked: Asked) -> None:
    _find_plan(actor, asked)
    _rescore(actor, asked)


PLAN: Final = Kind(
    "strategy.plan",
    (
        Table(Plan),
        Table(Weight, "link__objective__goal__plan"),
        Table(Target, "indicator__objectives__objective__goal__plan"),
    ),
    _hold,
    _may,
    _find_plan_and_rescore,
)
NOTED: Final = Kind("strategy.plan_noted", (Table(Plan),), _hold, _may_annotate, _find_plan)
NOTE: Final = Kind("strategy.note", (Table(ObjectiveNote),), _hold, _may, _find_of_notes)
LINK: Final = Kind(
    "strategy.link",
    (Table(ObjectiveIndicator), Table(Weight, "link")),
    _hold,
    _may,
    _rescore,
    related=("indicator",),
)
KINDS: Final = (GOAL, GOAL_WHOLE, OBJECTIVE, OBJECTIVE_WHOLE, NOTE, LINK, PLAN, NOTED)
