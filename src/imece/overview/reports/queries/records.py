"""Papers made straight from records: the objective card, the yearly activity list, the briefing note, the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from imece.ground.values.period import Period
from imece.overview.reports.assemblers import activity_list, briefing, objective_card
from imece.overview.reports.assemblers.briefing import MOST_ACTIVITIES, Brief
from imece.overview.reports.assemblers.objective_card import Card
from imece.overview.reports.queries import activities as happenings
from imece.overview.reports.queries.assembling import branch_of
from imece.overview.reports.queries.material import material, with_collaborators
from imece.services.duties.models import Duty
from imece.services.reference import places
from imece.work.activities.yearly import year_list
from imece.work.strategy.queries import objective_standing, plans
from imece.work.strategy.queries.plans import newest_adopted

if TYPE_CHECKING:
    from datetime import date

    from imece.ground.paper.content import Paper
    from imece.overview.reports.assemblers.voice import Voice
    from imece.overview.reports.queries.material import Line, ObjectiveLines
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.work.strategy.models import Objective

MOST_DUTIES = 3


def objective_card_of(actor: Actor, objective: Objective, year: int, voice: Voice) -> Paper:
    """The objective card as it stood at the end of the year, or stands today."""
    lines = lines_of(actor, objective, year)
    plan = objective.goal.plan
    card = Card(
        plan=plan,
        objective=lines,
        targets=plans.targets_by_year(objective_standing(objective, year, years=plan.years), plan),
        costs=plans.costs_of(objective),
        activities=plans.activities_of(actor, objective),
        year=year,
    )
    return objective_card.assemble(card, voice)


def lines_of(actor: Actor, objective: Objective, year: int) -> ObjectiveLines:
    """One objective with its lines, risks, findings, needs and budget."""
    period = Period.of_year(year)
    until = period.until(actor.today) or period
    found = with_collaborators(material(objective.goal.plan, until, notes=True))
    return next(row for row in found.objectives if row.objective.pk == objective.pk)


def activity_list_of(actor: Actor, year: int, voice: Voice) -> Paper:
    """The yearly list of the own office."""
    return activity_list.assemble(year_list(actor, year), actor.office, voice)


def about_objective(actor: Actor, objective: Objective, voice: Voice) -> Paper:
    """One page on an objective: how it stands this year."""
    plan = objective.goal.plan
    year = min(max(actor.today.year, plan.first_year), plan.last_year)
    lines = lines_of(actor, objective, year)
    happened = happenings.happened(actor, Q(objectives__objective=objective), MOST_ACTIVITIES)
    subject = f"{objective.number} {voice.of(objective, 'title')}"
    brief = Brief(
        office=actor.office,
        subject=subject,
        day=actor.today,
        happened=happened,
        lines=lines.lines,
        objective=lines,
        is_sample=plan.is_sample or actor.office.is_sample,
    )
    return briefing.assemble(brief, voice)


def about_unit(actor: Actor, unit: Unit, voice: Voice) -> Paper:
    """One page on a unit: its figures, its activities, what it has to do."""
    branch = branch_of(unit)
    brief = Brief(
        office=actor.office,
        subject=unit.name,
        day=actor.today,
        happened=happenings.happened(actor, Q(unit_id__in=branch), MOST_ACTIVITIES),
        lines=lines_of_units(actor, branch),
        duties=duties_of(actor, branch),
        is_sample=actor.office.is_sample,
    )
    return briefing.assemble(brief, voice)


def lines_of_units(actor: Actor, unit_ids: list[int]) -> tuple[Line, ...]:
    """What units answer for in the newest adopted plan; nothing where there is none."""
    plan = newest_adopted(actor)
    if plan is None:
        return ()
    year = min(max(actor.today.year, plan.first_year), plan.last_year)
    until = Period.of_year(year).until(actor.today) or Period.of_year(year)
    return material(plan, until, unit_ids).lines


def duties_of(actor: Actor, unit_ids: list[int]) -> tuple[tuple[str, date | None], ...]:
    """The next duties of units."""
    rows = Duty.objects.open().filter(office_id=actor.office_id, unit_id__in=unit_ids).order_by("due_on")
    return tuple(rows.values_list("title", "due_on")[:MOST_DUTIES])


def about_place(actor: Actor, province: str, district: str, voice: Voice) -> Paper:
    """One page on a province or district."""
    subject = places.district(district).full_name if district else places.province(province).name
    return _about(actor, subject, happenings.at_place(province, district), voice)


def about_institution(actor: Actor, name: str, voice: Voice) -> Paper:
    """One page on an institution, known by its name."""
    return _about(actor, name, happenings.with_institution(name), voice)


def about_country(actor: Actor, code: str, voice: Voice) -> Paper:
    """One page on a country."""
    return _about(actor, places.country(code).name(voice.leading), Q(country=code), voice)


def _about(actor: Actor, subject: str, condition: Q, voice: Voice) -> Paper:
    brief = Brief(
        office=actor.office,
        subject=subject,
        day=actor.today,
        happened=happenings.happened(actor, condition, MOST_ACTIVITIES),
        is_sample=actor.office.is_sample,
    )
    return briefing.assemble(brief, voice)
