"""Appropriation and spending of units, year by year: the source of a savings rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.accounts.models import Unit
from imece.services.audit import actions as audit
from imece.work.strategy import policies
from imece.work.strategy.models import UnitBudget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.strategy.facts import BudgetFacts

FIELDS = ("appropriation", "spending", "note")


@transaction.atomic
def set_budgets(*, actor: Actor, year: int, rows: Sequence[BudgetFacts], as_of: date | None = None) -> int:
    """Write a year's budgets of several units, all or none; returns how many changed.

    A spending that is not known stays empty: it is not zero. Spending may exceed the appropriation; the savings rate is
    then negative, as it should be.
    """
    require(policies.may_edit_budget(actor))
    known = set(Unit.objects.filter(office_id=actor.office_id).values_list("pk", flat=True))
    if any(row.unit_id not in known for row in rows):
        raise Refused(_("A unit of another office cannot be written here."))
    present = {
        row.unit_id: row
        for row in UnitBudget.objects.select_for_update(of=("self",)).filter(
            office_id=actor.office_id, year=year
        )
    }
    changed = [row for row in rows if _write(actor, year, present.get(row.unit_id), row, as_of)]
    return len(changed)


def _write(
    actor: Actor, year: int, budget: UnitBudget | None, facts: BudgetFacts, as_of: date | None
) -> bool:
    """Write one row; returns whether anything changed."""
    if facts.appropriation is None:
        if facts.spending is not None:
            raise Refused(_("Spending needs an appropriation beside it."))
        if budget is None:
            return False
        audit.record(
            actor.signature, "strategy.budget_removed", budget, changes=audit.snapshot(budget, FIELDS)
        )
        budget.delete()
        return True
    if min(facts.appropriation, facts.spending or Decimal(0)) < 0:
        raise Refused(_("Amounts are not negative."))
    before = audit.snapshot(budget, FIELDS) if budget else {}
    budget = budget or UnitBudget(office_id=actor.office_id, unit_id=facts.unit_id, year=year)
    budget.appropriation, budget.spending, budget.note = facts.appropriation, facts.spending, facts.note
    after = audit.snapshot(budget, FIELDS)
    if budget.pk and _same(before, after):
        return False
    budget.as_of = as_of
    budget.save()
    audit.record(actor.signature, "strategy.budget_set", budget, changes=audit.difference(before, after))
    return True


def _same(before: dict[str, str | None], after: dict[str, str | None]) -> bool:
    """Whether two snapshots say the same; amounts are compared as numbers ("100.00" is "100")."""

    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    return before["note"] == after["note"] and all(
        number(before[name]) == number(after[name]) for name in ("appropriation", "spending")
    )
