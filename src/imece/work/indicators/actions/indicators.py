"""Making, changing and retiring indicators; their targets and the measure they count by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.measures import registry
from imece.services.search import actions as search
from imece.work.indicators import policies
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.choices import PLAN_FIELDS, ActualState, Nature, Source
from imece.work.indicators.models import Actual, Indicator, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from imece.services.accounts.actor import Actor

SEARCH_KIND = "indicators.indicator"
RULE_FIELDS = frozenset(
    {"nature", "direction", "accumulation", "is_ratio", "unit_kind", "frequency", "baseline"}
)


@transaction.atomic
def create_indicator(*, actor: Actor, facts: Mapping[str, Any]) -> Indicator:
    """A new indicator of the actor's office; `facts` are its columns by name, `translations` among them."""
    require(policies.may_manage_indicator(actor))
    indicator = Indicator(office_id=actor.office_id, **facts)
    _check(indicator)
    indicator.save()
    audit.record(actor.signature, "indicators.indicator_created", indicator, changes=dict(facts))
    search.keep(findables([indicator], actor.office.slug))
    return indicator


@transaction.atomic
def change_indicator(*, actor: Actor, indicator: Indicator, facts: Mapping[str, Any]) -> Indicator:
    """Change the definition; what decides scores cannot change any more once a figure is approved.

    What a plan prints of its indicators (`PLAN_FIELDS`) is refused while an adopted plan holds the indicator.
    """
    held = _held(actor, indicator)
    before = audit.snapshot(held, facts)
    for name, value in facts.items():
        setattr(held, name, value)
    _check(held)
    changes = audit.difference(before, audit.snapshot(held, facts))
    if PLAN_FIELDS & changes.keys():
        require(policies.may_define_indicator(actor, held))
    if (
        RULE_FIELDS & changes.keys() - {"baseline"}
        and Actual.objects.filter(indicator=held).approved().exists()
    ):
        raise Refused(
            _(
                "A figure of this indicator is approved, so its kind, unit and frequency stay. Retire it and make a new one."
            )
        )
    if changes:
        held.save()
        audit.record(actor.signature, "indicators.indicator_changed", held, changes=changes)
        search.keep(findables([held], actor.office.slug))
        if RULE_FIELDS & changes.keys():
            _rescore(held)
    return held


@transaction.atomic
def set_target(
    *,
    actor: Actor,
    indicator: Indicator,
    year: int,
    value: Decimal | None,
    in_force_from: date,
    programme_value: Decimal | None = None,
    text: str = "",
) -> Target:
    """Set the year's target from a day on; the one before is kept and scores the days before that day.

    Refused while an adopted plan holds the indicator: then the plan's update writes targets (see `planned`).
    """
    held = _held(actor, indicator)
    require(policies.may_define_indicator(actor, held))
    if value is not None and value < 0 and held.nature != Nature.STOCK:
        raise Refused(_("A negative target has a meaning for stock indicators only."))
    present = (
        Target.objects.select_for_update()
        .filter(indicator=held, year=year, superseded_on__isnull=True)
        .first()
    )
    facts = {"value": value, "programme_value": programme_value, "text": text}
    if present is not None and present.in_force_from > in_force_from:
        raise Refused(_("A later target is already in force for this year."))
    if present is not None and present.in_force_from == in_force_from:
        for name, said in facts.items():
            setattr(present, name, said)
        present.save()
        target = present
    else:
        if present is not None:
            present.superseded_on = in_force_from
            present.save(update_fields=["superseded_on"])
        target = Target.objects.create(indicator=held, year=year, in_force_from=in_force_from, **facts)
    audit.record(actor.signature, "indicators.target_set", held, changes={"year": year, **facts})
    recompute_figures(year, [held.pk])
    return target


@transaction.atomic
def bind_measure(
    *, actor: Actor, indicator: Indicator, measure: str, filters: Mapping[str, Any]
) -> Indicator:
    """Count by a declared measure from now on, or (empty) go back to typing; approved figures keep what they were."""
    held = _held(actor, indicator)
    if measure and not registry.is_known(measure):
        raise Refused(_("This measure is not known."))
    if measure and held.nature == Nature.TEXT:
        raise Refused(_("A text indicator cannot be counted."))
    before = {"measure": held.measure, "filters": held.measure_filters}
    held.measure, held.measure_filters = measure, dict(filters) if measure else {}
    held.save(update_fields=["measure", "measure_filters"])
    waiting = Actual.objects.filter(
        indicator=held, state__in=[ActualState.OPEN, ActualState.DRAFT, ActualState.RETURNED]
    )
    waiting.update(source=Source.COUNTED if measure else Source.TYPED)
    after = {"measure": held.measure, "filters": held.measure_filters}
    audit.record(actor.signature, "indicators.measure_bound", held, changes=audit.difference(before, after))
    return held


@transaction.atomic
def retire_indicator(*, actor: Actor, indicator: Indicator) -> Indicator:
    """No longer used from now on; its figures stay. An indicator of an adopted plan leaves by the plan's update first."""
    held = _held(actor, indicator)
    require(policies.may_define_indicator(actor, held))
    if held.retired_at is None:
        held.retired_at = clock.now()
        held.save(update_fields=["retired_at"])
        audit.record(actor.signature, "indicators.indicator_retired", held)
        search.forget(SEARCH_KIND, [held.pk])
    return held


@transaction.atomic
def take_back_into_use(*, actor: Actor, indicator: Indicator) -> Indicator:
    """Undo `retire_indicator`."""
    held = _held(actor, indicator)
    if held.retired_at is not None:
        held.retired_at = None
        held.save(update_fields=["retired_at"])
        audit.record(actor.signature, "indicators.indicator_used_again", held)
        search.keep(findables([held], actor.office.slug))
    return held


def findables(indicators: Iterable[Indicator], office_slug: str) -> list[search.Found]:
    """What the search keeps of indicators."""
    return [
        search.Found(
            office_id=indicator.office_id,
            kind=SEARCH_KIND,
            object_id=indicator.pk,
            title=indicator.name,
            text=f"{indicator.definition} {indicator.translations.get('en', {}).get('name', '')}",
            url=reverse("indicators:detail", args=[office_slug, indicator.pk]),
            unit_id=indicator.responsible_unit_id,
        )
        for indicator in indicators
    ]


def _held(actor: Actor, indicator: Indicator) -> Indicator:
    held = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    require(policies.may_manage_indicator(actor, held))
    return held


def _check(indicator: Indicator) -> None:
    if indicator.responsible_unit is not None and indicator.responsible_unit.office_id != indicator.office_id:
        raise Refused(_("The responsible unit belongs to another office."))
    if indicator.baseline is not None and indicator.baseline < 0 and indicator.nature != Nature.STOCK:
        raise Refused(_("A negative baseline has a meaning for stock indicators only."))


def _rescore(indicator: Indicator) -> None:
    for year in sorted(set(Actual.objects.filter(indicator=indicator).values_list("first__year", flat=True))):
        recompute_figures(year, [indicator.pk])
