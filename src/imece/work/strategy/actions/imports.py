"""A whole plan from a document: all of it or nothing; undone by removing the plan."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import turkish
from imece.services.accounts.models import Unit
from imece.services.audit import actions as audit
from imece.services.search import actions as search
from imece.work.indicators.actions.indicators import findables
from imece.work.indicators.choices import Accumulation, Direction, Nature, UnitKind
from imece.work.indicators.models import Indicator, Target
from imece.work.strategy import policies, scoring
from imece.work.strategy.actions.findable import find_plan
from imece.work.strategy.checks.names_read import kind_of_unit, unit_of
from imece.work.strategy.models import Goal, Objective, ObjectiveIndicator, ObjectiveNote, Plan, Weight
from imece.work.strategy.plan_sheet import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imece.services.accounts.actor import Actor
    from imece.work.strategy.plan_sheet import GoalSheet, IndicatorSheet, ObjectiveSheet, PlanSheet

MOST_INDICATORS = 2000
MOST_MONEY = Decimal(10) ** 18
BATCH = 500
CURRENCIES = {
    "₺": "TRY",
    "tl": "TRY",
    "try": "TRY",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "avro": "EUR",
    "$": "USD",
    "usd": "USD",
}


@transaction.atomic
def import_plan(*, actor: Actor, sheet: PlanSheet, source: str = "") -> Plan:
    """Make a plan in preparation of a plan sheet, with new indicators. Contradictions are carried, not refused.

    Refused: no years, no goals, texts that are too long, weights that are no percentages.
    """
    require(policies.may_create_plan(actor))
    if sheet.first_year is None or sheet.last_year is None or sheet.last_year < sheet.first_year:
        raise Refused(_("The document does not say the years of the plan."))
    if sum(1 for _row in sheet.indicators()) > MOST_INDICATORS:
        raise Refused(_("A plan holds at most %(most)s indicators.") % {"most": MOST_INDICATORS})
    title = _fit(sheet.title or _("Strategic plan"), 200)
    same = Plan.objects.kept().filter(office_id=actor.office_id, title=title, first_year=sheet.first_year)
    if same.filter(last_year=sheet.last_year).exists():
        raise Refused(_("The office has a plan of this name and these years already."))
    plan = Plan.objects.create(
        office=actor.office,
        title=title,
        first_year=sheet.first_year,
        last_year=sheet.last_year,
        is_partial=sheet.is_partial,
        source=source[:300],
        is_sample=actor.office.is_sample,
    )
    units = {turkish.fold(unit.name): unit for unit in Unit.objects.filter(office_id=actor.office_id)}
    for position, goal in enumerate(sheet.goals, 1):
        _goal(plan, goal, position, units)
    _record_indicators(actor, plan)
    found = {"goals": len(sheet.goals), "indicators": sum(1 for _row in sheet.indicators())}
    audit.record(actor.signature, "strategy.plan_imported", plan, changes=found, note=source)
    find_plan(plan)
    scoring.rescore_plan(plan.pk, plan.years)
    return plan


def _record_indicators(actor: Actor, plan: Plan) -> None:
    """One entry of the trail for each indicator, so that each tells where it came from."""
    made = Indicator.objects.filter(objectives__objective__goal__plan=plan).order_by("pk")
    audit.record_many(
        audit.entry(actor.signature, "indicators.indicator_created", indicator, changes={"plan": plan.title})
        for indicator in made
    )


def _goal(plan: Plan, sheet: GoalSheet, position: int, units: dict[str, Unit]) -> None:
    goal = Goal.objects.create(
        plan=plan,
        number=_fit(sheet.number, 20),
        title=_fit(sheet.name or sheet.number, 400),
        position=position,
        weight=_percent(sheet.weight),
        printed_percent=_percent(sheet.unlabelled),
    )
    for place, objective in enumerate(sheet.objectives, 1):
        _objective(plan, goal, objective, place, units)


def _objective(plan: Plan, goal: Goal, sheet: ObjectiveSheet, position: int, units: dict[str, Unit]) -> None:
    unit = units.get(turkish.fold(sheet.responsible_unit))
    objective = Objective.objects.create(
        goal=goal,
        number=_fit(sheet.number, 20),
        title=_fit(sheet.name or sheet.number, 600),
        position=position,
        weight=_percent(sheet.weight),
        responsible_unit=unit,
        responsible_text="" if unit else _fit(sheet.responsible_unit, 400),
        collaborators_text=_fit(sheet.collaborating_units, 400),
        cost_estimate=_amount(sheet.cost),
        cost_currency=_currency(sheet.currency),
        costs_by_year=_costs(plan, sheet),
    )
    ObjectiveNote.objects.bulk_create(_notes(objective, sheet))
    indicators = Indicator.objects.bulk_create(
        [
            _indicator(plan, row, units.get(turkish.fold(row.responsible_unit)) or unit)
            for row in sheet.indicators
        ],
        batch_size=BATCH,
    )
    search.keep(findables(indicators, plan.office.slug))
    links = ObjectiveIndicator.objects.bulk_create(
        [
            ObjectiveIndicator(
                objective=objective,
                indicator=indicator,
                number=_fit(row.number, 20),
                number_key=turkish.sort_key(row.number)[:80],
                position=place,
            )
            for place, row, indicator in zip(count(1), sheet.indicators, indicators, strict=False)
        ],
        batch_size=BATCH,
    )
    _figures(plan, sheet.indicators, links)


def _figures(plan: Plan, rows: Iterable[IndicatorSheet], links: list[ObjectiveIndicator]) -> None:
    """Weights and yearly targets, in force from the plan's first day."""
    pairs = list(zip(rows, links, strict=True))
    Weight.objects.bulk_create(
        [
            Weight(link=link, value=weight, in_force_from=plan.begins)
            for row, link in pairs
            if (weight := _percent(row.weight)) is not None
        ],
        batch_size=BATCH,
    )
    Target.objects.bulk_create(
        [
            Target(
                indicator_id=link.indicator_id,
                year=year,
                value=figure.value,
                programme_value=programme.value,
                text="" if figure.value is not None or figure.is_blank else _fit(figure.raw, 200),
                in_force_from=plan.begins,
            )
            for row, link in pairs
            for year in plan.years
            for figure in [row.targets.get(year, Figure())]
            for programme in [row.programme_targets.get(year, Figure())]
            if not figure.is_blank or programme.value is not None
        ],
        batch_size=BATCH,
    )


