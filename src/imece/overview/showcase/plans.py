"""The demo municipality's strategic plan: goal, objective, indicators with targets, weights and measures, budgets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from imece.overview.showcase import samples
from imece.services.measures import registry
from imece.work.indicators.actions import indicators as measuring
from imece.work.indicators.actions import milestones
from imece.work.strategy import actions, facts
from imece.work.strategy.choices import NoteKind

if TYPE_CHECKING:
    from imece.overview.showcase.people import Place
    from imece.work.indicators.models import Indicator
    from imece.work.strategy.models import Objective, Plan

# Columns of an indicator that the data file names as they are.
COLUMNS: Final = (
    "name",
    "unit_kind",
    "nature",
    "accumulation",
    "is_ratio",
    "frequency",
    "currency",
    "decimals",
)
FILTERS: Final = ("kinds", "parts", "institution", "is_loan")
MILESTONE: Final = "indicators.milestone"


def write_plan(place: Place) -> dict[str, Indicator]:
    """The plan, adopted and public; returns its indicators by their key in the data file."""
    said = place.facts["plan"]
    first_year = place.calendar.year - 1
    expert, coordinator = place.actor("expert"), place.actor("coordinator")
    plan = actions.create_plan(
        actor=expert,
        facts=facts.PlanFacts(
            title=said["title"],
            title_en=said["title_en"],
            first_year=first_year,
            last_year=first_year + len(said["indicators"][0]["targets"]) - 1,
            is_partial=said["is_partial"],
            source=said["source"],
        ),
    )
    objective = write_objective(place, plan)
    found = {row["key"]: write_indicator(place, objective, row) for row in said["indicators"]}
    targets = {
        (found[row["key"]].pk, first_year + order): facts.TargetFacts(value=Decimal(target))
        for row in said["indicators"]
        for order, target in enumerate(row["targets"])
    }
    actions.set_targets(actor=expert, objective=objective, targets=targets)
    actions.adopt_plan(
        actor=coordinator,
        plan=plan,
        decision_no=said["adopted"]["decision_no"],
        adopted_on=place.calendar.day(said["adopted"]["on"]),
        document=samples.paper("Plan kararı"),
    )
    actions.publish_plan(actor=coordinator, plan=plan)
    write_budgets(place)
    return found


def write_objective(place: Place, plan: Plan) -> Objective:
    """The goal and its objective with risks, findings and needs."""
    said, actor = place.facts["plan"], place.actor("expert")
    goal_said, told = said["goal"], said["objective"]
    goal = actions.add_goal(
        actor=actor,
        plan=plan,
        facts=facts.GoalFacts(
            number=goal_said["number"],
            title=goal_said["title"],
            title_en=goal_said["title_en"],
            printed_percent=Decimal(goal_said["printed_percent"]),
        ),
    )
    objective = actions.add_objective(
        actor=actor,
        goal=goal,
        facts=facts.ObjectiveFacts(
            number=told["number"],
            title=told["title"],
            title_en=told["title_en"],
            responsible_unit=place.units[told["responsible_unit"]],
            collaborators_text=told["collaborators_text"],
            cost_estimate=Decimal(told["cost_estimate"]),
        ),
    )
    for note in told["notes"]:
        actions.add_note(
            actor=actor,
            objective=objective,
            facts=facts.NoteFacts(
                NoteKind(note["kind"]), note["text"], note.get("control", ""), note["text_en"]
            ),
        )
    return objective


def write_indicator(place: Place, objective: Objective, row: dict[str, Any]) -> Indicator:
    """One indicator in its place: definition, weight, what it counts, its milestone's steps."""
    actor = place.actor("expert")
    columns: dict[str, Any] = {name: row[name] for name in COLUMNS if name in row}
    columns["responsible_unit"] = place.units[row["unit"]]
    columns["translations"] = {"en": {"name": row["name_en"]}}
    indicator = measuring.create_indicator(actor=actor, facts=columns)
    actions.link_indicator(
        actor=actor,
        objective=objective,
        indicator=indicator,
        number=row["number"],
        weight=Decimal(row["weight"]),
    )
    for title, weight, done in row.get("steps", []):
        write_step(place, indicator, title, Decimal(weight), done)
    if "measure" in row:
        indicator = bind(place, indicator, row)
    return indicator


def bind(place: Place, indicator: Indicator, row: dict[str, Any]) -> Indicator:
    """Bind the measure with its filters as its own form cleans them."""
    chosen = {name: row[name] for name in FILTERS if name in row}
    form = registry.measure(row["measure"]).filter_form(place.office.pk, data=chosen)
    if not form.is_valid():
        raise ValueError(f"{indicator}: {form.errors.as_json()}")
    filters = {name: value for name, value in form.cleaned_data.items() if value not in (None, "", [])}
    return measuring.bind_measure(
        actor=place.actor("expert"), indicator=indicator, measure=row["measure"], filters=filters
    )


def write_step(place: Place, indicator: Indicator, title: str, weight: Decimal, done: str | None) -> None:
    """One step of a milestone; a done one carries its paper."""
    actor = place.actor("expert")
    day = place.calendar.day(done) if done else None
    step = milestones.add_step(
        actor=actor, indicator=indicator, facts=milestones.StepFacts(title, weight, day)
    )
    if day is not None and day <= place.calendar.today:
        milestones.mark_done(actor=actor, step=step, done_on=day, uploads=[samples.paper(title)])


def write_budgets(place: Place) -> None:
    """What units were given and spent, year by year."""
    for row in place.facts["plan"]["budgets"]:
        for offset in (key for key in row if key != "unit"):
            given, spent = row[offset]
            actions.set_budgets(
                actor=place.actor("coordinator"),
                year=place.calendar.year + int(offset),
                rows=[facts.BudgetFacts(place.units[row["unit"]].pk, Decimal(given), Decimal(spent))],
                as_of=place.calendar.today,
            )
