"""Strategic plans: goals, objectives and indicators with baselines, yearly targets and weights that add up to 100."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from imece.ground.values import turkish
from imece.overview.seeding.material import Seeding, shares, words
from imece.overview.seeding.scales import MADE_AT
from imece.services.accounts.models import Unit
from imece.services.search import actions as search
from imece.work.indicators.actions.indicators import findables
from imece.work.indicators.choices import Accumulation, Direction, Nature, UnitKind
from imece.work.indicators.models import Indicator, Target
from imece.work.strategy.actions.findable import find_plan
from imece.work.strategy.choices import PlanState
from imece.work.strategy.models import Goal, Objective, ObjectiveIndicator, Plan, PlanVersion, Weight

if TYPE_CHECKING:
    from random import Random

    from imece.services.accounts.models import Office

GROWTH = Decimal("1.08")


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How an indicator behaves; the share of each is its number in `BEHAVIOURS`."""

    nature: Nature
    direction: Direction
    accumulation: Accumulation
    unit_kind: UnitKind
    unit_label: str
    is_ratio: bool = False


COUNTED = Behaviour(Nature.FLOW, Direction.MORE, Accumulation.SUM, UnitKind.COUNT, "adet")
PEOPLE = Behaviour(Nature.FLOW, Direction.MORE, Accumulation.SUM, UnitKind.PERSON, "kişi")
STANDING = Behaviour(Nature.STOCK, Direction.MORE, Accumulation.LATEST, UnitKind.COUNT, "adet")
FEWER = Behaviour(Nature.FLOW, Direction.LESS, Accumulation.SUM, UnitKind.DAY, "gün")
PERCENT = Behaviour(Nature.FLOW, Direction.MORE, Accumulation.AVERAGE, UnitKind.PERCENT, "%", is_ratio=True)
BEHAVIOURS = (*[COUNTED] * 5, *[PEOPLE] * 3, *[STANDING] * 2, FEWER, PERCENT)


def make(seeding: Seeding) -> int:
    """One adopted and published plan for each office; how many indicators they have."""
    return sum(_plan(seeding, office) for office in seeding.offices())


def _plan(seeding: Seeding, office: Office) -> int:
    scale = seeding.scale
    chance = seeding.chance("plan", office.slug)
    plan = Plan.objects.create(
        office=office,
        title=f"{office.name} {scale.years[0]}–{scale.years[-1]} Stratejik Planı"[:200],
        first_year=scale.years[0],
        last_year=scale.years[-1],
        state=PlanState.ADOPTED,
        adopted_on=date(scale.years[0] - 1, 11, 15),
        decision_no=f"{scale.years[0] - 1}/{chance.randint(100, 999)}",
        slug=office.slug,
        published_at=MADE_AT,
        is_sample=True,
    )
    PlanVersion.objects.create(plan=plan, number=0, in_force_from=plan.begins, decision_no=plan.decision_no)
    objectives = _objectives(seeding, plan, chance)
    indicators = _indicators(seeding, office, objectives, chance)
    _targets(plan, indicators, chance)
    _links(seeding, plan, objectives, indicators, chance)
    find_plan(plan)
    search.keep(findables(indicators, office.slug))
    return len(indicators)


def _objectives(seeding: Seeding, plan: Plan, chance: Random) -> list[Objective]:
    units = list(Unit.objects.filter(office_id=plan.office_id).order_by("pk"))
    themes = words()["themes"]
    goals = Goal.objects.bulk_create(
        Goal(
            plan=plan,
            number=f"A{place}",
            number_key=turkish.sort_key(f"A{place}")[:80],
            position=place,
            title=f"{chance.choice(themes)} alanında kurumsal kapasiteyi güçlendirmek",
        )
        for place in range(1, seeding.scale.goals + 1)
    )
    rows = []
    for goal in goals:
        for place in range(1, seeding.scale.objectives + 1):
            number = f"H{goal.position}.{place}"
            rows.append(
                Objective(
                    goal=goal,
                    number=number,
                    number_key=turkish.sort_key(number)[:80],
                    position=place,
                    title=f"{chance.choice(themes)} çalışmalarını plan dönemi sonuna kadar yaygınlaştırmak",
                    responsible_unit=chance.choice(units),
                    cost_estimate=Decimal(chance.randint(500, 90_000) * 1000),
                )
            )
    return Objective.objects.bulk_create(rows)


def _indicators(
    seeding: Seeding, office: Office, objectives: list[Objective], chance: Random
) -> list[Indicator]:
    """The indicators in the order of their objectives."""
    rows = []
    for objective in objectives:
        for _place in range(seeding.scale.indicators):
            behaviour = chance.choice(BEHAVIOURS)
            rows.append(
                Indicator(
                    office=office,
                    name=f"{chance.choice(words()['themes'])} {chance.choice(words()['indicators'])}",
                    nature=behaviour.nature,
                    direction=behaviour.direction,
                    accumulation=behaviour.accumulation,
                    is_ratio=behaviour.is_ratio,
                    unit_kind=behaviour.unit_kind,
                    unit_label=behaviour.unit_label,
                    frequency=seeding.scale.frequency,
                    baseline=Decimal(200 if behaviour.direction == Direction.LESS else 0),
                    baseline_year=seeding.scale.years[0] - 1,
                    responsible_unit_id=objective.responsible_unit_id,
                )
            )
    return Indicator.objects.bulk_create(rows)


def _targets(plan: Plan, indicators: list[Indicator], chance: Random) -> None:
    """Targets that grow by the year; of percentages and of what should become less they stay."""
    rows = []
    for indicator in indicators:
        grows = not indicator.is_ratio and indicator.direction == Direction.MORE
        value = Decimal(chance.randrange(20, 100 if not grows else 2_000, 4))
        for year in plan.years:
            rows.append(Target(indicator=indicator, year=year, value=value, in_force_from=plan.begins))
            value = (value * GROWTH).quantize(Decimal(1)) if grows else value
    Target.objects.bulk_create(rows)


def _links(
    seeding: Seeding, plan: Plan, objectives: list[Objective], indicators: list[Indicator], chance: Random
) -> None:
    each = seeding.scale.indicators
    links, values = [], []
    for place, objective in enumerate(objectives):
        values += shares(chance, each)
        for position, indicator in enumerate(indicators[place * each : (place + 1) * each], start=1):
            number = f"PG{objective.number[1:]}.{position}"
            links.append(
                ObjectiveIndicator(
                    objective=objective,
                    indicator=indicator,
                    number=number,
                    number_key=turkish.sort_key(number)[:80],
                    position=position,
                )
            )
    ObjectiveIndicator.objects.bulk_create(links)
    Weight.objects.bulk_create(
        Weight(link=link, value=Decimal(value), in_force_from=plan.begins)
        for link, value in zip(links, values, strict=True)
    )
