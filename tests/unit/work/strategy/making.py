"""Plans for the tests: seed 000's objective 2.4 (eleven indicators, 2.4.9 twice) and figures for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from imece.ground.values import clock
from imece.ground.values.period import Period
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.choices import ActualState, Nature, UnitKind
from imece.work.indicators.models import Actual, Indicator, Target
from imece.work.strategy import actions
from imece.work.strategy.choices import NoteKind
from imece.work.strategy.facts import GoalFacts, NoteFacts, ObjectiveFacts, PlanFacts, TargetFacts

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.strategy.models import Objective, Plan

SEED = [
    ("2.4.1", "Yararlanılan hibe ve fon kaynağı sayısı", "8"),
    ("2.4.2", "Hibe ve fonlardan yararlanan proje sayısı", "8"),
    ("2.4.3", "Sağlanan yıllık hibe ve fon miktarı", "20"),
    ("2.4.4", "Katılım sağlanan uluslararası organizasyon sayısı", "8"),
    ("2.4.5", "Hazırlıkların tamamlanma oranı", "6"),
    ("2.4.6", "Başvuru yapılan uluslararası ödül sayısı", "8"),
    ("2.4.7", "Yeni üye olunan uluslararası kuruluş sayısı", "8"),
    ("2.4.8", "Yapılan çalışma ve girişim sayısı", "8"),
    ("2.4.9", "Gözden geçirilen protokol sayısı", "8"),
    ("2.4.9", "Gerçekleştirilen ortak faaliyet sayısı", "8"),
    ("2.4.10", "Sağlanan tasarruf oranı", "10"),
]
YEARS = range(2020, 2025)


def make_plan(actor: Actor, **facts: object) -> Plan:
    """A plan in preparation."""
    told = {"title": "Stratejik Plan", "first_year": 2020, "last_year": 2024, "is_partial": True, **facts}
    return actions.create_plan(actor=actor, facts=PlanFacts(**told))  # type: ignore[arg-type]


def make_objective(actor: Actor, plan: Plan, number: str = "2.4") -> Objective:
    """Goal 02 with its unlabelled percentage, and an objective with a risk, a finding and a need."""
    goal = plan.goals.first() or actions.add_goal(
        actor=actor,
        plan=plan,
        facts=GoalFacts("02", "Ekonomik gelişimi desteklemek", printed_percent=Decimal(18)),
    )
    unit = actor.unit
    objective = actions.add_objective(
        actor=actor,
        goal=goal,
        facts=ObjectiveFacts(
            number,
            "İşbirliklerinin sürdürülebilirliğini sağlamak",
            responsible_unit=unit,
            collaborators_text="Diğer harcama birimleri",
            cost_estimate=Decimal("18234583.13"),
        ),
    )
    for kind, text in (
        (NoteKind.RISK, "Gerilimler"),
        (NoteKind.FINDING, "Paylar yetersiz"),
        (NoteKind.NEED, "Kaynak"),
    ):
        actions.add_note(actor=actor, objective=objective, facts=NoteFacts(kind, text))
    return objective


def add_indicators(
    actor: Actor, objective: Objective, rows: list[tuple[str, str, str]], target: Decimal = Decimal(10)
) -> list[Indicator]:
    """Indicators with weights and the same target in every year."""
    made = []
    for number, name, weight in rows:
        indicator = Indicator.objects.create(
            office=actor.office, name=name, nature=Nature.FLOW, unit_kind=UnitKind.COUNT, unit_label="adet"
        )
        actions.link_indicator(
            actor=actor, objective=objective, indicator=indicator, number=number, weight=Decimal(weight)
        )
        made.append(indicator)
    cells = {(row.pk, year): TargetFacts(target) for row in made for year in objective.goal.plan.years}
    actions.set_targets(actor=actor, objective=objective, targets=cells)
    return made


def seed_plan(actor: Actor, **facts: object) -> tuple[Plan, Objective, list[Indicator]]:
    """Seed 000's plan."""
    plan = make_plan(actor, **facts)
    objective = make_objective(actor, plan)
    return plan, objective, add_indicators(actor, objective, SEED)


def report(
    indicator: Indicator, year: int, value: Decimal | int, *, published: bool = False, half: int = 0
) -> Actual:
    """An approved figure of a year or a half, and the kept figures made anew."""
    period = Period.of_half(year, half) if half else Period.of_year(year)
    actual = Actual.objects.create(
        office=indicator.office,
        indicator=indicator,
        first=period.first,
        last=period.last,
        state=ActualState.APPROVED,
        value=value,
        approved_value=value,
        approved_at=clock.now(),
        frozen_hash="0" * 64,
        published_at=clock.now() if published else None,
        published_value=value if published else None,
    )
    recompute_figures(year, [indicator.pk])
    return actual


def targets_of(indicator: Indicator) -> dict[int, list[tuple[Decimal | None, date, date | None]]]:
    """All targets ever, by year."""
    rows: dict[int, list[tuple[Decimal | None, date, date | None]]] = {}
    for row in Target.objects.filter(indicator=indicator).order_by("in_force_from"):
        rows.setdefault(row.year, []).append((row.value, row.in_force_from, row.superseded_on))
    return rows
