"""The verbs of plans, one module by noun; the only writers of this app."""

from __future__ import annotations

from imece.work.strategy.actions.activities import set_objectives
from imece.work.strategy.actions.budgets import set_budgets
from imece.work.strategy.actions.findings import accept_finding, take_up_finding
from imece.work.strategy.actions.imports import import_plan
from imece.work.strategy.actions.links import link_indicator, renumber, set_weights, unlink_indicator
from imece.work.strategy.actions.plans import (
    adopt_plan,
    annotate_plan,
    change_plan,
    create_plan,
    publish_plan,
    remove_plan,
    restore_plan,
    withdraw_plan,
)
from imece.work.strategy.actions.structure import (
    add_goal,
    add_note,
    add_objective,
    change_goal,
    change_note,
    change_objective,
    label_percent,
    move,
    remove_goal,
    remove_note,
    remove_objective,
    siblings,
)
from imece.work.strategy.actions.targets import set_targets
from imece.work.strategy.actions.updates import update_plan

__all__ = [
    "accept_finding",
    "add_goal",
    "add_note",
    "add_objective",
    "adopt_plan",
    "annotate_plan",
    "change_goal",
    "change_note",
    "change_objective",
    "change_plan",
    "create_plan",
    "import_plan",
    "label_percent",
    "link_indicator",
    "move",
    "publish_plan",
    "remove_goal",
    "remove_note",
    "remove_objective",
    "remove_plan",
    "renumber",
    "restore_plan",
    "set_budgets",
    "set_objectives",
    "set_targets",
    "set_weights",
    "siblings",
    "take_up_finding",
    "unlink_indicator",
    "update_plan",
    "withdraw_plan",
]