def _indicator(plan: Plan, sheet: IndicatorSheet, unit: Unit | None) -> Indicator:
    """The name stays as printed. What the document does not say becomes the usual kind; the preview names it."""
    label = unit_of(sheet)
    kind = kind_of_unit(label) or (UnitKind.OTHER if label else UnitKind.COUNT)
    return Indicator(
        office_id=plan.office_id,
        name=_fit(sheet.name, 400),
        nature=sheet.nature or Nature.FLOW,
        direction=sheet.direction or Direction.MORE,
        accumulation=sheet.accumulation or Accumulation.SUM,
        unit_kind=kind,
        unit_label=_fit(label, 40),
        currency=CURRENCIES.get(turkish.fold(label), "TRY") if kind == UnitKind.MONEY else "",
        baseline=sheet.baseline.value,
        baseline_year=sheet.baseline_year,
        responsible_unit=unit,
    )


def _notes(objective: Objective, sheet: ObjectiveSheet) -> list[ObjectiveNote]:
    places: dict[str, Iterator[int]] = {}
    return [
        ObjectiveNote(
            objective=objective,
            kind=note.kind,
            text=note.text,
            control=note.control,
            position=next(places.setdefault(note.kind, count(1))),
        )
        for note in sheet.notes
    ]


def _costs(plan: Plan, sheet: ObjectiveSheet) -> dict[str, str]:
    amounts = {year: _amount(figure) for year, figure in sorted(sheet.costs_by_year.items())}
    return {
        str(year): str(amount)
        for year, amount in amounts.items()
        if amount is not None and year in plan.years
    }


def _amount(figure: Figure) -> Decimal | None:
    """An amount of money with two decimals. Raises `Refused` for one below zero or beyond what a plan can cost."""
    value = figure.value
    if value is not None and not 0 <= value < MOST_MONEY:
        raise Refused(_("A cost cannot be below zero or that large: %(text)s") % {"text": figure.raw[:60]})
    return None if value is None else value.quantize(Decimal("0.01"))


def _currency(text: str) -> str:
    """The code of a currency; Turkish lira when the document says none."""
    word = turkish.fold(text)
    if word and word not in CURRENCIES:
        code = text.strip().upper()
        if not (len(code) == 3 and code.isascii() and code.isalpha()):
            raise Refused(_("This currency is not known: %(text)s") % {"text": text[:60]})
        return code
    return CURRENCIES.get(word, "TRY")


def _percent(figure: Figure) -> Decimal | None:
    value = figure.value
    if value is not None and not 0 <= value <= 100:
        raise Refused(_("A weight lies between 0 and 100 percent."))
    return value


def _fit(text: str, most: int) -> str:
    """The text, or a refusal: cutting would change the plan's words."""
    if len(text) > most:
        raise Refused(
            _("A text is too long (at most %(most)s characters): “%(text)s…”")
            % {"most": most, "text": text[:60]}
        )
    return text
