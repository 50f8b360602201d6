"""The planned half of a lived-in office: plans, indicators, targets, requests, actuals in every state, budgets."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from imece.ground.values.period import Period
from imece.services.documents.models import Document
from imece.work.indicators.actions import (
    deciding,
    indicators,
    milestones,
    periods,
    publishing,
    reporting,
    requests,
)
from imece.work.indicators.choices import Approver, Nature
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import Actual, ApprovalStep
from imece.work.strategy import actions as strategy
from imece.work.strategy.choices import NoteKind
from imece.work.strategy.facts import (
    BudgetFacts,
    GoalFacts,
    NoteFacts,
    ObjectiveFacts,
    PlanFacts,
    TargetFacts,
)

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.work.indicators.models import Indicator
    from imece.work.strategy.models import Objective, Plan
    from tests.material.lived_in import Lived

HALF: Final = Period.from_key("2025-H1")
SHUT: Final = Period.from_key("2024-H1")
ADOPTED_ON: Final = date(2024, 12, 2)


def plan_things(lived: Lived, contact: str) -> None:
    """A published plan with figures, one that is being written, one that was removed; budgets and a closed period."""
    actor, seat = lived.coordinator, lived.place.members[contact]
    assert seat.unit is not None
    unit = seat.unit
    ApprovalStep.objects.create(
        office=lived.place.office, position=1, name=lived.said("Onay"), approver=Approver.COORDINATOR
    )
    measured = indicator_things(lived, unit)
    published_plan(lived, unit, measured)
    written_plan(lived, unit)
    removed = strategy.create_plan(actor=actor, facts=plan_facts(lived, "Silinen plan", 2031))
    strategy.remove_plan(actor=actor, plan=removed)
    lived.keep("strategy:plan_restore plan", removed)
    strategy.set_budgets(
        actor=actor,
        year=2025,
        rows=[BudgetFacts(unit.pk, Decimal(1000), Decimal(800), note=lived.said("Ödenek"))],
    )
    periods.close_period(actor=actor, period=SHUT)
    report(lived, measured, lived.place.actor(contact))


def indicator_things(lived: Lived, unit: Unit) -> dict[str, Indicator]:
    """One indicator for each state its actual will be in; a counted one and a milestone among them."""
    made = {}
    for name in ("approved", "submitted", "returned", "draft", "counted", "milestone"):
        facts = {
            "name": lived.said(name),
            "definition": lived.said("Tanım"),
            "data_source": lived.said("Kaynak"),
            "responsible_unit": unit,
            "nature": Nature.MILESTONE if name == "milestone" else Nature.FLOW,
            "translations": {"en": {"name": lived.said(f"{name} EN")}},
        }
        made[name] = indicators.create_indicator(actor=lived.coordinator, facts=facts)
    indicators.bind_measure(
        actor=lived.coordinator, indicator=made["counted"], measure="activities.count", filters={}
    )
    made["counted"].refresh_from_db()
    step = milestones.add_step(
        actor=lived.coordinator,
        indicator=made["milestone"],
        facts=milestones.StepFacts(lived.said("Adım"), Decimal(40), date(2025, 6, 1)),
    )
    lived.keep("indicator", made["approved"])
    milestones.mark_done(
        actor=lived.coordinator, step=step, done_on=date(2025, 5, 5), uploads=[lived.file("adim.pdf")]
    )
    for page in ("steps", "step", "step_document"):
        lived.keep(f"indicators:{page} indicator", made["milestone"])
    lived.keep("step", step)
    lived.keep("indicators:step_document document", Document.objects.about(step)[0])
    return made


def plan_facts(lived: Lived, title: str, first_year: int) -> PlanFacts:
    """A plan of five years."""
    return PlanFacts(
        title=lived.said(title),
        first_year=first_year,
        last_year=first_year + 4,
        source=lived.said("Belge"),
        title_en=lived.said("Plan EN"),
    )


def objective_of(lived: Lived, plan: Plan, unit: Unit) -> Objective:
    """A goal with one objective that says everything an objective can say."""
    actor = lived.coordinator
    goal = strategy.add_goal(
        actor=actor, plan=plan, facts=GoalFacts("1", lived.said("Amaç"), weight=Decimal(100))
    )
    objective = strategy.add_objective(
        actor=actor,
        goal=goal,
        facts=ObjectiveFacts(
            "1.1",
            lived.said("Hedef"),
            weight=Decimal(100),
            responsible_unit=unit,
            collaborators_text=lived.said("Ortak"),
        ),
    )
    for kind in NoteKind:
        strategy.add_note(
            actor=actor,
            objective=objective,
            facts=NoteFacts(kind, lived.said("Risk"), control=lived.said("Önlem")),
        )
    return objective


def published_plan(lived: Lived, unit: Unit, measured: dict[str, Indicator]) -> None:
    """Adopted with a document, published, with every indicator in its objective."""
    actor = lived.coordinator
    plan = strategy.create_plan(actor=actor, facts=plan_facts(lived, "Stratejik plan", 2025))
    objective = objective_of(lived, plan, unit)
    share = Decimal(100) / len(measured)
    links = [
        strategy.link_indicator(
            actor=actor,
            objective=objective,
            indicator=one,
            number=f"1.1.{place}",
            weight=share.quantize(Decimal(1)),
        )
        for place, one in enumerate(measured.values(), 1)
    ]
    targets = {(one.pk, 2025): TargetFacts(value=Decimal(20)) for one in measured.values()}
    strategy.set_targets(actor=actor, objective=objective, targets=targets)
    plan = strategy.adopt_plan(
        actor=actor,
        plan=plan,
        decision_no=lived.said("Karar"),
        adopted_on=ADOPTED_ON,
        document=lived.file("karar.pdf"),
    )
    plan = strategy.publish_plan(actor=actor, plan=plan)
    for page in ("update", "versions", "as_of", "withdraw"):
        lived.keep(f"strategy:{page} plan", plan)
    lived.keep("strategy:document document", Document.objects.about(plan)[0])
    for page in ("plan", "objective", "inspect", "records"):
        lived.keep(f"portal:{page} plan", plan)
    lived.keep("portal:objective objective", objective)
    lived.keep("portal:inspect link", links[0])
    lived.keep("portal:records link", links[0])


def written_plan(lived: Lived, unit: Unit) -> None:
    """In preparation, so that everything in it may be edited."""
    actor = lived.coordinator
    plan = strategy.create_plan(actor=actor, facts=plan_facts(lived, "Yeni plan", 2030))
    objective = objective_of(lived, plan, unit)
    spare = indicators.create_indicator(
        actor=actor, facts={"name": lived.said("Yedek"), "responsible_unit": unit}
    )
    link = strategy.link_indicator(actor=actor, objective=objective, indicator=spare, number="1.1.1")
    lived.keep("plan", plan)
    lived.keep("goal", objective.goal)
    lived.keep("objective", objective)
    lived.keep("note", objective.notes.all()[0])
    lived.keep("link", link)


def report(lived: Lived, measured: dict[str, Indicator], contact: Actor) -> None:
    """The unit is asked for the first half of 2025 and answers, each indicator to another state."""
    asked = requests.make_requests(
        actor=lived.coordinator,
        period=HALF,
        due_on=lived.coordinator.today + timedelta(days=10),
        note=lived.said("Rica"),
    )
    lived.keep("asked", asked[0])
    rows = {
        name: Actual.objects.select_related("indicator", "office").get(indicator=one, first=HALF.first)
        for name, one in measured.items()
    }
    said = Reported(
        value=Decimal(12),
        note=lived.said("Açıklama"),
        deviation_reason=lived.said("Gerekçe"),
        measures_taken=lived.said("Tedbir"),
    )
    reporting.save_draft(actor=contact, actual=rows["draft"], facts=said, revision=0)
    for name in ("approved", "submitted", "returned", "counted"):
        uploads = [lived.file("kanit.pdf")]
        rows[name] = reporting.submit(
            actor=contact, actual=rows[name], facts=said, revision=0, uploads=uploads
        )
    deciding.return_(actor=lived.coordinator, actual=rows["returned"], note=lived.said("Eksik"))
    for name in ("approved", "counted"):
        deciding.approve_step(actor=lived.coordinator, actual=rows[name], note=lived.said("Uygun"))
    publishing.publish_period(actor=lived.coordinator, period=HALF)
    keep_actuals(lived, rows)


def keep_actuals(lived: Lived, rows: dict[str, Actual]) -> None:
    """Which actual stands in which page's address."""
    lived.keep("actual", rows["submitted"])
    lived.keep("indicators:enter actual", rows["draft"])
    for page in ("inspect", "evidence_list", "verify"):
        lived.keep(f"indicators:{page} actual", rows["approved"])
    lived.keep("indicators:correct actual", rows["counted"])
    for page in ("indicators:document", "indicators:take_document", "guest_desk:document"):
        lived.keep(f"{page} document", Document.objects.about(rows["submitted"])[0])
