"""The performance pages: a plan and one of its objectives, as published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from imece.doors.portal import sentences
from imece.doors.portal.answering import portal_page, shown
from imece.doors.portal.printing import goal_tables
from imece.ground.web.lists import whole_number
from imece.work.strategy.queries import public_objective, public_plan

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@portal_page
def plan(request: HttpRequest, office: str, plan: int) -> HttpResponse:
    """A plan: goals and objectives with their scores, year by year."""
    found = public_plan(office, plan, asked_year(request))
    if found is None:
        raise Http404
    context = {
        "public": found,
        "plan": found.plan,
        "goals": goal_tables(found),
        "sentence": sentences.of_plan(found),
    }
    return shown(request, "portal/plan.html", context, office=found.plan.office)


@portal_page
def objective(request: HttpRequest, office: str, plan: int, objective: int) -> HttpResponse:
    """An objective with its indicators: number, effect, target, actual, and the way to the records."""
    found = public_objective(office, plan, objective, asked_year(request))
    if found is None:
        raise Http404
    context = {"public": found, "plan": found.plan, "sentence": sentences.of_objective(found)}
    return shown(request, "portal/objective.html", context, office=found.plan.office)


def asked_year(request: HttpRequest) -> int | None:
    """The year of the address; nonsense is as good as none."""
    return whole_number(request.GET.get("year"), 0, least=0) or None
