"""The yearly targets of a plan's indicators: written while the plan is prepared, superseded by an update.

Targets are rows of the indicators; this is the one place where the plan writes them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.models import Target
from imece.work.strategy import policies
from imece.work.strategy.actions.plans import locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.strategy.facts import TargetFacts
    from imece.work.strategy.models import Objective

Cell = tuple[int, int]  # indicator id, year


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
    present = {
        (row.indicator_id, row.year): row
        for row in Target.objects.select_for_update().filter(indicator_id__in=ids, superseded_on__isnull=True)
    }
    changed = {cell: facts for cell, facts in targets.items() if _differs(present.get(cell), facts)}
    if plan.is_adopted and any(
        _plan_part_differs(present.get(cell), facts) for cell, facts in changed.items()
    ):
        raise Refused(policies.VERBATIM)
    for cell, facts in changed.items():
        _write(cell, present.get(cell), facts, plan.begins)
    if changed:
        said = {
            f"{indicator_id} · {year}": [_shown(present.get((indicator_id, year))), _said(facts)]
            for (indicator_id, year), facts in changed.items()
        }
        audit.record(actor.signature, "strategy.targets_set", objective, changes=said)
        refigure(changed)
    return len(changed)


def _write(cell: Cell, row: Target | None, facts: TargetFacts, begins: date) -> None:
    indicator_id, year = cell
    if row is not None and facts.is_empty:
        row.delete()
        return
    row = row or Target(indicator_id=indicator_id, year=year, in_force_from=begins)
    row.value, row.programme_value, row.text = facts.value, facts.programme_value, facts.text
    row.save()


def supersede_targets(
    targets: Mapping[Cell, Decimal | None], day: date
) -> dict[Cell, tuple[Decimal | None, Decimal | None]]:
    """From `day` on these targets hold; the old rows stay for the days before. Returns {cell: (before, after)}."""
    ids = {indicator_id for indicator_id, _year in targets}
    present = {
        (row.indicator_id, row.year): row
        for row in Target.objects.select_for_update().filter(indicator_id__in=ids, superseded_on__isnull=True)
    }
    changed: dict[Cell, tuple[Decimal | None, Decimal | None]] = {}
    for cell, value in targets.items():
        old = present.get(cell)
        before = old.value if old else None
        if before == value:
            continue
        changed[cell] = (before, value)
        _replace(cell, old, value, day)
    refigure(changed)
    return changed


def _replace(cell: Cell, old: Target | None, value: Decimal | None, day: date) -> None:
    if old is not None and old.in_force_from >= day:
        old.value = value
        old.save(update_fields=["value"])
        return
    if old is not None:
        old.superseded_on = day
        old.save(update_fields=["superseded_on"])
    if value is not None:
        Target.objects.create(
            indicator_id=cell[0],
            year=cell[1],
            value=value,
            programme_value=old.programme_value if old else None,
            in_force_from=day,
        )


def refigure(cells: Iterable[Cell]) -> None:
    """Have the kept figures of the changed years made anew; they announce themselves to the scores."""
    by_year: dict[int, set[int]] = {}
    for indicator_id, year in cells:
        by_year.setdefault(year, set()).add(indicator_id)
    for year, ids in sorted(by_year.items()):
        recompute_figures(year, ids)


def _differs(row: Target | None, facts: TargetFacts) -> bool:
    return _plan_part_differs(row, facts) or (row.programme_value if row else None) != facts.programme_value


def _plan_part_differs(row: Target | None, facts: TargetFacts) -> bool:
    return ((row.value, row.text) if row else (None, "")) != (facts.value, facts.text)


def _shown(row: Target | None) -> list[str | None]:
    return [audit.plain(row.value), audit.plain(row.programme_value), row.text] if row else []


def _said(facts: TargetFacts) -> list[str | None]:
    return [audit.plain(facts.value), audit.plain(facts.programme_value), facts.text]
