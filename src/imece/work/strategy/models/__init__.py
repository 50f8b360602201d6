"""What a plan says and what is kept of its scores."""

from __future__ import annotations

from imece.work.strategy.models.money import UnitBudget
from imece.work.strategy.models.plan import Goal, Objective, ObjectiveNote, Plan, PlanVersion
from imece.work.strategy.models.score import AcceptedFinding, KeptScore
from imece.work.strategy.models.weight import ObjectiveActivity, ObjectiveIndicator, Weight

__all__ = [
    "AcceptedFinding",
    "Goal",
    "KeptScore",
    "Objective",
    "ObjectiveActivity",
    "ObjectiveIndicator",
    "ObjectiveNote",
    "Plan",
    "PlanVersion",
    "UnitBudget",
    "Weight",
]
