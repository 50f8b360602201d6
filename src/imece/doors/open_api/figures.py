"""The published performance figures of an office in a year: the same that its public pages show, indicator by indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from imece.doors.open_api.answers import moment, number, text_json
from imece.doors.open_api.page_addresses import whole
from imece.doors.open_api.reading import is_demonstration, text_of
from imece.services.accounts.models import Office
from imece.work.indicators.choices import Basis
from imece.work.strategy.queries import full_standing, public_plan, public_plans

if TYPE_CHECKING:
    from imece.work.strategy.models import Objective, Plan
    from imece.work.strategy.reached import IndicatorStanding


def figures(slug: str, year: int | None) -> list[dict[str, Any]]:
    """Every indicator of the office's published plans; 404 for an office without public pages."""
    office = get_object_or_404(Office, slug=slug, is_public=True)
    if office.is_sample and not is_demonstration():
        raise Http404
    return [
        row for plan in public_plans().filter(office=office).order_by("pk") for row in of_plan(plan, year)
    ]


def of_plan(plan: Plan, year: int | None) -> list[dict[str, Any]]:
    """The figures of one plan; nothing for a year outside it."""
    if year is not None and year not in plan.years:
        return []
    shown = year
    if shown is None:
        public = public_plan(plan.office.slug, plan.pk)
        if public is None:
            return []
        shown = public.year
    standing = full_standing(plan, shown, Basis.PUBLISHED)
    return [
        figure(plan, shown, objective.objective, row)
        for goal in standing.goals
        for objective in goal.objectives
        for row in objective.indicators
    ]


def figure(plan: Plan, year: int, objective: Objective, row: IndicatorStanding) -> dict[str, Any]:
    """One indicator in one year."""
    return {
        "sample": plan.office.is_sample,
        "plan": text_json(text_of(plan, "title")),
        "year": year,
        "objective_number": objective.number,
        "objective": text_json(text_of(objective, "title")),
        "indicator_number": row.link.number,
        "indicator": text_json(text_of(row.indicator, "name")),
        "target": number(row.target),
        "actual": number(row.value),
        "performance": number(row.performance),
        "band": row.band or None,
        "is_declared": row.is_declared,
        "published_at": moment(row.published_at) if row.published_at else None,
        "page": whole("portal:inspect", plan.office.slug, plan.pk, row.link.pk, str(year))
        if row.published_at
        else whole("portal:objective", plan.office.slug, plan.pk, objective.pk),
    }
