"""The update (güncelleme) of an adopted plan: new rows from a day on, the old ones kept, and a table of what changed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values.numbers import format_decimal
from imece.services.audit import actions as audit
from imece.work.indicators.actions.indicators import create_indicator
from imece.work.indicators.actions.planned import supersede_baselines, supersede_targets
from imece.work.indicators.models import Indicator
from imece.work.strategy import policies, scoring
from imece.work.strategy.actions.governing import settle_plan
from imece.work.strategy.actions.links import check_weight, place_indicator
from imece.work.strategy.actions.plans import locked
from imece.work.strategy.models import Objective, ObjectiveIndicator, PlanVersion, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.indicators.actions.planned import Cell
    from imece.work.strategy.facts import AddedFacts, UpdateFacts
    from imece.work.strategy.models import Plan

HUNDRED = Decimal(100)
QUIET = frozenset({"target", "baseline"})  # changes that move no weight
Change = dict[str, Any]


@transaction.atomic
def update_plan(*, actor: Actor, plan: Plan, facts: UpdateFacts) -> PlanVersion:
    """Enter an update with its decision. Old targets and weights stay in force for the days before it.

    Refused when it begins before the version in force, when it changes nothing, and when the weights of an objective it
    touches would not sum to 100.
    """
    plan = locked(plan)
    require(policies.may_update_plan(actor, plan))
    last = plan.versions.order_by("-number").first()
    number = last.number + 1 if last else 1
    _check_day(plan, last, facts.in_force_from)
    links = {
        link.pk: link
        for link in ObjectiveIndicator.objects.present()
        .filter(objective__goal__plan=plan)
        .select_related("objective", "indicator")
        .select_for_update(of=("self",))
    }
    changes = [
        *_change_weights(links, facts),
        *_change_targets(plan, links, facts),
        *_change_baselines(links, facts),
        *_take_out(links, facts),
        *_bring_in(actor, plan, facts),
    ]
    if not changes:
        raise Refused(_("The update changes nothing."))
    _check_sums(plan, {change["objective_id"] for change in changes if change["what"] not in QUIET})
    version = PlanVersion.objects.create(
        plan=plan,
        number=number,
        in_force_from=facts.in_force_from,
        decision_no=facts.decision_no,
        note=facts.note,
        changes=changes,
        made_by=actor.name,
    )
    settle_plan(plan)
    told = {"version": number, "in_force_from": facts.in_force_from, "changes": len(changes)}
    audit.record(actor.signature, "strategy.plan_updated", plan, changes=told)
    scoring.rescore_plan(plan.pk, plan.years)
    return version


def _check_day(plan: Plan, last: PlanVersion | None, day: date) -> None:
    floor = last.in_force_from if last else plan.begins
    if day <= floor:
        raise Refused(
            _("The update must begin after the version in force (%(day)s).") % {"day": floor.isoformat()}
        )
    if day.year > plan.last_year:
        raise Refused(_("The update begins after the end of the plan."))


def _change_weights(links: dict[int, ObjectiveIndicator], facts: UpdateFacts) -> list[Change]:
    before = {row.link_id: row for row in Weight.objects.present().filter(link__in=links)}
    changes = []
    for pk, value in facts.weights.items():
        link = _known(links, pk)
        old = before.get(pk)
        if (old.value if old else None) == value or pk in facts.removed:
            continue
        check_weight(value)
        _supersede(old, facts.in_force_from)
        if value is not None:
            Weight.objects.create(link=link, value=value, in_force_from=facts.in_force_from)
        changes.append(_change("weight", link, before=old.value if old else None, after=value))
    return changes


def _supersede(row: Weight | None, day: date) -> None:
    """The old weight holds until the day before; one that would have begun only then never held and goes."""
    if row is None:
        return
    if row.in_force_from >= day:
        row.delete()
        return
    row.superseded_on = day
    row.save(update_fields=["superseded_on"])


def _change_targets(plan: Plan, links: dict[int, ObjectiveIndicator], facts: UpdateFacts) -> list[Change]:
    by_indicator = {link.indicator_id: link for link in links.values() if link.pk not in facts.removed}
    for indicator_id, year in facts.targets:
        if indicator_id not in by_indicator:
            raise Refused(_("%(count)s indicators are no longer part of the objective.") % {"count": 1})
        if year not in plan.years:
            raise Refused(_("The plan has no year %(year)s.") % {"year": year})
    return _told_targets(by_indicator, supersede_targets(facts.targets, facts.in_force_from))


def _told_targets(
    by_indicator: Mapping[int, ObjectiveIndicator],
    changed: Mapping[Cell, tuple[Decimal | None, Decimal | None]],
) -> list[Change]:
    return [
        _change("target", by_indicator[indicator_id], before=before, after=after, year=year)
        for (indicator_id, year), (before, after) in sorted(changed.items())
    ]


def _change_baselines(links: dict[int, ObjectiveIndicator], facts: UpdateFacts) -> list[Change]:
    by_indicator = {link.indicator_id: link for link in links.values() if link.pk not in facts.removed}
    if facts.baselines.keys() - by_indicator.keys():
        raise Refused(_("%(count)s indicators are no longer part of the objective.") % {"count": 1})
    changed = supersede_baselines(facts.baselines, facts.in_force_from)
    return [
        _change("baseline", by_indicator[pk], before=before.value, after=after.value, year=after.year)
        for pk, (before, after) in sorted(changed.items())
    ]


def _take_out(links: dict[int, ObjectiveIndicator], facts: UpdateFacts) -> list[Change]:
    changes = []
    for pk in sorted(facts.removed):
        link = _known(links, pk)
        old = Weight.objects.present().filter(link=link).first()
        _supersede(old, facts.in_force_from)
        link.removed_on = facts.in_force_from
        link.save(update_fields=["removed_on"])
        changes.append(_change("removed", link, before=old.value if old else None, after=None))
    return changes


def _bring_in(actor: Actor, plan: Plan, facts: UpdateFacts) -> list[Change]:
    changes = []
    for added in facts.added:
        objective = Objective.objects.filter(pk=added.objective_id, goal__plan=plan).first()
        if objective is None:
            raise Refused(_("This objective belongs to another plan."))
        indicator = _indicator_of(actor, plan, objective, added)
        link = place_indicator(plan, objective, indicator, added.number, facts.in_force_from)
        check_weight(added.weight)
        if added.weight is not None:
            Weight.objects.create(link=link, value=added.weight, in_force_from=facts.in_force_from)
        changes.append(_change("added", link, before=None, after=added.weight))
        if outside := sorted(year for year in added.targets if year not in plan.years):
            raise Refused(_("The plan has no year %(year)s.") % {"year": outside[0]})
        cells = {(indicator.pk, year): value for year, value in added.targets.items()}
        changes += _told_targets({indicator.pk: link}, supersede_targets(cells, facts.in_force_from))
    return changes


def _indicator_of(actor: Actor, plan: Plan, objective: Objective, added: AddedFacts) -> Indicator:
    """The office's indicator that comes in, locked; or a new one, answered for by the objective's unit."""
    if added.indicator_id is None:
        columns = {"responsible_unit": objective.responsible_unit, **added.columns}
        return create_indicator(actor=actor, facts=columns)
    rows = Indicator.objects.select_for_update(of=("self",)).filter(office_id=plan.office_id)
    indicator = rows.filter(pk=added.indicator_id).first()
    if indicator is None:
        raise Refused(_("This indicator belongs to another office."))
    return indicator


def _check_sums(plan: Plan, objective_ids: set[int]) -> None:
    """Weights that an update touched must sum to exactly 100; what it did not touch stays verbatim."""
    for objective in Objective.objects.filter(goal__plan=plan, pk__in=objective_ids).prefetch_related(
        "indicators__weights"
    ):
        weights = [
            weight.value
            for link in objective.indicators.all()
            if link.removed_on is None
            for weight in link.weights.all()
            if weight.superseded_on is None
        ]
        total = sum(weights, Decimal(0))
        if weights and total != HUNDRED:
            language = get_language() or "tr"
            raise Refused(
                _("The weights of objective %(number)s would sum to %(total)s, not to 100.")
                % {"number": objective.number, "total": format_decimal(total, language)}
            )


def _known(links: dict[int, ObjectiveIndicator], pk: int) -> ObjectiveIndicator:
    if pk not in links:
        raise Refused(_("%(count)s indicators are no longer part of the objective.") % {"count": 1})
    return links[pk]


def _change(
    what: str,
    link: ObjectiveIndicator,
    *,
    before: Decimal | None,
    after: Decimal | None,
    year: int | None = None,
) -> Change:
    """One line of the table of what changed; it stays readable when the names change later."""
    return {
        "what": what,
        "objective_id": link.objective_id,
        "objective": link.objective.number,
        "number": link.number,
        "name": link.indicator.name,
        "year": year,
        "before": audit.plain(before),
        "after": audit.plain(after),
    }
