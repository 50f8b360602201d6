"""Indicators in their objectives: linked, weighed, numbered, taken out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.strategy import policies, scoring
from imece.work.strategy.actions.plans import locked
from imece.work.strategy.actions.structure import next_position
from imece.work.strategy.models import ObjectiveIndicator, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import Indicator
    from imece.work.strategy.models import Objective, Plan


@transaction.atomic
def link_indicator(
    *, actor: Actor, objective: Objective, indicator: Indicator, number: str, weight: Decimal | None = None
) -> ObjectiveIndicator:
    """Give an indicator its place in an objective; numbers may repeat, as documents repeat them."""
    plan = locked(objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    link = place_indicator(plan, objective, indicator, number)
    if weight is not None:
        check_weight(weight)
        Weight.objects.create(link=link, value=weight, in_force_from=plan.begins)
    changes = {"number": number, "weight": weight, "objective": str(objective)}
    audit.record(actor.signature, "strategy.indicator_linked", link, changes=changes)
    scoring.rescore_plan(plan.pk, plan.years)
    return link


def place_indicator(
    plan: Plan, objective: Objective, indicator: Indicator, number: str, added_on: date | None = None
) -> ObjectiveIndicator:
    """The indicator's row in the objective, behind the others. Refuses one that is there already or not ours."""
    if indicator.office_id != plan.office_id:
        raise Refused(_("This indicator belongs to another office."))
    rows = ObjectiveIndicator.objects.filter(objective=objective)
    if rows.present().filter(indicator=indicator).exists():
        raise Refused(_("This indicator is in the objective already."))
    return ObjectiveIndicator.objects.create(
        objective=objective,
        indicator=indicator,
        number=number,
        position=next_position(rows),
        added_on=added_on,
    )


@transaction.atomic
def renumber(*, actor: Actor, link: ObjectiveIndicator, number: str) -> ObjectiveIndicator:
    """Change the number by which an indicator stands in its objective."""
    plan = locked(link.objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    before, link.number = link.number, number
    link.save(update_fields=["number", "number_key"])
    audit.record(actor.signature, "strategy.indicator_renumbered", link, changes={"number": [before, number]})
    scoring.rescore_plan(plan.pk, plan.years)
    return link


@transaction.atomic
def unlink_indicator(*, actor: Actor, link: ObjectiveIndicator) -> None:
    """Take an indicator out of an objective of a plan in preparation; the indicator stays with the office."""
    plan = locked(link.objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    audit.record(actor.signature, "strategy.indicator_unlinked", link, changes={"number": link.number})
    link.delete()
    scoring.rescore_plan(plan.pk, plan.years)


@transaction.atomic
def set_weights(*, actor: Actor, objective: Objective, weights: Mapping[int, Decimal | None]) -> None:
    """Write the weights of an objective's indicators, by link; None takes a weight away.

    While a plan is written they need not sum to 100 yet; the page and the checks say by how much they miss it.
    """
    plan = locked(objective.goal.plan)
    require(policies.may_edit_plan(actor, plan))
    links = {link.pk: link for link in objective.indicators.present()}
    if unknown := set(weights) - set(links):
        raise Refused(
            _("%(count)s indicators are no longer part of the objective.") % {"count": len(unknown)}
        )
    before = dict(Weight.objects.present().filter(link__in=links).values_list("link_id", "value"))
    changed = {pk: value for pk, value in weights.items() if before.get(pk) != value}
    for value in changed.values():
        check_weight(value)
    write_weights(changed, plan)
    said = {links[pk].number: [before.get(pk), value] for pk, value in changed.items()}
    audit.record(actor.signature, "strategy.weights_set", objective, changes=said)
    scoring.rescore_plan(plan.pk, plan.years)


def write_weights(weights: Mapping[int, Decimal | None], plan: Plan) -> None:
    """Replace the present weights of these links, in force from the plan's first day."""
    Weight.objects.present().filter(link_id__in=list(weights)).delete()
    Weight.objects.bulk_create(
        Weight(link_id=pk, value=value, in_force_from=plan.begins)
        for pk, value in weights.items()
        if value is not None
    )


def check_weight(value: Decimal | None) -> None:
    """Refuse a weight that is no percentage."""
    if value is not None and not 0 <= value <= 100:
        raise Refused(_("A weight lies between 0 and 100 percent."))
