"""The yearly targets of a plan's indicators, written while the plan is prepared; an update supersedes them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.indicators.actions.planned import present_targets, write_targets
from imece.work.indicators.policies import GOVERNED
from imece.work.strategy import policies
from imece.work.strategy.actions.plans import locked
from imece.work.strategy.models import ObjectiveIndicator

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from imece.services.accounts.actor import Actor
    from imece.work.indicators.actions.planned import Cell, TargetFacts
    from imece.work.indicators.models import Target
    from imece.work.strategy.models import Objective, Plan


@transaction.atomic
def set_targets(*, actor: Actor, objective: Objective, targets: Mapping[Cell, TargetFacts]) -> int:
    """Write the targets of an objective's indicators; returns how many cells changed.

    In an adopted plan only the performance programme's targets may be written: they are decided every year.
    """
    plan = locked(objective.goal.plan)
    require(policies.may_annotate(actor, plan))
    ids = set(objective.indicators.present().values_list("indicator_id", flat=True))
    for indicator_id, year in targets:
        if indicator_id not in ids or year not in plan.years:
            raise Refused(_("This indicator or year is not part of the objective."))
    present = present_targets(ids)
    changed = {cell: facts for cell, facts in targets.items() if _differs(present.get(cell), facts)}
    said_by_plan = [cell for cell, facts in changed.items() if _plan_part_differs(present.get(cell), facts)]
    if plan.is_adopted and said_by_plan:
        raise Refused(policies.VERBATIM)
    _refuse_governed(plan, said_by_plan)
    if changed:
        said = {
            f"{indicator_id} · {year}": [_shown(present.get((indicator_id, year))), _said(facts)]
            for (indicator_id, year), facts in changed.items()
        }
        audit.record(actor.signature, "strategy.targets_set", objective, changes=said)
        write_targets(changed, present, plan.begins)
    return len(changed)


def _refuse_governed(plan: Plan, cells: Collection[Cell]) -> None:
    """An indicator may serve two plans; the years of an adopted one are changed by its own update alone."""
    ids = {indicator_id for indicator_id, _year in cells}
    spans: dict[int, list[range]] = {}
    for indicator_id, first, last in (
        ObjectiveIndicator.objects.held_by_adopted()
        .filter(indicator__in=ids)
        .exclude(objective__goal__plan=plan)
        .values_list("indicator_id", "objective__goal__plan__first_year", "objective__goal__plan__last_year")
    ):
        spans.setdefault(indicator_id, []).append(range(first, last + 1))
    if any(year in span for indicator_id, year in cells for span in spans.get(indicator_id, ())):
        raise Refused(GOVERNED)


def _differs(row: Target | None, facts: TargetFacts) -> bool:
    return _plan_part_differs(row, facts) or (row.programme_value if row else None) != facts.programme_value


def _plan_part_differs(row: Target | None, facts: TargetFacts) -> bool:
    return ((row.value, row.text) if row else (None, "")) != (facts.value, facts.text)


def _shown(row: Target | None) -> list[str | None]:
    return [audit.plain(row.value), audit.plain(row.programme_value), row.text] if row else []


def _said(facts: TargetFacts) -> list[str | None]:
    return [audit.plain(facts.value), audit.plain(facts.programme_value), facts.text]
