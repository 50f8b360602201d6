"""Reading plans: for pages, for the public portal, for checks, and on any past day."""

from __future__ import annotations

from imece.work.strategy.queries.findings import CheckedPlan, Judged, checked, errors_of
from imece.work.strategy.queries.history import scores_as_of, version_on
from imece.work.strategy.queries.overview import plan_standing
from imece.work.strategy.queries.public import (
    PublicObjective,
    PublicPlan,
    public_objective,
    public_plan,
    public_plans,
)
from imece.work.strategy.queries.standing import full_standing, objective_standing

__all__ = [
    "CheckedPlan",
    "Judged",
    "PublicObjective",
    "PublicPlan",
    "checked",
    "errors_of",
    "full_standing",
    "objective_standing",
    "plan_standing",
    "public_objective",
    "public_plan",
    "public_plans",
    "scores_as_of",
    "version_on",
]
